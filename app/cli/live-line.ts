/** One line on stderr that says how things stand while something goes on; silent where stderr is no terminal. */
import { cutTo } from '../report/cells.ts';
import { visible } from '../domain/visible.ts';
import type { Said } from '../domain/said.ts';
import { say } from '../words/say.ts';
import { spokenLocale } from './language.ts';

export class LiveLine {
  readonly #isOn = process.stderr.isTTY;
  #isShown = false;

  show(what: Said): void {
    if (!this.#isOn) return;
    this.#isShown = true;
    const text = visible(say(what, spokenLocale()));
    process.stderr.write(`\r\x1b[K${cutTo(text, Math.max(20, (process.stderr.columns || 80) - 1))}`);
  }

  /** Takes it away: what is said next begins a line. */
  end(): void {
    if (this.#isShown) process.stderr.write('\r\x1b[K');
    this.#isShown = false;
  }
}
