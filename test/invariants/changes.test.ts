import { describe, expect, it } from 'vitest';
import { changedBy, CHANGES } from './changes.ts';
import { recordingsUpTo } from './recordings.ts';

/** Recordings of more lines are changed by `npm run invariants`. */
const LONGEST = 40;

const recordings = recordingsUpTo(LONGEST).filter((_, index) => index % 5 === 2);

describe('a change that changes nothing of what happened', () => {
  it.each(recordings)('$name says the same after each', (recording) => {
    expect(changedBy(recording, Object.keys(CHANGES))).toEqual([]);
  });
  it('is tried on recordings of many kinds, and is one', () => {
    expect(recordings.length).toBeGreaterThan(20);
    const some = recordingsUpTo(LONGEST).find(({ name }) => name === 'sae-deauth-2/wpa-info.log');
    for (const [name, change] of Object.entries(CHANGES))
      expect(change(some?.lines ?? []), name).not.toEqual(some?.lines ?? []);
  });
});
