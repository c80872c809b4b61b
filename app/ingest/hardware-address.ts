/** Addresses in the spellings of controllers, and stand-ins for those that somebody has masked before pasting. */
import { mac, type Mac } from '../domain/ids.ts';

/** Source of an expression for an address in three groups; masked digits may be any letter, digit or star. */
export const GROUPED = String.raw`[\w*]{4}[-.][\w*]{4}[-.][\w*]{4}`;

const DIGITS = /^[\da-f]{12}$/;
const FNV_BASIS = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/**
 * `0200-0000-0100`, `0200.0000.0100` and `02:00:00:00:01:00` are one address. A masked one (`yyyy-yyyy-yyyy`) gets an
 * address that can be nobody's card (locally administered), so that equal masks are one station and different ones two.
 */
export const addressOf = (text: string): Mac => {
  const lower = text.toLowerCase();
  const digits = lower.replaceAll(/[-.:]/g, '');
  return mac((DIGITS.test(digits) ? digits : standIn(lower)).match(/../g)?.join(':') ?? '');
};

/** 12 hex digits out of any text: FNV-1a. */
const standIn = (text: string): string => {
  let hash = FNV_BASIS;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), FNV_PRIME);
  return `feff${(hash >>> 0).toString(16).padStart(8, '0')}`;
};
