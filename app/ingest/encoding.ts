/** What Windows' shells write is UTF-16 with a byte order mark; everything here reads bytes of UTF-8. */
import { utf8 } from '../domain/ssid.ts';
import { bytesOf } from './text.ts';

export type Encoding = 'bytes' | 'utf-16le' | 'utf-16be';

/** @param head the first bytes of an input */
export const encodingOf = (head: Uint8Array): Encoding => {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return isAsciiInPairs(head.subarray(0, SAMPLE)) ? 'utf-16le' : 'bytes';
};

const SAMPLE = 512;
const ENOUGH = 64;

/** Windows' programs leave the mark out when they write to a pipe: then nearly every second byte is zero. */
function isAsciiInPairs(bytes: Uint8Array): boolean {
  let pairs = 0;
  for (let p = 0; p + 1 < bytes.length; p += 2) {
    const low = bytes[p] ?? 0;
    if (low >= 0x09 && low < 0x7f && bytes[p + 1] === 0) pairs++;
  }
  return bytes.length >= ENOUGH && pairs >= 0.45 * bytes.length;
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;

/** Turns UTF-16 into UTF-8, chunk by chunk. Halves of characters become U+FFFD. */
export class Utf16Reader {
  readonly #first: 0 | 1;
  /** A byte whose other half has not come yet, -1 = none. */
  #odd = -1;
  #high = 0;
  #begun = false;

  constructor(encoding: 'utf-16le' | 'utf-16be') {
    this.#first = encoding === 'utf-16be' ? 1 : 0;
  }

  read(chunk: Uint8Array): Uint8Array {
    let text = '';
    let p = 0;
    while (p < chunk.length) {
      let a = this.#odd;
      if (a < 0) a = chunk[p++] ?? 0;
      if (p >= chunk.length) {
        this.#odd = a;
        break;
      }
      this.#odd = -1;
      const b = chunk[p++] ?? 0;
      text += this.#unit(this.#first === 0 ? (b << 8) | a : (a << 8) | b);
    }
    return bytesOf(text);
  }

  #unit(unit: number): string {
    const high = this.#high;
    this.#high = 0;
    if (isHigh(unit)) {
      this.#high = unit;
      return high ? utf8(0xfffd) : '';
    }
    if (isLow(unit)) return utf8(high ? 0x10000 + ((high - 0xd800) << 10) + (unit - 0xdc00) : 0xfffd);
    if (!this.#begun) {
      this.#begun = true;
      if (unit === 0xfeff) return '';
    }
    return (high ? utf8(0xfffd) : '') + utf8(unit);
  }
}
