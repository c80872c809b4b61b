/**
 * Lines that nobody knew, by their shape: what differs from line to line, and whatever could be somebody's name or secret, is left out.
 * Bounded: of a log of a whole machine the kinds are counted that came first.
 */
import { isPlain } from './plain-words.ts';
import { redacted } from './redact.ts';
import { StackedDress } from './stacked-dress.ts';

const MOST_SHAPES = 1000;
const LONGEST = 160;
const BLANK_LINE = /^\s*$/;
const GAP = '…';

export interface UnknownKind {
  readonly shape: string;
  readonly count: number;
  /** The first line of it, from 1. */
  readonly line: number;
}

export class UnknownLines {
  /** Lines whose kind is not among those that are listed. */
  others = 0;
  readonly #dress = new StackedDress([], 1970);
  readonly #found = new Map<string, { count: number; readonly line: number }>();

  /** @param text of the line, one character a byte */
  add(text: string, line: number): void {
    if (BLANK_LINE.test(text)) return;
    const shape = this.#shapeOf(text);
    const known = this.#found.get(shape);
    if (known) known.count++;
    else if (this.#found.size < MOST_SHAPES) this.#found.set(shape, { count: 1, line });
    else this.others++;
  }

  /** The most frequent first. */
  get kinds(): readonly UnknownKind[] {
    return [...this.#found]
      .map(([shape, { count, line }]) => ({ shape, count, line }))
      .sort((a, b) => b.count - a.count || a.line - b.line);
  }

  #shapeOf(text: string): string {
    this.#dress.peel(text);
    const message = redacted(text.slice(this.#dress.body, this.#dress.body + 2 * LONGEST));
    const words = message
      .split(/\s+/)
      .filter((word) => word !== '')
      .map((word) => (isPlain(word) && !/\d/.test(word) ? word : GAP));
    return words
      .filter((word, at) => word !== GAP || words[at - 1] !== GAP)
      .join(' ')
      .slice(0, LONGEST);
  }
}
