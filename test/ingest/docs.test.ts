import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { allDialects } from '../../app/ingest/dialects.ts';

const folder = join(import.meta.dirname, '../../docs/dialects');
const index = readFileSync(join(folder, 'README.md'), 'utf8');

it.each(allDialects.map(({ name }) => name))('%s is documented', (name) => {
  const row = index.split('\n').find((line) => line.startsWith('| ') && line.includes(`\`${name}\``));
  const page = /\]\(([\w.-]+\.md)\)/.exec(row ?? '')?.[1];
  if (page === undefined) throw new Error(`docs/dialects/README.md has no row for ${name}.`);
  expect(existsSync(join(folder, page)), page).toBe(true);
  const text = readFileSync(join(folder, page), 'utf8');
  expect(text).toMatch(/how to get it/i);
  expect(text).toMatch(/formats? comes? from/);
});
