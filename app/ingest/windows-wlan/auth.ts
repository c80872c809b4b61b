/** Key management, as events 11000, 8001 (by word) and 11010 (by number) give it. The words are the same in all languages. */
import type { AkmFamily } from '../../domain/events.ts';

const BY_WORD: readonly (readonly [RegExp, AkmFamily])[] = [
  [/WPA3-Personal|SAE/, 'sae'],
  [/WPA2?-Personal|RSNA_?PSK|WPA2?PSK/, 'psk'],
  [/Enterprise|RSNA|WPA3ENT/, 'eap'],
  [/OWE|Enhanced Open/i, 'owe'],
  [/^Open/i, 'open'],
];

/** DOT11_AUTH_ALGORITHM as far as the provider's manifest and later headers name it. */
const BY_NUMBER: Readonly<Record<number, AkmFamily>> = {
  1: 'open',
  3: 'eap',
  4: 'psk',
  6: 'eap',
  7: 'psk',
  8: 'eap',
  9: 'sae',
  10: 'owe',
  11: 'eap',
};

export const akmOfWord = (word: string | undefined): AkmFamily | undefined =>
  word === undefined ? undefined : BY_WORD.find(([pattern]) => pattern.test(word))?.[1];
export const akmOfNumber = (value: number | undefined): AkmFamily | undefined =>
  value === undefined ? undefined : BY_NUMBER[value];
