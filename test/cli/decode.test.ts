import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerCode, caseCode, readCode, type CaseFacts } from '../../app/codes/codes.ts';
import { ANSWERS, CASE_FIELDS } from '../../app/codes/tables.ts';
import { codeWords } from '../../app/codes/code-words.ts';
import { seal } from '../../app/codes/envelope.ts';

const root = join(import.meta.dirname, '../..');
const run = (args: readonly string[], input = ''): { code: number | null; out: string; err: string } => {
  const done = spawnSync(process.execPath, [join(root, 'app/cli/rejoin.js'), ...args], {
    ...{ input, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } },
  });
  return { code: done.status, out: done.stdout, err: done.stderr };
};

describe('rejoin decode', () => {
  it('names the cause of the case that diagnose has coded', () => {
    const log = readFileSync(join(root, 'app/demo/sae-deauth-2.log'), 'utf8').split('\n').slice(0, 24);
    const { out } = run(['diagnose', '--json'], log.join('\n'));
    const diagnosis = JSON.parse(out) as { code: string; verdict: string; variant: string };
    const decoded = run(['decode', diagnosis.code, '--json']);
    expect(decoded.code).toBe(0);
    expect(JSON.parse(decoded.out)).toMatchObject({
      schema: 'rejoin.code/1',
      kind: 'case',
      name: `${diagnosis.verdict}/${diagnosis.variant}`,
      system: 'linux',
      program: 'wpa_supplicant',
      password: 'not-tested',
      answers: expect.arrayContaining([
        expect.objectContaining({ code: answerCode({ answer: 'clear-access-point' }) }),
      ]) as unknown,
    });
    const words = run(['decode', ...diagnosis.code.toLowerCase().split(' '), '--lang', 'de']).out;
    expect(words.trimEnd().split('\n').at(-1)).toBe('Weiter mit: rejoin decode RESULT-CODE');
    expect(words).toContain('Dieses Gerät hat sein Passwort nie ausprobiert');
    expect(words.split('\n').length).toBeGreaterThan(10);
  });

  it('says what an answer asks for, not that something is wrong, and how to carry it out', () => {
    const code = answerCode({ answer: 'clear-access-point' });
    const { out } = run(['decode', code]);
    expect(out).toMatch(/^ {2}What it asks for {2}Clear the saved key/m);
    expect(out).not.toContain('What is wrong');
    expect(out.trimEnd().split('\n').at(-1)).toBe(`Next: rejoin fix NETWORK --answer ${code}`);
  });

  it('refuses a mistyped code with one sentence and exit 2, a newer one with exit 3', () => {
    const good = answerCode({ answer: 'reconnect' });
    for (const wrong of [
      `${good}2`,
      `${good.slice(0, 3)}A`,
      good.slice(0, 3),
      Array.from(good).toReversed().join(''),
    ]) {
      const { code, out, err } = run(['decode', wrong]);
      expect([code, out], wrong).toEqual([2, '']);
      expect(err.trim().split('\n'), wrong).toHaveLength(1);
    }
    const newer = run(['decode', seal({ kind: 'case', version: 3, value: 5 })]);
    expect([newer.code, newer.out]).toEqual([3, '']);
    expect(newer.err).toContain('newer Rejoin');
  });
});

it('a cache is cleared by the answer to a saved key only', () => {
  const facts: Omit<CaseFacts, 'name'> = {
    ...({ confidence: 'sure', password: 'not-tested', system: 'linux', program: 'wpa_supplicant' } as const),
    ...({ attempts: '3', age: '5-minutes', tried: 'nothing', outcome: 'none' } as const),
  };
  for (const name of CASE_FIELDS.name.words) {
    const read = readCode(caseCode({ ...facts, name }));
    if (read.kind !== 'case') throw new Error(name);
    const answers = codeWords(read).answers.map(({ answer }) => answer);
    expect(
      answers.some((one) => one.startsWith('clear-') || one === 'keep-none'),
      name,
    ).toBe(name.startsWith('stale-pmksa'));
    expect(ANSWERS).toEqual(expect.arrayContaining(answers));
  }
});
