/**
 * How lines began of which it was found out that nobody knows them. Logs say the same again and again; to compare a beginning costs
 * less than to ask once more. Holds only what was decided by these first bytes, or by a whole line that has no more.
 */

/** How much of a line is compared: what decides most lines, and a multiple of four. */
export const QUIET_REACH = 48;
const WORDS = QUIET_REACH / 4;
/** The beginning, and what its length and the asker's state are. */
const ENTRY = WORDS + 1;
const SLOTS = 1024;
const HASH_BITS = 22;
const LENGTH_BITS = 6;
/** States beyond this are not told apart: nothing is kept of them. */
const MOST_STATES = 2 ** (31 - LENGTH_BITS);

export class QuietLines {
  readonly #entries = new Int32Array(SLOTS * ENTRY);
  readonly #key = new Int32Array(ENTRY);
  #bytes: Uint8Array | undefined;
  #view: DataView | undefined;
  #slot = 0;

  /**
   * @param state what else decides, as a number from 0
   * @returns whether a line that begins like `bytes[start, end)` was kept in this state
   */
  has(bytes: Uint8Array, start: number, end: number, state: number): boolean {
    const key = this.#key;
    const entries = this.#entries;
    this.#read(bytes, start, Math.min(end - start, QUIET_REACH), state);
    let hash = 0;
    for (let i = 0; i < ENTRY; i++) hash = ((hash << 5) - hash + (key[i] ?? 0)) | 0;
    this.#slot = (Math.imul(hash, 0x9e3779b1) >>> HASH_BITS) * ENTRY;
    for (let i = 0; i < ENTRY; i++) if (entries[this.#slot + i] !== key[i]) return false;
    return true;
  }

  /** Keeps the line last asked for: it would be the same whatever follows the first {@link QUIET_REACH} bytes. */
  keep(): void {
    if (this.#key[WORDS] !== 0) this.#entries.set(this.#key, this.#slot);
  }

  clear(): void {
    this.#entries.fill(0);
  }

  #read(bytes: Uint8Array, start: number, length: number, state: number): void {
    if (bytes !== this.#bytes) {
      this.#bytes = bytes;
      this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    const key = this.#key;
    const view = this.#view;
    if (!view) return;
    const whole = length >> 2;
    for (let i = 0; i < whole; i++) key[i] = view.getInt32(start + (i << 2), true);
    if (whole < WORDS) {
      let last = 0;
      for (let p = whole << 2; p < length; p++) last = (last << 8) | (bytes[start + p] ?? 0);
      key[whole] = last;
      for (let i = whole + 1; i < WORDS; i++) key[i] = 0;
    }
    // Never 0: an entry that is not used has that.
    key[WORDS] = state < MOST_STATES ? (state << LENGTH_BITS) | (length + 1) : 0;
  }
}
