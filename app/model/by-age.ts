/** Has its place among others: which of them stands before it, and which behind. */
export interface Placed<T> {
  before: T | undefined;
  behind: T | undefined;
}

/**
 * Things by when they were put, the oldest first. A set would do, but one that is taken out and put in again with every event is made
 * anew every few events.
 */
export class ByAge<T extends Placed<T>> {
  size = 0;
  oldest: T | undefined;
  #youngest: T | undefined;

  /** Puts it behind all others, wherever it was. */
  put(one: T): void {
    if (one === this.#youngest) return;
    this.delete(one);
    one.before = this.#youngest;
    if (this.#youngest) this.#youngest.behind = one;
    else this.oldest = one;
    this.#youngest = one;
    this.size++;
  }

  delete(one: T): void {
    const { before, behind } = one;
    if (!before && this.oldest !== one) return;
    if (before) before.behind = behind;
    else this.oldest = behind;
    if (behind) behind.before = before;
    else this.#youngest = before;
    one.before = one.behind = undefined;
    this.size--;
  }
}
