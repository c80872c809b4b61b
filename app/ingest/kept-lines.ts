/**
 * What lines are that begin as others did, stamps aside. Whatever else decides is the state of who reads them; that is for who asks to
 * know, as is which byte was the last to decide.
 */
import type { Recognition } from './dialect.ts';
import { behindBoot } from './opening-filter.ts';
import { behindStamps } from './own-stamp.ts';
import { NEW, QUIET_REACH, QuietLines } from './quiet-lines.ts';

const BLANK = 0x20;
const OPEN = 0x5b;
const LESS = 0x3c;
const DASH = 0x2d;
const COLON = 0x3a;
/** Blanks that are told by their number: what stands further in is compared with its blanks. */
const DEEPEST = 28;
const STAMPED = DEEPEST + 1;
const BOOTED = DEEPEST + 2;
/** More than there are kinds of fronts. */
const FRONTS = 32;
/** Of so many lines at least so many have to be kept ones; else none is looked for in so many that follow. */
const WINDOW = 512;
const FEWEST = 160;
const PAUSE = 8192;

export class KeptLines {
  readonly #lines = new QuietLines();
  #asked = 0;
  #found = 0;
  #pause = 0;
  /** Offset behind the front of the line last looked at, and what kind of front it is. */
  #message = 0;
  #kind = 0;
  #end = 0;

  /** Whether it pays to look for the line in `bytes[start, end)`: `find` and `keep` are about it. */
  mayHave(bytes: Uint8Array, start: number, end: number): boolean {
    if (this.#pause > 0) {
      this.#pause--;
      return false;
    }
    const first = bytes[start] ?? 0;
    // No two lines begin alike whose date stands in front, be it behind a level.
    if (first === LESS || isDated(bytes, start)) return false;
    if (this.#asked === WINDOW) {
      if (this.#found < FEWEST) this.#pause = PAUSE;
      this.#asked = 0;
      this.#found = 0;
    }
    this.#asked++;
    this.#end = end;
    if (first === BLANK) this.#message = behindFew(bytes, start, end);
    else if (first === OPEN) this.#message = behindBoot(bytes, start, end) || start;
    else this.#message = behindStamps(bytes, start);
    // hostapd's own logger repeats the stamp, which changes nothing.
    const length = this.#message - start;
    this.#kind = length === 0 || first === BLANK ? length : first === OPEN ? BOOTED : STAMPED;
    return true;
  }

  /** @param state what else decides, as a number */
  find(bytes: Uint8Array, state: number): Recognition | typeof NEW {
    const kept = this.#lines.find(bytes, this.#message, this.#end, Math.imul(state, FRONTS) + this.#kind);
    if (kept !== NEW) this.#found++;
    return kept;
  }

  /** @param reach offset of the last byte that has decided; Infinity where it would not be decided again like this */
  keep(verdict: Recognition, reach: number): void {
    const isShort = reach < Infinity && this.#end - this.#message < QUIET_REACH;
    if (isShort || reach < this.#message + QUIET_REACH) this.#lines.keep(verdict);
  }
}

const behindFew = (bytes: Uint8Array, start: number, end: number): number => {
  const limit = Math.min(end, start + DEEPEST);
  let p = start;
  while (p < limit && bytes[p] === BLANK) p++;
  return p;
};

/** `Nov 21 01:00:00`, `2026-11-21T01:00:00`. */
const isDated = (bytes: Uint8Array, start: number): boolean =>
  (bytes[start + 3] === BLANK && bytes[start + 6] === BLANK && bytes[start + 9] === COLON) ||
  (bytes[start + 4] === DASH && bytes[start + 7] === DASH && bytes[start + 13] === COLON);
