import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Skip } from '../scenario.ts';
import { commandAs, type User } from './user.ts';

const CLI_FOLDER = join(import.meta.dirname, '../../../app/cli');

/** The launcher of the command line. */
export const REJOIN = join(CLI_FOLDER, 'rejoin.js');

/** True if the command line is there to be tried. */
export const hasRejoin = () => existsSync(join(CLI_FOLDER, 'main.ts'));

export interface Answer {
  /** Exit code; -1 if a signal ended it. */
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The last JSON object on stdout. */
  readonly json: Record<string, unknown>;
}

function lastJson(text: string): Record<string, unknown> {
  for (const candidate of [text, text.trim().split('\n').at(-1) ?? '']) {
    try {
      return JSON.parse(candidate) as Record<string, unknown>;
    } catch {
      // Not this one: a stream of objects has its last on the last line.
    }
  }
  return {};
}

/** Runs one verb of the command line to its end, at most 90 seconds. @throws Skip while there is no command line */
export const rejoin = (...args: string[]): Promise<Answer> => rejoinAs('root', ...args);

/** The same as an ordinary user. */
export function rejoinAs(user: User, ...args: string[]): Promise<Answer> {
  if (!hasRejoin()) throw new Skip('app/cli/main.ts is not there yet');
  return new Promise((resolve) => {
    execFile(...commandAs(user, [REJOIN, ...args]), { timeout: 90_000 }, (error, stdout, stderr) => {
      const code = error === null ? 0 : typeof error.code === 'number' ? error.code : -1;
      resolve({ code, stdout, stderr, json: lastJson(stdout) });
    });
  });
}
