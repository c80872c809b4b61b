import { describe, expect, it } from 'vitest';
import { atDefaultLevel, healed, isDebug, kindsOf, lowered, unhealed } from './endings.ts';
import { PASTES, pairsUpTo, toldOtherwise } from './pastes.ts';
import { recordingsUpTo } from './recordings.ts';

/** What is longer is tried by `npm run invariants`. */
const LONGEST = 60;

const all = recordingsUpTo(900);
const kinds = kindsOf(all.filter(atDefaultLevel));
const supplicants = all.filter(({ lines }) => lines.length <= LONGEST && healed(lines) !== undefined);
const debug = all.filter(isDebug);
const pairs = pairsUpTo(LONGEST).filter((_, index) => index % 3 === 0);

describe('a log that goes on with a connection that stays', () => {
  it.each(supplicants.filter((_, index) => index % 4 === 1))('$name is well', (recording) => {
    expect(unhealed(recording)).toEqual([]);
  });
});

describe('a log without its debug lines', () => {
  it.each(debug.filter((_, index) => index % 4 === 0))('$name says the same, or less', (recording) => {
    expect(lowered(recording, kinds)).toEqual([]);
  });
});

describe('two logs of one incident in one file', () => {
  it.each(pairs)('$name', (pair) => expect(toldOtherwise(pair)).toEqual([]));
});

it('finds what it tries', () => {
  expect(supplicants.length).toBeGreaterThan(30);
  expect(debug.length).toBeGreaterThan(8);
  expect(pairs.length).toBeGreaterThan(8);
  expect(kinds.size).toBeGreaterThan(50);
  expect(Object.keys(PASTES)).toHaveLength(3);
});
