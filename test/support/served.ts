/** `rejoin serve` in a process of its own, with its longest turn measured. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';

const ROOT = join(import.meta.dirname, '../..');
/** Milliseconds: longer ones are of something that is loaded. */
const QUIET_TURN = 20;

export interface Served {
  readonly child: ChildProcess;
  readonly address: URL;
  /** What it wrote to stderr so far. */
  readonly said: () => string;
  /** Milliseconds of processor time of its longest turn since the last time this was asked. */
  readonly longestTurn: () => Promise<number>;
  /** Waits until what is loaded behind the address has been loaded, and begins to measure anew. */
  readonly settled: () => Promise<void>;
  /** @returns the exit code; null: killed */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** A page of the person's. @param hello its token or session @returns the session, once it is welcome */
export function enter(
  { address }: Pick<Served, 'address'>,
  hello: { readonly token: string } | { readonly session: string } = { token: address.hash.slice(1) },
): Promise<{ page: WebSocket; session: string }> {
  const page = new WebSocket(`ws://${address.host}/socket`, { origin: address.origin });
  return new Promise((resolve, reject) => {
    page.on('error', reject);
    page.once('close', (code) => reject(new Error(`It was closed (${code}).`)));
    page.once('open', () => page.send(JSON.stringify({ type: 'hello', ...hello })));
    page.once('message', (data: Buffer) => {
      const { session } = JSON.parse(data.toString()) as { session: string };
      resolve({ page, session });
    });
  });
}

/** @param command `serve`, or `start` where it has no window and serves */
export async function serveApart(
  folder: string,
  args: readonly string[] = ['--demo'],
  command: 'serve' | 'start' = 'serve',
): Promise<Served> {
  const turns = join(import.meta.dirname, 'turns.ts');
  const child = spawn(
    process.execPath,
    [
      ...['--no-warnings', '--import', turns, join(ROOT, 'app/cli/rejoin.js')],
      ...(command === 'start' ? ['start'] : ['serve', '--history', join(folder, 'history.db'), ...args]),
    ],
    {
      stdio: ['pipe', 'pipe', 'pipe', 'ipc'],
      env: { ...process.env, XDG_STATE_HOME: folder, TMPDIR: folder },
    },
  );
  let stderr = '';
  child.stderr?.on('data', (part: Buffer) => (stderr += part.toString()));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const line = new Promise<string>((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
    void ended.then(() => reject(new Error(`It ended without an address: ${stderr}`)));
  });
  const longestTurn = async (): Promise<number> => {
    child.send('longest');
    const [longest] = (await once(child, 'message')) as [number];
    return longest;
  };
  return {
    child,
    address: new URL(await line),
    said: () => stderr,
    longestTurn,
    async settled() {
      // A part that is loaded takes a turn of its own; a second without one is the end of them.
      do await pause(1000);
      while ((await longestTurn()) > QUIET_TURN);
    },
    async stop(signal = 'SIGINT') {
      child.kill(signal);
      return (await ended)[0];
    },
  };
}
