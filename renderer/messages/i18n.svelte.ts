/** Texts in the language of the person: `t('verdict.password')`, `t('verdict.times', { count: 5 })`. */
import type { Settings } from '../../app/ipc/contract/views.ts';
import type { Locale, Plural, Texts } from './catalogue.ts';
import de from './de/index.ts';
import en from './en/index.ts';
import zhHans from './zh-Hans/index.ts';

export type Key = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

export const CATALOGUES: Readonly<Record<Locale, Texts>> = { en, de, 'zh-Hans': zhHans };

/** The first language of the list that there is a catalogue for; English otherwise. */
export function localeFor(wanted: readonly string[]): Locale {
  for (const tag of wanted) {
    const { language } = new Intl.Locale(tag);
    if (language === 'zh') return 'zh-Hans';
    if (language === 'de' || language === 'en') return language;
  }
  return 'en';
}

let locale = $state<Locale>('en');

export const language = {
  get current(): Locale {
    return locale;
  },
  /** @param chosen the setting; `system` takes what the browser or Electron says */
  choose(chosen: Settings['language']): void {
    locale = chosen === 'system' ? localeFor(navigator.languages) : chosen;
    document.documentElement.lang = locale;
  },
};

/** The text of a key; `count` chooses among plural forms. */
export function t(key: Key, values: Values = {}): string {
  const text: string | Plural = CATALOGUES[locale][key] ?? en[key];
  const form =
    typeof text === 'string'
      ? text
      : (text[new Intl.PluralRules(locale).select(Number(values['count'] ?? 0))] ?? text.other);
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString(locale) : value;
  });
}
