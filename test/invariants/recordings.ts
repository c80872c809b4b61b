/** The recorded scenarios as lines: what the invariants are tried on. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

export interface Recording {
  /** Scenario and file. */
  readonly name: string;
  readonly lines: readonly string[];
}

export const SCENARIOS = join(import.meta.dirname, '..', 'scenarios');
const MADE_OF_LINES = /\.(?:log|txt)(?:\.gz)?$/;

export function linesOf(path: string): string[] {
  const bytes = readFileSync(path);
  const text = (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('latin1');
  const lines = text.split('\n');
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** Every recording that is made of lines and has at most so many of them. */
export const recordingsUpTo = (most: number): Recording[] =>
  readdirSync(SCENARIOS, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(SCENARIOS, entry.name, 'scenario.json')))
    .flatMap(({ name }) =>
      readdirSync(join(SCENARIOS, name))
        .filter((file) => MADE_OF_LINES.test(file))
        .map((file) => ({ name: `${name}/${file}`, lines: linesOf(join(SCENARIOS, name, file)) })),
    )
    .filter(({ lines }) => lines.length <= most);
