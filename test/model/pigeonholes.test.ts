import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Again } from '../../app/domain/again.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import type { Link } from '../../app/model/link-state.ts';
import { Pigeonholes } from '../../app/model/pigeonholes.ts';
import { Doctor } from '../../app/pipeline.ts';
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

/** @param looks after how many events the world is asked for, which reads what waits and leaves it waiting */
function collected(events: readonly WifiEvent[], looks = Infinity): Known {
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

describe('post that waits', () => {
  it('changes neither what is known nor what is judged, however the lines of stations lie among each other', () => {
    fc.assert(
      fc.property(
        fc.array(mixed, { maxLength: 200, size: 'max' }),
        fc.integer({ min: 1, max: 50 }),
        (events, looks) => {
          const expected = oneByOne(events);
          expect(collected(events)).toEqual(expected);
          expect(collected(events, looks)).toEqual(expected);
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
      const seen = collected(some);
      for (const [at, link] of expected.links.entries()) expect(seen.links[at]).toEqual(link);
      expect(seen.links).toHaveLength(expected.links.length);
      expect(seen.verdict).toEqual(expected.verdict);
    }
  });
  it('changes nothing where what is told once more waits without having been an event', () => {
    const events: WifiEvent[] = [];
    const doctor = new Doctor();
    let again = 0;
    const both = (see: (event: WifiEvent) => void, seeAgain?: (told: Again) => void): void => {
      const ingest = createIngest({ emit: see, again: seeAgain });
      for (const piece of crowdLog(3000, 8 * 2 ** 20)) ingest.feed(piece);
      ingest.end();
    };
    both((event) => events.push(event));
    both(
      (event) => doctor.collect(event),
      (told) => {
        again++;
        doctor.collectAgain(told);
      },
    );
    expect(again / events.length).toBeGreaterThan(0.8);
    const expected = oneByOne(events);
    const seen = knownTo(doctor);
    for (const [at, link] of expected.links.entries()) expect(seen.links[at]).toEqual(link);
    expect(seen.verdict).toEqual(expected.verdict);
  });
  it('is heard after the news that came before it, and not after more of them than are kept', () => {
    const events: WifiEvent[] = [];
    const ingest = createIngest({ emit: (event) => events.push(event) });
    for (const piece of crowdLog(1500, 2 * 2 ** 20)) ingest.feed(piece);
    ingest.end();
    const [first] = events;
    if (!first) throw new Error('no event');
    const told = events.flatMap((event, at) =>
      at % 700 === 0 ? [{ ...common(first, event.at), kind: 'ap-started' } as WifiEvent, event] : [event],
    );
    expect(told.length - events.length).toBeGreaterThan(20);
    const expected = oneByOne(told);
    const seen = collected(told);
    for (const [at, link] of expected.links.entries()) expect(seen.links[at]).toEqual(link);
    expect(seen.verdict).toEqual(expected.verdict);
  });
});

const common = ({ origin, iface }: WifiEvent, at: number | undefined): Partial<WifiEvent> => ({
  at,
  origin,
  iface,
  witness: 'access-point',
});

describe('pigeonholes', () => {
  const station = addressOf(7);
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ maxLength: 200 }),
    fc.constant('\ufeffSTA'),
    fc.string({ unit: fc.constantFrom('\xe9', '\ud800', 'a'), maxLength: 300 }),
  );
  /** Of its own logger, of its program's alone, and of a time that is another's. */
  const fronts = fc.constantFrom(
    '@@wlan0: STA # ',
    '@wlan0: ',
    '@',
    'Nov 21 01:00:00 lab: STA # ',
    '~: # ',
    '',
  );
  const lines = fc
    .tuple(fc.nat(4_000_000_000), fc.nat(999_999), fronts, fc.constantFrom('', 'IEEE 802.11: associated'))
    .map(([seconds, micros, front, rest]) => {
      const stamp = `${String(seconds).padStart(10, '0')}.${String(micros).padStart(6, '0')}: `;
      const text = (front + rest).replaceAll('@', stamp).replace('#', station).replace('~', '\u00e9');
      return { at: seconds * 1000 + micros / 1000, text };
    });
  const post = fc
    .tuple(
      anyEvent,
      fc.oneof(lines, fc.record({ at: fc.constantFrom(undefined, 0, -1, 1.5, 1e12, 3e12), text: texts })),
      fc.integer({ min: 0, max: 2 ** 33 }),
      fc.nat(70_000),
    )
    .map(([event, { at, text }, line, input]) => ({ ...event, at, station, origin: { text, line, input } }));

  it('give back what was put in, in its order, whichever is emptied between', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(post, fc.nat(2), fc.nat(9)), { maxLength: 120, size: 'max' }), (all) => {
        const holes = new Pigeonholes();
        const three = [0, 1, 2].map(() => ({ hole: holes.open(), expected: [] as unknown[] }));
        for (const [step, [event, which, emptied]] of all.entries()) {
          const one = three[which];
          if (!one) continue;
          if (emptied === 0) {
            holes.clear(one.hole);
            one.expected = [];
          }
          if (holes.put(one.hole, event, step, station)) one.expected.push({ event, step });
        }
        for (const { hole, expected } of three) {
          expect(holes.read(hole, station)).toEqual(expected);
          expect(holes.count(hole)).toBe(expected.length);
        }
      }),
    );
  });
  it('take no more than there is room for, and begin anew where some were emptied', () => {
    const holes = new Pigeonholes(3);
    const hole = holes.open();
    // Of no form: it has a list.
    const event: WifiEvent = {
      kind: 'bss-seen',
      bssid: station,
      akms: [],
      at: 1,
      witness: 'access-point',
      iface: '',
      station,
      origin: { input: 0, line: 1, text: 'x'.repeat(200) },
    };
    let taken = 0;
    while (taken < 1000 && holes.put(hole, event, taken, station)) taken++;
    expect(taken).toBeGreaterThan(2);
    expect(taken).toBeLessThan(20);
    expect(holes.read(hole, station)).toHaveLength(taken);
    holes.clear(hole);
    expect(holes.read(hole, station)).toEqual([]);
    const other = holes.open();
    for (let again = 0; again < taken; again++) expect(holes.put(other, event, again, station)).toBe(true);
  });
  it('leave to others what is of another station, too long, or no text', () => {
    const holes = new Pigeonholes();
    const event = (text: string, of = station): WifiEvent => ({
      kind: 'bss-seen',
      bssid: station,
      akms: [],
      at: undefined,
      witness: 'access-point',
      iface: 'wlan0',
      station: of,
      origin: { input: 0, line: 1, text },
    });
    const hole = holes.open();
    expect(holes.put(hole, event('STA', addressOf(8)), 1, station)).toBe(false);
    expect(holes.put(hole, event('x'.repeat(5000)), 2, station)).toBe(false);
    expect(holes.put(hole, event('\ud800'), 3, station)).toBe(false);
    expect(holes.put(hole, event('STA'), 4, station)).toBe(true);
    expect(holes.read(hole, station)).toEqual([{ event: event('STA'), step: 4 }]);
  });
});
