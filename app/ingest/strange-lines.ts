/**
 * Lines that somebody might have known, and nobody did when all were asked. To ask thirty dialects about one costs as much as a
 * hundred lines that are known, and a program says such a line again and again. It is asked about once, as long as all who were
 * asked are as they were.
 */

/** Held at a time; beyond it all begins anew. */
const MOST = 1024;
/** Longer lines do not come twice. */
const LONGEST = 512;

export class StrangeLines {
  readonly #lines = new Set<string>();
  #key = '';

  /**
   * @param line without its program's own stamps
   * @param state what else decides, as a number
   * @returns whether nobody knew this line in this state
   */
  has(line: string, state: number): boolean {
    this.#key = line.length > LONGEST ? '' : `${state} ${line}`;
    return this.#lines.has(this.#key);
  }

  /** Keeps the line last asked for: nobody knew it, and to ask has changed nobody. */
  keep(): void {
    if (this.#key === '') return;
    if (this.#lines.size >= MOST) this.#lines.clear();
    this.#lines.add(this.#key);
  }
}
