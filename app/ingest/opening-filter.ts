/**
 * Tells, in bytes and without making a string, that no rule of any dialect knows how a line begins. Most lines of a debug
 * log, and of a log of a whole machine, are such lines.
 *
 * It may send a line on for nothing; it must never hold back a line that a dialect would recognise.
 */
import type { Dialect } from './dialect.ts';
import { MODULE_ONLY, RuleTable } from './rule-table.ts';
import { behindStamps, isDigitByte as isDigit } from './own-stamp.ts';

const BLANK = 0x20;
const COLON = 0x3a;
const TAB = 0x09;
const LONGEST_NAME = 15;
/** How far into a line without a stamp one is looked for. */
const FRONT = 32;
/** How far behind a sign it is looked for whether a time goes on there. */
const LONGEST_TIME = 7;
/** How far from its beginning a stamp, and what stands before the name of a container, can end. */
const LONGEST_STAMP = 72;
const LONGEST_ADDRESS = 64;
/** A name, an address, and any opening. */
const LONGEST_HEAD = 256;

/** Beginnings of layers that begin with letters (`layers.ts`). */
const LAYERS = [
  ...'V D I W E F'.split(' ').flatMap((level) => [`${level}/`, `${level}(`, `${level} (`, `${level}: `]),
  ...'kern. user. daemon auth. authpriv. syslog cron. local messages dmesg journal Line Ligne Linha Zeile'.split(
    ' ',
  ),
];

