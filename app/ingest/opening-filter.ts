/**
 * Tells, in bytes and without making a string, that no rule of any dialect knows how a line begins. Most lines of a debug
 * log, and of a log of a whole machine, are such lines.
 *
 * It may send a line on for nothing; it must never hold back a line that a dialect would recognise.
 */
import type { Dialect } from './dialect.ts';
import { MODULE_ONLY, RuleTable } from './rule-table.ts';

const STAMP = 19;
const BLANK = 0x20;
const COLON = 0x3a;
const LONGEST_NAME = 15;
/** How far into a line without a stamp one is looked for. */
const FRONT = 32;

/** Beginnings of layers that begin with letters (`layers.ts`). */
const LAYERS = [
  ...'V D I W E F'.split(' ').flatMap((level) => [`${level}/`, `${level}(`, `${level} (`]),
  ...'kern. user. daemon auth syslog cron. local messages dmesg journal IFNAME= Line phy wdev'.split(' '),
];

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** `1795222476.640752: ` */
const isOwnStamp = (bytes: Uint8Array, p: number): boolean =>
  bytes[p + 17] === COLON &&
  bytes[p + 10] === 0x2e &&
  bytes[p + 18] === BLANK &&
  isDigit(bytes[p]) &&
  isDigit(bytes[p + 16]);

/** Offset behind `[   12.345678] `, or 0. */
const behindBoot = (bytes: Uint8Array, p: number, end: number): number => {
  const limit = Math.min(end - 1, p + 24);
  for (let q = p + 1; q < limit; q++) {
    const byte = bytes[q] ?? 0;
    if (byte === 0x5d) return isDigit(bytes[q - 1]) && bytes[q + 1] === BLANK ? q + 2 : 0;
    if (byte !== BLANK && byte !== 0x2e && !isDigit(byte)) return 0;
  }
  return 0;
};

type Openings = RuleTable<{ readonly head: string }>;

/** The table of the dialects that were asked for last: nearly always the same ones, and dear to make. */
let known: { readonly dialects: readonly Dialect[]; readonly table: Openings } | undefined;

const tableOf = (dialects: readonly Dialect[]): Openings => {
  const isKnown =
    known?.dialects.length === dialects.length &&
    known.dialects.every((dialect, index) => dialect === dialects[index]);
  if (!known || !isKnown) {
    const heads = dialects.flatMap(({ openings = [], programs = [] }) => [...openings, ...programs]);
    const table = new RuleTable([...new Set([...heads, ...LAYERS])].map((head) => ({ head })));
    known = { dialects, table };
  }
  return known.table;
};

export class OpeningFilter {
  private readonly table: Openings;

  constructor(dialects: readonly Dialect[]) {
    this.table = tableOf(dialects);
  }

  /** @returns whether no dialect can recognise `bytes[start, end)` */
  isHopeless(bytes: Uint8Array, start: number, end: number): boolean {
    let p = start;
    while (bytes[p] === BLANK && p < end) p++;
    let isStamped = isOwnStamp(bytes, p);
    let hasHost = false;
    while (isOwnStamp(bytes, p)) p += STAMP;
    if (!isStamped && bytes[p] === 0x5b) {
      const behind = behindBoot(bytes, p, end);
      if (behind === 0) return false;
      p = behind;
      isStamped = hasHost = true;
    }
    if (!isLetter(bytes[p] ?? 0)) return p >= end;
    if (this.begins(bytes, p, end)) return false;
    if (hasHost && this.mayFollowHost(bytes, p, end)) return false;
    return isStamped || !mayHoldStamp(bytes, p, end);
  }

  /** Whether an opening stands at `p`, or behind a name there. */
  private begins(bytes: Uint8Array, p: number, end: number): boolean {
    if (this.table.walk(bytes, p, end) > MODULE_ONLY) return true;
    const limit = Math.min(end - 1, p + LONGEST_NAME + 1);
    for (let q = p; q < limit; q++) {
      const byte = bytes[q];
      // `wlan1 (phy #13): `
      if (byte === BLANK) return bytes[q + 1] === 0x28 && bytes[q + 2] === 0x70;
      if (byte !== COLON || bytes[q + 1] !== BLANK) continue;
      return this.table.walk(bytes, q + 2, end) > MODULE_ONLY || mayBeAddress(bytes, q + 2);
    }
    return false;
  }

  private mayFollowHost(bytes: Uint8Array, p: number, end: number): boolean {
    const limit = Math.min(end, p + 64);
    for (let q = p; q < limit; q++) if (bytes[q] === BLANK) return this.begins(bytes, q + 1, end);
    return false;
  }
}

/** An address, or what stands in its place. */
const mayBeAddress = (bytes: Uint8Array, p: number): boolean => {
  const first = bytes[p] ?? 0;
  return (
    isDigit(first) ||
    first === 0x3c ||
    first === 0x5b ||
    first === 0x2a ||
    bytes[p + 2] === COLON ||
    (first | 0x20) === 0x78
  );
};

/** Whether a line that begins with a letter could have a stamp, a table's or a file's name in front. */
const mayHoldStamp = (bytes: Uint8Array, p: number, end: number): boolean => {
  const limit = Math.min(end, p + FRONT);
  for (let q = p; q < limit; q++) {
    const byte = bytes[q] ?? 0;
    if (byte === COLON) {
      if (isDigit(bytes[q - 1]) && isDigit(bytes[q + 1])) return true;
    } else if (byte === 0x2e) {
      const next = bytes[q + 1] ?? 0;
      if (next === 0x6c || next === 0x74 || next === 0x6f || next === 0x67 || isDigit(next)) return true;
    } else if (byte === 0x7c || byte === 0x2c || byte >= 0x80 || byte === 0x26 || byte === 0x1b) return true;
  }
  return false;
};
