/**
 * A text that is held whole, put back as its programs wrote it: lines that a mail, a terminal or a page has wrapped are joined,
 * and a text with its newest line first is turned round. What is longer is read as it comes.
 */
import type { Dialect } from '../dialect.ts';
import { RECOGNISED } from '../dialect.ts';
import { LineReader, type LineOptions } from '../line-reader.ts';
import { isNewestFirst, turnedRound } from './newest-first.ts';
import type { PastedLine } from './pasted-line.ts';
import { unwrapped } from './unwrapped.ts';

const nobody = (): void => undefined;

/** Reads lines, whoever wrote them, and tells nobody what they say. */
const trial = (dialects: readonly Dialect[], options: LineOptions): ((line: string) => boolean) => {
  const reader = new LineReader(dialects, 0, nobody, options, false);
  let number = 0;
  return (line) => reader.parseText(line, ++number) === RECOGNISED;
};

/** @param lines of the whole text, one character a byte */
export function pastedText(
  lines: readonly string[],
  dialects: readonly Dialect[],
  options: LineOptions,
): readonly PastedLine[] {
  if (options.first?.assembles) return lines.map((text, at) => ({ text, number: at + 1, pieces: 1 }));
  // Within a record any line is part of it: whether a line is known for itself, only the others can say.
  const single = dialects.filter(({ gathers, assembles }) => gathers !== true && assembles !== true);
  const whole = unwrapped(
    lines,
    () => lines.map(trial(dialects, options)),
    () => trial(single, options),
  );
  return options.first?.gathers !== true && isNewestFirst(whole, options)
    ? turnedRound(whole, options)
    : whole;
}
