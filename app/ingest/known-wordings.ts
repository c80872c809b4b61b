/**
 * Wordings of lines that came before: what stands behind their stamps, but for the address of a station. Such a line is looked up as
 * bytes; where it was the same rule twice that read it, what is remembered of it says what it says.
 */
import { plainNumberAt, MAC_LENGTH } from './hardware-address.ts';
import { isOwnStamp, STAMP } from './own-stamp.ts';
import { copied } from './text.ts';

const COLON = 0x3a;
const POINT = 10;
/** Digits of a stamp, and its point. */
const DIGITS = 17;
const MILLION = 1_000_000;
/** Seconds whose microseconds are exact numbers. */
const LATEST = 4e9;
const PRIME = 0x01000193;
/** Places for wordings, and how many are remembered at most, those that have lost their place to another among them. */
const BITS = 12;
const MOST = 8192;
/** What cannot be remembered is tried again after it has come so often. */
const AGAIN = 64;
/** Bytes of what is remembered. */
const LONGEST = 256;

interface Wording<T> {
  /** What stands before the address, and behind it. */
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
  readonly stamps: number;
  /** Undefined: it is read each time. */
  readonly known: T | undefined;
  times: number;
}

/** Of the line that was last looked for. */
export class KnownWordings<T> {
  /** With how many equal stamps it begins, and their time; where its address stands, and its number. */
  stamps = 0;
  micros = 0;
  address = 0;
  station = 0;
  /** Whether the like was here before, and it is to be remembered: `keep`. */
  isWanted = false;
  readonly #wordings: (Wording<T> | undefined)[] = [];
  /** What came to a place last that is not remembered. */
  readonly #seen = new Int32Array(1 << BITS);
  #kept = 0;
  #bytes: Uint8Array = new Uint8Array(0);
  #start = 0;
  #end = 0;
  #place = 0;

  /** @returns what is remembered of a line that begins with a stamp and names a station */
  find(bytes: Uint8Array, start: number, end: number): T | undefined {
    this.isWanted = false;
    if (end - start > LONGEST || !isOwnStamp(bytes, start) || !this.#readStamp(bytes, start))
      return undefined;
    const begin = start + this.stamps * STAMP;
    const last = end - MAC_LENGTH;
    let hash = 0;
    let p = begin;
    for (;;) {
      if (p > last) return undefined;
      if (bytes[p + 2] === COLON && bytes[p + 5] === COLON && bytes[p + 8] === COLON) break;
      hash = Math.imul(hash ^ (bytes[p++] ?? 0), PRIME);
    }
    const station = plainNumberAt(bytes, p);
    if (station < 0) return undefined;
    const behind = p + MAC_LENGTH;
    hash = Math.imul(hash ^ (p - begin), PRIME);
    for (let at = behind; at < end; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), PRIME);
    hash ^= hash >>> 15;
    const place = hash & ((1 << BITS) - 1);
    const wording = this.#wordings[place];
    if (
      wording?.stamps === this.stamps &&
      wording.head.length === p - begin &&
      wording.tail.length === end - behind &&
      isAt(wording.head, bytes, begin) &&
      isAt(wording.tail, bytes, behind)
    ) {
      this.station = station;
      if (wording.known !== undefined || ++wording.times % AGAIN !== 0) return wording.known;
    }
    this.isWanted = this.#seen[place] === hash && this.#kept < MOST;
    this.#seen[place] = hash;
    this.station = station;
    this.address = p;
    this.#bytes = bytes;
    this.#start = begin;
    this.#end = end;
    this.#place = place;
    return undefined;
  }

  /**
   * Remembers the line that was last looked for, whose bytes still are there.
   * @param known undefined: it has to be read
   */
  keep(known: T | undefined): void {
    this.#kept++;
    const behind = this.address + MAC_LENGTH;
    this.#wordings[this.#place] = {
      head: copied(this.#bytes, this.#start, this.address),
      tail: copied(this.#bytes, behind, this.#end),
      stamps: this.stamps,
      known,
      times: 0,
    };
  }

  /** @returns whether it is a time, and a second one is the same */
  #readStamp(bytes: Uint8Array, start: number): boolean {
    let seconds = 0;
    for (let p = 0; p < POINT; p++) seconds = seconds * 10 + digitAt(bytes, start + p);
    let micros = 0;
    for (let p = POINT + 1; p < DIGITS; p++) micros = micros * 10 + digitAt(bytes, start + p);
    if (!(seconds <= LATEST && micros >= 0)) return false;
    this.micros = seconds * MILLION + micros;
    this.stamps = 1;
    const second = start + STAMP;
    if (!isOwnStamp(bytes, second)) return true;
    for (let p = 0; p < DIGITS; p++) if (bytes[start + p] !== bytes[second + p]) return false;
    this.stamps = 2;
    return !isOwnStamp(bytes, second + STAMP);
  }
}

/** NaN where there is none. */
const digitAt = (bytes: Uint8Array, p: number): number => {
  const digit = (bytes[p] ?? 0) - 0x30;
  return digit >= 0 && digit <= 9 ? digit : NaN;
};

const isAt = (expected: Uint8Array, bytes: Uint8Array, start: number): boolean => {
  for (let p = 0; p < expected.length; p++) if (bytes[start + p] !== expected[p]) return false;
  return true;
};
