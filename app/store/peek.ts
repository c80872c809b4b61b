/** Settings, read before the history's thread is there: that takes as long to begin as a page to be painted. */
import { existsSync } from 'node:fs';
import { glanceAt } from './database.ts';
import { isForeign } from './files.ts';

interface Row {
  readonly key: string;
  /** JSON. */
  readonly value: string;
}

/**
 * Nothing is written and nothing waited for. Never while this process has the file open.
 *
 * @returns undefined where the thread must be asked: the file is another's, of another version, held, damaged, or in memory
 */
export function peekSettings(path: string): Record<string, unknown> | undefined {
  try {
    // Where there is no file yet, nothing was ever set; a path that is none is the thread's to tell of.
    if (!existsSync(path) || isForeign(path)) return undefined;
    const rows = glanceAt(path, 'SELECT key, value FROM settings') as readonly Row[] | undefined;
    return rows && Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
  } catch {
    return undefined;
  }
}
