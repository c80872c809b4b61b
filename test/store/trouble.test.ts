import { spawn } from 'node:child_process';
import {
  chmodSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { failureOf, isForGood } from '../../app/store/failure.ts';
import { inodeOf, setAside } from '../../app/store/files.ts';
import { MIGRATIONS } from '../../app/store/migrations/index.ts';
import { withFolder } from '../native/support.ts';
import { attempt, finding, ids } from './records.ts';
import { fillUp, mayMount, opened, withDisk } from './support.ts';

const aside = (folder: string): string[] =>
  readdirSync(folder).filter((name) => /^history\.corrupt-[^.]*\.\d+Z(?:-\d+)?\.db$/.test(name));

/** A history of some pages, closed. */
async function filled(path: string): Promise<void> {
  const store = opened(path);
  for (let n = 0; n < 400; n++) store.keep(attempt(`a${n}`, n));
  await store.close();
}

function overwrite(path: string, from: number, to: number): void {
  const bytes = readFileSync(path);
  bytes.fill(0xa5, from, to);
  writeFileSync(path, bytes);
}

describe('a damaged history', () => {
  const damages: [string, (path: string) => void][] = [
    ['overwritten with something else', (path) => writeFileSync(path, 'x'.repeat(5000))],
    ['cut short', (path) => truncateSync(path, Math.floor(statSync(path).size / 2) + 100)],
    ['with a page of noise', (path) => overwrite(path, 4096, 3 * 4096)],
    ['with a header of noise', (path) => overwrite(path, 0, 100)],
  ];
  it.each(damages)('%s is set aside whole, said in a sentence, and begun anew', (_, damage) =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      await filled(path);
      damage(path);
      const damaged = readFileSync(path);
      const notices: string[] = [];
      const store = opened(path, notices);
      store.keep(finding('after', 1));
      await store.settled();
      expect(ids(await store.findings({ limit: 9 }))).toEqual(['after']);
      await store.close();
      expect(readFileSync(join(folder, aside(folder)[0] ?? '')).equals(damaged)).toBe(true);
      expect(notices).toEqual([
        expect.stringMatching(/damaged. It was set aside as .*corrupt-.*a new one was begun/),
      ]);
    }),
  );

  it('that was damaged while it was open is set aside, and what was to be written goes to a new one', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      await filled(path);
      const notices: string[] = [];
      const store = opened(path, notices);
      await store.networks();
      overwrite(path, 4096, statSync(path).size);
      const other = new Sqlite(path);
      other.pragma('user_version = 1');
      other.close();
      for (const id of ['a', 'b', 'c']) store.keep(finding(id, 1));
      await store.settled();
      expect(await store.findings({ limit: 9 })).toHaveLength(3);
      expect(notices.join()).toContain('set aside as');
      expect(aside(folder)).toHaveLength(1);
    }));

  it('that another process has set aside already is not set aside again', () =>
    withFolder((folder) => {
      const path = join(folder, 'history.db');
      writeFileSync(path, 'damaged');
      const damaged = inodeOf(path);
      renameSync(path, join(folder, 'elsewhere'));
      writeFileSync(path, 'the new one');
      expect(setAside(path, damaged)).toBeUndefined();
      expect(readFileSync(path, 'utf8')).toBe('the new one');
      const kept = setAside(path, inodeOf(path));
      expect(readFileSync(kept ?? '', 'utf8')).toBe('the new one');
    }));

  it('that two processes meet is set aside once, and both write the new one', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      const writer = join(import.meta.dirname, 'one-finding.ts');
      const run = (id: string): Promise<number | null> =>
        new Promise((resolve) => {
          spawn(process.execPath, [writer, path, id], { stdio: 'ignore' }).once('close', resolve);
        });
      for (let round = 1; round <= 5; round++) {
        rmSync(`${path}-wal`, { force: true });
        rmSync(`${path}-shm`, { force: true });
        writeFileSync(path, 'x'.repeat(5000));
        expect(await Promise.all([run('a'), run('b')])).toEqual([0, 0]);
        expect(aside(folder)).toHaveLength(round);
        const db = new Sqlite(path);
        expect(db.prepare('SELECT id FROM findings ORDER BY id').pluck().all()).toEqual(['a', 'b']);
        db.close();
      }
    }));
});

