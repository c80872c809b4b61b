import { bytesOf } from './text.ts';

/** Looks for one word in bytes, and looks at few of them (Horspool): most of a journal is never touched. */
export class ByteNeedle {
  readonly length: number;
  readonly #word: Uint8Array;
  /** By the byte under the word's last one: how far the word may move on. */
  readonly #steps: Uint8Array;

  /** @param word up to 255 characters, each a byte */
  constructor(word: string) {
    this.#word = bytesOf(word);
    this.length = this.#word.length;
    this.#steps = new Uint8Array(256).fill(this.length);
    for (let i = 0; i < this.length - 1; i++) this.#steps[this.#word[i] ?? 0] = this.length - 1 - i;
  }

  /** @returns where the word begins in `bytes[from, end)`, or -1 */
  find(bytes: Uint8Array, from: number, end: number): number {
    const { length } = this;
    const word = this.#word;
    const steps = this.#steps;
    const lastByte = word[length - 1];
    for (let last = from + length - 1; last < end; last += steps[bytes[last] ?? 0] ?? 1) {
      if (bytes[last] !== lastByte) continue;
      const start = last - length + 1;
      let i = 0;
      while (i < length && bytes[start + i] === word[i]) i++;
      if (i === length) return start;
    }
    return -1;
  }
}
