/** Text in the cells of a terminal, in which Chinese characters take two. */

const WIDE =
  '\\u1100-\\u115f\\u2e80-\\ua4cf\\uac00-\\ud7a3\\uf900-\\ufaff\\ufe30-\\ufe6f\\uff00-\\uff60\\uffe0-\\uffe6';
const WIDE_SIGNS = new RegExp(`[${WIDE}]`, 'gu');
/** A line may be broken between these: after spaces, and around each wide sign. A sign that closes stays with what it closes. */
const PIECES = new RegExp(`(?:[${WIDE}]|[^\\s${WIDE}]+)[，。：；、）！？]*\\s*`, 'gu');

export const cellsOf = (text: string): number => text.length + (text.match(WIDE_SIGNS)?.length ?? 0);

export const padTo = (text: string, width: number, fill = ' '): string =>
  text + fill.repeat(Math.max(0, width - cellsOf(text)));

export const padLeft = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - cellsOf(text))) + text;

export function cutTo(text: string, width: number): string {
  if (cellsOf(text) <= width) return text;
  let cells = 0;
  let cut = '';
  for (const sign of text) {
    cells += cellsOf(sign);
    if (cells > width - 1) break;
    cut += sign;
  }
  return `${cut}…`;
}

/** Broken by words at `width` cells, each line indented. */
export function wrap(text: string, width: number, indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const [piece] of text.matchAll(PIECES)) {
    if (line && cellsOf(line) + cellsOf(piece.trimEnd()) > width - indent.length) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  }
  return [...lines, line.trimEnd()].map((one) => indent + one).join('\n');
}
