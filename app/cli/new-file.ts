/** Files that a verb writes for a person: never over one that is there, and for nobody else to read. */
import { accessSync, constants, existsSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { said } from '../domain/said.ts';
import { UsageError } from './exit.ts';

const exists = (path: string): UsageError => new UsageError(said('bundle.exists', { path }));

function unwritable(path: string, cause: unknown): UsageError {
  const { code = '' } = cause as NodeJS.ErrnoException;
  return new UsageError(said('bundle.unwritable', { path, code }), { cause });
}

/** Asked before long work: what cannot be saved is lost. @throws UsageError as {@link writeNew} */
export function demandPlaceFor(path: string): void {
  if (existsSync(path)) throw exists(path);
  try {
    accessSync(dirname(path), constants.W_OK);
  } catch (error) {
    throw unwritable(path, error);
  }
}

/** @throws UsageError where there is such a file already, or it cannot be written */
export function writeNew(path: string, bytes: Uint8Array): void {
  try {
    writeFileSync(path, bytes, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EEXIST' ? exists(path) : unwritable(path, error);
  }
}
