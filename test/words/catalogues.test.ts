import { join, relative } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { SENTENCES } from '../../app/domain/sentences/index.ts';
import type { SaidCode, ValueKind } from '../../app/domain/said.ts';
import { LOCALES, type Locale } from '../../app/words/locale.ts';
import { WORDS } from '../support/all-words.ts';

const codes = Object.keys(SENTENCES) as SaidCode[];
const shapeOf = (code: SaidCode): Readonly<Record<string, ValueKind>> => SENTENCES[code];

function formsOf(code: SaidCode, locale: Locale): readonly string[] {
  const text: string | Readonly<Record<string, string>> = WORDS[locale][code];
  return typeof text === 'string' ? [text] : Object.values(text);
}
const valuesIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);

describe.each(LOCALES)('the words in %s', (locale) => {
  it('use each value of a sentence, and none that it does not have', () => {
    for (const code of codes)
      for (const form of formsOf(code, locale)) {
        const names = Object.keys(shapeOf(code));
        // "This one access point" needs no number.
        const needed = names.filter((name) => shapeOf(code)[name] !== 'count');
        expect(names, code).toEqual(expect.arrayContaining(valuesIn(form)));
        expect(valuesIn(form), code).toEqual(expect.arrayContaining(needed));
      }
  });

  it('leave nothing empty, and close what they open', () => {
    for (const code of codes)
      for (const form of formsOf(code, locale)) {
        expect(form.trim(), code).not.toBe('');
        expect(form.replaceAll(/\{\w+\}|\[[^[\]|]+\|[^[\]|]+\]/g, ''), code).not.toMatch(/[[\]{}]/);
      }
  });

  it('have each plural form of the language', () => {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions();
    for (const code of codes) {
      const text = WORDS[locale][code];
      if (typeof text !== 'string')
        expect(Object.keys(text).toSorted(), code).toEqual(pluralCategories.toSorted());
    }
  });

  it('are the same in English only where a name is the same', () => {
    const same = codes.filter(
      (code) => locale !== 'en' && formsOf(code, locale)[0] === formsOf(code, 'en')[0],
    );
    expect(
      same.filter(
        (code) =>
          !/^(?:rung|words)\.|^report\.times$|^file\.(?:unreadable|passed-over)$|^privilege\.root$/.test(
            code,
          ),
      ),
    ).toEqual([]);
  });
});

describe('a sentence that is missing', () => {
  const root = join(import.meta.dirname, '../..');
  const options: ts.CompilerOptions = {
    ...{ strict: true, noEmit: true, skipLibCheck: true, types: [], allowImportingTsExtensions: true },
    ...{ target: ts.ScriptTarget.ES2024, module: ts.ModuleKind.NodeNext, lib: ['lib.es2024.d.ts'] },
  };

  /** What the compiler says of a catalogue from which a line was taken. */
  function complaintsWithout(line: RegExp, path: string): string[] {
    const host = ts.createCompilerHost(options);
    const read = host.readFile.bind(host);
    host.readFile = (name) => {
      const text = read(name);
      return relative(root, name) === path ? text?.replace(line, '') : text;
    };
    const source = host.getSourceFile.bind(host);
    host.getSourceFile = (name, ...rest) => {
      const text = relative(root, name) === path ? host.readFile(name) : undefined;
      return text === undefined
        ? source(name, ...rest)
        : ts.createSourceFile(name, text, ts.ScriptTarget.ES2024);
    };
    const program = ts.createProgram([join(root, path)], options, host);
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
  }

  it.each(['en', 'de', 'zh-Hans'])('is an error of the compiler in %s', (locale) => {
    const path = `app/words/${locale}/ladder.ts`;
    expect(complaintsWithout(/^never$/m, path)).toEqual([]);
    expect(complaintsWithout(/^ {2}'rung\.no-answer': .*\n/m, path).join()).toContain("'rung.no-answer'");
  });
});
