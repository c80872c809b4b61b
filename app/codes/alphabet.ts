/**
 * The 23 characters of a code. Of those that look alike (0 O Q D, 1 I L, 2 Z, 5 S, 6 G, 8 B, U V) at most one is among them,
 * and no vowel is, so that no code is a word. 23 is a prime: a character is a number modulo 23 (`check.ts`).
 */
export const ALPHABET = '23456789CDFHJKMNPRTVWXY';
export const RADIX = ALPHABET.length;

/** Characters of a group: what a person says in one breath. */
const GROUP = 4;

/** What is read in the place of a character that no code has. */
const READ_AS: ReadonlyMap<string, string> = new Map(
  Object.entries({ Z: '2', S: '5', G: '6', B: '8', U: 'V', O: 'D', 0: 'D', Q: 'D' }),
);

const digitsOf: ReadonlyMap<string, number> = new Map(
  Array.from(ALPHABET, (character, digit): [string, number] => [character, digit]),
);

export const characters = (digits: readonly number[]): string =>
  digits.map((digit) => ALPHABET.charAt(digit)).join('');

/** `CDFH JKMN`: as it is shown. */
export const grouped = (code: string): string => code.replaceAll(new RegExp(`.{${GROUP}}(?=.)`, 'gu'), '$& ');

/** What separates the groups of a code, whoever wrote it down. */
const BETWEEN = /[\s.,:;_/·–—-]+/gu;

/**
 * The digits of a code as it was typed: case, groups and look-alikes do not matter.
 * @returns the first character that is in no code, as it was typed, where there is one
 */
export function readDigits(text: string): readonly number[] | { readonly strange: string } {
  const digits: number[] = [];
  for (const character of text.normalize('NFKC').toUpperCase().replaceAll(BETWEEN, '')) {
    const digit = digitsOf.get(READ_AS.get(character) ?? character);
    if (digit === undefined) return { strange: character };
    digits.push(digit);
  }
  return digits;
}
