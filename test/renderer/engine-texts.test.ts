import { describe, expect, it } from 'vitest';
import { ENGINE_TABLES, translateEngine } from '../../renderer/messages/engine/translate.ts';

const LOCALES = ['de', 'zh-Hans'] as const;

describe('the tables', () => {
  const placeholders = (text: string): string[] =>
    [...text.matchAll(/\{\w\}/g)].map(([whole]) => whole).toSorted();

  it.each(LOCALES)('keep each placeholder once in %s, and leave nothing empty', (locale) => {
    for (const [english, translation] of Object.entries(ENGINE_TABLES[locale])) {
      expect(placeholders(translation), english).toEqual(placeholders(english));
      expect(new Set(placeholders(english)).size, english).toBe(placeholders(english).length);
      expect(translation.trim(), english).not.toBe('');
    }
  });
});

describe('a text of the service', () => {
  it('stays as it is in English, and is not known where a part of it is not', () => {
    expect(translateEngine('No such sentence', 'en')).toBe('No such sentence');
    expect(translateEngine('No such sentence', 'de')).toBeUndefined();
    expect(translateEngine('That did not help: no such reason.', 'de')).toBeUndefined();
    expect(translateEngine('Connect again. No such sentence.', 'de')).toBeUndefined();
    expect(translateEngine('', 'zh-Hans')).toBe('');
  });

  it('has no space between sentences in Chinese', () => {
    const text = translateEngine('Rejoin waits for it. Rejoin waits for it to come back.', 'zh-Hans');
    expect(text).not.toContain(' R');
  });

  it('is answered however hostile it is', () => {
    const texts = ['. '.repeat(2000), '"'.repeat(4000), 'a '.repeat(2000)];
    for (const text of texts) expect(translateEngine(text, 'de')).toBeUndefined();
    expect(translateEngine('x'.repeat(100_000), 'de')).toBeUndefined();
  });
});
