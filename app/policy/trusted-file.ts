/**
 * Reads a file that only the administrator can have written. Whoever may write a policy may have keys cleared and reports
 * sent: a file that others could have put there is not read.
 */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  realpathSync,
  type Stats,
} from 'node:fs';
import { dirname } from 'node:path';
import { said, type Said } from '../domain/said.ts';

const LARGEST = 1024 * 1024;
/** Written by group or by all. */
const BY_OTHERS = 0o022;
const STICKY = 0o1000;

export type TrustedFile =
  | { readonly is: 'read'; readonly bytes: Buffer }
  | { readonly is: 'absent' }
  | { readonly is: 'refused'; readonly why: Said };

/** @param owners user ids that may have written it */
export function readTrusted(path: string, owners: readonly number[] = [0]): TrustedFile {
  let fd: number;
  try {
    // A pipe in its place would never end.
    fd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  } catch (error) {
    const { code = '?' } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') return { is: 'absent' };
    return { is: 'refused', why: said('policy.unreadable', { path, why: code }) };
  }
  try {
    const stats = fstatSync(fd);
    const why = faultOf(path, stats, owners) ?? faultOnTheWay(path, owners);
    if (why) return { is: 'refused', why };
    return { is: 'read', bytes: readFileSync(fd) };
  } catch (error) {
    const { code = '?' } = error as NodeJS.ErrnoException;
    return { is: 'refused', why: said('policy.unreadable', { path, why: code }) };
  } finally {
    closeSync(fd);
  }
}

function faultOf(path: string, stats: Stats, owners: readonly number[]): Said | undefined {
  if (!stats.isFile()) return said('policy.unreadable', { path, why: 'EISDIR' });
  if (stats.size > LARGEST) return said('policy.unreadable', { path, why: 'EFBIG' });
  return faultOfOwner(path, stats, owners);
}

function faultOfOwner(path: string, { uid, mode }: Stats, owners: readonly number[]): Said | undefined {
  if (!owners.includes(uid)) return said('policy.foreign', { path });
  return (mode & BY_OTHERS) === 0 ? undefined : said('policy.writable', { path });
}

/** Whoever may write a folder on the way can put another file in its place: along the names, and along what they lead to. */
function faultOnTheWay(path: string, owners: readonly number[]): Said | undefined {
  for (const way of new Set([path, realpathSync(path)]))
    for (let at = dirname(way); ; at = dirname(at)) {
      const stats = lstatSync(at);
      // Of a folder like /tmp, others can take away only what is theirs.
      const isKept = (stats.mode & STICKY) !== 0 && owners.includes(stats.uid);
      const why = stats.isSymbolicLink() || isKept ? undefined : faultOfOwner(at, stats, owners);
      if (why) return why;
      if (at === dirname(at)) break;
    }
  return undefined;
}
