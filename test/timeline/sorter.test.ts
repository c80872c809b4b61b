import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import type { Link } from '../../app/model/link-state.ts';
import { Doctor } from '../../app/pipeline.ts';
import { Sorter } from '../../app/timeline/sorter.ts';
import { anyEvent } from '../support/any-event.ts';
import { addressOf, crowdLog } from '../support/station-crowd.ts';

interface Known {
  readonly links: readonly Link[];
  readonly verdict: unknown;
}

const knownTo = (doctor: Doctor): Known => ({
  links: [...doctor.world.links.values()],
  verdict: doctor.verdict(),
});

function oneByOne(events: readonly WifiEvent[]): Known {
  const doctor = new Doctor();
  for (const event of events) doctor.see(event);
  return knownTo(doctor);
}

/** @param looks after how many events the world is asked for, which ends a batch */
function sorted(events: readonly WifiEvent[], looks = Infinity): Known {
  const doctor = new Doctor();
  for (const [at, event] of events.entries()) {
    doctor.collect(event);
    if (at % looks === looks - 1) expect(doctor.hasHeard).toBeTypeOf('boolean');
  }
  return knownTo(doctor);
}

/** Of several stations, some of whom an access point, the air, a server or their own log tells; and of the access point. */
const mixed: fc.Arbitrary<WifiEvent> = fc
  .tuple(
    anyEvent,
    fc.constantFrom('supplicant', 'kernel', 'access-point', 'access-point', 'access-point', 'air'),
    fc.constantFrom('', 'wlan0', 'wlan0', 'wlan0', 'wlan1', 'p2p-dev-wlan0'),
    fc.option(fc.nat(2), { freq: 5 }),
    fc.nat(20),
  )
  .map(([event, witness, iface, station, kind]) => {
    const { station: _, ...plain } = event;
    const whose = station === null ? {} : { station: addressOf(station) };
    const common = { ...plain, witness, iface, ...whose } as WifiEvent;
    if (kind === 0)
      return { ...common, kind: 'address', step: 'obtained', iface: '', witness: 'access-point' };
    if (kind === 1) return { ...common, kind: 'scan-started' };
    return common;
  });

describe('sorting by station', () => {
  it('changes neither what is known nor what is judged, however the lines of stations lie among each other', () => {
    fc.assert(
      fc.property(
        fc.array(mixed, { maxLength: 200, size: 'max' }),
        fc.integer({ min: 1, max: 50 }),
        (events, looks) => {
          const expected = oneByOne(events);
          expect(sorted(events)).toEqual(expected);
          expect(sorted(events, looks)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
  it('changes nothing where there are so many that those who were silent are thinned and packed', () => {
    const events: WifiEvent[] = [];
    const ingest = createIngest({ emit: (event) => events.push(event) });
    for (const piece of crowdLog(6000, 6 * 2 ** 20)) ingest.feed(piece);
    ingest.end();
    expect(events.length).toBeGreaterThan(40_000);
    // The first hundreds of stations, the first thousands, all: what is kept of each depends on how many there are.
    for (const some of [1500, 3000, 6000, events.length].map((count) => events.slice(0, count))) {
      const expected = oneByOne(some);
      const seen = sorted(some);
      for (const [at, link] of expected.links.entries()) expect(seen.links[at]).toEqual(link);
      expect(seen.links).toHaveLength(expected.links.length);
      expect(seen.verdict).toEqual(expected.verdict);
    }
  });
  it('gives each station one run a batch', () => {
    const events: WifiEvent[] = [];
    const ingest = createIngest({ emit: (event) => events.push(event) });
    for (const piece of crowdLog(2000, 4 * 2 ** 20)) ingest.feed(piece);
    const sorter = new Sorter();
    const [, ...later] = [0, 1, 2].map((n) => [...sorter.sort(events.slice(n * 10_000, (n + 1) * 10_000))]);
    for (const runs of later) {
      const keys = runs.map(({ key }) => key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(runs.flatMap(({ steps }) => steps)).toHaveLength(10_000);
    }
  });
});
