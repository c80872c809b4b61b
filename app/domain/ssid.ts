/**
 * SSIDs are 0 to 32 arbitrary bytes. Programs escape them in ways of their own; Rejoin has one spelling (see
 * `Ssid`), and a second reading of the same bytes must give the same spelling.
 */
import type { Ssid } from './ids.ts';
import { hexDigit } from './hex.ts';
import { own } from './own.ts';

/** Not printable, or printable in a way that makes two different names look alike. */
const UNPRINTABLE =
  /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}\u{3164}\u{ffa0}\u{fffc}\u{fffd}]|(?! )\p{Zs}/u;

/** ASCII that shows itself, without the backslash. */
const PLAIN = /^[ -[\]-~]*$/;

const escaped = (bytes: string): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i++)
    text += '\\x' + (bytes.charCodeAt(i) & 0xff).toString(16).padStart(2, '0');
  return text;
};

/** Length of the well-formed UTF-8 sequence at `i`, 0 if there is none (Unicode 15, table 3-7). */
const sequenceLength = (bytes: string, i: number): number => {
  const lead = bytes.charCodeAt(i);
  const length = lead < 0x80 ? 1 : lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length < 2) return length;
  for (let k = 1; k < length; k++) if ((bytes.charCodeAt(i + k) & 0xc0) !== 0x80) return 0;
  const second = bytes.charCodeAt(i + 1);
  if (lead === 0xe0 && second < 0xa0) return 0;
  if (lead === 0xed && second > 0x9f) return 0;
  if (lead === 0xf0 && second < 0x90) return 0;
  return lead === 0xf4 && second > 0x8f ? 0 : length;
};

const codePoint = (bytes: string, i: number, length: number): number => {
  let point = bytes.charCodeAt(i) & (length === 1 ? 0x7f : 0xff >> (length + 1));
  for (let k = 1; k < length; k++) point = (point << 6) | (bytes.charCodeAt(i + k) & 0x3f);
  return point;
};

/**
 * Text of bytes in which everything that does not show itself is spelled `\xNN`.
 * @param bytes one character a byte
 * @param backslash what a backslash becomes: doubled where the text must be reversible
 */
export const printable = (bytes: string, backslash = '\\'): string => {
  let text = '';
  for (let i = 0; i < bytes.length;) {
    const length = sequenceLength(bytes, i);
    if (length === 0) {
      text += escaped(bytes.slice(i, ++i));
      continue;
    }
    const character = String.fromCodePoint(codePoint(bytes, i, length));
    if (character === '\\') text += backslash;
    else text += UNPRINTABLE.test(character) ? escaped(bytes.slice(i, i + length)) : character;
    i += length;
  }
  return text;
};

/** @param bytes the SSID, one character a byte */
export const ssidFromBytes = (bytes: string): Ssid =>
  (PLAIN.test(bytes) ? bytes : printable(bytes, '\\\\')) as Ssid;

/** The bytes of an SSID, one character a byte: the way back. */
export const ssidToBytes = (ssid: Ssid): string => {
  let bytes = '';
  for (let i = 0; i < ssid.length;) {
    if (ssid[i] === '\\') {
      if (ssid[i + 1] === 'x') {
        bytes += String.fromCharCode(Number.parseInt(ssid.slice(i + 2, i + 4), 16));
        i += 4;
      } else {
        bytes += '\\';
        i += 2;
      }
      continue;
    }
    const point = ssid.codePointAt(i) ?? 0;
    bytes += utf8(point);
    i += point > 0xffff ? 2 : 1;
  }
  return bytes;
};

/** UTF-8 of a code point, one character a byte. */
export const utf8 = (point: number): string => {
  if (point < 0x80) return String.fromCharCode(point);
  if (point < 0x800) return String.fromCharCode(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
  if (point < 0x10000)
    return String.fromCharCode(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
  return String.fromCharCode(
    0xf0 | (point >> 18),
    0x80 | ((point >> 12) & 0x3f),
    0x80 | ((point >> 6) & 0x3f),
    0x80 | (point & 0x3f),
  );
};

const SIMPLE: Readonly<Record<string, string>> = {
  e: '\x1b',
  n: '\n',
  r: '\r',
  t: '\t',
  '\\': '\\',
  '"': '"',
};

/** Undoes hostap's `printf_encode`: `\"`, `\\`, `\e`, `\n`, `\r`, `\t` and `\xNN`. Anything else stays as it is. */
export const printfDecode = (text: string): string => {
  let start = text.indexOf('\\');
  if (start < 0) return text;
  let bytes = text.slice(0, start);
  while (start < text.length) {
    const next = text.charAt(start + 1);
    const simple = own(SIMPLE, next);
    if (simple !== undefined) {
      bytes += simple;
      start += 2;
    } else {
      const high = next === 'x' ? hexDigit(text.charCodeAt(start + 2)) : -1;
      const low = hexDigit(text.charCodeAt(start + 3));
      if (high >= 0 && low >= 0) {
        bytes += String.fromCharCode((high << 4) | low);
        start += 4;
      } else {
        bytes += '\\';
        start += 1;
      }
    }
    const end = text.indexOf('\\', start);
    bytes += text.slice(start, end < 0 ? text.length : end);
    if (end < 0) break;
    start = end;
  }
  return bytes;
};

/**
 * Source of an expression for an SSID as hostap prints it: at most 32 bytes, no bare quote, no control character. A
 * line into which another has run does not match: what would be taken for the name might be a password.
 */
export const PRINTF_SSID = String.raw`(?:\\x[\da-fA-F]{2}|\\[^x]|[ !#-[\]-~]){0,32}`;

/** An SSID as hostap prints it. */
export const ssidFromPrintf = (text: string | undefined): Ssid => ssidFromBytes(printfDecode(text ?? ''));
