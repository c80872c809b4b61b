/** A line on stderr that says how far long reading is. Silent where stderr is no terminal, or with --quiet. */
export class Progress {
  readonly #total: number | undefined;
  readonly #on: boolean;
  #done = 0;
  #shownAt = 0;
  #shown = false;

  /** @param total bytes in all; undefined where a pipe does not say */
  constructor(total: number | undefined, quiet: boolean) {
    this.#total = total;
    this.#on = process.stderr.isTTY && !quiet;
  }

  /** How much was read, where that is known: `43 %`. */
  get share(): string | undefined {
    return this.#total ? `${Math.floor(100 * Math.min(1, this.#done / this.#total))} %` : undefined;
  }

  /** @param bytes as they lie on the disk, packed or not */
  add(bytes: number): void {
    this.#done += bytes;
    const now = performance.now();
    if (!this.#on || now - this.#shownAt < 200) return;
    if (this.#shownAt === 0) {
      this.#shownAt = now;
      return;
    }
    this.#shownAt = now;
    this.#shown = true;
    process.stderr.write(`\r\x1b[K${this.#text()}`);
  }

  #text(): string {
    const mib = (this.#done / 2 ** 20).toFixed(0);
    if (!this.#total) return `Reading: ${mib} MiB (Ctrl-C stops)`;
    const share = Math.min(1, this.#done / this.#total);
    const filled = Math.round(share * 30);
    return `Reading [${'█'.repeat(filled)}${'░'.repeat(30 - filled)}] ${Math.round(share * 100)} %, ${mib} MiB (Ctrl-C stops)`;
  }

  end(): void {
    if (this.#shown) process.stderr.write('\r\x1b[K');
  }
}
