/** The longest packet that is believed, in bytes: tcpdump's own limit (262,144). A longer one is a lie about its length. */
export const LONGEST_PACKET = 1 << 18;
/** How much is added at a time to what waits for its end. */
const STEP = 1 << 12;

/**
 * Reads what is whole in `bytes[0, end)`.
 * @param isLast nothing follows: what is not whole now never will be
 * @returns how many bytes are done with
 */
export type Read = (bytes: Uint8Array, end: number, isLast: boolean) => number;

/** Hands chunks to a reader as they come. Only what is cut at the end of one is kept, in a buffer of bounded size. */
export class Window {
  #buffer = new Uint8Array(2 * STEP);
  #length = 0;
  readonly #read: Read;

  constructor(read: Read) {
    this.#read = read;
  }

  feed(chunk: Uint8Array): void {
    let from = 0;
    while (from < chunk.length) {
      if (this.#length > 0) from += this.#complete(chunk.subarray(from, from + STEP));
      else {
        const rest = chunk.subarray(from);
        this.#keep(rest.subarray(this.#read(rest, rest.length, false)));
        return;
      }
    }
  }

  end(): void {
    this.#read(this.#buffer, this.#length, true);
    this.#length = 0;
  }

  /** @returns how much of the piece is dealt with: all of it, or up to where the reader can go on without the buffer */
  #complete(piece: Uint8Array): number {
    const kept = this.#length;
    this.#keep(piece);
    const done = this.#read(this.#buffer, this.#length, false);
    if (done >= kept) {
      this.#length = 0;
      return done - kept;
    }
    this.#buffer.copyWithin(0, done, this.#length);
    this.#length -= done;
    return piece.length;
  }

  /** A reader waits for a longest packet at most, so the buffer stays bounded. */
  #keep(bytes: Uint8Array): void {
    const length = this.#length + bytes.length;
    if (length > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(length, 2 * this.#buffer.length));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(bytes, this.#length);
    this.#length = length;
  }
}
