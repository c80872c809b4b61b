import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { VARIANTS } from '../../app/domain/causes.ts';
import { Doctor } from '../../app/pipeline.ts';
import { readInputs } from '../../app/reading/read-inputs.ts';
import { ladderOf } from '../../app/report/ladder.ts';
import type { Plural } from '../../renderer/messages/catalogue.ts';
import de from '../../renderer/messages/de/index.ts';
import en from '../../renderer/messages/en/index.ts';
import { engineText } from '../../renderer/messages/engine-text.ts';
import zhHans from '../../renderer/messages/zh-Hans/index.ts';

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

describe('the words of a verdict', () => {
  const names = [...Object.keys(VARIANTS), ...Object.values(VARIANTS).flat()];

  it('are there for every cause and every variant', () => {
    for (const name of names)
      for (const part of ['headline', 'meaning']) expect(source).toHaveProperty([`cause.${name}.${part}`]);
    for (const cause of Object.keys(VARIANTS)) expect(source).toHaveProperty([`cause.${cause}.recovered`]);
  });

  it('have at most 14 words a sentence', () => {
    const headlines = Object.entries(source).filter(
      ([key]) =>
        /^cause\..*\.(?:headline|recovered)$/.test(key) || /^fix\.outcome\.[a-z-]+(?:\.guard)?$/.test(key),
    );
    expect(headlines.length).toBeGreaterThan(60);
    for (const [key, text] of headlines)
      for (const sentence of formsOf(text)
        .join(' ')
        .split(/[.!?:](?:\s|$)/))
        expect(sentence.split(/\s+/).filter(Boolean).length, `${key}: ${sentence}`).toBeLessThanOrEqual(14);
  });

  it('never promise or accuse without a proof', () => {
    for (const catalogue of [source, ...Object.values(translations)])
      for (const [key, text] of Object.entries(catalogue)) {
        const all = formsOf(text).join(' ');
        if (!/^(?:fix\.outcome\.fixed|verdict\.password\.proven)/.test(key))
          expect(all, key).not.toMatch(/password is fine|Das Passwort stimmt\b(?!,)|密码没有问题[，。]/);
        expect(all, key).not.toMatch(/incorrect password|reset network|unknown error/i);
      }
  });
});

const SCENARIOS = join(import.meta.dirname, '../scenarios');

/** Every sentence that the detectors say of the recordings, and every label of their ladders. */
async function sentences(): Promise<Set<string>> {
  const said = new Set<string>();
  for (const name of readdirSync(SCENARIOS)) {
    const file = join(SCENARIOS, name, 'scenario.json');
    if (!existsSync(file)) continue;
    const { traces } = JSON.parse(readFileSync(file, 'utf8')) as { traces: { inputs: string[] }[] };
    for (const { inputs } of traces) {
      const doctor = new Doctor();
      await readInputs(
        inputs.map((input) => join(SCENARIOS, name, input)),
        { see: (event) => void doctor.see(event) },
      );
      const { findings, example } = doctor.verdict();
      for (const finding of findings) {
        for (const { why } of [...finding.evidence, ...finding.ruledOut]) said.add(why);
        for (const sentence of finding.wouldSettle) said.add(sentence);
        for (const { what } of finding.timeline ?? []) said.add(what);
        for (const { cost, advice } of finding.plan)
          for (const text of [cost, advice]) if (text) said.add(text);
        if (finding.disagreement) said.add(finding.disagreement);
      }
      for (const { label } of example ? ladderOf(example) : []) said.add(label);
    }
  }
  return said;
}

describe('the sentences of the service', () => {
  it('are known in every language, for all that the recordings bring up', async () => {
    const said = await sentences();
    expect(said.size).toBeGreaterThan(100);
    for (const locale of ['de', 'zh-Hans'] as const)
      expect([...said].filter((text) => engineText(text, locale) === undefined)).toEqual([]);
  });

  it('keep their own parts', () => {
    expect(engineText('refused with status 17 (time 3)', 'de')).toBe('abgelehnt mit Status 17 (3. Mal)');
    expect(engineText('no such sentence', 'de')).toBeUndefined();
  });
});
