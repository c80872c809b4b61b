/** Text in the cells of a terminal, in which Chinese characters and pictures take two, and what combines takes none. */
import { signsOf, widthOf } from './sign-width.ts';

const WIDE =
  '\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6';
/** A line may be broken between these: after spaces, and around each wide sign. A sign that closes stays with what it closes. */
const PIECES = new RegExp(`(?:[${WIDE}]|[^\\s${WIDE}]+)[，。：；、）！？]*\\s*`, 'gu');

export const cellsOf = widthOf;

export const padTo = (text: string, width: number, fill = ' '): string =>
  text + fill.repeat(Math.max(0, width - cellsOf(text)));

export const padLeft = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - cellsOf(text))) + text;

export function cutTo(text: string, width: number): string {
  if (cellsOf(text) <= width) return text;
  let cells = 0;
  let cut = '';
  for (const segment of signsOf(text)) {
    cells += cellsOf(segment);
    if (cells > width - 1) break;
    cut += segment;
  }
  return `${cut}…`;
}

/**
 * A line shortened where it says least: what decides stays, whole, with as much around it as there is room for.
 * @param decisive the last match decides
 * @returns what stands before it, it, and what stands behind; without a match all is before
 */
export function cutAround(text: string, width: number, decisive: RegExp): readonly [string, string, string] {
  const match = [...text.matchAll(decisive)].at(-1);
  if (!match || cellsOf(match[0]) >= width) return [cutTo(text, width), '', ''];
  const [token] = match;
  const before = text.slice(0, match.index);
  const after = text.slice(match.index + token.length);
  const room = width - cellsOf(token);
  const tail = cutTo(after, Math.max(1, room - cellsOf(before), Math.floor(room / 4)));
  const rest = after === '' ? '' : tail;
  return [cutTo(before, room - cellsOf(rest)), token, rest];
}

/** The beginning that has room; at least one sign. */
function headOf(text: string, width: number): string {
  let head = '';
  for (const segment of signsOf(text)) {
    if (head && cellsOf(head + segment) > width) break;
    head += segment;
  }
  return head;
}

/** Broken by words at `width` cells, each line indented. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const [whole] of text.matchAll(PIECES)) {
    // What no line has room for (a path, an address) is broken wherever the line ends.
    let piece = whole;
    while (cellsOf(piece.trimEnd()) > width - indent.length) {
      if (line) lines.push(line.trimEnd());
      line = '';
      const head = headOf(piece, width - indent.length);
      lines.push(head);
      piece = piece.slice(head.length);
    }
    if (line && cellsOf(line) + cellsOf(piece.trimEnd()) > width - indent.length) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].map((one) => indent + one).join('\n');
}

/** Cells that a text has beside its mark. */
const LEAST = 24;

/**
 * The same with a mark (`• `, `1. `, the name of a row) before the first line, under which the others stand in line; a mark
 * that leaves too little room stands above them.
 */
export function hang(mark: string, text: string, width: number, indent: string): string {
  const begins = indent.length + cellsOf(mark);
  if (width - begins < LEAST) return `${indent}${mark.trimEnd()}\n${wrap(text, width, `${indent}    `)}`;
  return indent + mark + wrap(text, width, ' '.repeat(begins)).slice(begins);
}
