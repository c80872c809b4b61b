import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { pageOf, type Cells } from './host/cells.ts';
import { asPlayedBy, isOf } from './releases.ts';
import { loadScenarios } from './host/load.ts';
import type { Scenario } from './scenario.ts';

const scenarios = await loadScenarios([]);
const PAGE = join(import.meta.dirname, '../../docs/lab-releases.md');
const CELLS = join(import.meta.dirname, 'cells.json');

test('a release is of a range by its numbers, and what is not installed is of none', () => {
  const range = { part: 'wpa_supplicant', from: '2.10', before: '2.11' } as const;
  const versions = ['2.9', '2.10', '2.10.1', '2.11-devel', '2.11'];
  expect(versions.filter((version) => isOf({ wpa_supplicant: version }, range))).toEqual(['2.10', '2.10.1']);
  expect(isOf({ hostapd: '2.10' }, range)).toBe(false);
  expect(isOf({ iwd: '3.12' }, { part: 'iwd', from: '3.8' })).toBe(true);
});

test('what a release does otherwise is laid over what is expected, and nothing else changes', () => {
  const scenario = {
    name: 'x',
    expected: { wpa: { verdict: 'wrong-passphrase' }, iw: null },
    differences: [
      { part: 'NetworkManager', from: '1.50', why: 'It gives up.', expected: { iw: { verdict: 'y' } } },
    ],
  } as unknown as Scenario;
  expect(asPlayedBy({ NetworkManager: '1.42' }, scenario).expected).toEqual(scenario.expected);
  expect(asPlayedBy({ NetworkManager: '1.52.1' }, scenario).expected).toEqual({
    wpa: { verdict: 'wrong-passphrase' },
    iw: { verdict: 'y' },
  });
});

test('the page of releases is made of the cells', async () => {
  const cells = JSON.parse(readFileSync(CELLS, 'utf8')) as Cells;
  expect(await pageOf(cells, scenarios)).toBe(readFileSync(PAGE, 'utf8'));
  const known = new Set(scenarios.map(({ name }) => name));
  expect(Object.values(cells).flatMap((of) => Object.keys(of).filter((name) => !known.has(name)))).toEqual(
    [],
  );
});
