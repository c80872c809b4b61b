/** The history's file and its companions in the file system, without SQLite. */
import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  existsSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
} from 'node:fs';
import { dirname } from 'node:path';

/** "Rejo": a file with another number is somebody else's. */
export const APPLICATION_ID = 0x52656a6f;
/** Offsets in SQLite's header (https://www.sqlite.org/fileformat.html, 1.3). */
const SCHEMA_COOKIE = 40;
const APPLICATION = 68;

/** Tells one file from another that has taken its name; undefined = there is none. */
export const inodeOf = (path: string): bigint | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;

/**
 * Makes the file where there is none. Nobody else may read it, nor the companions, which SQLite gives the file's mode.
 *
 * @throws the system's error
 */
export function createPrivately(path: string): void {
  makeFolder(dirname(path));
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  accessSync(path, constants.R_OK | constants.W_OK);
}

/** Not Node's `recursive`: that calls a read-only disk ENOENT. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** For a file of an earlier time, and one that was copied here. */
export function makePrivate(path: string): void {
  if (process.platform === 'win32') return;
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) chmodSync(path + end, 0o600);
}

/**
 * A good database that is not ours. SQLite is not asked: it would leave its traces in it. Never while this process has the
 * file open in SQLite: to close a file gives up all locks that the process has on it (POSIX).
 */
export function isForeign(path: string): boolean {
  const header = Buffer.alloc(100);
  const file = openSync(path, 'r');
  const length = readSync(file, header, 0, header.length, 0);
  closeSync(file);
  if (length < header.length || !header.toString('latin1').startsWith('SQLite format 3\0')) return false;
  return header.readUInt32BE(APPLICATION) !== APPLICATION_ID && header.readUInt32BE(SCHEMA_COOKIE) !== 0;
}

/**
 * Moves a damaged file out of the way, unless another file has its name by now: another process has done so, and the new
 * one is good.
 *
 * @returns the name under which it is kept
 */
export function setAside(path: string, inode: bigint | undefined): string | undefined {
  if (inodeOf(path) !== inode) return undefined;
  const stamp = new Date().toISOString().replaceAll(':', '-');
  let kept = path.replace(/(\.db)?$/, `.corrupt-${stamp}.db`);
  for (let count = 2; existsSync(kept); count++)
    kept = path.replace(/(\.db)?$/, `.corrupt-${stamp}-${count}.db`);
  for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) renameSync(path + end, kept + end);
  return kept;
}
