import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { OFFERED_KEYS, POLICY_KEYS } from '../../app/policy/settings.ts';

const APP = join(import.meta.dirname, '../../app');
/** What names every setting, whether or not anything asks for it. */
const TABLES = /^(?:policy\/settings|policy\/templates\/|words\/|domain\/sentences\/|bundle\/program-words)/;

const sources = readdirSync(APP, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts') && !TABLES.test(path))
  .map((path) => readFileSync(join(APP, path), 'utf8'))
  .map((text) => text.replace(/^export const BUILT_IN\b[^]*?^\};/m, '').replace(/^type Certain =[^]*?;/m, ''))
  .join('\n');

it('every setting that is offered is asked for by somebody', () => {
  for (const key of OFFERED_KEYS) expect(sources, key).toMatch(new RegExp(`\\b${key}\\b`));
});

it('one that nobody asks for is not offered', () => {
  const idle = POLICY_KEYS.filter((key) => !new RegExp(`\\b${key}\\b`).test(sources));
  expect(idle).toEqual(POLICY_KEYS.filter((key) => !OFFERED_KEYS.includes(key)));
});
