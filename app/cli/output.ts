/** The terminal's edge, and that of JSON: nothing of others passes that is not spelled. */
import type { Said } from '../domain/said.ts';
import { cutTo, wrap } from '../report/cells.ts';
import { tellHere } from './called-here.ts';
import { visible, visibleIn } from '../domain/visible.ts';

/** What `Paint` puts around texts, and the ends of our own lines. */
// eslint-disable-next-line no-control-regex -- it is looked for
const OURS = /(\x1b\[\d{1,2}m|\n)/;

/** Our own lines and colours; the texts in them were made visible where they were drawn, and whatever else was not is now. */
const shown = (text: string): string =>
  text
    .split(OURS)
    .map((part, index) => (index % 2 === 1 ? part : visible(part)))
    .join('');

/** How things stand, below all that was said; it gives way while something is said. '' where there is none. */
let standing = '';
const CLEAR = '\r\x1b[K';

/** Writes lines; the one that stands below them is put there again. */
function write(stream: NodeJS.WriteStream, text: string): void {
  if (standing !== '') process.stderr.write(CLEAR);
  stream.write(text);
  if (standing !== '') process.stderr.write(standing);
}

/** Says in one line how things stand while something goes on, in place of what stood there; only on a terminal. */
export function showStanding(what: Said | undefined): void {
  if (!process.stderr.isTTY) return;
  if (standing !== '') process.stderr.write(CLEAR);
  const width = Math.max(20, (process.stderr.columns || 80) - 1);
  standing = what ? cutTo(visible(tellHere(what)), width) : '';
  process.stderr.write(standing);
}

/** Prints what was drawn: several lines, perhaps in colours. */
export const print = (text: string): void => write(process.stdout, `${shown(text)}\n`);

/** Prints one JSON value. */
export const printJson = (value: unknown, indent?: number): void =>
  write(process.stdout, `${JSON.stringify(visibleIn(value), null, indent)}\n`);

/** Says something beside the answer: several lines, perhaps in colours. */
export const warn = (text: string): void => write(process.stderr, `${shown(text)}\n`);

/** Says something beside the answer. Whatever it names, it is one line, and at a terminal broken by words. */
export function note(said: Said | readonly Said[]): void {
  const text = visible(tellHere(said));
  const { isTTY, columns } = process.stderr;
  write(process.stderr, `${isTTY ? wrap(text, columns || 80, '') : text}\n`);
}
