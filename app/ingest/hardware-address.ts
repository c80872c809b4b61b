/** Addresses in the spellings of controllers, and stand-ins for those that somebody has masked before pasting. */
import { mac, type Mac } from '../domain/ids.ts';

/** Source of an expression for an address in three groups; masked digits may be any letter, digit or star. */
export const GROUPED = String.raw`[\w*]{4}[-.][\w*]{4}[-.][\w*]{4}`;

const COLONS = /^[\da-f]{2}(?::[\da-f]{2}){5}$/;
const OTHERWISE =
  /^[\da-f]{2}(?:[-. _][\da-f]{2}){5}$|^[\da-f]{4}[-.:][\da-f]{4}[-.:][\da-f]{4}$|^[\da-f]{12}$/;
const SEPARATOR = /[-. _:]/g;
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * `0200-0000-0100`, `0200.0000.0100`, `02-00-00-00-01-00`, `020000000100` and `02:00:00:00:01:00` are one address. A masked one (`yyyy-yyyy-yyyy`) gets an
 * address that can be nobody's card (locally administered), so that equal masks are one station and different ones two.
 */
export const addressOf = (text: string): Mac => {
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
