/** Texts in the language of the person: `t('verdict.password')`, `t('verdict.times', { count: 5 })`. */
import { getContext, setContext } from 'svelte';
import { own } from '../../app/domain/own.ts';
import type { Said } from '../../app/domain/said.ts';
import type { Settings } from '../../app/ipc/contract/views.ts';
import { localeFor, type Locale } from '../../app/words/locale.ts';
import { say, sayAll, type Whose } from '../../app/words/say.ts';
import type { Plural, Texts } from './catalogue.ts';
import de from './de/index.ts';
import en from './en/index.ts';
import zhHans from './zh-Hans/index.ts';

export type Key = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

export const CATALOGUES: Readonly<Record<Locale, Texts>> = { en, de, 'zh-Hans': zhHans };

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
    const value = own(values, name);
    return value === undefined ? whole : typeof value === 'number' ? value.toLocaleString(locale) : value;
  });
}

/** A sentence of the service in the language of the person. */
export const tell = (sentence: Said, whose: Whose = 'mine'): string => say(sentence, locale, whose);

/** Several sentences as one text. */
export const tellAll = (sentences: readonly Said[]): string => sayAll(sentences, locale);

const WHOSE = Symbol('whose machine');

/** From here on down, "this device" is said where it would be "this computer": a log need not be of the machine at hand. */
export const speakOfOthers = (): void => void setContext<Whose>(WHOSE, 'theirs');

/** What writes a sentence of the service in the language of the person. Called where a component begins. */
export function speaker(): (sentence: Said) => string {
  const whose = getContext<Whose | undefined>(WHOSE) ?? 'mine';
  return (sentence) => tell(sentence, whose);
}
