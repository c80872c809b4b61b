/** One word for one thing: what a catalogue calls something, no other sentence of that language calls otherwise. */
import { describe, expect, it } from 'vitest';
import type { Plural } from '../../renderer/messages/catalogue.ts';
import de from '../../renderer/messages/de/index.ts';
import en from '../../renderer/messages/en/index.ts';
import zhHans from '../../renderer/messages/zh-Hans/index.ts';
import type { Locale } from '../../app/words/locale.ts';
import { WORDS } from '../support/all-words.ts';

type Catalogue = Readonly<Record<string, string | Plural>>;
const WINDOW: Readonly<Record<Locale, Catalogue>> = { en, de, 'zh-Hans': zhHans };

interface Rule {
  readonly never: RegExp;
  readonly rather: string;
  /** Keys of the sentences that it is about; undefined = all. */
  readonly of?: RegExp;
}

const THE_PROOF = /^(?:fix|step|welcome|course)\./;
const RULES: Readonly<Record<Locale, readonly Rule[]>> = {
  en: [
    { never: /\b(?:stale|stored|cached|kept) keys?\b|\bshortcut\b(?! key)/i, rather: 'saved key' },
    { never: /\b(?:fresh|proper) login/i, rather: 'full login' },
    { never: /\bpassphrase\b/i, rather: 'password' },
  ],
  de: [
    { never: /\b[Vv]olle Anmeldung|\bvoll an(?:melde|\b)/, rather: 'vollständige Anmeldung' },
    { never: /veraltete\w* (?:gespeicherte\w* )?Schlüssel|Schlüssel\b[^.]* ist veraltet/, rather: 'alter' },
    { never: /Schlüssel (?:mehr )?behalten|behält\b[^.]* Schlüssel/, rather: 'Schlüssel speichern' },
    { never: /Abkürzung/, rather: 'gespeicherter Schlüssel' },
    { never: /Zugangspunkt/, rather: 'Access Point' },
    { never: /Beweis/, rather: 'Nachweis', of: THE_PROOF },
  ],
  'zh-Hans': [
    { never: /过期的?密钥|密钥已?过期|密钥就是过期/, rather: '旧的已保存密钥' },
    { never: /保留密钥/, rather: '保存密钥' },
    { never: /快捷方式|口令|热点/, rather: '已保存的密钥，密码，接入点' },
    { never: /录像/, rather: '录制' },
  ],
};

/** Sentences that call something by a word that it does not have. */
function strayWords(locale: Locale, texts: Catalogue): string[] {
  return Object.entries(texts).flatMap(([key, text]) =>
    (typeof text === 'string' ? [text] : Object.values(text)).flatMap((form) =>
      RULES[locale]
        .filter(({ never, of }) => never.test(form) && (of === undefined || of.test(key)))
        .map(({ rather }) => `${key}: ${form} (rather: ${rather})`),
    ),
  );
}

describe.each(Object.keys(RULES) as Locale[])('the vocabulary of %s', (locale) => {
  it('is the same in the window and in what is said everywhere', () => {
    expect(strayWords(locale, WINDOW[locale])).toEqual([]);
    expect(strayWords(locale, WORDS[locale] as Catalogue)).toEqual([]);
  });
});

/** What is said of the person's own machine alone. */
const OWN: Readonly<Record<Locale, RegExp>> = {
  en: /\byours?\b|this computer/i,
  de: /\bIhr(?:e[mnrs]?)?\b|\b[Dd]iese[rmn]? Computer/,
  'zh-Hans': /您的|此电脑/,
};
const withoutVariants = (text: string): string => text.replaceAll(/\[[^[\]|]*\|[^[\]|]*\]/g, '');
const formsOf = (text: string | Plural): readonly string[] =>
  typeof text === 'string' ? [text] : Object.values(text);

it.each(Object.keys(RULES) as Locale[])(
  'a sentence that is told of others in English calls nothing of theirs the person’s own in %s',
  (locale) => {
    const sources = [
      [en as Catalogue, WINDOW[locale]],
      [WORDS.en as Catalogue, WORDS[locale] as Catalogue],
    ] as const;
    for (const [source, texts] of sources)
      for (const [key, text] of Object.entries(source))
        if (formsOf(text).some((form) => withoutVariants(form) !== form))
          for (const form of formsOf(texts[key] ?? ''))
            expect(withoutVariants(form), key).not.toMatch(OWN[locale]);
  },
);

it('a sentence with another word is found', () => {
  expect(strayWords('en', { 'fix.x': 'A stale key was cleared.' })).toHaveLength(1);
  expect(strayWords('de', { 'fix.proof': 'Der Beweis' })).toHaveLength(1);
  expect(strayWords('de', { 'ladder.sae-confirm': 'Hier ist der Beweis' })).toEqual([]);
  expect(strayWords('zh-Hans', { 'settings.x': '这是录像。' })).toHaveLength(1);
});
