import { execFileSync, spawn } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { Ssid } from '../../app/domain/ids.ts';
import { MIGRATIONS } from '../../app/store/migrations/index.ts';
import { historyFile } from '../../app/store/place.ts';
import type { AttemptRecord, FindingRecord } from '../../app/store/records.ts';
import { Store, type StoreOptions } from '../../app/store/store.ts';
import { withFolder } from '../native/support.ts';

const OFFICE = 'Office' as Ssid;
const HOME = 'Home' as Ssid;
const DAY = 86_400_000;

const attempt = (id: string, startedAt: number, ssid = OFFICE, failed = true): AttemptRecord => ({
  ...{ table: 'attempts', id, ssid, startedAt, failed, data: JSON.stringify({ id }) },
});
const finding = (id: string, at: number, ssid = OFFICE): FindingRecord => ({
  ...{ table: 'findings', id, ssid, cause: 'stale-pmksa', variant: 'okc', recovered: false, at },
  data: JSON.stringify({ id }),
});
const ids = (rows: readonly string[]): string[] => rows.map((row) => (JSON.parse(row) as { id: string }).id);

const open: Store[] = [];
function opened(path: string, notices: string[] = [], more: Partial<StoreOptions> = {}): Store {
  const store = new Store({ path, notice: (text) => notices.push(text), ...more });
  open.push(store);
  return store;
}
afterEach(async () => {
  for (const store of open.splice(0)) await store.close();
});

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
        expect(statSync(path).mode & 0o777).toBe(0o600);
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

describe('a damaged history', () => {
  const damages: [string, (path: string) => void][] = [
    ['overwritten with something else', (path) => writeFileSync(path, 'x'.repeat(5000))],
    ['cut short', (path) => truncateSync(path, Math.floor(statSync(path).size / 2) + 100)],
    [
      'with a page of noise',
      (path) => {
        const bytes = readFileSync(path);
        bytes.fill(0xa5, 4096, 3 * 4096);
        writeFileSync(path, bytes);
      },
    ],
  ];
  it.each(damages)('%s is set aside whole, said in a sentence, and begun anew', (_, damage) =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      const first = opened(path);
      for (let n = 0; n < 400; n++) first.keep(attempt(`a${n}`, n));
      await first.close();
      damage(path);
      const damaged = readFileSync(path);
      const notices: string[] = [];
      const second = opened(path, notices);
      second.keep(finding('after', 1));
      await second.settled();
      expect(ids(await second.findings({ limit: 9 }))).toEqual(['after']);
      await second.close();
      const aside = readdirSync(folder).find((name) => name.startsWith('history.corrupt-'));
      expect(readFileSync(join(folder, aside ?? '')).equals(damaged)).toBe(true);
      expect(notices).toEqual([
        expect.stringMatching(/damaged. It was set aside as .*corrupt-.*a new one was begun/),
      ]);
    }),
  );

  it('of another program is left as it is', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      new Sqlite(path).exec('CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)').close();
      const before = readFileSync(path);
      const notices: string[] = [];
      const store = opened(path, notices);
      store.keep(finding('f', 1));
      await store.settled();
      expect(ids(await store.findings({ limit: 1 }))).toEqual(['f']);
      await store.close();
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(notices[0]).toMatch(/another program.*in memory only/);
    }));

  it('of a later Rejoin is left as it is', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      await opened(path).close();
      new Sqlite(path).exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`).close();
      const notices: string[] = [];
      const store = opened(path, notices);
      expect(await store.networks()).toEqual([]);
      expect(notices[0]).toMatch(/later Rejoin/);
    }));

  it('that cannot be kept at its place is kept in memory, and that is said', () =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      const notices: string[] = [];
      const store = opened(join(folder, 'file', 'history.db'), notices);
      store.keep(finding('f', 1));
      await store.settled();
      expect(ids(await store.findings({ limit: 1 }))).toEqual(['f']);
      expect(notices[0]).toMatch(/in memory only/);
    }));
});

describe('a full disk', () => {
  const root = process.getuid?.() === 0 && process.platform === 'linux';

  it.skipIf(!root)('keeps what waits, says it once, and writes all of it when there is room', () =>
    withFolder(async (folder) => {
      const disk = join(folder, 'disk');
      mkdirSync(disk);
      try {
        execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk], { stdio: 'ignore' });
      } catch {
        return;
      }
      try {
        const notices: string[] = [];
        const store = opened(join(disk, 'history.db'), notices);
        await store.networks();
        writeFileSync(join(disk, 'ballast'), Buffer.alloc(300_000));
        const data = JSON.stringify({ id: 'big', filler: 'x'.repeat(4000) });
        for (let n = 0; n < 400; n++) store.keep({ ...finding(`f${n}`, n), data });
        await expect.poll(() => notices.length, { timeout: 10_000 }).toBe(1);
        expect(notices[0]).toMatch(/disk is full/);
        execFileSync('mount', ['-o', 'remount,size=64m', disk]);
        await store.settled();
        expect(await store.findings({ limit: 999 })).toHaveLength(400);
        expect(notices[1]).toMatch(/kept again/);
        await store.close();
      } finally {
        execFileSync('umount', ['-l', disk]);
      }
    }),
  );
});

/** Runs a writer and kills it after some milliseconds. @returns what it said was safe */
async function killedAfter(path: string, run: number, ms: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-writer.ts'), path, String(run)], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (text === '') setTimeout(() => child.kill('SIGKILL'), ms);
    text += chunk.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return text.split('\n').slice(0, -1);
}

describe('processes', () => {
  const RUNS = Number(process.env['REJOIN_KILL_RUNS'] ?? 20);

  it(
    'that are killed at any moment lose no finding that was safe',
    () =>
      withFolder(async (folder) => {
        const path = join(folder, 'history.db');
        for (let run = 0; run < RUNS; run++) {
          const safe = await killedAfter(path, run, (run * 7) % 40);
          expect(safe.length).toBeGreaterThan(0);
          const copy = join(folder, 'copy.db');
          for (const end of ['', '-wal']) {
            writeFileSync(copy + end, '');
            try {
              copyFileSync(path + end, copy + end);
            } catch {
              // There is no log where it was written back.
            }
          }
          const db = new Sqlite(copy);
          expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
          const kept = new Set(
            (db.prepare('SELECT id FROM findings WHERE id GLOB ?').all(`${run}-*`) as { id: string }[]).map(
              ({ id }) => id,
            ),
          );
          expect(safe.filter((id) => !kept.has(id))).toEqual([]);
          db.close();
        }
      }),
    60_000 + 2000 * RUNS,
  );

  it('write one history at the same time', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      const safe = await Promise.all([killedAfter(path, 1, 700), killedAfter(path, 2, 700)]);
      const store = opened(path);
      const kept = new Set(ids(await store.findings({ limit: 99_999 })));
      expect(safe.flat().filter((id) => !kept.has(id))).toEqual([]);
      expect(Math.min(...safe.map(({ length }) => length))).toBeGreaterThan(0);
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
