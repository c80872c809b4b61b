import { Linter } from 'eslint';
import { expect, it } from 'vitest';
import { noProse } from '../eslint-no-prose.js';

const complaints = (code: string): number =>
  new Linter().verify(code, [
    { plugins: { x: { rules: { prose: noProse } } }, rules: { 'x/prose': 'error' } },
  ]).length;

it('a sentence in code is an error of the linter, a name, a command or a bug of ours is none', () => {
  expect(complaints("const a = 'The adapter was not found.';")).toBe(1);
  expect(complaints('const a = `The network ${name} is gone.`;')).toBe(1);
  expect(complaints("throw new PlatformError('gone', 'wpa_supplicant ended under us.');")).toBe(1);
  for (const code of [
    "const a = 'cached keys';",
    "const a = 'npm run prepare';",
    "throw new Error('This thread has no port.');",
    "const a = said('system.no-adapter');",
  ])
    expect(complaints(code), code).toBe(0);
});
