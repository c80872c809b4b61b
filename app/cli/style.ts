import { styleText } from 'node:util';
import type { Whose } from '../words/say.ts';
import { calledHere } from './called-here.ts';
import { spokenLocale } from './language.ts';
import { PLAIN, type Layout, type Paint } from '../report/terminal.ts';

const COLOURED: Paint = {
  bold: (text) => styleText('bold', text, { validateStream: false }),
  dim: (text) => styleText('dim', text, { validateStream: false }),
  good: (text) => styleText('green', text, { validateStream: false }),
  bad: (text) => styleText('red', text, { validateStream: false }),
  warn: (text) => styleText('yellow', text, { validateStream: false }),
};

/** Colours only on a terminal, and never against NO_COLOR. */
export function layoutFor(stream: NodeJS.WriteStream, whose: Whose = 'mine'): Layout {
  const colour = stream.isTTY && !process.env['NO_COLOR'] && process.env['TERM'] !== 'dumb';
  const width = Math.min(Math.max(stream.columns || 80, 40), 120);
  return { paint: colour ? COLOURED : PLAIN, width, locale: spokenLocale(), whose, called: calledHere };
}
