/**
 * Lines that somebody might have known, and nobody did when all were asked. To ask thirty dialects about one costs as much as a
 * hundred lines that are known: it is asked about once, as long as all who were asked are as they were.
 */
import type { Recognition } from './dialect.ts';
import { UNKNOWN } from './dialect.ts';
import { behindStamps } from './own-stamp.ts';
import { NEW, QuietLines } from './quiet-lines.ts';
import { textOf } from './text.ts';
import type { LineParts, TextLines } from './text-lines.ts';

/** Lines that are longer, or as long, do not come twice: they are asked about each time. */
const STRANGE_REACH = 192;
/** Odd and large: small numbers that differ give sums that differ. */
const SPREAD = 0x01000193;

export class AskedOnce {
  /** Whether it is certain that the line last asked about is nobody's, whenever it comes in the state in which it did. */
  isCertain = false;
  readonly #parts: LineParts;
  readonly #texts: TextLines;
  readonly #strangeLines = new QuietLines(STRANGE_REACH);

  constructor(parts: LineParts, texts: TextLines) {
    this.#parts = parts;
    this.#texts = texts;
  }

  /**
   * Asks everybody, unless nobody knew the line when that was done last and all are as they were.
   * @param ask how it is done, where not from the beginning
   */
  read(
    bytes: Uint8Array,
    start: number,
    end: number,
    number: number,
    ask: (text: string) => Recognition = (text) => this.#texts.read(text, number),
  ): Recognition {
    const { dress } = this.#parts;
    const texts = this.#texts;
    const { state } = this;
    const message = behindStamps(bytes, start);
    const isWhole = end - message < STRANGE_REACH;
    this.isCertain = isWhole && this.#strangeLines.find(bytes, message, end, state) !== NEW;
    if (this.isCertain) return UNKNOWN;
    const { timesRead } = dress;
    const { remembered } = texts;
    const verdict = ask(textOf(bytes, start, end));
    const isForgotten =
      isWhole &&
      texts.remembered === remembered &&
      !texts.isGathering &&
      dress.program < 0 &&
      dress.timesRead === timesRead;
    this.isCertain = verdict === UNKNOWN && isForgotten && this.state === state;
    if (this.isCertain) this.#strangeLines.keep();
    return verdict;
  }

  /** A number for all that decides who is asked about a line, and who of them knows it, besides the line. */
  get state(): number {
    const { readers, speakers } = this.#parts;
    let sum = Math.imul(Math.imul(speakers.turns, SPREAD) + readers.voices, SPREAD) + speakers.mainIndex;
    for (const { parser } of readers.stateful) sum = (Math.imul(sum, SPREAD) + (parser.state ?? 0)) | 0;
    return sum;
  }
}
