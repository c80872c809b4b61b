import { utf8 } from '../../domain/ssid.ts';
import { own } from '../../domain/own.ts';

const NAMED: Readonly<Record<string, number>> = { lt: 0x3c, gt: 0x3e, amp: 0x26, quot: 0x22, apos: 0x27 };
/** The longest that is of use: `&#x10ffff;`. */
const LONGEST = 10;
const NUMERIC = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i;

/** The code point of a reference's name (`lt`, `#38`, `#x26`), undefined if it stands for none. */
export const codePointOf = (name: string): number | undefined => {
  const named = own(NAMED, name);
  if (named !== undefined) return named;
  const [, hex, decimal] = NUMERIC.exec(name) ?? [];
  const point = hex === undefined ? Number(decimal ?? Number.NaN) : Number.parseInt(hex, 16);
  // Half a character is none; Windows writes such references where a name was cut.
  return point <= 0x10ffff && !(point >= 0xd800 && point < 0xe000) ? point : undefined;
};

/** Resolves the references of a text, in UTF-8. What is no reference stays as it is. */
export const unescapeXml = (text: string): string => {
  let ampersand = text.indexOf('&');
  if (ampersand < 0) return text;
  let result = '';
  let from = 0;
  while (ampersand >= 0) {
    const name = text.slice(ampersand + 1, ampersand + LONGEST);
    const end = name.indexOf(';');
    const point = end < 0 ? undefined : codePointOf(name.slice(0, end));
    if (point !== undefined) {
      result += text.slice(from, ampersand) + utf8(point);
      from = ampersand + end + 2;
    }
    ampersand = text.indexOf('&', ampersand + 1);
  }
  return result + text.slice(from);
};
