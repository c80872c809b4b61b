/**
 * Cells of one row of comma-separated values (RFC 4180). Rows come line by line out of texts of which anything may be something
 * else, and a cell's line breaks are lines of their own: what reads whole files as CSV does not fit here.
 */

const QUOTE = 0x22;
const MOST_CELLS = 64;
const LONGEST = 4096;

export interface CsvRow {
  readonly cells: readonly string[];
  /** The last cell goes on in the next line. */
  readonly isOpen: boolean;
}

/** The end of a quoted cell whose opening quote stands before `from`: its closing quote, or -1. */
export function closingQuote(text: string, from: number): number {
  let p = text.indexOf('"', from);
  while (p >= 0 && text.charCodeAt(p + 1) === QUOTE) p = text.indexOf('"', p + 2);
  return p;
}

/** @param line of which the first 4096 characters are read */
export function csvCells(line: string): CsvRow {
  const text = line.length > LONGEST ? line.slice(0, LONGEST) : line;
  const cells: string[] = [];
  for (let p = 0; p <= text.length && cells.length < MOST_CELLS;) {
    if (text.charCodeAt(p) !== QUOTE) {
      const comma = text.indexOf(',', p);
      const end = comma < 0 ? text.length : comma;
      cells.push(text.slice(p, end).trim());
      p = end + 1;
      continue;
    }
    const end = closingQuote(text, p + 1);
    cells.push(
      text
        .slice(p + 1, end < 0 ? text.length : end)
        .replaceAll('""', '"')
        .trim(),
    );
    if (end < 0) return { cells, isOpen: true };
    // What stands between a quote and the comma belongs to nobody.
    const comma = text.indexOf(',', end + 1);
    if (comma < 0) break;
    p = comma + 1;
  }
  return { cells, isOpen: false };
}
