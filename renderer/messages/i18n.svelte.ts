/** Texts in the language of the person: `t('verdict.password')`, `t('verdict.times', { count: 5 })`. */
import { getContext, setContext } from 'svelte';
import { own } from '../../app/domain/own.ts';
import type { Said } from '../../app/domain/said.ts';
import type { Settings } from '../../app/ipc/contract/views.ts';
import { calledBy, type AccessPointNames } from '../../app/words/access-point.ts';
import { localeFor, type Locale } from '../../app/words/locale.ts';
import { count as countIn } from '../../app/words/format.ts';
import { learn, piecesOf, pluralRules, say, sayAll, type Whose } from '../../app/words/say.ts';
import type { Plural, Texts } from './catalogue.ts';
import en from './en/index.ts';

export type Key = keyof typeof en;
export type Values = Readonly<Record<string, string | number>>;

const LOADERS: Readonly<Record<Locale, () => Promise<{ readonly default: Texts }>>> = {
  en: () => Promise.resolve({ default: en }),
  de: () => import('./de/index.ts'),
  'zh-Hans': () => import('./zh-Hans/index.ts'),
};
const CATALOGUES: Partial<Record<Locale, Texts>> = { en };

async function load(wanted: Locale): Promise<void> {
  const [{ default: texts }] = await Promise.all([LOADERS[wanted](), learn(wanted)]);
  CATALOGUES[wanted] = texts;
}

let locale = $state<Locale>('en');
/** What was chosen last: its texts may be on their way. */
let asked: Locale = 'en';
let names = $state.raw<AccessPointNames>({});

export const language = {
  get current(): Locale {
    return locale;
  },
  /** Where the person lives, as far as the system says so of this language: `en-GB`. */
  get region(): string {
    const base = locale.split('-')[0];
    return navigator.languages.find((tag) => tag.split('-')[0] === base) ?? locale;
  },
  /**
   * @param chosen the setting; `system` takes what the browser or Electron says
   * @returns resolves when it is spoken; at once where its texts are there
   */
  async choose(chosen: Settings['language']): Promise<void> {
    const wanted = chosen === 'system' ? localeFor(navigator.languages) : chosen;
    asked = wanted;
    if (!CATALOGUES[wanted]) await load(wanted);
    if (asked !== wanted) return;
    locale = wanted;
    document.documentElement.lang = locale;
  },
  /** @param given how access points are called in sentences */
  call(given: AccessPointNames): void {
    names = given;
  },
};

/** The text of a key; `count` chooses among plural forms, and whose machine is spoken of at `[mine|theirs]`. */
export function t(key: Key, values: Values = {}, whose: Whose = 'mine'): string {
  const text: string | Plural = CATALOGUES[locale]?.[key] ?? en[key];
  const form =
    typeof text === 'string'
      ? text
      : (text[pluralRules(locale).select(Number(values['count'] ?? 0))] ?? text.other);
  return piecesOf(form)
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if ('mine' in piece) return piece[whose];
      const value = own(values, piece.value);
      if (value === undefined) return `{${piece.value}}`;
      return typeof value === 'number' ? countIn(value, locale) : value;
    })
    .join('');
}

/** A sentence of the service in the language of the person. */
export const tell = (sentence: Said, whose: Whose = 'mine'): string =>
  say(sentence, locale, whose, calledBy(names));

/** Several sentences as one text. */
export const tellAll = (sentences: readonly Said[]): string =>
  sayAll(sentences, locale, 'mine', calledBy(names));

/** Whole sentences beside each other: Chinese has no blank between two. */
export const together = (...sentences: readonly string[]): string =>
  sentences.filter((one) => one !== '').join(locale === 'zh-Hans' ? '' : ' ');

/** Things beside each other. */
export const commas = (...things: readonly string[]): string =>
  things.filter((one) => one !== '').join(locale === 'zh-Hans' ? '，' : ', ');

const WHOSE = Symbol('whose machine');

/** From here on down, "this device" is said where it would be "this computer": a log need not be of the machine at hand. */
export const speakOfOthers = (): void => void setContext<Whose>(WHOSE, 'theirs');

/** `t` of whoever's machine is spoken of here. Called where a component begins. */
export function talker(): (key: Key, values?: Values) => string {
  const whose = getContext<Whose | undefined>(WHOSE) ?? 'mine';
  return (key, values) => t(key, values, whose);
}

/** What writes a sentence of the service in the language of the person. Called where a component begins. */
export function speaker(): (sentence: Said) => string {
  const whose = getContext<Whose | undefined>(WHOSE) ?? 'mine';
  return (sentence) => tell(sentence, whose);
}
