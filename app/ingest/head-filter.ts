/**
 * Tells, in bytes and without making a string, which lines of a log need a look. A debug log is nine tenths hex
 * dumps and bookkeeping: what this filter spends on a line is what a gigabyte costs.
 *
 * It may send a line on for nothing, and count a quiet line as known though its syslog stamp is broken; it must never
 * hold back a line that the parser would recognise.
 */
import { MODULE_ONLY, NO_RULES, type RuleTable } from './rule-table.ts';
import { isSilent } from './rules.ts';
import { bytesOf } from './text.ts';
import { isDigitByte as isDigit, isOwnStamp, STAMP } from './own-stamp.ts';

export const NOTHING = 0;
export const KNOWN = 1;
export const LOOK = 2;
/** As LOOK, and the filter knows what the parser would find: `mark`, `message` and `stamp` say it. */
export const DIRECT = 3;
export type Sight = typeof NOTHING | typeof KNOWN | typeof LOOK | typeof DIRECT;

const BLANK = 0x20;
const COLON = 0x3a;
const LONGEST_INTERFACE = 15;
const NONE = new Uint8Array(0);

const matches = (bytes: Uint8Array, start: number, expected: Uint8Array): boolean => {
  for (let i = 0; i < expected.length; i++) if (bytes[start + i] !== expected[i]) return false;
  return true;
};

export class HeadFilter {
  /** Index into the table's lists, and offsets of the message and of its `-t` stamp (-1: none), of a DIRECT line. */
  mark = 0;
  message = 0;
  stamp = -1;
  readonly #table: RuleTable;
  readonly #hasStations: boolean;
  /** By mark of the table. */
  readonly #sights: readonly Sight[];
  /** What decides besides a message itself, as a number: which interfaces are known, and which is the last. */
  state = 0;
  /** Offset of the last byte that `head` has looked at. */
  reach = 0;
  #states = new Map<string, number>();
  #mostStates = 0;
  #known = 0;
  #current: Uint8Array = NONE;
  #others: Uint8Array[] = [];

  /** @param hasStations whether lines about a station (`wlan0: STA {MAC} …`) need a look */
  constructor(table: RuleTable, hasStations: boolean) {
    this.#table = table;
    this.#hasStations = hasStations;
    this.#sights = table.lists.map((rules, mark) =>
      mark <= MODULE_ONLY ? NOTHING : isSilent(rules) ? KNOWN : DIRECT,
    );
  }

  /** @param current `wlan0: ` of the interface last seen, '' for none; others: all of them */
  interfaces(current: string, others: readonly string[]): void {
    this.#current = bytesOf(current);
    if (others.length !== this.#known) this.#states.clear();
    this.#known = others.length;
    let state = this.#states.get(current);
    if (state === undefined) this.#states.set(current, (state = ++this.#mostStates));
    this.state = state;
    this.#others = others.filter((other) => other !== current).map(bytesOf);
  }

  see(bytes: Uint8Array, start: number, end: number): Sight {
    let p = start;
    this.stamp = -1;
    if (isOwnStamp(bytes, p)) {
      this.stamp = p;
      p += STAMP;
      // hostapd's own logger repeats the stamp.
      if (isDigit(bytes[p])) {
        if (!isOwnStamp(bytes, p)) return LOOK;
        this.stamp = p;
        p += STAMP;
        if (isDigit(bytes[p])) return LOOK;
      }
      if (p >= end) return LOOK;
    } else if (isDressed(bytes, start)) return LOOK;
    return this.head(bytes, p, end);
  }

  /** The same of a message that begins at `p`, whatever stands in front of it. */
  head(bytes: Uint8Array, p: number, end: number): Sight {
    const current = this.#current;
    const table = this.#table;
    this.reach = p + LONGEST_INTERFACE + 3;
    let behind = p + current.length;
    const isCurrent = bytes[p] === current[0] && matches(bytes, p, current);
    if (!isCurrent) {
      const mark = table.walk(bytes, p, end);
      this.reach = Math.max(this.reach, table.reach);
      if (mark !== NO_RULES) return this.#found(mark, p);
      behind = behindName(bytes, p, end);
      if (behind === 0) return NOTHING;
      for (const other of this.#others)
        if (other.length === behind - p && matches(bytes, p, other)) return LOOK;
    }
    const found = table.walk(bytes, behind, end);
    this.reach = Math.max(this.reach, table.reach, behind + 3);
    if (found > MODULE_ONLY) return isCurrent ? this.#found(found, behind) : LOOK;
    // "STA " and an address: a station's line, or one that was cut there.
    return this.#hasStations && bytes[behind] === 0x53 && bytes[behind + 3] === BLANK ? LOOK : NOTHING;
  }

  #found(mark: number, message: number): Sight {
    this.mark = mark;
    this.message = message;
    return this.#sights[mark] ?? LOOK;
  }
}

/** Offset behind `name: `, or 0. */
const behindName = (bytes: Uint8Array, p: number, end: number): number => {
  const limit = Math.min(end - 1, p + LONGEST_INTERFACE + 1);
  for (let colon = p; colon < limit; colon++) {
    const byte = bytes[colon];
    if (byte === BLANK) return 0;
    if (byte === COLON) return bytes[colon + 1] === BLANK ? colon + 2 : 0;
  }
  return 0;
};

/** Whether a line without a `-t` stamp begins with something that could be another program's stamp. */
const isDressed = (bytes: Uint8Array, p: number): boolean => {
  const first = bytes[p] ?? 0;
  return (
    isDigit(first) ||
    first === 0x3c ||
    first === 0x3e ||
    first === BLANK ||
    first === 0x09 ||
    first === 0x5b ||
    first === 0x7b ||
    first >= 0x80 ||
    bytes[p + 1] === 0x2f ||
    (bytes[p + 3] === BLANK && (bytes[p + 6] === BLANK || bytes[p + 7] === BLANK || bytes[p + 8] === 0x2d))
  );
};
