/** The terminal's edge, and that of JSON: nothing of others passes that is not spelled. */
import type { Said } from '../domain/said.ts';
import { sayAll } from '../words/say.ts';
import { spokenLocale } from './language.ts';
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

/** Prints what was drawn: several lines, perhaps in colours. */
export const print = (text: string): void => void process.stdout.write(`${shown(text)}\n`);

/** Prints one JSON value. */
export const printJson = (value: unknown, indent?: number): void =>
  void process.stdout.write(`${JSON.stringify(visibleIn(value), null, indent)}\n`);

/** Says something beside the answer: several lines, perhaps in colours. */
export const warn = (text: string): void => void process.stderr.write(`${shown(text)}\n`);

/** Says something beside the answer. Whatever it names, it is one line. */
export const note = (said: Said | readonly Said[]): void =>
  void process.stderr.write(`${visible(sayAll('code' in said ? [said] : said, spokenLocale()))}\n`);
