/** `rejoin serve` in a process of its own, with its longest turn measured. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '../..');

export interface Served {
  readonly child: ChildProcess;
  readonly address: URL;
  /** What it wrote to stderr so far. */
  readonly said: () => string;
  /** Milliseconds of processor time of its longest turn since the last time this was asked. */
  readonly longestTurn: () => Promise<number>;
  readonly stop: () => Promise<number | null>;
}

export async function serveApart(folder: string, args: readonly string[] = ['--demo']): Promise<Served> {
  const turns = join(import.meta.dirname, 'turns.ts');
  const child = spawn(
    process.execPath,
    [
      ...['--no-warnings', '--import', turns, join(ROOT, 'app/cli/rejoin.js')],
      ...['serve', '--history', join(folder, 'history.db'), ...args],
    ],
    { stdio: ['pipe', 'pipe', 'pipe', 'ipc'], env: { ...process.env, XDG_STATE_HOME: folder } },
  );
  let stderr = '';
  child.stderr?.on('data', (part: Buffer) => (stderr += part.toString()));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const line = new Promise<string>((resolve, reject) => {
    if (child.stdout) createInterface({ input: child.stdout }).once('line', resolve);
    void ended.then(() => reject(new Error(`It ended without an address: ${stderr}`)));
  });
  return {
    child,
    address: new URL(await line),
    said: () => stderr,
    async longestTurn() {
      child.send('longest');
      const [longest] = (await once(child, 'message')) as [number];
      return longest;
    },
    async stop() {
      child.kill('SIGINT');
      return (await ended)[0];
    },
  };
}
