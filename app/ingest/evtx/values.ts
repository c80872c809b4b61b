/** Values of binary XML as Windows prints them, one character a byte of UTF-8 (libevtx: "Value types"; MS-EVEN6 2.2.13). */
import type { Cursor } from './cursor.ts';
import { LONGEST_TEXT } from './cursor.ts';

export const NULL_TYPE = 0x00;
export const BINARY_XML = 0x21;
const ARRAY = 0x80;
/** Milliseconds from 1601 to 1970. */
const EPOCH = 11_644_473_600_000;
/** Dates that JavaScript has. */
const LAST = 8.64e15;

const hex = (value: number): string => `0x${value.toString(16)}`;

const hex64 = (cursor: Cursor): string => {
  const low = cursor.u32();
  const high = cursor.u32();
  return high === 0 ? hex(low) : `${hex(high)}${low.toString(16).padStart(8, '0')}`;
};

const guid = (cursor: Cursor): string => {
  const part = (value: number, digits: number): string =>
    value.toString(16).padStart(digits, '0').toUpperCase();
  const head = `${part(cursor.u32(), 8)}-${part(cursor.u16(), 4)}-${part(cursor.u16(), 4)}`;
  const tail = cursor.hex(8);
  return `{${head}-${tail.slice(0, 4)}-${tail.slice(4)}}`.toUpperCase();
};

const fileTime = (cursor: Cursor): string => {
  const ms = cursor.u64() / 10_000 - EPOCH;
  return Math.abs(ms) <= LAST ? new Date(ms).toISOString() : '';
};

const latin = (cursor: Cursor, size: number): string => {
  let text = '';
  for (let n = 0; n < size && n < LONGEST_TEXT; n++) {
    const byte = cursor.u8();
    if (byte === 0) break;
    // The code page is not known; ASCII is the same in all of them.
    text += byte < 0x80 ? String.fromCharCode(byte) : '?';
  }
  return text;
};

/**
 * @param cursor at the value
 * @param size of the value in bytes
 * @returns '' for types that no field of ours has: arrays, floats, security identifiers
 */
export const valueText = (cursor: Cursor, type: number, size: number): string => {
  if ((type & ARRAY) !== 0) return '';
  switch (type) {
    case 0x01:
      return cursor.utf16(size >> 1);
    case 0x02:
      return latin(cursor, size);
    case 0x03:
      return String((cursor.u8() << 24) >> 24);
    case 0x04:
      return String(cursor.u8());
    case 0x05:
      return String((cursor.u16() << 16) >> 16);
    case 0x06:
      return String(cursor.u16());
    case 0x07:
      return String(cursor.u32() | 0);
    case 0x08:
      return String(cursor.u32());
    case 0x09:
    case 0x0a:
      return String(cursor.u64());
    case 0x0d:
      return cursor.u32() === 0 ? 'false' : 'true';
    case 0x0e:
      return cursor.hex(size).toUpperCase();
    case 0x0f:
      return guid(cursor);
    case 0x11:
      return fileTime(cursor);
    case 0x10:
    case 0x14:
    case 0x15:
      return size === 8 ? hex64(cursor) : hex(cursor.u32());
    default:
      return '';
  }
};
