/** The longest packet that is believed, in bytes: tcpdump's own limit (262,144). A longer one is a lie about its length. */
export const LONGEST_PACKET = 1 << 18;
/** Room for the longest packet with what stands around it, and for what else has come. */
const PIECE = 1 << 17;

/** What was handed over and is not read yet, in one buffer of bounded size. */
export class Window {
  private buffer = new Uint8Array(2 * PIECE);
  private length = 0;
  private readonly read: Read;

  constructor(read: Read) {
    this.read = read;
  }

  feed(chunk: Uint8Array): void {
    for (let from = 0; from < chunk.length; from += PIECE) {
      const piece = chunk.subarray(from, from + PIECE);
      if (this.length + piece.length > this.buffer.length) this.grow(this.length + piece.length);
      this.buffer.set(piece, this.length);
      this.length += piece.length;
      this.consume(false);
    }
  }

  end(): void {
    this.consume(true);
  }

  private consume(isLast: boolean): void {
    const done = this.read(this.buffer, this.length, isLast);
    this.buffer.copyWithin(0, done, this.length);
    this.length -= done;
  }

  /** A reader waits for a longest packet at most, so this ends. */
  private grow(needed: number): void {
    const larger = new Uint8Array(Math.max(needed, 2 * this.buffer.length));
    larger.set(this.buffer.subarray(0, this.length));
    this.buffer = larger;
  }
}

/**
 * Reads what is whole in `bytes[0, end)`.
 * @param isLast nothing follows: what is not whole now never will be
 * @returns how many bytes are done with
 */
export type Read = (bytes: Uint8Array, end: number, isLast: boolean) => number;
