import { execFile, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Runs a program to its end and gives its stdout. @throws with what it wrote to stderr */
export async function run(program: string, ...args: string[]): Promise<string> {
  try {
    return (await execute(program, args, { maxBuffer: 1 << 24 })).stdout;
  } catch (error) {
    const { stderr, stdout } = error as { stderr?: string; stdout?: string };
    const said = [stderr, stdout]
      .map((text) => text?.trim())
      .find((text) => text !== undefined && text !== '');
    throw new Error(`${program} ${args.join(' ')}: ${said ?? String(error)}`, { cause: error });
  }
}

/** A program that runs until it is told to stop. */
export class Daemon {
  readonly exited: Promise<number>;
  readonly #child;
  #isRunning = true;
  #signal: NodeJS.Signals | null = null;

  /** @param outputPath where its stdout goes, appended; nowhere if left out */
  constructor(program: string, args: readonly string[], outputPath?: string, errorPath?: string) {
    const files = [outputPath, errorPath].map((path) =>
      path === undefined ? ('ignore' as const) : openSync(path, 'a'),
    );
    this.#child = spawn(program, args, { stdio: ['ignore', files[0], files[1]] });
    for (const file of files) if (typeof file === 'number') closeSync(file);
    this.exited = new Promise((resolve) => {
      const end = (code: number | null, signal: NodeJS.Signals | null = null) => {
        this.#isRunning = false;
        this.#signal = signal;
        resolve(code ?? -1);
      };
      this.#child.once('error', () => end(127));
      this.#child.once('exit', end);
    });
  }

  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** The signal that ended it: a crash inside the emulated processor says nothing else. */
  get endedBySignal(): NodeJS.Signals | null {
    return this.#signal;
  }

  /** Sends a signal and waits for the end; SIGKILL follows after five seconds. */
  async stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<void> {
    if (!this.#isRunning) return;
    this.#child.kill(signal);
    const timer = setTimeout(() => this.#child.kill('SIGKILL'), 5000);
    await this.exited;
    clearTimeout(timer);
  }
}