describe('a history that is taken away while it is open', () => {
  it('is begun anew, said in a sentence, and whole where it was moved to', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      const notices: string[] = [];
      const store = opened(path, notices);
      store.keep(finding('before', 1));
      await store.settled();
      const moved = join(folder, 'moved.db');
      renameSync(path, moved);
      store.keep(finding('after', 2));
      await store.settled();
      expect(ids(await store.findings({ limit: 9 }))).toEqual(['after']);
      expect(notices).toEqual([expect.stringMatching(/was moved or deleted; a new one was begun/)]);
      const db = new Sqlite(moved, { readonly: true });
      expect(db.prepare('SELECT id FROM findings').pluck().all()).toEqual(['before']);
      db.close();
    }));

  it('is begun anew where all of it was deleted', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'state', 'history.db');
      const notices: string[] = [];
      const store = opened(path, notices);
      store.keep(finding('before', 1));
      await store.settled();
      rmSync(join(folder, 'state'), { recursive: true });
      store.keep(finding('after', 2));
      await store.settled();
      await store.close();
      expect(ids(await opened(path).findings({ limit: 9 }))).toEqual(['after']);
      expect(notices).toHaveLength(1);
    }));

  it('gives way to the file that has its name now', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      const other = join(folder, 'other.db');
      await filled(other);
      const notices: string[] = [];
      const store = opened(path, notices);
      store.keep(finding('before', 1));
      await store.settled();
      for (const end of ['', '-wal', '-shm']) renameSync(path + end, join(folder, `old.db${end}`));
      renameSync(other, path);
      store.keep(finding('after', 2));
      await store.settled();
      expect(ids(await store.attempts({ limit: 999 }))).toHaveLength(400);
      expect(notices).toEqual([expect.stringMatching(/^Another file has taken the place/)]);
    }));
});

describe('a file that is not ours', () => {
  it.each([
    ['', 'CREATE TABLE theirs (a); INSERT INTO theirs VALUES (1)'],
    [', with a number', 'CREATE TABLE theirs (a); PRAGMA application_id = 77'],
    [', with a log', 'PRAGMA journal_mode = WAL; CREATE TABLE theirs (a)'],
  ])('but of another program%s is left as it is', (_, sql) =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      new Sqlite(path).exec(sql).close();
      if (process.platform !== 'win32') chmodSync(path, 0o640);
      const before = readFileSync(path);
      const notices: string[] = [];
      const store = opened(path, notices);
      store.keep(finding('f', 1));
      await store.settled();
      expect(ids(await store.findings({ limit: 1 }))).toEqual(['f']);
      await store.close();
      expect(readFileSync(path).equals(before)).toBe(true);
      if (process.platform !== 'win32') expect(statSync(path).mode & 0o777).toBe(0o640);
      expect(readdirSync(folder)).toEqual(['history.db']);
      expect(notices).toEqual([expect.stringMatching(/another program.*in memory only/)]);
    }),
  );

  it('but of a later Rejoin is left as it is', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      await filled(path);
      new Sqlite(path).exec(`PRAGMA user_version = ${MIGRATIONS.length + 1}`).close();
      const before = readFileSync(path);
      const notices: string[] = [];
      const store = opened(path, notices);
      expect(await store.networks()).toEqual([]);
      await store.close();
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(notices).toEqual([expect.stringMatching(/later Rejoin/)]);
    }));
});

describe('a place that cannot be written', () => {
  const inMemory = async (path: string): Promise<void> => {
    const notices: string[] = [];
    const store = opened(path, notices);
    store.keep(finding('f', 1));
    await store.settled();
    expect(ids(await store.findings({ limit: 1 }))).toEqual(['f']);
    expect(notices).toEqual([
      expect.stringMatching(/^The history cannot be kept at .*: it is kept in memory/),
    ]);
  };

  it.each(['file', 'file/deeper'])('as it lies in %s: memory, and that is said', (name) =>
    withFolder(async (folder) => {
      writeFileSync(join(folder, 'file'), '');
      await inMemory(join(folder, name, 'history.db'));
    }),
  );

  it('as it is a folder: memory, and that is said', () => withFolder((folder) => inMemory(folder)));

  it.skipIf(!mayMount)('as the disk is read-only: memory, and that is said', () =>
    withDisk('ro', (disk) => inMemory(join(disk, 'rejoin', 'history.db'))),
  );
});

