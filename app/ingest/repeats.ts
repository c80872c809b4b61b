/**
 * Lines that a log holds twice: two targets of a logger went to one file, or a terminal was copied twice. What was written
 * once happened once: a request told twice looks like a second one, and two failures are what a cause is named from.
 */
import { copied, latin1 } from './text.ts';

/** Nothing happens twice within such a moment; within a second it may. */
const FINE_STAMP = /(?:^|[^\d.])(?:\d{9,10}|(?:\d\d:){2}\d\d|\[ {0,9}\d{1,8})[.,]\d{3,9}(?![\d.])/;
/** How far into a line its stamp ends. */
const FRONT = 64;
/** Pairs from which a text is one that was doubled as a whole. */
const FEWEST_PAIRS = 2;

const isFine = (front: string): boolean => FINE_STAMP.test(front.slice(0, FRONT));

/** Whether each line is followed by its like, and there is more than one such pair. */
const isDoubled = (lines: readonly string[]): boolean => {
  let pairs = 0;
  let at = 0;
  while (at < lines.length) {
    if (lines[at] !== lines[at + 1]) return false;
    if (lines[at] !== '') pairs++;
    at += 2;
  }
  return pairs >= FEWEST_PAIRS && new Set(lines).size > 1;
};

/** @returns for each line of a text whether it says once more what the line before it says */
export function repeatsIn(lines: readonly string[]): readonly boolean[] {
  if (isDoubled(lines)) return lines.map((_, index) => index % 2 === 1);
  return lines.map((line, index) => index > 0 && line === lines[index - 1] && isFine(line));
}

/** The same for lines that come one by one, in chunks that are overwritten. */
export class Repeats {
  #bytes: Uint8Array | undefined;
  #start = 0;
  #end = 0;

  /** Looks at the next line. @returns whether it is the one before it once more */
  see(bytes: Uint8Array, start: number, end: number): boolean {
    const before = this.#bytes;
    const isSame =
      before !== undefined &&
      end > start &&
      end - start === this.#end - this.#start &&
      isEqual(before, this.#start, bytes, start, end) &&
      isFine(latin1(bytes, start, Math.min(end, start + FRONT)));
    this.#bytes = bytes;
    this.#start = start;
    this.#end = end;
    return isSame;
  }

  /** The bytes of the line last seen are about to be overwritten. */
  keep(): void {
    if (!this.#bytes) return;
    this.#bytes = copied(this.#bytes, this.#start, this.#end);
    this.#end -= this.#start;
    this.#start = 0;
  }
}

const isEqual = (a: Uint8Array, from: number, b: Uint8Array, start: number, end: number): boolean => {
  for (let p = start, q = from; p < end; p++, q++) if (a[q] !== b[p]) return false;
  return true;
};
