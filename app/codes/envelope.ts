/**
 * What all codes have in common: a first digit that says kind and version, what they say as one number, and two check digits.
 * A kind has always the same length.
 */
import { characters, RADIX, readDigits } from './alphabet.ts';
import { CHECKS, isChecked, withChecks } from './check.ts';

/** Public: a kind keeps its place and its length. */
export const KINDS = ['case', 'answer', 'result'] as const;
export type Kind = (typeof KINDS)[number];

/** Characters of a code. */
const LENGTH: Readonly<Record<Kind, number>> = { case: 12, answer: 4, result: 8 };
/** Versions of a kind that the first digit can tell, from 1 on: 3 kinds of 7 fit into 22 digits, and 0 is none. */
const VERSIONS = 7;

export interface Envelope {
  readonly kind: Kind;
  /** From 1. */
  readonly version: number;
  /** What it says, by the rules of its kind and version. */
  readonly value: number;
}

/** Why a text is no code. */
export type Fault =
  | { readonly fault: 'empty' }
  | { readonly fault: 'character'; readonly character: string }
  | { readonly fault: 'length'; readonly length: number }
  /** The check digits do not fit: it was misheard or mistyped. */
  | { readonly fault: 'check' };

const placesOf = (kind: Kind): number => LENGTH[kind] - CHECKS - 1;

/** How many different things a code of this kind can say. */
export const roomOf = (kind: Kind): number => RADIX ** placesOf(kind);

/** @throws RangeError where the value does not fit: a bug of ours */
export function seal({ kind, version, value }: Envelope): string {
  if (!(Number.isSafeInteger(value) && value >= 0 && value < roomOf(kind)))
    throw new RangeError(`A ${kind} code cannot hold ${value}`);
  if (!(version >= 1 && version <= VERSIONS)) throw new RangeError(`There is no version ${version}`);
  const digits = Array.from(
    { length: placesOf(kind) },
    (_, at) => Math.floor(value / RADIX ** (placesOf(kind) - 1 - at)) % RADIX,
  );
  return characters(withChecks([KINDS.indexOf(kind) * VERSIONS + version, ...digits]));
}

/** What was typed, spelled as a code is. */
export function open(text: string): Envelope | Fault {
  const digits = readDigits(text);
  if ('strange' in digits) return { fault: 'character', character: digits.strange };
  const { length } = digits;
  if (length === 0) return { fault: 'empty' };
  if (!Object.values(LENGTH).includes(length)) return { fault: 'length', length };
  const [head = 0, ...rest] = digits;
  const kind = KINDS[Math.floor((head - 1) / VERSIONS)];
  // A head of another length is a code that was heard wrongly, or one that was cut.
  if (!isChecked(digits) || kind === undefined || LENGTH[kind] !== length) return { fault: 'check' };
  const value = rest.slice(0, -CHECKS).reduce((sum, digit) => sum * RADIX + digit, 0);
  return { kind, version: ((head - 1) % VERSIONS) + 1, value };
}
