/**
 * Which files are one log: a log and what rotation made of it, oldest first. By name alone, as logrotate, newsyslog and
 * their relatives give names: `wpa.log`, `wpa.log.1`, `wpa.log.2.gz`, `hostapd.log-20261120.gz`, `wifi.log.0.bz2`.
 */
import { opendirSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { sniffDialect } from '../ingest/detect-dialect.ts';
import { latin1 } from '../ingest/text.ts';
import { said, type Said } from '../domain/said.ts';
import { headOf, UnreadableFile } from './files.ts';
import { isText } from './is-text.ts';

/** Files of one log, oldest first. */
export type LogFamily = readonly string[];

export interface FolderOfLogs {
  readonly families: readonly LogFamily[];
  /** Files and folders that were passed over, each with why. */
  readonly skipped: readonly Said[];
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
/** Names that are looked at, logs or not. */
const MOST_NAMES = 65_536;

/** Finds the logs below a folder. Hidden files, sockets, pipes and linked folders are left alone. */
export async function logsIn(folder: string): Promise<FolderOfLogs> {
  const search = new Search();
  await search.look(folder, 1);
  return { families: familiesOf(search.files), skipped: search.skipped };
}

/** @param why a `why.` of it */
export const passedOver = (name: string, why: Said): Said => said('file.passed-over', { name, why });

class Search {
  readonly files: string[] = [];
  readonly skipped: Said[] = [];
  /** Device and inode: a file that is linked twice is one log. */
  readonly #seen = new Set<string>();
  #names = 0;

  async look(folder: string, depth: number): Promise<void> {
    for (const name of this.#namesIn(folder, depth)) {
      const path = join(folder, name);
      const stats = this.#stats(path);
      if (name.startsWith('.') || !stats) continue;
      if (stats.isDirectory()) {
        if (depth < DEEPEST) await this.look(path, depth + 1);
        else this.skipped.push(passedOver(path, said('why.too-deep', { most: DEEPEST })));
      } else if (stats.isFile() && stats.size > 0) await this.#take(path, stats);
    }
  }

  /** Read one by one: a folder may hold more names than memory. */
  #namesIn(folder: string, depth: number): string[] {
    const names: string[] = [];
    try {
      const entries = opendirSync(folder);
      try {
        for (let entry = entries.readSync(); entry; entry = entries.readSync()) {
          if (++this.#names > MOST_NAMES) {
            this.skipped.push(said('file.rest-of-folder', { folder, most: MOST_NAMES }));
            break;
          }
          // A link to a folder may lead anywhere, also back.
          if (entry.isSymbolicLink() && this.#stats(join(folder, entry.name))?.isDirectory()) continue;
          names.push(entry.name);
        }
      } finally {
        entries.closeSync();
      }
    } catch (error) {
      if (depth === 1) throw new UnreadableFile(folder, said('why.denied'), { cause: error });
      this.skipped.push(passedOver(folder, said('why.denied')));
    }
    return names.sort();
  }

  #stats(path: string): Stats | undefined {
    try {
      return statSync(path);
    } catch {
      // A link that leads nowhere, or a file that has just been rotated away.
      return undefined;
    }
  }

  async #take(path: string, { dev, ino }: Stats): Promise<void> {
    const key = `${dev} ${ino}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    const isTooMany = this.files.length >= MOST_FILES;
    const why = isTooMany ? said('why.too-many-files', { most: MOST_FILES }) : await whyNoLog(path);
    if (why === undefined) this.files.push(path);
    else this.skipped.push(passedOver(path, why));
  }
}

const HEAD = 4096;

/** Why a file cannot be a log, by its first bytes; undefined if it may be one. */
async function whyNoLog(path: string): Promise<Said | undefined> {
  let head: Uint8Array;
  try {
    head = await headOf(path, HEAD);
  } catch (error) {
    const { why } = error as UnreadableFile;
    // What to type is said of a file that was named; here it is one of many.
    if (why.code === 'why.xz' || why.code === 'why.bzip2')
      return said('why.unpack-first', { packing: why.code.slice('why.'.length) });
    return why.code === 'why.denied' ? why : said('why.damaged');
  }
  if (latin1(head, 0, 8) === 'LPKSHHRH') return said('why.journal-file', { command: 'journalctl -o json' });
  if (sniffDialect(head)) return undefined;
  return isText(head) ? undefined : said('why.no-text');
}
