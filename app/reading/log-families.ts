/**
 * Which files are one log: a log and what rotation made of it, oldest first. By name alone, as logrotate, newsyslog and
 * their relatives give names: `wpa.log`, `wpa.log.1`, `wpa.log.2.gz`, `hostapd.log-20261120.gz`, `wifi.log.0.bz2`.
 */
import { closeSync, openSync, readdirSync, readSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { constants, gunzipSync, zstdDecompressSync } from 'node:zlib';
import { sniffDialect } from '../ingest/detect-dialect.ts';
import { encodingOf } from '../ingest/encoding.ts';
import { packingOf, UnreadableInput } from './files.ts';

/** Files of one log, oldest first. */
export type LogFamily = readonly string[];

export interface FolderOfLogs {
  readonly families: readonly LogFamily[];
  /** Files and folders that were passed over, each with why. */
  readonly skipped: readonly string[];
}

const PACKED = /\.(?:gz|zst|xz|bz2)$/;
/**
 * A number, or a date with or without a time behind it, which may stand before the extension. What is named by an IP
 * address is not rotated.
 */
const ROTATED =
  /^(?=.*[a-z])(.+?)(?:\.(\d{1,4}|old)|[-.](\d{4}-?\d\d-?\d\d(?:[-_.T]?\d{1,10})?)(\.(?:log|txt))?)$/i;

interface Member {
  readonly path: string;
  readonly log: string;
  /** Oldest first: dates, then numbers from the highest on, then the log itself. */
  readonly order: readonly [number, string | number];
}

function memberOf(path: string): Member {
  const name = basename(path).replace(PACKED, '');
  const [, log = name, number, date, extension = ''] = ROTATED.exec(name) ?? [];
  const key = join(dirname(path), log + extension);
  if (date !== undefined) return { path, log: key, order: [0, date.replace(/\D/g, '')] };
  if (number !== undefined) return { path, log: key, order: [1, number === 'old' ? -0.5 : -Number(number)] };
  return { path, log: key, order: [2, 0] };
}

function older(a: Member, b: Member): number {
  if (a.order[0] !== b.order[0]) return a.order[0] - b.order[0];
  return a.order[1] < b.order[1] ? -1 : a.order[1] > b.order[1] ? 1 : 0;
}

/**
 * Puts files that are one log together. Families stand in the order of their first file, and two files that claim the
 * same place (a log, and the same log packed) are two logs.
 */
export function familiesOf(paths: readonly string[]): LogFamily[] {
  const families = new Map<string, Member[]>();
  for (const path of paths) {
    const member = memberOf(path);
    const known = families.get(member.log);
    if (!known) families.set(member.log, [member]);
    else if (known.some((other) => older(other, member) === 0)) families.set(path, [member]);
    else known.push(member);
  }
  return [...families.values()].map((members) => members.toSorted(older).map(({ path }) => path));
}

/** How deep a folder is searched; what is below is named. */
const DEEPEST = 4;
const MOST_FILES = 4096;

/** Finds the logs below a folder. Hidden files, sockets, pipes and linked folders are left alone. */
export function logsIn(folder: string): FolderOfLogs {
  const search = new Search();
  search.look(folder, 1);
  return { families: familiesOf(search.files), skipped: search.skipped };
}

class Search {
  readonly files: string[] = [];
  readonly skipped: string[] = [];
  /** Device and inode: a file that is linked twice is one log. */
  readonly #seen = new Set<string>();

  look(folder: string, depth: number): void {
    for (const name of this.#namesIn(folder, depth)) {
      const path = join(folder, name);
      const stats = this.#stats(path);
      if (name.startsWith('.') || !stats) continue;
      if (stats.isDirectory()) {
        if (depth < DEEPEST) this.look(path, depth + 1);
        else this.skipped.push(`${path} (more than ${DEEPEST} folders deep)`);
      } else if (stats.isFile() && stats.size > 0) this.#take(path, stats);
    }
  }

  #namesIn(folder: string, depth: number): string[] {
    try {
      const entries = readdirSync(folder, { withFileTypes: true });
      // A link to a folder may lead anywhere, also back.
      const isFolderLink = (path: string): boolean => this.#stats(path)?.isDirectory() === true;
      return entries
        .filter((entry) => !entry.isSymbolicLink() || !isFolderLink(join(folder, entry.name)))
        .map(({ name }) => name)
        .toSorted();
    } catch (error) {
      if (depth === 1) throw new UnreadableInput(`${folder} may not be read by this user.`, { cause: error });
      this.skipped.push(`${folder} (may not be read by this user)`);
      return [];
    }
  }

  #stats(path: string): Stats | undefined {
    try {
      return statSync(path);
    } catch {
      // A link that leads nowhere, or a file that has just been rotated away.
      return undefined;
    }
  }

  #take(path: string, { dev, ino }: Stats): void {
    const key = `${dev} ${ino}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const why = this.files.length >= MOST_FILES ? `more than ${MOST_FILES} files` : whyNoLog(path);
    if (why === undefined) this.files.push(path);
    else this.skipped.push(`${path} (${why})`);
  }
}

const HEAD = 4096;

/** Why a file cannot be a log, by its first bytes; undefined if it may be one. */
function whyNoLog(path: string): string | undefined {
  let head: Buffer;
  try {
    head = headOf(path);
    const packing = packingOf(head);
    if (packing === 'xz' || packing === 'bzip2') return `is packed with ${packing}: unpack it first`;
    if (packing === 'gzip') head = gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
    if (packing === 'zstd') head = zstdDecompressSync(head, { finishFlush: constants.ZSTD_e_flush });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES' ? 'may not be read by this user' : 'is damaged';
  }
  if (head.toString('latin1', 0, 8) === 'LPKSHHRH')
    return "the journal's own files: export them with journalctl -o json";
  if (encodingOf(head) !== 'bytes' || sniffDialect(head)) return undefined;
  return isText(head) ? undefined : 'is no text';
}

function headOf(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const head = Buffer.alloc(HEAD);
    return head.subarray(0, readSync(file, head));
  } finally {
    closeSync(file);
  }
}

/** A log that lost power has runs of NUL; other control characters are hardly ever in one. */
function isText(head: Uint8Array): boolean {
  let nul = 0;
  let control = 0;
  for (const byte of head) {
    if (byte === 0) nul++;
    else if (byte < 0x09 || (byte > 0x0d && byte < 0x20 && byte !== 0x1b)) control++;
  }
  return nul * 2 < head.length && control * 50 < head.length;
}
