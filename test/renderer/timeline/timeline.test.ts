import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  barsOf,
  bracketsOf,
  extentOf,
  firstLook,
  lookOf,
  loopsOf,
  marksOf,
  pausesOf,
} from '../../../renderer/features/timeline/bars.ts';
import { moved, ticksOf, toPixel, within, zoomed } from '../../../renderer/features/timeline/scale.ts';
import { manyAttempts } from '../../support/gallery.ts';
import { NOON, refusedAttempt, staleNetwork } from '../../support/live-state.ts';

const stale = barsOf(Object.values(staleNetwork().attempts));

describe('bars', () => {
  it('look like their outcome, and a refused key like no other failure', () => {
    expect(stale.map(({ look }) => look)).toEqual(['dropped', ...Array<string>(5).fill('refused')]);
    expect(lookOf(refusedAttempt(0, { cachedKey: 'no' }))).toBe('failed');
    const open = refusedAttempt(0, { outcome: 'open' });
    expect(lookOf(open)).toBe('running');
    expect(lookOf({ ...open, connectedAt: NOON })).toBe('connected');
  });

  it('form a loop where at least three in a row fail alike', () => {
    expect(loopsOf(stale)).toEqual([{ from: NOON, to: NOON + 12_080, look: 'refused', count: 5 }]);
    expect(loopsOf(stale.slice(0, 3))).toEqual([]);
    const mixed = barsOf(
      [0, 1, 2].map((index) => refusedAttempt(index, { end: { by: 'silence', code: index } })),
    );
    expect(loopsOf(mixed)).toEqual([]);
    expect(loopsOf([])).toEqual([]);
  });

  it('are looked at first where the last loop is, whatever came before', () => {
    const view = firstLook(stale, loopsOf(stale));
    expect(view.from).toBeLessThan(NOON);
    expect(view.from).toBeGreaterThan(NOON - 10_000);
    expect(view.to).toBeGreaterThanOrEqual(NOON + 12_080);
  });

  it('show the pause of the supplicant between attempts', () => {
    const view = { from: NOON, to: NOON + 13_000 };
    const pauses = pausesOf(stale, marksOf(stale, view, 800));
    expect(pauses.at(-1)?.ms).toBe(5920);
  });

  it('are bunched where they are narrower than a mark, and none is lost', () => {
    const bars = barsOf(manyAttempts(10_000));
    const marks = marksOf(bars, extentOf(bars), 800);
    expect(marks.length).toBeLessThanOrEqual(400);
    expect(marks.length).toBeGreaterThan(20);
    expect(marks.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(10_000);
    expect(marks.reduce((sum, { failed }) => sum + failed, 0)).toBe(9800);
    const brackets = bracketsOf(loopsOf(bars), extentOf(bars), 800);
    for (const [index, { x, width }] of brackets.entries())
      expect(brackets[index + 1]?.x ?? Infinity).toBeGreaterThan(x + width);
  });

  it('are drawn at any scale without gaps in their numbers', () => {
    const bars = barsOf(manyAttempts(500));
    const all = extentOf(bars);
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        (at, share) => {
          const span = (all.to - all.from) * share;
          const from = all.from + (all.to - all.from - span) * at;
          const marks = marksOf(bars, { from, to: from + span }, 640);
          for (const [index, mark] of marks.entries()) {
            expect(mark.width).toBeGreaterThan(3.999);
            if (index > 0) expect(mark.first).toBe((marks[index - 1]?.last ?? 0) + 1);
          }
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('the scale', () => {
  const all = { from: 0, to: 1000 };
  it('keeps what is pointed at in its place while it zooms', () => {
    const view = { from: 100, to: 300 };
    expect(toPixel(zoomed(view, 0.5, 0.25), 100, 150)).toBeCloseTo(25);
  });
  it('never leaves the data, and never looks closer than 20 ms', () => {
    expect(within(moved(all, 5), all).to).toBe(1070);
    expect(within({ from: 500, to: 501 }, all)).toEqual({ from: 500, to: 520 });
    expect(within({ from: -1e9, to: 1e9 }, all)).toEqual({ from: -70, to: 1070 });
  });
  it('writes round times, and days from midnight where the person is', () => {
    expect(ticksOf({ from: 1, to: 10_001 }, 5, 0)).toEqual({
      step: 2000,
      at: [2000, 4000, 6000, 8000, 10_000],
    });
    const day = 86_400_000;
    expect(ticksOf({ from: 0, to: 3 * day }, 3, 3_600_000).at[0]).toBe(day - 3_600_000);
  });
});
