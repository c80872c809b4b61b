/**
 * The one file that knows SQLite's driver. Synchronous: it runs in the store's own thread, but for a glance at the start.
 *
 * WAL with `synchronous = NORMAL`: what was committed survives the death of this process at any moment; a power cut may take
 * the last commits, never the file.
 */
import { said } from '../domain/said.ts';
import { SaidError } from '../words/said-error.ts';
import Sqlite from 'better-sqlite3';
import { APPLICATION_ID } from './files.ts';
import { MIGRATIONS } from './migrations/index.ts';

export type Connection = Sqlite.Database;
export type Statement = Sqlite.Statement;

/** Keeps nothing. */
export const IN_MEMORY = ':memory:';
/** Milliseconds that another process may hold the file. */
const BUSY = 5000;

/** Pages in the log before it is written back: four times SQLite's own, which takes a tenth off the work of a long burst. */
const LOG = 4000;
/** Bytes that the log keeps of the disk when it is empty. */
const EMPTY_LOG = 16 * 2 ** 20;

/** The file was written by a later Rejoin: it is left as it is. */
export class TooNew extends SaidError {}

/** @throws SqliteError, whose `code` is SQLite's name of the failure; TooNew */
export function connect(path: string): Connection {
  // Made before, and for its owner alone: SQLite would let others read it.
  const db = new Sqlite(path, { timeout: BUSY, fileMustExist: path !== IN_MEMORY });
  try {
    const version = versionOf(db);
    if (version > MIGRATIONS.length) throw new TooNew(said('history.too-new', { path }));
    // Looks at every page before anything is written: a damaged file is set aside as it is.
    const check = db.pragma('quick_check(1)', { simple: true });
    if (check !== 'ok') throw Object.assign(new Error(String(check)), { code: 'SQLITE_CORRUPT' });
    if (version === 0) db.pragma('auto_vacuum = INCREMENTAL');
    // Before the write-ahead log: the file's own header says from the start whose it is.
    if (version < MIGRATIONS.length) migrate(db);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma(`wal_autocheckpoint = ${LOG}`);
    db.pragma(`journal_size_limit = ${EMPTY_LOG}`);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * Reads some rows of a file that is at hand and as this version has it, without looking whether all of it is whole.
 *
 * @returns undefined where it is of another version, or not ours
 * @throws SqliteError
 */
export function glanceAt(path: string, sql: string): unknown[] | undefined {
  const db = new Sqlite(path, { timeout: 0, fileMustExist: true, readonly: true });
  try {
    const isOurs = db.pragma('application_id', { simple: true }) === APPLICATION_ID;
    return isOurs && versionOf(db) === MIGRATIONS.length ? db.prepare(sql).all() : undefined;
  } finally {
    db.close();
  }
}

const versionOf = (db: Connection): number => db.pragma('user_version', { simple: true }) as number;

/** Two processes may begin at once: the second finds it done. */
function migrate(db: Connection): void {
  const run = db.transaction(() => {
    for (const sql of MIGRATIONS.slice(versionOf(db))) db.exec(sql);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
    db.pragma(`application_id = ${APPLICATION_ID}`);
  });
  run.immediate();
}
