/** Starts the bundled app over the stand-in for Electron, as a process of its own. */
import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import type { Answer, Happened } from './stand-in/wire.ts';

const here = (path: string): string => join(import.meta.dirname, path);
const BUNDLE = here('../../out/stand-in-app');
/** The app over the stand-in, with another service; its map lies beside it. */
export const BUNDLED = join(BUNDLE, 'main.js');
/** Where each process of it leaves what it has reached. */
export const REACHED = mkdtempSync(join(tmpdir(), 'rejoin-reached-'));
/** The app as it is packed, with the real service; `npm run build` makes it. */
export const BUILT = here('../../out/app/main.js');

/** The real `app/main.ts`, bundled as for Electron; only the service is another one. Its preload is that of `npm run build`. */
export async function bundle(): Promise<void> {
  await build({
    configFile: here('../../vite.main.config.ts'),
    logLevel: 'error',
    resolve: {
      alias: [{ find: /^.*\/open-service\.ts$/, replacement: here('stand-in/scripted-service.ts') }],
    },
    build: { outDir: BUNDLE, sourcemap: true },
  });
}

export interface Launched {
  /** All that happened so far, in its order. */
  readonly happened: readonly Happened[];
  /** The data of the `count`-th event of a kind; waits for it. */
  once(what: string, count?: number): Promise<unknown>;
  count(what: string): number;
  command(command: string, argument?: unknown): Promise<unknown>;
  /** What the program wrote to its standard error. */
  said(): string;
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export const newHome = (): string => mkdtempSync(join(tmpdir(), 'rejoin-shell-'));
export const dropHome = (home: string): void => rmSync(home, { recursive: true, force: true });

export function launch(
  home: string,
  args: readonly string[] = [],
  environment: Record<string, string> = {},
  program: string = BUNDLED,
): Launched {
  const happened: Happened[] = [];
  const waiting = new Set<() => void>();
  const answers = new Map<number, (answer: Answer) => void>();
  let text = '';
  let last = 0;
  const child = fork(program, args, {
    execArgv: ['--import', pathToFileURL(here('stand-in/register.ts')).href],
    env: {
      ...process.env,
      ...{ STAND_IN_HOME: home, STAND_IN_WIRE: pathToFileURL(here('stand-in/wire.ts')).href },
      ...{ HOME: home, XDG_CONFIG_HOME: join(home, 'config'), XDG_STATE_HOME: home },
      NODE_V8_COVERAGE: REACHED,
      ...environment,
    },
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  });
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (text += part));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.on('message', (message: Happened | Answer) => {
    if ('id' in message) {
      answers.get(message.id)?.(message);
      return;
    }
    happened.push(message);
    for (const look of waiting) look();
  });
  const command = (name: string, argument: unknown = null): Promise<unknown> =>
    new Promise((resolve, reject) => {
      const id = ++last;
      answers.set(id, ({ value, error }) => {
        if (error === undefined) resolve(value);
        else reject(new Error(error));
      });
      child.send({ id, command: name, argument });
    });
  return {
    happened,
    ended,
    command,
    said: () => text,
    count: (what) => happened.filter((event) => event.what === what).length,
    once: (what, count = 1) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          const event = happened.filter((event) => event.what === what)[count - 1];
          if (!event) return;
          waiting.delete(look);
          resolve(event.data);
        };
        waiting.add(look);
        look();
        void ended.then(() => reject(new Error(`The app ended before ${what}: ${text}`)));
      }),
    async stop() {
      // A process that is killed leaves nothing by itself.
      if (child.connected) await Promise.race([command('count').catch(() => undefined), ended]);
      child.kill('SIGKILL');
      await ended;
    },
  };
}
