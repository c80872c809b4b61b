import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Counted, Entry } from '../../app/telemetry/entries.ts';
import { findingEntry, fixEntry, type ToldFinding } from '../../app/telemetry/make-entry.ts';
import { withFolder } from '../native/support.ts';
import { findingOf, fixOf, openQueue, type OpenQueue } from './support.ts';

const OPTIONS = { system: 'linux', level: 'strict', now: 1_000_000 } as const;
const ROOM = { logs: true, bytes: 2 ** 20 };

function entryOf(more: Partial<ToldFinding> = {}, iface = 'wlan0'): Entry {
  const entry = findingEntry(iface, findingOf(more), OPTIONS);
  if (!entry) throw new Error('nothing to tell');
  return entry;
}
const sumOf = (counts: readonly Counted[], metric: string): number =>
  counts.filter((one) => one.metric === metric).reduce((all, { sum }) => all + sum, 0);

const used = (work: (open: OpenQueue) => void): void => {
  const open = openQueue();
  try {
    work(open);
  } finally {
    open.close();
  }
};

describe('what waits to be sent', () => {
  it('is told once of one trouble, by however many processes it is seen', () =>
    withFolder((folder) => {
      const path = join(folder, 'history.db');
      const [one, other] = [openQueue(path), openQueue(path)];
      one.tables.add(entryOf(), ROOM, 1);
      // Another process has another clock by a little, and saw one attempt more.
      other.tables.add(entryOf({ firstAt: 1_000_400, attempts: 3 }), ROOM, 2);
      one.tables.add(entryOf({ attempts: 3 }), ROOM, 3);
      expect(one.tables.waiting(9)).toHaveLength(1);
      expect(sumOf(other.tables.counts(), 'rejoin.findings')).toBe(1);
      expect(sumOf(other.tables.counts(), 'rejoin.refusals')).toBe(3);
      other.tables.add(entryOf({ recovered: true, attempts: 3 }), ROOM, 4);
      one.tables.add(entryOf({ firstAt: 9_000_000, lastAt: 9_000_500 }), ROOM, 5);
      expect(one.tables.waiting(9)).toHaveLength(3);
      expect(sumOf(one.tables.counts(), 'rejoin.refusals')).toBe(5);
      one.close();
      other.close();
    }));

  it('is bounded: the oldest are given up, and counted', () =>
    used(({ tables }) => {
      const many = 6000;
      for (let index = 0; index < many; index++)
        tables.add(entryOf({ ssid: `network ${index}`, attempts: 1 }), ROOM, index);
      const { bytes, waiting } = tables.state(many);
      expect(bytes).toBeLessThanOrEqual(2 ** 20);
      expect(waiting).toBeGreaterThan(1000);
      expect(waiting).toBeLessThan(many);
      expect(sumOf(tables.counts(), 'rejoin.telemetry.dropped')).toBe(many - waiting);
      expect(sumOf(tables.counts(), 'rejoin.findings')).toBe(many);
      tables.drop(
        tables.waiting(many).map(({ seq }) => seq),
        false,
      );
      expect(tables.state(many)).toMatchObject({ bytes: 0, waiting: 0 });
    }));

  it('has so many series and no more, whatever addresses are made up', () =>
    used(({ tables }) => {
      for (let index = 0; index < 3000; index++) {
        const oui = (4 * index)
          .toString(16)
          .padStart(6, '0')
          .replace(/..(?=.)/g, '$&:');
        tables.add(entryOf({ ssid: `n${index}`, bssids: [`${oui}:00:00:01`] }), ROOM, index);
      }
      expect(tables.counts().length).toBeLessThan(500);
      expect(sumOf(tables.counts(), 'rejoin.findings')).toBe(3000);
    }));

  it('is sent by one process at a time; one that died is followed by another', () =>
    used(({ tables }) => {
      expect(tables.hold('one', 1000, 50_000)).toBe(true);
      expect(tables.hold('other', 1000, 50_500)).toBe(false);
      expect(tables.hold('one', 1000, 50_900)).toBe(true);
      expect(tables.hold('other', 1000, 51_899)).toBe(false);
      expect(tables.hold('other', 1000, 51_901)).toBe(true);
      // The clock was put back by an hour.
      expect(tables.hold('one', 1000, 1000)).toBe(true);
      tables.release('one');
      expect(tables.hold('other', 1000, 1001)).toBe(true);
    }));

  it('names its computer by a number that stays, and counts on over restarts', () =>
    withFolder((folder) => {
      const path = join(folder, 'history.db');
      const first = openQueue(path);
      const entry = fixEntry(fixOf(), OPTIONS);
      if (entry) first.tables.add(entry, ROOM, 7);
      const before = first.tables.state(7);
      first.close();
      const second = openQueue(path);
      if (entry) second.tables.add(entry, ROOM, 8);
      expect(second.tables.state(9)).toMatchObject({ instance: before.instance, startedAt: 7, version: 2 });
      const time = second.tables.counts().find(({ metric }) => metric === 'rejoin.time_to_online');
      expect(time).toMatchObject({ sum: 4, buckets: [0, 0, 2, 0, 0, 0, 0, 0, 0] });
      second.close();
    }));

  it('goes with the network that is forgotten, whether its name would leave or not', () =>
    used(({ tables }) => {
      const open = findingEntry('wlan0', findingOf(), { ...OPTIONS, level: 'open' });
      if (open) tables.add(open, ROOM, 1);
      tables.add(entryOf({ ssid: 'Home' }), ROOM, 2);
      const fix = fixEntry(fixOf(), OPTIONS);
      if (fix) tables.add(fix, ROOM, 3);
      expect(tables.waiting(9)).toHaveLength(3);
      expect(JSON.stringify(tables.waiting(1))).toContain('Office');
      tables.forget('Office');
      expect(tables.waiting(9)).toHaveLength(1);
      expect(JSON.stringify(tables.waiting(9))).not.toMatch(/Office|Home/);
    }));
});

it('what treats nothing is not told: a look, a change of mind, what another process did', () => {
  const told = (more: Parameters<typeof fixOf>[0]): boolean => fixEntry(fixOf(more), OPTIONS) !== undefined;
  expect(told({})).toBe(true);
  expect(told({ by: 'fix', outcome: 'failed', cleared: undefined })).toBe(true);
  expect(told({ by: 'fix', outcome: 'healthy', cleared: undefined })).toBe(false);
  expect(told({ by: 'fix', outcome: 'cancelled', cleared: undefined })).toBe(false);
  expect(told({ theirs: { schema: 'rejoin.fix/1' } })).toBe(false);
});
