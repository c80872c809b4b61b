/**
 * The service's own sentences (why a line matters, what would settle it, what a step costs) are English. Here they are
 * translated by template: `{0}` stands for a part that is taken over as it is. A sentence that is not known stays English.
 */
import de from './engine.de.ts';
import type { EngineTexts } from './engine-texts.ts';
import zhHans from './engine.zh-Hans.ts';
import type { Locale } from './catalogue.ts';

interface Rule {
  readonly pattern: RegExp;
  readonly translation: string;
}

const compile = (texts: EngineTexts): readonly Rule[] =>
  texts.map(([template, translation]) => ({
    pattern: new RegExp(
      `^${template.replace(/[.*+?^$()|[\]\\]/g, String.raw`\$&`).replace(/\{\d\}/g, '(.+?)')}$`,
      'u',
    ),
    translation,
  }));

const RULES: Partial<Record<Locale, readonly Rule[]>> = { de: compile(de), 'zh-Hans': compile(zhHans) };

/** @returns undefined: there is no translation */
export function engineText(sentence: string, locale: Locale): string | undefined {
  for (const { pattern, translation } of RULES[locale] ?? []) {
    const found = pattern.exec(sentence);
    if (found)
      return translation.replace(/\{(\d)\}/g, (_, index: string) => {
        const part = found[Number(index) + 1] ?? '';
        return engineText(part, locale) ?? part;
      });
  }
  return undefined;
}
