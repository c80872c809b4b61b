/** Settings that are read before the history's thread is there. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { peekSettings } from '../../app/store/peek.ts';
import { withFolder } from '../native/support.ts';
import { opened } from './support.ts';

/** A history with settings, changed from outside. */
const changed = (folder: string, sql: string): string => {
  const path = join(folder, 'history.db');
  const db = new Sqlite(path);
  db.exec(sql);
  db.close();
  return path;
};

async function begun(folder: string): Promise<string> {
  const path = join(folder, 'history.db');
  const store = opened(path);
  await store.set({ welcomed: true, language: 'de' });
  await store.close();
  return path;
}

describe('settings at the start', () => {
  it('are read without the thread, and the same', () =>
    withFolder(async (folder) => {
      const path = await begun(folder);
      expect(peekSettings(path)).toEqual({ welcomed: true, language: 'de' });
    }));

  it.each([
    ['of a later version', 'PRAGMA user_version = 99'],
    ['of another program', 'PRAGMA application_id = 7'],
    ['that are damaged', "UPDATE settings SET value = '{' WHERE key = 'welcomed'"],
  ])('%s are left to the thread', (_, sql) =>
    withFolder(async (folder) => {
      await begun(folder);
      expect(peekSettings(changed(folder, sql))).toBeUndefined();
    }),
  );

  it('are left to the thread where there is no file, or none of SQLite', () =>
    withFolder((folder) => {
      const path = join(folder, 'history.db');
      expect(peekSettings(path)).toBeUndefined();
      writeFileSync(path, 'nothing of the kind');
      expect(peekSettings(path)).toBeUndefined();
    }));

  it('are read while another process writes', () =>
    withFolder(async (folder) => {
      const path = await begun(folder);
      const writer = new Sqlite(path);
      writer.exec('BEGIN IMMEDIATE');
      expect(peekSettings(path)).toEqual({ welcomed: true, language: 'de' });
      writer.close();
    }));
});
