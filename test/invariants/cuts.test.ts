import { describe, expect, it } from 'vitest';
import { cut, type Side } from './cuts.ts';
import { recordingsUpTo } from './recordings.ts';

/** Recordings of more lines are cut by `npm run invariants`. */
const LONGEST = 60;

const recordings = recordingsUpTo(LONGEST).filter((_, index) => index % 4 === 0);

describe.each(['head', 'tail'] as const)('a recording without its %s', (side: Side) => {
  it.each(recordings)('$name says the same, or less', (recording) => {
    const missing = Array.from({ length: recording.lines.length - 1 }, (_, index) => index + 1);
    expect(cut(recording, [side], missing)).toEqual([]);
  });
});

it('finds its recordings', () => {
  expect(recordings.length).toBeGreaterThan(40);
});
