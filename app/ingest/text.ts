/**
 * Small parts for reading lines. A line is a latin1 string: one character a byte, whatever its encoding was.
 */
import { hexDigit } from '../domain/hex.ts';
import type { Mac, Pmkid } from '../domain/ids.ts';
import { addressOf } from './hardware-address.ts';

/** Source of a regular expression for an address. */
export const MAC = '[\\da-fA-F]{2}(?::[\\da-fA-F]{2}){5}';

/** A sticky expression: it matches at `lastIndex` or not at all, so it can never search through a line. */
export const at = (strings: TemplateStringsArray, ...values: readonly string[]): RegExp =>
  new RegExp(String.raw(strings, ...values), 'y');

/** Source of a regular expression for a text as it stands. */
export const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The first group of a match at `position`, or undefined. */
export const matchAt = (pattern: RegExp, text: string, position: number): RegExpExecArray | undefined => {
  pattern.lastIndex = position;
  return pattern.exec(text) ?? undefined;
};

interface Latin1Slice {
  latin1Slice(start: number, end: number): string;
}

/**
 * `bytes[start, end)`, as far as there are bytes, as text of one character a byte. (`TextDecoder('latin1')` would be
 * windows-1252.) Node's own way throws for an end behind the last byte.
 */
export const latin1 = (bytes: Uint8Array, start: number, end: number): string => {
  const last = Math.min(end, bytes.length);
  if ('latin1Slice' in bytes) return (bytes as unknown as Latin1Slice).latin1Slice(start, last);
  let text = '';
  for (let p = start; p < last; p += 8192)
    text += String.fromCharCode(...bytes.subarray(p, Math.min(last, p + 8192)));
  return text;
};

/** A line of a chunk, without its line end. */
export const textOf = (bytes: Uint8Array, start: number, end: number): string =>
  latin1(bytes, start, bytes[end - 1] === 0x0d ? end - 1 : end);

const ENCODER = new TextEncoder();

/** The bytes of a text's UTF-8, one character a byte: as it stands in a line. */
export const utf8 = (text: string): string => {
  const bytes = ENCODER.encode(text);
  return latin1(bytes, 0, bytes.length);
};

/**
 * A copy of `bytes[start, end)`: the slice of a Node buffer gives out what is overwritten with the next chunk. It stays of the
 * same kind, since a buffer becomes text many times faster than other bytes do.
 */
export const copied = (bytes: Uint8Array, start = 0, end = bytes.length): Uint8Array =>
  Uint8Array.prototype.slice.call(bytes, start, end);

/** The way back: the low byte of every character. */
export const bytesOf = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length);
  for (let p = 0; p < text.length; p++) bytes[p] = text.charCodeAt(p);
  return bytes;
};

/** A captured address: a rule has said that it is one, masked or not. */
export const toMac = (text: string | undefined): Mac => (text === undefined ? ('' as Mac) : addressOf(text));

/** A PMKID out of a hex dump ("63 8f …") or plain hex. */
export const toPmkid = (text: string | undefined): Pmkid =>
  (text ?? '').replaceAll(' ', '').toLowerCase() as Pmkid;

/** A captured number in decimal digits. */
export const toNumber = (text: string | undefined): number => Number.parseInt(text ?? '', 10);

/** Bytes of a hex dump with blanks between them or without; stops at the first character that is neither. */
export const hexBytes = (text: string): Uint8Array => {
  const bytes = new Uint8Array(text.length >> 1);
  let length = 0;
  let high = -1;
  for (let i = 0; i < text.length; i++) {
    const digit = hexDigit(text.charCodeAt(i));
    if (digit < 0) {
      if (text.charCodeAt(i) === 0x20 && high < 0) continue;
      break;
    }
    if (high < 0) high = digit;
    else {
      bytes[length++] = (high << 4) | digit;
      high = -1;
    }
  }
  return bytes.subarray(0, length);
};

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** Lower-case hex of bytes. */
export const toHex = (bytes: Uint8Array, separator = ''): string => {
  let hex = '';
  for (const byte of bytes) hex += (hex && separator) + (byte < 16 ? '0' : '') + byte.toString(16);
  return hex;
};

/** Position of a character in `text[from, limit)`, or -1. Unlike `indexOf` it stops at the limit. */
export const seek = (text: string, code: number, from: number, limit: number): number => {
  for (let p = from; p < limit; p++) if (text.charCodeAt(p) === code) return p;
  return -1;
};
