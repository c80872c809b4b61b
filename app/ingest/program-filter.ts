/**
 * Tells, in bytes and without making a string, that a line of a journal belongs to a program that nobody asked for. Weeks
 * of a journal are nearly nothing else.
 *
 * It may send a line on for nothing; it must never hold back a line of one of its programs.
 */
import { ByteNeedle } from './byte-needle.ts';
import { bytesOf } from './text.ts';
import { isDigitByte as isDigit } from './own-stamp.ts';

const BLANK = 0x20;
const COLON = 0x3a;
const DASH = 0x2d;
const QUOTE = 0x22;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const LONGEST_HOST = 256;
const LONGEST_NAME = 64;

/** Position of a byte in `bytes[from, limit)`, or -1. */
const seekByte = (bytes: Uint8Array, byte: number, from: number, limit: number): number => {
  for (let p = from; p < limit; p++) if (bytes[p] === byte) return p;
  return -1;
};

export const NO_RECORD = 0;
export const OUR_RECORD = 1;
export const FOREIGN_RECORD = 2;
export type JsonRecord = typeof NO_RECORD | typeof OUR_RECORD | typeof FOREIGN_RECORD;

export class ProgramFilter {
  readonly #names: readonly Uint8Array[];
  /** By a name's first byte: whether any of them begins so. */
  readonly #begins = new Uint8Array(256);
  readonly #anyName: readonly ByteNeedle[];
  readonly #message = new ByteNeedle('"MESSAGE"');
  readonly #identifier = new ByteNeedle('"SYSLOG_IDENTIFIER"');

  /**
   * @param programs whose messages are read
   * @param writers whose lines are read as they stand
   */
  constructor(programs: readonly string[], writers: readonly string[] = []) {
    this.#names = [...programs, ...writers].map(bytesOf);
    this.#anyName = programs.map((program) => new ByteNeedle(program));
    for (const name of this.#names) this.#begins[name[0] ?? 0] = 1;
  }

  /** Index of the program whose name stands at `p`, or -1. */
  programAt(bytes: Uint8Array, p: number, end: number): number {
    if (this.#begins[bytes[p] ?? 0] === 0) return -1;
    return this.#names.findIndex((name) => {
      if (p + name.length > end) return false;
      for (let i = 0; i < name.length; i++) if (bytes[p + i] !== name[i]) return false;
      return true;
    });
  }

  /** A line of `journalctl -o short` and its relatives, or of syslog. */
  isForeignLine(bytes: Uint8Array, start: number, end: number): boolean {
    const host = hostAt(bytes, start, end);
    if (host < 0) return false;
    const blank = seekByte(bytes, BLANK, host, Math.min(end, host + LONGEST_HOST));
    if (blank < 0) return false;
    // Some forwarders leave the host out: then the first word already ends in a colon.
    const name = bytes[blank - 1] === COLON ? host : blank + 1;
    if (this.programAt(bytes, name, end) >= 0) return false;
    // Only a name with its number is surely one: what ends in a colon may be an interface, or a facility.
    return bytes[host] !== BLANK && isNumbered(bytes, name, end);
  }

  /** What a line of JSON is: a record of `journalctl -o json`, of one of the programs or of another's, or something else. */
  recordOf(bytes: Uint8Array, start: number, end: number): JsonRecord {
    const marker = this.#identifier.find(bytes, start, end);
    // Records without it are rare: their program is named by another field.
    if (marker < 0 && this.#message.find(bytes, start, end) < 0) return NO_RECORD;
    if (marker < 0)
      return this.#anyName.some((name) => name.find(bytes, start, end) >= 0) ? OUR_RECORD : FOREIGN_RECORD;
    let p = marker + this.#identifier.length;
    while (bytes[p] === BLANK || bytes[p] === COLON) p++;
    return bytes[p] === QUOTE && this.programAt(bytes, p + 1, end) < 0 ? FOREIGN_RECORD : OUR_RECORD;
  }
}

/** Whether `name[123]: ` stands at `p`. */
const isNumbered = (bytes: Uint8Array, p: number, end: number): boolean => {
  const limit = Math.min(end - 2, p + LONGEST_NAME);
  for (let q = p; q < limit; q++) {
    const byte = bytes[q] ?? 0;
    if (byte === OPEN) {
      let digit = q + 1;
      while (isDigit(bytes[digit])) digit++;
      return (
        digit > q + 1 && bytes[digit] === CLOSE && bytes[digit + 1] === COLON && bytes[digit + 2] === BLANK
      );
    }
    if (byte === BLANK || byte === COLON || byte === 0x22 || byte === 0x7c) return false;
  }
  return false;
};

/** Where the host's name begins behind a stamp that only the journal and syslog write; -1 for everything else. */
const hostAt = (bytes: Uint8Array, start: number, end: number): number => {
  const first = bytes[start];
  if (first === OPEN) {
    // `[   12.345678] host`
    const close = seekByte(bytes, CLOSE, start, Math.min(end, start + 24));
    return close > 0 && isDigit(bytes[close - 1]) ? close + 2 : -1;
  }
  if (isDigit(first)) {
    if (bytes[start + 10] === 0x2e && bytes[start + 17] === BLANK) return start + 18;
    const isIso = bytes[start + 4] === DASH && bytes[start + 7] === DASH && bytes[start + 10] !== BLANK;
    return isIso ? behind(bytes, start + 19, start + 40, end) : -1;
  }
  if (bytes[start + 3] !== BLANK) return -1;
  // `Nov 21 01:00:00 host`
  if (bytes[start + 6] === BLANK && isDigit(bytes[start + 14]))
    return behind(bytes, start + 15, start + 32, end);
  // `Sat 2026-11-21 01:00:00 UTC host`
  if (bytes[start + 8] !== DASH) return -1;
  const zone = behind(bytes, start + 23, start + 48, end);
  return zone < 0 ? -1 : behind(bytes, zone, start + 48, end);
};

/** Offset behind the next blank. */
const behind = (bytes: Uint8Array, from: number, limit: number, end: number): number => {
  const blank = seekByte(bytes, BLANK, from, Math.min(limit, end));
  return blank < 0 ? -1 : blank + 1;
};
