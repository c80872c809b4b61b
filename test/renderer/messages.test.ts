import { describe, expect, it } from 'vitest';
import type { Plural } from '../../renderer/messages/catalogue.ts';
import de from '../../renderer/messages/de/index.ts';
import en from '../../renderer/messages/en/index.ts';
import zhHans from '../../renderer/messages/zh-Hans/index.ts';
import { WORDS } from '../support/all-words.ts';

type Catalogue = Readonly<Record<string, string | Plural>>;
const source: Catalogue = en;
const translations: Readonly<Record<'de' | 'zh-Hans', Catalogue>> = { de, 'zh-Hans': zhHans };

const formsOf = (text: string | Plural): string[] =>
  typeof text === 'string' ? [text] : Object.values(text);
const placeholders = (text: string): string =>
  [...text.matchAll(/\{(\w+)\}/g)]
    .map(([, name]) => name)
    .toSorted()
    .join(' ');

describe.each(Object.entries({ en: source, ...translations }))('the catalogue of %s', (locale, catalogue) => {
  it('has the keys of the source, and no text is empty', () => {
    expect(Object.keys(catalogue).toSorted()).toEqual(Object.keys(source).toSorted());
    for (const [key, text] of Object.entries(catalogue))
      for (const form of formsOf(text)) expect(form.trim(), key).not.toBe('');
  });

  it('has the placeholders of the source in every text', () => {
    for (const [key, text] of Object.entries(source)) {
      const wanted = placeholders(formsOf(text).at(-1) ?? '');
      for (const form of formsOf(catalogue[key] ?? '')) expect(placeholders(form), key).toBe(wanted);
    }
  });

  it('has a form for each plural category of its language', () => {
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories.toSorted();
    for (const [key, text] of Object.entries(catalogue))
      if (typeof text !== 'string') expect(Object.keys(text).toSorted(), key).toEqual(categories);
  });
});

it('Chinese texts have the signs of Chinese behind Chinese', () => {
  for (const catalogue of [zhHans as Catalogue, WORDS['zh-Hans'] as Catalogue])
    for (const [key, text] of Object.entries(catalogue))
      for (const form of formsOf(text)) expect(form, key).not.toMatch(/\p{Script=Han}[,;:?!]/u);
});

describe('the words of a fix', () => {
  it('have at most 14 words a sentence', () => {
    const headlines = Object.entries(source).filter(([key]) =>
      /^fix\.outcome\.[a-z-]+(?:\.guard)?$/.test(key),
    );
    expect(headlines.length).toBeGreaterThan(12);
    for (const [key, text] of headlines)
      for (const sentence of formsOf(text)
        .join(' ')
        .split(/[.!?:](?:\s|$)/))
        expect(sentence.split(/\s+/).filter(Boolean).length, `${key}: ${sentence}`).toBeLessThanOrEqual(14);
  });

  it('never promise without a proof', () => {
    for (const catalogue of [source, ...Object.values(translations)])
      for (const [key, text] of Object.entries(catalogue)) {
        if (key.startsWith('fix.outcome.fixed')) continue;
        const all = formsOf(text).join(' ');
        expect(all, key).not.toMatch(/password is fine|Das Passwort stimmt\b(?!,)|密码没有问题[，。]/);
      }
  });
});
