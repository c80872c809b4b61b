/** How far a reading is. */
export class ReadProgress {
  readonly #total: number | undefined;
  readonly #told: ((done: number, total: number | undefined) => void) | undefined;
  #done = 0;

  /** @param total bytes in all; undefined where a pipe does not say */
  constructor(total: number | undefined, told?: (done: number, total: number | undefined) => void) {
    this.#total = total;
    this.#told = told;
  }

  /** How much was read, where that is known: 0 to 1. */
  get share(): number | undefined {
    return this.#total ? Math.min(1, this.#done / this.#total) : undefined;
  }

  /** @param bytes as they lie on the disk, packed or not */
  add(bytes: number): void {
    this.#done += bytes;
    this.#told?.(this.#done, this.#total);
  }
}
