/**
 * What stands in front of every line of a pasted text: the marks of those who quoted, listed, numbered or indented it. Taken
 * off at once, so that a line that was wrapped before it was marked goes on where its piece begins.
 */

/** Marks that lie upon each other: a mailing list quotes each answer once more. */
const DEEPEST = 16;
const BLANK_LINE = /^\s*$/;
const NUMBER = /^[ \t]{0,8}(\d{1,8})(?:[:-](?!\d\d:\d\d(?!:\d)) ?|[.)|] |\t| (?=\S))/;
/** Quotation marks, bullets (`•` among them), edges of a table, indentation. */
const MARKS = [/^> ?/, /^(?:[-*+]|\xe2\x80\xa2) /, /^\|\|? ?/];

type Lines = readonly string[];

/** @returns how much of each line the margin takes; undefined where some line has none */
const widthsOf = (lines: Lines): readonly number[] | undefined => {
  const written = lines.filter((line) => !BLANK_LINE.test(line));
  if (written.length < 2) return undefined;
  const indent = Math.min(...written.map((line) => line.search(/\S/)));
  if (indent > 0) return lines.map((line) => Math.min(indent, line.length));
  const mark = MARKS.find((one) => written.every((line) => one.test(line)));
  return mark ? lines.map((line) => mark.exec(line)?.[0].length ?? 0) : numbersOf(lines);
};

/** Numbers count lines. */
const numbersOf = (lines: Lines): readonly number[] | undefined => {
  let before: number | undefined;
  const widths: number[] = [];
  for (const [index, line] of lines.entries()) {
    const number = NUMBER.exec(line);
    widths.push(number?.[0].length ?? 0);
    if (!number && BLANK_LINE.test(line)) continue;
    const first = Number(number?.[1] ?? Number.NaN) - index;
    if (first !== (before ?? first)) return undefined;
    before = first;
  }
  return widths;
};

/** The lines without what stands in front of all of them. */
export function withoutMargin(lines: Lines): Lines {
  let bare = lines;
  for (let depth = 0; depth < DEEPEST; depth++) {
    const widths = widthsOf(bare);
    if (!widths) break;
    bare = bare.map((line, index) => line.slice(widths[index]));
  }
  return bare;
}
