import { statSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { historyFile } from '../../app/store/place.ts';
import { Store } from '../../app/store/store.ts';
import { withFolder } from '../native/support.ts';
import { attempt, finding, HOME, ids, OFFICE } from './records.ts';
import { opened } from './support.ts';

const DAY = 86_400_000;

describe('the store', () => {
  it('gives back what it was given, newest first, page by page, also to the next run', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'state', 'history.db');
      const first = opened(path);
      for (let n = 1; n <= 5; n++) first.keep(attempt(`a${n}`, n));
      first.keep(attempt('h', 9, HOME));
      first.keep(finding('f', 3));
      await first.set({ guard: true, language: 'de' });
      await first.close();
      const second = opened(path);
      expect(ids(await second.attempts({ ssid: OFFICE, limit: 2 }))).toEqual(['a5', 'a4']);
      expect(ids(await second.attempts({ ssid: OFFICE, limit: 9, before: 4 }))).toEqual(['a3', 'a2', 'a1']);
      expect(ids(await second.attempts({ limit: 1 }))).toEqual(['h']);
      expect(await second.settings()).toEqual({ guard: true, language: 'de' });
      if (process.platform !== 'win32') {
        // The log and its index tell as much as the file.
        for (const end of ['', '-wal', '-shm']) expect(statSync(path + end).mode & 0o777).toBe(0o600);
        expect(statSync(join(folder, 'state')).mode & 0o777).toBe(0o700);
      }
    }));

  it('lets a record take the place of the one with its name', () =>
    withFolder(async (folder) => {
      const store = opened(join(folder, 'h.db'));
      store.keep(attempt('a', 1));
      store.keep({ ...attempt('a', 1, OFFICE, false), data: '{"id":"a","later":true}' });
      await store.settled();
      expect(await store.attempts({ limit: 5 })).toEqual(['{"id":"a","later":true}']);
    }));

  it('sums up each network with its days', () =>
    withFolder(async (folder) => {
      const store = opened(join(folder, 'h.db'));
      const now = Date.now();
      store.keep(attempt('old', now - 40 * DAY));
      store.keep(attempt('a', now - DAY));
      store.keep(attempt('b', now - DAY, OFFICE, false));
      store.keep(attempt('c', now));
      store.keep(finding('f', now - 5));
      await store.settled();
      const [office, ...others] = await store.networks();
      expect(others).toEqual([]);
      expect(office).toMatchObject({ ssid: OFFICE, attempts: 4, lastAt: now });
      expect(office?.last).toMatchObject({ cause: 'stale-pmksa', variant: 'okc', recovered: false });
      expect(office?.days.map(({ attempts, failed }) => [attempts, failed])).toEqual([
        [2, 1],
        [1, 1],
      ]);
    }));

  it('forgets one network, or all, and what still waits of them', () =>
    withFolder(async (folder) => {
      const store = opened(join(folder, 'h.db'));
      store.keep(attempt('a', 1));
      store.keep(attempt('h', 2, HOME));
      await store.settled();
      store.keep(attempt('b', 3));
      await store.forget(OFFICE);
      expect(ids(await store.attempts({ limit: 9 }))).toEqual(['h']);
      await store.forget();
      expect(await store.networks()).toEqual([]);
    }));

  it('drops what is older or more than is to be kept, and tells nobody to wait for it', () =>
    withFolder(async (folder) => {
      const store = opened(join(folder, 'h.db'));
      const now = Date.now();
      for (let n = 0; n < 3000; n++) store.keep(attempt(`a${n}`, now - n));
      for (let n = 0; n < 10; n++) store.keep(attempt(`old${n}`, now - 200 * DAY - n));
      await store.settled();
      await store.retain({ days: 100, attempts: 500 });
      await expect
        .poll(async () => (await store.attempts({ limit: 9999 })).length, { timeout: 20_000 })
        .toBe(500);
      expect(ids(await store.attempts({ limit: 1 }))).toEqual(['a0']);
    }));

  it('behaves as a map of its records, whatever is written and read', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ id: fc.integer({ min: 0, max: 20 }), at: fc.integer({ min: 0, max: 50 }) }), {
          maxLength: 60,
        }),
        fc.integer({ min: 0, max: 50 }),
        async (writes, before) => {
          const store = new Store({ path: ':memory:', notice: () => undefined });
          const model = new Map<string, number>();
          for (const { id, at } of writes) {
            store.keep(attempt(`${id}`, at));
            model.set(`${id}`, at);
          }
          await store.settled();
          const read = ids(await store.attempts({ ssid: OFFICE, before, limit: 100 }));
          const wanted = [...model].filter(([, at]) => at < before);
          expect(new Set(read)).toEqual(new Set(wanted.map(([id]) => id)));
          expect(read.map((id) => model.get(id))).toEqual(
            wanted.map(([, at]) => at).toSorted((a, b) => b - a),
          );
          await store.close();
        },
      ),
      { numRuns: 15 },
    ));
});

describe('a store that is closed', () => {
  it('has written what waited, and says of every later question that it is closed', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'h.db');
      const store = opened(path);
      for (let n = 0; n < 5000; n++) store.keep(attempt(`a${n}`, n));
      const settled = store.settled();
      await store.close();
      await settled;
      store.keep(finding('late', 1));
      await store.settled();
      await expect(store.networks()).rejects.toThrow('The history is closed.');
      const [network] = await opened(path).networks();
      expect(network?.attempts).toBe(5000);
    }));
});

describe('the place of the history', () => {
  it('is where each system keeps such things', () => {
    expect(historyFile({}, 'linux', '/home/a')).toBe('/home/a/.local/state/rejoin/history.db');
    expect(historyFile({ XDG_STATE_HOME: '/x' }, 'linux', '/home/a')).toBe('/x/rejoin/history.db');
    expect(historyFile({ XDG_STATE_HOME: '' }, 'linux', '/h')).toBe('/h/.local/state/rejoin/history.db');
    expect(historyFile({}, 'darwin', '/Users/a')).toBe(
      '/Users/a/Library/Application Support/Rejoin/history.db',
    );
  });
});
