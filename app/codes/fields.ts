/** Several choices as one number: each is a digit whose base is the number of places that its table may ever have. */

import { own } from '../domain/own.ts';

/** A list that is added to at its end, never changed, and the most that it may grow to. */
export interface Table<Word extends string> {
  readonly words: readonly Word[];
  readonly most: number;
}

export const table = <const Word extends string>(most: number, words: readonly Word[]): Table<Word> => ({
  words,
  most,
});

export type Tables = Readonly<Record<string, Table<string>>>;
export type Chosen<T extends Tables> = { readonly [Name in keyof T]: T[Name]['words'][number] };

export const sizeOf = (tables: Tables): number =>
  Object.values(tables).reduce((size, { most }) => size * most, 1);

/** @throws RangeError for a word that its table does not have: a bug of ours */
export function pack<T extends Tables>(tables: T, chosen: Chosen<T>): number {
  const words: Readonly<Record<string, string>> = chosen;
  return Object.entries(tables).reduce((value, [name, { words: known, most }]) => {
    const at = known.indexOf(own(words, name) ?? '');
    if (at < 0) throw new RangeError(`No ${name} is called ${own(words, name) ?? ''}`);
    return value * most + at;
  }, 0);
}

/** @returns undefined where a table has no such place: a later release of the same version wrote it */
export function unpack<T extends Tables>(tables: T, value: number): Chosen<T> | undefined {
  let rest = value;
  const chosen: [string, string][] = [];
  for (const [name, { words, most }] of Object.entries(tables).toReversed()) {
    const word = words[rest % most];
    if (word === undefined) return undefined;
    chosen.push([name, word]);
    rest = Math.floor(rest / most);
  }
  return rest === 0 ? (Object.fromEntries(chosen.toReversed()) as Chosen<T>) : undefined;
}