describe('a full disk', () => {
  it.skipIf(!mayMount).each([
    ['with a history begun', true],
    ['from the start', false],
  ])('%s keeps what waits, says it once, and writes all of it when there is room', (_, begun) =>
    withDisk('size=1m', async (disk) => {
      const path = join(disk, 'rejoin', 'history.db');
      const notices: string[] = [];
      const store = opened(path, notices);
      if (begun) await store.set({ guard: true });
      fillUp(disk);
      const data = JSON.stringify({ id: 'big', filler: 'x'.repeat(4000) });
      let safe = false;
      for (let n = 0; n < 100; n++) store.keep({ ...finding(`f${n}`, n), data });
      void store.settled().then(() => (safe = true));
      await expect.poll(() => notices.length, { timeout: 10_000 }).toBe(1);
      expect(notices[0]).toMatch(/^The disk is full: what happens now is kept in memory/);
      expect(safe).toBe(false);
      rmSync(join(disk, 'ballast'));
      await store.settled();
      expect(safe).toBe(true);
      expect(notices).toEqual([notices[0], 'The history is kept again.']);
      await store.close();
      expect(await opened(path).findings({ limit: 999 })).toHaveLength(100);
    }),
  );

  it.skipIf(!mayMount)('has nothing to read where the file could not be begun, and no question waits', () =>
    withDisk('size=1m', async (disk) => {
      fillUp(disk);
      const notices: string[] = [];
      const store = opened(join(disk, 'rejoin', 'history.db'), notices);
      expect(await store.networks()).toEqual([]);
      expect(await store.settings()).toEqual({});
      expect(notices).toEqual([expect.stringMatching(/cannot be opened yet .*: it is tried again/)]);
      await expect(store.set({ guard: true })).rejects.toThrow();
      rmSync(join(disk, 'ballast'));
      await store.set({ guard: true });
      expect(await store.settings()).toEqual({ guard: true });
    }),
  );

  it.skipIf(!mayMount)('does not bring back what was forgotten while it waited', () =>
    withDisk('size=1m', async (disk) => {
      fillUp(disk);
      const notices: string[] = [];
      const store = opened(join(disk, 'rejoin', 'history.db'), notices);
      store.keep(finding('f', 1));
      await expect.poll(() => notices.length, { timeout: 10_000 }).toBe(1);
      await expect(store.forget()).rejects.toThrow();
      await store.settled();
      rmSync(join(disk, 'ballast'));
      store.keep(finding('later', 2));
      await store.settled();
      expect(ids(await store.findings({ limit: 9 }))).toEqual(['later']);
    }),
  );

  it.skipIf(!mayMount)('holds up no closing, and what is lost by it is counted', () =>
    withDisk('size=1m', async (disk) => {
      fillUp(disk);
      const notices: string[] = [];
      const store = opened(join(disk, 'rejoin', 'history.db'), notices);
      for (let n = 0; n < 3; n++) store.keep(finding(`f${n}`, n));
      const settled = store.settled();
      await store.close();
      await settled;
      expect(notices.at(-1)).toBe('The disk is full: the last 3 records of the history are lost.');
    }),
  );

  it('is what SQLite means when its log cannot grow', () => {
    for (const code of ['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'SQLITE_IOERR_WRITE', 'ENOSPC', 'EDQUOT']) {
      expect(failureOf(Object.assign(new Error(), { code }))).toBe('full');
      expect(isForGood(Object.assign(new Error(), { code }))).toBe(false);
    }
  });
});

describe('a record that the database refuses', () => {
  it('is left out and told of, and holds up no other', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      await filled(path);
      const db = new Sqlite(path);
      db.exec(`CREATE TRIGGER refuse BEFORE INSERT ON findings WHEN NEW.id = 'bad'
        BEGIN SELECT RAISE(ABORT, 'not this one'); END`);
      db.close();
      const notices: string[] = [];
      const store = opened(path, notices);
      for (const id of ['a', 'bad', 'b']) store.keep(finding(id, 1));
      store.keep(attempt('nowhen', Number.NaN));
      store.keep(attempt('c', 2.5));
      await store.settled();
      expect(ids(await store.findings({ limit: 9 })).toSorted()).toEqual(['a', 'b']);
      expect(ids(await store.attempts({ limit: 1, before: 3 }))).toEqual(['c']);
      expect(await store.attempts({ limit: 999 })).toHaveLength(401);
      expect(notices).toEqual([expect.stringMatching(/^The history refused 2 records: .*\.$/)]);
      store.keep(finding('bad', 1));
      await store.close();
      expect(notices[1]).toBe('The history refused a record: not this one.');
    }));

  it('is not looked for where another process holds the file: the batch waits', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      const notices: string[] = [];
      const store = opened(path, notices);
      await store.networks();
      const db = new Sqlite(path);
      db.exec('BEGIN IMMEDIATE');
      store.keep(finding('a', 1));
      const settled = store.settled();
      setTimeout(() => db.exec('COMMIT'), 300);
      await settled;
      db.close();
      expect(ids(await store.findings({ limit: 9 }))).toEqual(['a']);
      expect(notices).toEqual([]);
    }));
});

describe('more than can be written', () => {
  it('costs the oldest attempts, never a finding, and is counted', () =>
    withFolder(async (folder) => {
      const notices: string[] = [];
      const store = opened(join(folder, 'history.db'), notices);
      store.keep(finding('first', 1));
      // All in one turn of the loop: nothing can be written in between.
      for (let n = 0; n < 120_000; n++) store.keep(attempt(`a${n}`, n));
      store.keep(finding('last', 2));
      await store.settled();
      expect(ids(await store.findings({ limit: 9 }))).toEqual(['last', 'first']);
      expect(ids(await store.attempts({ limit: 1 }))).toEqual(['a119999']);
      const [network] = await store.networks();
      const missing = 120_000 - (network?.attempts ?? 0);
      expect(missing).toBeGreaterThan(0);
      expect(notices).toEqual([
        expect.stringContaining(`${missing.toLocaleString('en')} attempts had to be left out`),
      ]);
    }));
});
