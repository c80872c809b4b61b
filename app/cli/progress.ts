import { help } from './help.ts';

/** A line on stderr that says how far long reading is. Silent where stderr is no terminal, or with --quiet. */
export class Progress {
  readonly #on: boolean;
  #shownAt = 0;
  #shown = false;

  constructor(quiet: boolean) {
    this.#on = process.stderr.isTTY && !quiet;
  }

  show(done: number, total: number | undefined): void {
    const now = performance.now();
    if (!this.#on || now - this.#shownAt < 200) return;
    if (this.#shownAt === 0) {
      this.#shownAt = now;
      return;
    }
    this.#shownAt = now;
    this.#shown = true;
    process.stderr.write(`\r\x1b[K${line(done, total)}`);
  }

  end(): void {
    if (this.#shown) process.stderr.write('\r\x1b[K');
  }
}

function line(done: number, total: number | undefined): string {
  const mib = Math.round(done / 2 ** 20);
  if (!total) return help('terminal.reading', { mib });
  const share = Math.min(1, done / total);
  const filled = Math.round(share * 30);
  const bar = `[${'█'.repeat(filled)}${'░'.repeat(30 - filled)}]`;
  return help('terminal.reading-of', { bar, share, mib });
}
