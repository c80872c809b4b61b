/**
 * Cuts chunks of bytes into lines without cutting them out: a line is a range of a chunk. Only a line that begins in
 * one chunk and ends in another is copied.
 */

/** Longest line that is read. What is longer is counted as one damaged line and never held in memory. */
export const LONGEST_LINE = 65_536;

/** `bytes[start, end)` is a line without its LF. The bytes are only good until the sink returns. */
export type LineSink = (bytes: Uint8Array, start: number, end: number) => void;

const LF = 0x0a;
const NO_WORDS = new Int32Array(0);

export class LineSplitter {
  readonly #line: LineSink;
  readonly #overlong: () => void;
  readonly #carry = new Uint8Array(LONGEST_LINE);
  #carried = 0;
  #skipping = false;

  constructor(line: LineSink, overlong: () => void) {
    this.#line = line;
    this.#overlong = overlong;
  }

  /**
   * Looks for line ends eight bytes at a time: a word `a` has a zero byte exactly if `(a - 0x01010101) & ~a &
   * 0x80808080` is not zero, and XOR makes LF zero. A call of `indexOf` for every line costs more.
   */
  feed(chunk: Uint8Array): void {
    const { length } = chunk;
    const lead = Math.min(length, -chunk.byteOffset & 3);
    const count = (length - lead) >> 2;
    const words = count > 0 ? new Int32Array(chunk.buffer, chunk.byteOffset + lead, count) : NO_WORDS;
    let start = 0;
    for (let p = 0; p < lead; p++) if (chunk[p] === LF) start = this.#cut(chunk, start, p);
    const pairs = words.length & ~1;
    for (let w = 0; w < pairs; w += 2) {
      const a = (words[w] ?? 0) ^ 0x0a0a0a0a;
      const b = (words[w + 1] ?? 0) ^ 0x0a0a0a0a;
      const inA = (a - 0x01010101) & ~a & 0x80808080;
      const inB = (b - 0x01010101) & ~b & 0x80808080;
      if ((inA | inB) === 0) continue;
      const p = lead + (w << 2);
      if (inA !== 0) start = this.#cutWord(chunk, start, p);
      if (inB !== 0) start = this.#cutWord(chunk, start, p + 4);
    }
    for (let p = lead + (pairs << 2); p < length; p++)
      if (chunk[p] === LF) start = this.#cut(chunk, start, p);
    if (start < length) this.#hold(chunk, start, length);
  }

  #cutWord(chunk: Uint8Array, begin: number, p: number): number {
    let start = begin;
    if (chunk[p] === LF) start = this.#cut(chunk, start, p);
    if (chunk[p + 1] === LF) start = this.#cut(chunk, start, p + 1);
    if (chunk[p + 2] === LF) start = this.#cut(chunk, start, p + 2);
    return chunk[p + 3] === LF ? this.#cut(chunk, start, p + 3) : start;
  }

  /** A line ends at `end`; @returns where the next one begins */
  #cut(chunk: Uint8Array, start: number, end: number): number {
    if (this.#carried > 0 || this.#skipping) {
      this.#hold(chunk, start, end);
      this.#flush();
    } else if (end - start > LONGEST_LINE) this.#overlong();
    else this.#line(chunk, start, end);
    return end + 1;
  }

  /** The input ended: a last line may lack its LF. */
  end(): void {
    if (this.#carried > 0 || this.#skipping) this.#flush();
  }

  #hold(chunk: Uint8Array, start: number, end: number): void {
    if (this.#skipping) return;
    if (this.#carried + end - start > LONGEST_LINE) this.#skipping = true;
    else {
      this.#carry.set(chunk.subarray(start, end), this.#carried);
      this.#carried += end - start;
    }
  }

  #flush(): void {
    const carried = this.#carried;
    this.#carried = 0;
    if (this.#skipping) {
      this.#skipping = false;
      this.#overlong();
    } else this.#line(this.#carry, 0, carried);
  }
}
