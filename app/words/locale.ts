/** The languages that there are words for. */
export const LOCALES = ['en', 'de', 'zh-Hans'] as const;
export type Locale = (typeof LOCALES)[number];

/** The first language of the list that there are words for; English otherwise. @param wanted like `de-AT`, `de_AT.UTF-8` */
export const localeFor = (wanted: readonly string[]): Locale => closest(wanted, LOCALES) ?? 'en';

/** Another region of a language is better than another language. */
export function closest<Tag extends string>(
  wanted: readonly string[],
  known: readonly Tag[],
): Tag | undefined {
  for (const one of wanted) {
    const tag = one.toLowerCase().replaceAll('_', '-').split('.')[0] ?? '';
    const found =
      known.find((other) => other.toLowerCase() === tag) ??
      known.find((other) => languageOf(other) === languageOf(tag));
    if (found !== undefined) return found;
  }
  return undefined;
}

const languageOf = (tag: string): string | undefined => tag.toLowerCase().split('-')[0];
