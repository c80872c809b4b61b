import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { mergeTimelines } from '../../app/timeline/merge.ts';

const event = (input: number, line: number, at: number | undefined): WifiEvent => ({
  kind: 'tick',
  at,
  origin: { input, line, text: '' },
  witness: 'supplicant',
  iface: 'wlan1',
});

const merged = async (
  timelines: readonly (readonly (readonly WifiEvent[])[])[],
  offsets: readonly number[] = [],
): Promise<readonly WifiEvent[]> => {
  const seen: WifiEvent[] = [];
  await mergeTimelines(timelines, (one) => seen.push(one), offsets);
  return seen;
};

const WALL = 1_795_222_476_000;

describe('mergeTimelines', () => {
  it('orders by time', async () => {
    const seen = await merged([
      [[event(0, 1, WALL), event(0, 2, WALL + 20)], [event(0, 3, WALL + 40)]],
      [[event(1, 1, WALL + 10)], [], [event(1, 2, WALL + 30)]],
    ]);
    expect(seen.map(({ at }) => (at ?? 0) - WALL)).toEqual([0, 10, 20, 30, 40]);
  });

  it("moves each input's times to the first one's clock", async () => {
    const seen = await merged(
      [[[event(0, 1, WALL), event(0, 2, WALL + 20)]], [[event(1, 1, 5_010), event(1, 2, undefined)]]],
      [0, WALL - 5_000],
    );
    expect(seen.map(({ at }) => at)).toEqual([WALL, WALL + 10, undefined, WALL + 20]);
  });

  it('keeps lines without a time with the line before them', async () => {
    const seen = await merged([
      [[event(0, 1, undefined), event(0, 2, WALL), event(0, 3, undefined), event(0, 4, WALL + 20)]],
      [[event(1, 1, WALL + 10)]],
    ]);
    expect(seen.map(({ origin }) => `${origin.input}.${origin.line}`)).toEqual([
      '0.1',
      '0.2',
      '0.3',
      '1.1',
      '0.4',
    ]);
  });

  it('puts inputs without a wall clock behind, whole and in order', async () => {
    const seen = await merged([
      [[event(0, 1, undefined), event(0, 2, undefined)]],
      [[event(1, 1, 5_000), event(1, 2, 6_000)]],
      [[event(2, 1, WALL)]],
      [[event(3, 1, undefined)]],
    ]);
    expect(seen.map(({ origin }) => `${origin.input}.${origin.line}`)).toEqual([
      '2.1',
      '1.1',
      '1.2',
      '0.1',
      '0.2',
      '3.1',
    ]);
  });

  it('loses and reorders nothing within an input, whatever its clock does', async () => {
    const times = fc.array(fc.option(fc.integer({ min: WALL, max: WALL + 1000 }), { nil: undefined }), {
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(times, { maxLength: 5 }),
        fc.integer({ min: 1, max: 4 }),
        async (inputs, size) => {
          const timelines = inputs.map((stamps, input) => {
            const events = stamps.map((at, index) => event(input, index + 1, at));
            return Array.from({ length: Math.ceil(events.length / size) }, (_, batch) =>
              events.slice(batch * size, (batch + 1) * size),
            );
          });
          const seen = await merged(timelines);
          expect(seen).toHaveLength(inputs.flat().length);
          inputs.forEach((stamps, input) => {
            const lines = seen
              .filter(({ origin }) => origin.input === input)
              .map(({ origin }) => origin.line);
            expect(lines).toEqual(stamps.map((_, index) => index + 1));
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  it('holds one batch of each input', async () => {
    let open = 0;
    let most = 0;
    async function* timeline(input: number): AsyncGenerator<readonly WifiEvent[]> {
      for (let line = 1; line <= 50; line++) {
        open++;
        most = Math.max(most, open);
        await Promise.resolve();
        yield [event(input, line, WALL + line)];
        open--;
      }
    }
    await mergeTimelines([timeline(0), timeline(1), timeline(2)], () => undefined);
    expect(most).toBeLessThanOrEqual(3);
  });
});
