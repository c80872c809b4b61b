/** What pages, terminals and word processors make of a line, undone. A line is latin1: one character a byte. */

const ESCAPE = '\\x1b';
/** Nothing of it stands in a line that has none of these. */
const SUSPECT = new RegExp(String.raw`[&${ESCAPE}\xc2\xe2\xe3\xef]|\^\[\[|#033\[`);

const ENTITY = /&(?:(lt|gt|amp|quot|apos|nbsp)|#(\d{2,3})|#x([\da-f]{2}));/gi;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
]);
/** A terminal's colours, as bytes, as `cat -v` shows them, and as syslog escapes them. */
const COLOURS = new RegExp(String.raw`(?:${ESCAPE}|\^\[|#033)\[[\d;?]{0,16}[A-Za-z]`, 'g');
/** Blanks of UTF-8 that are not the ASCII one: no-break, en and em quads, narrow, ideographic. */
const BLANKS = /\xc2\xa0|\xe2\x80[\x80-\x8a\xaf]|\xe3\x80\x80/g;
/** What takes no room: zero-width blanks and joiners, byte order marks. */
const NOTHINGS = /\xe2\x80[\x8b-\x8f]|\xe2\x81\xa0|\xef\xbb\xbf/g;
/** Quotes and dashes that a word processor has made typographic. */
const SINGLE = /\xe2\x80[\x98\x99]/g;
const DOUBLE = /\xe2\x80[\x9c-\x9e]/g;
const DASH = /\xe2\x80[\x90-\x94]/g;

const character = (all: string, name?: string, decimal?: string, hex?: string): string => {
  if (name !== undefined) return NAMED.get(name.toLowerCase()) ?? all;
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal);
  return code >= 0x20 && code < 0x7f ? String.fromCharCode(code) : all;
};

/** @returns the line as the program wrote it; the same text where there is nothing to undo */
export const cleaned = (line: string): string =>
  SUSPECT.test(line)
    ? line
        .replace(COLOURS, '')
        .replace(ENTITY, character)
        .replace(BLANKS, ' ')
        .replace(NOTHINGS, '')
        .replace(SINGLE, "'")
        .replace(DOUBLE, '"')
        .replace(DASH, '-')
    : line;
