import { describe, expect, it } from 'vitest';
import { VARIANTS, type Cause } from '../../app/domain/causes.ts';
import { said } from '../../app/domain/said.ts';
import { planFor } from '../../app/remedy/plan.ts';
import { stepTitle } from '../../app/report/plan-words.ts';
import { SENTENCES } from '../../app/domain/sentences/index.ts';
import { headlineOf, meaningOf, passwordAnswer } from '../../app/words/finding.ts';
import { LOCALES } from '../../app/words/locale.ts';
import { say, type Whose } from '../../app/words/say.ts';
import { WORDS } from '../support/all-words.ts';

const causes = Object.keys(VARIANTS) as Cause[];
const named = causes.flatMap((cause) =>
  [undefined, ...VARIANTS[cause]].flatMap((variant) =>
    [false, true].map((recovered) => ({ cause, variant, recovered })),
  ),
);
const WHOSE: readonly Whose[] = ['mine', 'theirs'];

describe('the words of a finding', () => {
  it('are there for each cause and variant', () => {
    for (const finding of named)
      for (const { code } of [headlineOf(finding), meaningOf(finding), passwordAnswer(finding).words])
        expect(SENTENCES).toHaveProperty([code]);
  });

  it('have a headline of at most 14 words a sentence', () => {
    for (const finding of named)
      for (const whose of WHOSE)
        for (const sentence of say(headlineOf(finding), 'en', whose).split(/[.!?:](?:\s|$)/))
          expect(sentence.split(/\s+/).filter(Boolean).length, sentence).toBeLessThanOrEqual(14);
  });

  it("speak of no computer at hand and of nobody's own password where the log may be of any machine", () => {
    for (const finding of named)
      for (const told of [headlineOf(finding), meaningOf(finding), passwordAnswer(finding).words]) {
        const words = LOCALES.map((locale) => say(told, locale, 'theirs')).join(' ');
        expect(words, told.code).not.toMatch(
          /\b(?:this computer|your|my|our)\b|diese[rsmn]? Computer|\bIhre?\b|此电脑|您/i,
        );
      }
  });

  it('accuse the password only where it was tested and refused, and clear it only where a login came through', () => {
    const answered = (answer: string) =>
      new Set(named.filter((finding) => passwordAnswer(finding).answer === answer).map(({ cause }) => cause));
    expect(answered('yes')).toEqual(new Set(['wrong-passphrase']));
    const no = named
      .filter(({ recovered }) => !recovered)
      .filter((one) => passwordAnswer(one).answer === 'no');
    expect(new Set(no.map(({ cause }) => cause))).toEqual(
      new Set(['handshake-loss', 'wps-slow', 'signal-lost', 'ap-disconnects', 'no-address', 'healthy']),
    );
    expect(passwordAnswer({ cause: 'stale-pmksa' }).answer).toBe('not-tested');
  });
});

it('have one word for one thing', () => {
  const never = {
    en: /shortcut|cached key|kept key|stored key|passphrase|fresh login|proper login|\bseed \d|the manager gave up/i,
    de: /Abkürzung|gemerkt|Zugangspunkt|volle Anmeldung/,
    'zh-Hans': /快捷方式|缓存/,
  };
  for (const locale of LOCALES)
    for (const [code, text] of Object.entries(WORDS[locale]))
      expect(JSON.stringify(text), `${locale} ${code}`).not.toMatch(never[locale]);
});

it('count no access points where none is named', () => {
  const [step] = planFor({ cause: 'stale-pmksa', variant: 'invalid-pmkid', bssids: [], attempts: 1 }, false);
  expect(step?.cost && say(step.cost)).toContain('this one access point');
  expect(step && say(stepTitle(step, 0) ?? said('evidence.connected'))).toContain('this one access point');
});
