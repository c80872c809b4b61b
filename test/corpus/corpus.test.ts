import { beforeAll, describe, expect, it } from 'vitest';
import { compose, composeQuiet } from './compose.ts';
import { judge, type Judged } from './judge.ts';
import { atLevels, reliability, summarise, worstGap } from './report.ts';

/**
 * The figures that docs/calibration.md promises, on a sample of the held split that fits into a test run. Bounds leave
 * room for what a sample of this size varies by; `npm run calibrate` judges larger ones.
 */
const SIZE = 1600;
const QUIET = 300;
const SEED = 20_261_121;

describe('the held part of the corpus', () => {
  const all: Judged[] = [];
  const quiet: Judged[] = [];
  beforeAll(async () => {
    for (let number = 0; number < SIZE; number++) all.push(await judge(compose('held', SEED, number)));
    for (let number = 0; number < QUIET; number++)
      quiet.push(await judge(composeQuiet('held', SEED, number)));
  }, 600_000);

  it('is judged right at the default log level', () => {
    const sum = summarise(atLevels(all, ['info', 'events', 'pair']));
    expect(sum.count).toBeGreaterThan(SIZE / 3);
    expect(sum.right).toBeGreaterThan(0.97);
    expect(sum.rightWhereSettled).toBeGreaterThan(0.97);
  });
  it('is judged right at debug level', () => {
    const sum = summarise(atLevels(all, ['debug', 'msgdump', 'debug-pair']));
    expect(sum.count).toBeGreaterThan(SIZE / 5);
    expect(sum.right).toBeGreaterThan(0.985);
    expect(sum.rightWhereSettled).toBeGreaterThan(0.985);
  });
  it('does not hide behind not knowing', () => {
    expect(summarise(all).undeterminedWhereSettled).toBeLessThan(0.02);
  });
  it('never accuses a right password, and clears no cache that was not at fault', () => {
    const sum = summarise(all);
    expect(sum.accused).toBeLessThan(0.004);
    expect(sum.cleared).toBeLessThan(0.004);
  });
  it('is nowhere surer than it is right', () => {
    const bins = reliability(all);
    expect(bins.some(({ from }) => from >= 0.9)).toBe(true);
    expect(worstGap(bins, 30)).toBeLessThan(0.02);
  });
  it('raises no alarm over healthy logs with noise', () => {
    const alarms = quiet
      .filter(({ right }) => !right)
      .map(({ log, verdict }) => `${log.id} (${log.family}): ${verdict.verdict}`);
    expect(alarms).toEqual([]);
  });
});

describe('the generator', () => {
  it('makes the same log from the same seed, and another from any other', () => {
    expect(compose('held', 3, 14)).toEqual(compose('held', 3, 14));
    const logs = [
      compose('held', 3, 14),
      compose('held', 3, 15),
      compose('held', 4, 14),
      compose('tune', 3, 14),
    ];
    expect(new Set(logs.map(({ inputs }) => inputs.join('\n'))).size).toBe(logs.length);
  });
  it('keeps whole families for the held split', () => {
    const families = (split: 'held' | 'tune'): Set<string> =>
      new Set(Array.from({ length: 400 }, (_, number) => compose(split, 5, number).family));
    const known = families('tune');
    expect([...known].filter((family) => family.startsWith('held: '))).toEqual([]);
    expect([...families('held')].filter((family) => !known.has(family)).length).toBeGreaterThan(10);
  });
});
