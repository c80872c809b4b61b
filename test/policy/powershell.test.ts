/** There is no PowerShell to run the recipes for Windows here: each is parsed by its grammar. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { Language, Parser } from 'web-tree-sitter';

const RECIPES = join(import.meta.dirname, '../../docs/it');
const recipes = readdirSync(RECIPES, { recursive: true, encoding: 'utf8' }).filter((path) =>
  path.endsWith('.ps1'),
);

let parser: Parser;
beforeAll(async () => {
  await Parser.init();
  const grammar = createRequire(import.meta.url).resolve(
    'tree-sitter-powershell/tree-sitter-powershell.wasm',
  );
  parser = new Parser().setLanguage(await Language.load(grammar));
});

/** The lines in which something is no PowerShell; 1-based. */
function faults(text: string): number[] {
  const tree = parser.parse(text);
  return (tree?.rootNode.descendantsOfType('ERROR') ?? [])
    .map((node) => node.startPosition.row + 1)
    .concat(tree?.rootNode.hasError ? [0] : []);
}

it('there are recipes', () => {
  expect(recipes.length).toBeGreaterThanOrEqual(5);
});

it.each(recipes)('%s is PowerShell', (path) => {
  expect(faults(readFileSync(join(RECIPES, path), 'utf8'))).toEqual([]);
});

it.each(recipes)('%s would not be with a bracket less', (path) => {
  const text = readFileSync(join(RECIPES, path), 'utf8');
  const last = text.lastIndexOf('}');
  expect(faults(text.slice(0, last) + text.slice(last + 1))).not.toEqual([]);
});
