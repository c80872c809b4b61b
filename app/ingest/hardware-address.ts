/** Addresses in the spellings of controllers, and stand-ins for those that somebody has masked before pasting. */
import { spelledOf } from '../domain/again.ts';
import { mac, NO_BSSID, type Mac } from '../domain/ids.ts';

/** Source of an expression for an address in three groups; masked digits may be any letter, digit or star. */
export const GROUPED = String.raw`[\w*]{4}[-.][\w*]{4}[-.][\w*]{4}`;

const COLON = 0x3a;
/** Length of an address with colons. */
export const MAC_LENGTH = 17;
/** Addresses that are remembered, by their hash. */
const BOOK_BITS = 16;
/** Odd, and its bits are spread evenly: 2³² divided by the golden ratio. */
const PRIME = 0x9e3779b1;
const HALF = 2 ** 24;
let numbers = new Float64Array(0);
let names: Mac[] = [];

/**
 * The address at `p`, as a number, if it is written as programs mostly do: lower-case, with colons; -1 where there is none. What stands
 * behind it is not looked at.
 */
export const plainNumberAt = (text: string | Uint8Array, p: number): number => {
  let high = 0;
  let low = 0;
  for (let at = 0; at < MAC_LENGTH; at++) {
    const code = typeof text === 'string' ? text.charCodeAt(p + at) : (text[p + at] ?? 0);
    if (at % 3 === 2) {
      if (code !== COLON) return -1;
      continue;
    }
    const digit = digitOf(code);
    if (digit < 0) return -1;
    if (at < 8) high = (high << 4) | digit;
    else low = (low << 4) | digit;
  }
  return high * HALF + low;
};

/** The same as it is known: a log names the same stations again and again, and each is one string, which is found at once in a map. */
export const plainAddressAt = (text: string, p: number): Mac | undefined => {
  const number = plainNumberAt(text, p);
  return number < 0 ? undefined : addressOfNumber(number);
};

/** The address of this number: the one string by which it is known. */
export const addressOfNumber = (number: number): Mac => {
  const high = Math.floor(number / HALF);
  const slot = Math.imul((number - high * HALF) ^ Math.imul(high, PRIME), PRIME) >>> (32 - BOOK_BITS);
  // Where nothing is remembered yet stands 0, and its address.
  if (names.length === 0) {
    numbers = new Float64Array(1 << BOOK_BITS);
    names = new Array<Mac>(1 << BOOK_BITS).fill(NO_BSSID);
  }
  if (numbers[slot] === number) return names[slot] ?? NO_BSSID;
  numbers[slot] = number;
  return (names[slot] = spelledOf(number));
};

const digitOf = (code: number): number =>
  code >= 0x30 && code <= 0x39 ? code - 0x30 : code >= 0x61 && code <= 0x66 ? code - 0x57 : -1;

const COLONS = /^[\da-f]{2}(?::[\da-f]{2}){5}$/;
const OTHERWISE =
  /^[\da-f]{2}(?:[-:. _][\da-f]{2}){5}$|^[\da-f]{4}[-.:][\da-f]{4}[-.:][\da-f]{4}$|^[\da-f]{12}$/;
const SEPARATOR = /[-. _:]/g;
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * `0200-0000-0100`, `0200.0000.0100`, `02-00-00-00-01-00`, `020000000100` and `02:00:00:00:01:00` are one address. A masked one (`yyyy-yyyy-yyyy`) gets an
 * address that can be nobody's card (locally administered), so that equal masks are one station and different ones two.
 */
export const addressOf = (text: string): Mac => {
  const plain = text.length === MAC_LENGTH ? plainAddressAt(text, 0) : undefined;
  if (plain !== undefined) return plain;
  const lower = text.toLowerCase();
  if (COLONS.test(lower)) return mac(lower);
  if (!OTHERWISE.test(lower)) return standIn(lower);
  const digits = lower.replaceAll(SEPARATOR, '');
  return spelled(digits.slice(0, 4), digits.slice(4, 8), digits.slice(8));
};

const spelled = (a: string, b: string, c: string): Mac =>
  mac([a, b, c].map((group) => `${group.slice(0, 2)}:${group.slice(2)}`).join(':'));

/** An address out of any text: FNV-1a. */
const standIn = (text: string): Mac => {
  let hash = FNV_BASIS;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  const digits = (hash >>> 0).toString(16).padStart(8, '0');
  return spelled('feff', digits.slice(0, 4), digits.slice(4));
};
