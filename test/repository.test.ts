/** What holds of every file in the repository. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

test('no file’s line endings change between systems, so formatter and recordings see the same bytes', () => {
  const cwd = join(import.meta.dirname, '..');
  const names = ['app/main.ts', 'test/scenarios/sae-deauth-2/wpa-info.log', 'package.json'];
  const told = execFileSync('git', ['check-attr', 'text', '--', ...names], { cwd, encoding: 'utf8' });
  expect(told.trim().split('\n')).toEqual(names.map((name) => `${name}: text: unset`));
});
