import { latin1 } from '../text.ts';

const MOST = 512;
const LONGEST = 48;
const SLOTS = 4096;

/**
 * Strings for bytes that come again and again: names of elements, attributes and fields. A string that is known costs no
 * new one. What is long, or comes when the table is full, is made anew each time.
 */
export class Names {
  readonly #slots: (string | undefined)[] = Array.from({ length: SLOTS });
  #count = 0;

  of(bytes: Uint8Array, start: number, end: number): string {
    if (end - start > LONGEST) return latin1(bytes, start, end);
    let hash = end - start;
    for (let p = start; p < end; p++) hash = (Math.imul(hash, 31) + (bytes[p] ?? 0)) | 0;
    const slot = (hash ^ (hash >>> 12)) & (SLOTS - 1);
    const known = this.#slots[slot];
    if (known !== undefined && isEqual(known, bytes, start, end)) return known;
    const text = latin1(bytes, start, end);
    if (known === undefined && this.#count < MOST) {
      this.#slots[slot] = text;
      this.#count++;
    }
    return text;
  }
}

const isEqual = (text: string, bytes: Uint8Array, start: number, end: number): boolean => {
  if (text.length !== end - start) return false;
  for (let p = start; p < end; p++) if (text.charCodeAt(p - start) !== bytes[p]) return false;
  return true;
};
