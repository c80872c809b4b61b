/** The programs of macOS that Rejoin runs: by absolute path, with an argument array, never through a shell. */
import { said } from '../../domain/said.ts';
import { spawn } from 'node:child_process';
import type { Ssid } from '../../domain/ids.ts';
import { ssidToBytes } from '../../domain/ssid.ts';
import { PlatformError } from '../port.ts';

export const EXECUTABLES = {
  log: '/usr/bin/log',
  networksetup: '/usr/sbin/networksetup',
  security: '/usr/bin/security',
  ipconfig: '/usr/sbin/ipconfig',
  systemProfiler: '/usr/sbin/system_profiler',
  ioreg: '/usr/sbin/ioreg',
  id: '/usr/bin/id',
} as const;

export type Tool = keyof typeof EXECUTABLES;
export type Executables = Readonly<Record<Tool, string>>;

export interface Answer {
  /** One character a byte. */
  readonly stdout: string;
  readonly stderr: string;
  /** Null where a signal ended it. */
  readonly code: number | null;
}

export interface RunOptions {
  /** Milliseconds; default 20 s. */
  readonly timeout?: number;
  /** Written to its standard input. */
  readonly stdin?: string;
}

/** A person may stand before a dialog. Milliseconds. */
export const WITH_DIALOG = 120_000;
const PATIENCE = 20_000;
/** Longest output that is read; a log of ten minutes is not read by this. */
const LONGEST = 16 * 1024 * 1024;
/** Their texts are read: in English, and by nothing that the environment brings along. */
const env = (): NodeJS.ProcessEnv => ({
  PATH: '/usr/bin:/bin:/usr/sbin:/sbin',
  LANG: 'en_US.UTF-8',
  LC_ALL: 'en_US.UTF-8',
  HOME: process.env['HOME'],
});

/** Starts one of them, its output in pipes. */
export const start = (path: string, args: readonly string[]) =>
  spawn(path, args, { env: env(), stdio: ['pipe', 'pipe', 'pipe'], shell: false });

/**
 * Runs one to its end. Its arguments are in no error: one of them may be a password.
 * @throws PlatformError 'missing' where it is not there, 'timeout' where it does not end
 */
function run(path: string, args: readonly string[], options: RunOptions = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const child = start(path, args);
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    let length = 0;
    const patience = options.timeout ?? PATIENCE;
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new PlatformError('timeout', said('system.slow', { program: path, within: patience })));
    }, patience);
    child.stdout.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= LONGEST) out.push(chunk);
      else child.kill('SIGKILL');
    });
    child.stderr.on('data', (chunk: Buffer) => {
      if (err.length < 64) err.push(chunk);
    });
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const { code = '?' } = error;
      const why =
        code === 'ENOENT'
          ? said('system.not-there', { program: path })
          : said('system.not-started', { program: path, code });
      reject(new PlatformError('missing', why));
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      const [stdout, stderr] = [out, err].map((chunks) => Buffer.concat(chunks).toString('latin1'));
      resolve({ stdout: stdout ?? '', stderr: stderr ?? '', code });
    });
    // It may end before it has read everything.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.stdin ?? '');
  });
}

export type Tools = (tool: Tool, args: readonly string[], options?: RunOptions) => Promise<Answer>;

export const toolsAt =
  (paths: Executables): Tools =>
  (tool, args, options) =>
    run(paths[tool], args, options);

/**
 * A network's name as an argument. Node gives arguments to a program as UTF-8, and so do the programs of macOS read them.
 * @throws PlatformError 'refused' for a name that is no text
 */
export function asArgument(ssid: Ssid): string {
  const bytes = Buffer.from(ssidToBytes(ssid), 'latin1');
  const text = bytes.toString('utf8');
  if (text === '' || text.includes('\0') || !Buffer.from(text, 'utf8').equals(bytes))
    throw new PlatformError('refused', said('mac.no-text', { ssid }));
  return text;
}
