/** The languages that there are words for. */
export const LOCALES = ['en', 'de', 'zh-Hans'] as const;
export type Locale = (typeof LOCALES)[number];

/** The first language of the list that there are words for; English otherwise. @param wanted like `de-AT` */
export function localeFor(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const language = tag.toLowerCase().split(/[-_.]/u)[0];
    if (language === 'zh') return 'zh-Hans';
    if (language === 'de' || language === 'en') return language;
  }
  return 'en';
}