export const isLetter = (byte: number): boolean =>
  (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Offset behind `[   12.345678] `, or 0. */
export const behindBoot = (bytes: Uint8Array, p: number, end: number): number => {
  const limit = Math.min(end - 1, p + 24);
  for (let q = p + 1; q < limit; q++) {
    const byte = bytes[q] ?? 0;
    if (byte === 0x5d) return isDigit(bytes[q - 1]) && bytes[q + 1] === BLANK ? q + 2 : 0;
    if (byte !== BLANK && byte !== 0x2e && !isDigit(byte)) return 0;
  }
  return 0;
};

/** Any dialect may know the line; none does. Between them: a bit for each dialect that may. */
export const ANYBODY = -1;
export const NOBODY = 0;

interface Opening {
  readonly head: string;
  readonly hopes: number;
}

/** Where a message begins, and whose it may be then. */
class Heads {
  readonly #table: RuleTable<Opening>;
  /** By mark of the table. */
  readonly #hopes: readonly number[];
  /** A bit for every first two bytes: most lines are nobody's by theirs. */
  readonly #pairs = new Uint8Array(8192);

  constructor(heads: ReadonlyMap<string, number>) {
    this.#table = new RuleTable([...heads].map(([head, hopes]) => ({ head, hopes })));
    this.#hopes = this.#table.lists.map((list) => list.reduce((all, { hopes }) => all | hopes, NOBODY));
    for (const head of heads.keys()) {
      const first = head.charCodeAt(0) << 5;
      const second = head.charCodeAt(1);
      if (head.length === 1) this.#pairs.fill(255, first, first + 32);
      else
        this.#pairs[first | (second >> 3)] = (this.#pairs[first | (second >> 3)] ?? 0) | (1 << (second & 7));
    }
  }

  /** Offset of the last byte that was looked at since it was set. */
  reach = 0;

  at(bytes: Uint8Array, p: number, end: number): number {
    this.reach = Math.max(this.reach, p + 1);
    const second = bytes[p + 1] ?? 0;
    const some = this.#pairs[((bytes[p] ?? 0) << 5) | (second >> 3)] ?? 0;
    if (((some >> (second & 7)) & 1) === 0) return NOBODY;
    const mark = this.#table.walk(bytes, p, end);
    this.reach = Math.max(this.reach, this.#table.reach);
    return mark > MODULE_ONLY ? (this.#hopes[mark] ?? ANYBODY) : NOBODY;
  }
}

interface Openings {
  readonly dialects: readonly Dialect[];
  /** Openings, names of programs, and beginnings of layers. */
  readonly all: Heads;
  /** Names of programs, and beginnings of layers. */
  readonly fronts: Heads;
  /** Openings of messages of which one of each family has said that they are not its own. */
  readonly strangers: Heads;
}

/** The table of the dialects that were asked for last: nearly always the same ones, and dear to make. */
let known: Openings | undefined;

const openingsOf = (dialects: readonly Dialect[]): Openings => {
  const isKnown =
    known?.dialects.length === dialects.length &&
    known.dialects.every((dialect, index) => dialect === dialects[index]);
  if (!known || !isKnown) {
    const all = new Map<string, number>();
    const strangers = new Map<string, number>();
    dialects.forEach(({ openings = [], telling = openings }, index) => {
      const bit = bitOf(index);
      for (const head of openings) all.set(head, (all.get(head) ?? NOBODY) | bit);
      for (const head of telling) strangers.set(head, (strangers.get(head) ?? NOBODY) | bit);
    });
    // Behind a program's name anything may follow.
    const fronts = new Map<string, number>();
    for (const head of [...dialects.flatMap(({ programs = [] }) => programs), ...LAYERS]) {
      all.set(head, ANYBODY);
      fronts.set(head, ANYBODY);
    }
    known = { dialects, all: new Heads(all), fronts: new Heads(fronts), strangers: new Heads(strangers) };
  }
  return known;
};

const BITS = 31;
/** The bit of a dialect by its place among those that were given; some share theirs. */
export const bitOf = (index: number): number => 1 << (index % BITS);

export class OpeningFilter {
  /** Offset of the last byte that decided, of the line last looked at. */
  reach = 0;
  /** Whether the line last looked at begins with a stamp of its program's own. */
  isStamped = false;
  readonly #dialects: readonly Dialect[];
  /** Dear to make: who is asked nothing makes none. */
  #made: Openings | undefined;
  readonly #scratch = new Uint8Array(LONGEST_HEAD);

  constructor(dialects: readonly Dialect[]) {
    this.#dialects = dialects;
  }

  get #openings(): Openings {
    return (this.#made ??= openingsOf(this.#dialects));
  }

  /**
   * @param bodies where a message may begin in a text
   * @returns whose openings stand there, or behind a name there
   */
  hopesAt(text: string, bodies: readonly number[]): number {
    const scratch = this.#scratch;
    let found = NOBODY;
    for (const body of bodies) {
      const length = Math.min(LONGEST_HEAD, text.length - body);
      for (let i = 0; i < length; i++) scratch[i] = text.charCodeAt(body + i);
      found |= begins(this.#openings.all, scratch, 0, length);
    }
    return found;
  }

  /** @returns who may recognise `bytes[start, end)`; bits only where its message begins at once, or behind its own stamp */
  hopes(bytes: Uint8Array, start: number, end: number): number {
    this.reach = Infinity;
    let p = behindBlanks(bytes, start, end);
    const isIndented = p > start;
    if (isIndented && this.#openings.all.at(bytes, start, end) !== NOBODY) return ANYBODY;
    const marks = p;
    p = behindStamps(bytes, p);
    this.isStamped = p > marks;
    if (this.isStamped) {
      const message = p;
      p = behindBlanks(bytes, p, end);
      if (p > message || !isLetter(bytes[p] ?? 0)) return this.#behindStamp(bytes, message, p, end);
    } else if (bytes[p] === 0x5b) {
      const behind = behindBoot(bytes, p, end);
      if (behind === 0 || !isLetter(bytes[behind] ?? 0)) return ANYBODY;
      const { all } = this.#openings;
      all.reach = behind + LONGEST_NAME + 2;
      const found = this.#mayBegin(bytes, behind, end) || this.#mayFollowWord(bytes, behind, end);
      this.reach = all.reach;
      return found ? ANYBODY : NOBODY;
    }
    const first = bytes[p] ?? 0;
    if (p >= end) return NOBODY;
    const { all } = this.#openings;
    all.reach = p + FRONT + LONGEST_TIME;
    const found = isLetter(first) || isDigit(first) ? begins(this.#openings.all, bytes, p, end) : ANYBODY;
    if (found !== NOBODY && isIndented) return ANYBODY;
    if (isLetter(first)) this.reach = all.reach;
    if (this.isStamped || found === ANYBODY) return found;
    return (isDigit(first) ? mayBeStamp(bytes, p, end) : mayHoldStamp(bytes, p, end)) ? ANYBODY : found;
  }

  /** Whether a program may be named in `bytes[p, end)`, part of somebody's record otherwise; no blank stands at `p`. */
  mayName(bytes: Uint8Array, p: number, end: number): boolean {
    const { fronts } = this.#openings;
    const first = bytes[p] ?? 0;
    this.reach = Infinity;
    if (p >= end) return false;
    if (isLetter(first)) {
      fronts.reach = p + FRONT + LONGEST_TIME;
      const isFront = fronts.at(bytes, p, end) !== NOBODY || mayHoldStamp(bytes, p, end);
      this.reach = fronts.reach;
      return isFront;
    }
    if (!isDigit(first)) return true;
    if (isDump(bytes, p)) {
      this.reach = p + DUMP;
      return false;
    }
    const behind = behindBlanks(bytes, behindNumber(bytes, p, end), end);
    return behind > p ? this.mayName(bytes, behind, end) : mayBeStamp(bytes, p, end);
  }

  /** The same where blanks or a sign stand behind a program's own stamp: words may stand in front of the message. */
  #behindStamp(bytes: Uint8Array, message: number, first: number, end: number): number {
    if (first >= end) return NOBODY;
    const { all } = this.#openings;
    const byte = bytes[first] ?? 0;
    all.reach = first + FRONT + LONGEST_TIME;
    if (all.at(bytes, message, end) !== NOBODY) return ANYBODY;
    if (byte >= 0x80 || OPENING_SIGNS.has(byte)) return ANYBODY;
    if (isDigit(byte) ? mayBeStamp(bytes, first, end) : isLetter(byte) && mayHoldStamp(bytes, first, end))
      return ANYBODY;
    let p = first;
    for (let word = 0; word <= MOST_WORDS && p < end; word++) {
      if ((bytes[p] === 0x28 && bytes[p + 1] === 0x22) || this.#mayBegin(bytes, p, end)) return ANYBODY;
      while (p < end && !isSeparator(bytes[p] ?? 0)) p++;
      while (p < end && isSeparator(bytes[p] ?? 0)) p++;
    }
    // A number may go on as a stamp.
    const isShort = !isDigit(byte) || isDump(bytes, first) || isColonDump(bytes, first);
    this.reach = isShort ? Math.max(p + LONGEST_NAME + 2, all.reach) : Infinity;
    return NOBODY;
  }

  #mayBegin(bytes: Uint8Array, p: number, end: number): boolean {
    return begins(this.#openings.all, bytes, p, end) !== NOBODY;
  }

  /**
   * @returns who may recognise the message in `bytes[p, end)`, in front of which nothing stands any more, where one of each family
   * has spoken and did not recognise it
   */
  strangers(bytes: Uint8Array, p: number, end: number): number {
    const { strangers } = this.#openings;
    strangers.reach = p + LONGEST_NAME + 2;
    const found = begins(strangers, bytes, p, end);
    this.reach = strangers.reach;
    return found;
  }

  #mayFollowWord(bytes: Uint8Array, p: number, end: number): boolean {
    const limit = Math.min(end, p + 64);
    for (let q = p; q < limit; q++) if (bytes[q] === BLANK) return this.#mayBegin(bytes, q + 1, end);
    return false;
  }
}

/** Signs that layers begin with behind a stamp: `[ ( { " ' <`. */
const OPENING_SIGNS: ReadonlySet<number> = new Set([0x5b, 0x28, 0x7b, 0x22, 0x27, 0x3c]);
/** Words that may stand between a stamp and a program: its host, its facility. */
const MOST_WORDS = 3;

/** Whose openings stand at `p`, or behind a name there. */
const begins = (heads: Heads, bytes: Uint8Array, p: number, end: number): number => {
  const found = heads.at(bytes, p, end);
  const limit = Math.min(end - 1, p + LONGEST_NAME + 1);
  for (let q = p; q < limit; q++) {
    const byte = bytes[q] ?? 0;
    if (byte > COLON) continue;
    if (byte === BLANK) {
      // `wlan1 (phy #13): `, `wlan1 <3>`
      const isNamed = bytes[q + 1] === 0x3c || (bytes[q + 1] === 0x28 && bytes[q + 2] === 0x70);
      return isNamed ? ANYBODY : found;
    }
    if (byte !== COLON || bytes[q + 1] !== BLANK) continue;
    const named = found | heads.at(bytes, q + 2, end) | behindAddress(heads, bytes, q + 2, end);
    return bytes[q + 2] === BLANK ? named | heads.at(bytes, behindBlanks(bytes, q + 2, end), end) : named;
  }
  return found;
};

/** An address, or what stands in its place, is one word; a tag in it may have several. */
const behindAddress = (heads: Heads, bytes: Uint8Array, p: number, end: number): number => {
  const limit = Math.min(end, p + LONGEST_ADDRESS);
  for (let q = p; q < limit; q++) {
    const byte = bytes[q] ?? 0;
    if (byte === BLANK) return heads.at(bytes, q + 1, end);
    if (IS_TAG[byte] === 1) q = behindTag(bytes, q, limit);
  }
  heads.reach = Math.max(heads.reach, limit);
  return NOBODY;
};

/** The closing sign of a tag that begins at `p`, `p` where none does. */
const behindTag = (bytes: Uint8Array, p: number, limit: number): number => {
  const closing = (bytes[p] ?? 0) + 2;
  for (let q = p + 1; q < limit; q++) if (bytes[q] === closing) return q;
  return p;
};

/** `<`, `[` and `{`. */
const IS_TAG = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte === 0x3c || byte === 0x5b || byte === 0x7b ? 1 : 0,
);

export const behindBlanks = (bytes: Uint8Array, start: number, end: number): number => {
  let p = start;
  while (p < end && (bytes[p] === BLANK || bytes[p] === TAB)) p++;
  return p;
};

/** Blanks, tabs and the signs of tables. */
const isSeparator = (byte: number): boolean =>
  byte === BLANK || byte === TAB || byte === 0x7c || byte === 0x2c || byte === 0x3b || byte === 0x22;

/** Offset behind `12: ` or `12-`, the number of a line or of an element; `p` where there is none. */
const behindNumber = (bytes: Uint8Array, p: number, end: number): number => {
  let q = p;
  while (q < end && isDigit(bytes[q])) q++;
  if ((bytes[q] === COLON || bytes[q] === 0x29) && bytes[q + 1] === BLANK) return q + 2;
  return bytes[q] === 0x2d && isLetter(bytes[q + 1] ?? 0) ? q + 1 : p;
};

const isHex = (byte = 0): boolean => isDigit(byte) || (byte >= 0x61 && byte <= 0x66);
const DUMP = 9;
/** `02 0f a0 `: a dump. */
const isDump = (bytes: Uint8Array, p: number): boolean => {
  for (let q = p; q < p + DUMP; q += 3)
    if (!isHex(bytes[q]) || !isHex(bytes[q + 1]) || bytes[q + 2] !== BLANK) return false;
  return true;
};

/** `02:0f:a0:00:11:`: an address, a key, a certificate. */
const isColonDump = (bytes: Uint8Array, p: number): boolean => {
  for (let q = p; q < p + 15; q += 3)
    if (!isHex(bytes[q]) || !isHex(bytes[q + 1]) || bytes[q + 2] !== COLON) return false;
  return true;
};

/** Whether the dash at `p`, behind a number, is one between two numbers and no more: `5180-5200`. */
const isRange = (bytes: Uint8Array, p: number, end: number): boolean => {
  let q = p + 1;
  while (q < end && isDigit(bytes[q])) q++;
  const digits = q - p - 1;
  return digits > 0 && digits < 10 && (q >= end || bytes[q] === 0x0d || bytes[q] === 0x29);
};

/** Whether a line that begins with a digit could begin with a stamp, a number of a line or of a process. */
const mayBeStamp = (bytes: Uint8Array, p: number, end: number): boolean => {
  if (isDump(bytes, p) || isColonDump(bytes, p)) return false;
  let q = p;
  while (q < end && isDigit(bytes[q])) q++;
  if (bytes[q] === 0x2d && isRange(bytes, q, end)) return false;
  // `1795222476.640752`, and `1. `
  if (bytes[q] === 0x2e && (q - p >= 9 || !isDigit(bytes[q + 1]) || isDigit(bytes[q + 3]))) return true;
  const limit = Math.min(end, p + LONGEST_STAMP);
  for (; q < limit; q++) {
    const byte = bytes[q] ?? 0;
    const isWord =
      isDigit(byte) || isLetter(byte) || byte === BLANK || byte === 0x2e || byte === 0x2b || byte === 0x3d;
    // `0 (0x00)`: no stamp has a parenthesis in it.
    if (byte === 0x28) return false;
    // Nor a comma and a blank, unless a time follows.
    if (byte === 0x2c && bytes[q + 1] === BLANK) continue;
    if (!isWord && !isHeading(bytes, q, end)) return true;
    // Priorities of logcat: `884  884 I x`.
    if (isLetter(byte) && bytes[q - 1] === BLANK && bytes[q + 1] === BLANK) return true;
  }
  return false;
};

/** `5GHz Band: `: a colon behind a word, and no more of it. */
const isHeading = (bytes: Uint8Array, p: number, end: number): boolean =>
  bytes[p] === COLON && isLetter(bytes[p - 1] ?? 0) && (p + 1 >= end || bytes[p + 1] === BLANK);

/** Whether the colon at `p` stands in `1:02:03`; an address goes on, or has begun long before. */
const isTime = (bytes: Uint8Array, p: number): boolean =>
  isDigit(bytes[p - 1]) &&
  !(bytes[p - 3] === COLON && bytes[p - 6] === COLON) &&
  isDigit(bytes[p + 1]) &&
  isDigit(bytes[p + 2]) &&
  bytes[p + 3] === COLON &&
  isDigit(bytes[p + 4]) &&
  isDigit(bytes[p + 5]) &&
  !(bytes[p + 6] === COLON && isDigit(bytes[p + 7]));

/** Signs that tell of what may stand in front of a message: `: . , | & ESC`, and all beyond ASCII. */
const TELLING = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x80 || ':.,|&\x1b'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** Whether a line that begins with a letter could have a stamp, a table's or a file's name in front. */
const mayHoldStamp = (bytes: Uint8Array, p: number, end: number): boolean => {
  const limit = Math.min(end, p + FRONT);
  for (let q = p; q < limit; q++) {
    const byte = bytes[q] ?? 0;
    if (TELLING[byte] === 0) continue;
    const next = bytes[q + 1] ?? 0;
    if (byte === COLON) {
      if (isTime(bytes, q)) return true;
    } else if (byte === 0x2e) {
      // `.log`, `.txt`, `.old`, `.gz`, `.1`
      if (next === 0x6c || next === 0x74 || next === 0x6f || next === 0x67 || isDigit(next)) return true;
    } else if (byte !== 0x2c || next !== BLANK) return true;
  }
  return false;
};
