/**
 * The service tells in English. Here is what its sentences are in other languages: each table has the English sentence,
 * with placeholders, and its translation. `{0}` is one word as it is (a number, an address, a code), `{A}` any text as it
 * is (a name, a path), `{a}` a sentence of the table itself. Pure.
 */
import type { Settings } from '../../../app/ipc/contract/views.ts';
import de from './de/index.ts';
import zhHans from './zh-Hans/index.ts';

type Locale = Exclude<Settings['language'], 'system'>;
type Translated = Exclude<Locale, 'en'>;

interface Pattern {
  readonly shape: RegExp;
  readonly names: readonly string[];
  readonly translation: string;
}

/** Longer than any sentence of the service with the longest names in it. */
const LONGEST = 4096;
const PLACEHOLDER = /\{(\w)\}/g;
/** Where one sentence may end and the next begin. */
const SENTENCE_END = /\. (?=\S)/g;

/** By the English sentence, as the tables spell it. */
export const ENGINE_TABLES: Readonly<Record<Translated, Readonly<Record<keyof typeof de, string>>>> = {
  de,
  'zh-Hans': zhHans,
};

function patternOf([english, translation]: readonly [string, string]): Pattern {
  const names: string[] = [];
  const shape = english.split(PLACEHOLDER).map((part, index) => {
    if (index % 2 === 0) return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    names.push(part);
    return /\d/.test(part) ? '(\\S+?)' : '(.+?)';
  });
  return { shape: new RegExp(`^${shape.join('')}$`, 's'), names, translation };
}

class Translator {
  readonly #literal: ReadonlyMap<string, string>;
  readonly #patterns: readonly Pattern[];
  readonly #between: string;

  constructor(locale: Translated) {
    const all = Object.entries(ENGINE_TABLES[locale]);
    this.#literal = new Map(all.filter(([english]) => !english.includes('{')));
    this.#patterns = all.filter(([english]) => english.includes('{')).map(patternOf);
    this.#between = locale === 'zh-Hans' ? '' : ' ';
  }

  /** Undefined for what the table does not know. */
  whole(text: string): string | undefined {
    const literal = this.#literal.get(text);
    if (literal !== undefined) return literal;
    for (const pattern of this.#patterns) {
      const filled = this.#fill(pattern, text);
      if (filled !== undefined) return filled;
    }
    return undefined;
  }

  /** Several sentences in one text: all of them, or none. */
  several(text: string): string | undefined {
    const whole = this.whole(text);
    if (whole !== undefined) return whole;
    for (const { index } of text.matchAll(SENTENCE_END)) {
      const first = this.whole(text.slice(0, index + 1));
      const rest = first === undefined ? undefined : this.several(text.slice(index + 2));
      if (first !== undefined && rest !== undefined) return first + this.#between + rest;
    }
    return undefined;
  }

  #fill({ shape, names, translation }: Pattern, text: string): string | undefined {
    const match = shape.exec(text);
    if (!match) return undefined;
    const values = new Map<string, string>();
    for (const [index, name] of names.entries()) {
      const found = match[index + 1] ?? '';
      const value = /[a-z]/.test(name) ? this.whole(found) : found;
      if (value === undefined) return undefined;
      values.set(name, value);
    }
    return translation.replace(PLACEHOLDER, (whole, name: string) => values.get(name) ?? whole);
  }
}

const translators = new Map<Locale, Translator>();

/** A text of the service in another language; undefined for a text with a sentence that has no translation. */
export function translateEngine(text: string, locale: Locale): string | undefined {
  if (locale === 'en' || text === '') return text;
  if (text.length > LONGEST) return undefined;
  const translator = translators.get(locale) ?? new Translator(locale);
  translators.set(locale, translator);
  return translator.several(text);
}
