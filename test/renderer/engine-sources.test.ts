/** New sentences in the sources need a translation; this finds those that no recording makes the service say. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { ENGINE_TABLES } from '../../renderer/messages/engine/translate.ts';

const app = join(import.meta.dirname, '../../app');
/** What a table knows, with a mark where a value stands. */
const KNOWN = Object.keys(ENGINE_TABLES.de).map((sentence) => sentence.replace(/\{\w\}/g, '\0'));
/** Files of these folders whose texts are no sentences of a finding, a plan or a fix. */
const NO_SENTENCES = new Set(['warm-up.ts', 'terminal.ts', 'words.ts', 'stations-table.ts', 'makers.ts']);

const sources = ['live'].flatMap((folder) =>
  readdirSync(join(app, folder))
    .filter((name) => name.endsWith('.ts') && !NO_SENTENCES.has(name))
    .map((name) => `${folder}/${name}`),
);

/** A sentence ends here that the next piece, with a translation of its own, goes on from. */
const SEAM = /(?:\(time|status)$/;

/** Texts of three words or more; those of a template are its pieces between the values. */
function textsOf(path: string): string[] {
  const file = ts.createSourceFile(path, readFileSync(join(app, path), 'utf8'), ts.ScriptTarget.Latest, true);
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    // Where a quirk is known from is quoted as it is; names of files and fields are no texts.
    const isSource = ts.isPropertyAssignment(node) && node.name.getText() === 'source';
    const isQuotedSource = ts.isVariableDeclaration(node) && node.name.getText() === 'SEED_000';
    if (ts.isImportDeclaration(node) || isSource || isQuotedSource) return;
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) texts.push(node.text);
    if (ts.isTemplateExpression(node))
      texts.push(node.head.text, ...node.templateSpans.map(({ literal }) => literal.text));
    ts.forEachChild(node, visit);
  };
  visit(file);
  return texts
    .map((text) => text.trim().replace(SEAM, '').trim())
    .filter((text) => text.split(' ').length > 2);
}

describe.each(sources)('app/%s', (path) => {
  it('says nothing that has no translation', () => {
    const unknown = textsOf(path).filter((text) => !KNOWN.some((sentence) => sentence.includes(text)));
    expect(unknown).toEqual([]);
  });
});

it('finds the texts', () => {
  expect(sources.flatMap(textsOf).length).toBeGreaterThan(20);
});
