/**
 * What a table has under a word that came from outside. An object also answers for `constructor`, `toString` and
 * `__proto__`, which a log, a bus or a window may well say; the linter refuses such look-ups without this.
 */
export const own = <T>(table: Readonly<Record<string, T>>, word: string | undefined): T | undefined =>
  word !== undefined && Object.hasOwn(table, word) ? table[word] : undefined;
