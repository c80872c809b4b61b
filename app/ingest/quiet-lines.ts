/**
 * How lines began of which it was found out what they are: nobody's, or known and without a meaning. Logs say the same again and again;
 * to compare a beginning costs less than to ask once more. Holds only what was decided by these first bytes, or by a whole line that
 * has no more.
 */
import { type Recognition, UNKNOWN } from './dialect.ts';

/** How much of a line is compared where nothing else is said: what decides most lines. */
export const QUIET_REACH = 48;
/** What `find` says of a line that is not kept. */
export const NEW = -1;
/** Of each line: its length and what it is, what else decides, its beginning. */
const FRONT = 2;
const LENGTH_BITS = 8;
const LENGTH = (1 << LENGTH_BITS) - 1;
const SLOTS = 2048;
const HASH_BITS = 21;
/** Odd, and its bits are spread evenly: 2³² divided by the golden ratio. */
const PRIME = 0x9e3779b1;
const NOTHING = new Uint8Array(0);

export class QuietLines {
  readonly #reach: number;
  readonly #entry: number;
  /** Each word has a factor of its own: a processor need not wait for one product to go on with the next. */
  readonly #factors: Int32Array;
  /** Made when the first line is kept. */
  #entries = new Int32Array(0);
  #bytes: Uint8Array = NOTHING;
  #view: DataView = new DataView(NOTHING.buffer);
  #start = 0;
  #length = 0;
  #state = 0;
  #slot = 0;

  /** @param reach how many bytes of a line are compared; a multiple of four */
  constructor(reach = QUIET_REACH) {
    const words = reach >> 2;
    this.#reach = reach;
    this.#entry = FRONT + words;
    this.#factors = Int32Array.from({ length: words }, (_, i) => Math.imul(PRIME, 2 * i + 1));
  }

  /**
   * @param state what else decides, as a number
   * @returns what a line that begins like `bytes[start, end)` was in this state, or `NEW`
   */
  find(bytes: Uint8Array, start: number, end: number, state: number): Recognition | typeof NEW {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const view = this.#view;
    const length = Math.min(end - start, this.#reach);
    const whole = length >> 2;
    const factors = this.#factors;
    const tail = rest(bytes, start + (whole << 2), start + length);
    let hash = (Math.imul(state + tail, 31) + length) | 0;
    for (let i = 0; i < whole; i++)
      hash = (hash + Math.imul(view.getInt32(start + (i << 2), true), factors[i] ?? 0)) | 0;
    const slot = (Math.imul(hash ^ (hash >>> 15), PRIME) >>> HASH_BITS) * this.#entry;
    this.#start = start;
    this.#length = length;
    this.#state = state;
    this.#slot = slot;
    const entries = this.#entries;
    const kept = entries[slot] ?? 0;
    // Never 0: an entry that is not used has that.
    if ((kept & LENGTH) !== length + 1 || entries[slot + 1] !== state) return NEW;
    const words = slot + FRONT;
    for (let i = 0; i < whole; i++)
      if (entries[words + i] !== view.getInt32(start + (i << 2), true)) return NEW;
    return (length & 3) === 0 || entries[words + whole] === tail
      ? ((kept >> LENGTH_BITS) as Recognition)
      : NEW;
  }

  /** Keeps what the line last asked for is: it would be the same whatever follows the bytes that are compared. */
  keep(verdict: Recognition = UNKNOWN): void {
    if (this.#entries.length === 0) this.#entries = new Int32Array(SLOTS * this.#entry);
    const entries = this.#entries;
    const start = this.#start;
    const length = this.#length;
    const whole = length >> 2;
    const words = this.#slot + FRONT;
    entries[this.#slot] = (length + 1) | (verdict << LENGTH_BITS);
    entries[this.#slot + 1] = this.#state;
    for (let i = 0; i < whole; i++) entries[words + i] = this.#view.getInt32(start + (i << 2), true);
    if ((length & 3) !== 0) entries[words + whole] = rest(this.#bytes, start + (whole << 2), start + length);
  }
}

/** Fewer than four bytes as a number; 0 for none. */
const rest = (bytes: Uint8Array, from: number, end: number): number => {
  let word = 0;
  for (let p = from; p < end; p++) word = (word << 8) | (bytes[p] ?? 0);
  return word;
};
