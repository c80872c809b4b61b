import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FAMILIES, familyOf, sampleOf } from './host/families.ts';
import type { Scenario } from './scenario.ts';

const names = readdirSync(join(import.meta.dirname, 'scenarios')).map((file) => file.replace('.ts', ''));
const scenarios = names.map((name) => ({ name }) as Scenario);
const sample = (word: string): string[] => sampleOf(scenarios, word).map(({ name }) => name);

test('every scenario is of one family, and every family has one', () => {
  expect([...new Set(names.map(familyOf))].sort()).toEqual(Object.keys(FAMILIES).sort());
  expect(() => familyOf('something-new')).toThrow('something-new');
});

test('a sample has one of each family, and the word picks which, until all had their turn', () => {
  const seen = new Set<string>();
  for (let turn = 0; turn < 300; turn++) {
    const picked = sample(`commit ${turn}`);
    expect(picked.map(familyOf).sort()).toEqual(Object.keys(FAMILIES).sort());
    for (const name of picked) seen.add(name);
  }
  expect(names.filter((name) => !seen.has(name))).toEqual([]);
  expect(sample('one')).toEqual(sample('one'));
});
