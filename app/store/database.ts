/**
 * The one file that knows SQLite. Synchronous: it runs in the store's own thread.
 *
 * WAL with `synchronous = NORMAL`: what was committed survives the death of this process at any moment; a power cut may take
 * the last commits, never the file.
 */
import { chmodSync, existsSync, mkdirSync, renameSync } from 'node:fs';
import { dirname } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Cause, Variant } from '../domain/causes.ts';
import type { Instant, Ssid } from '../domain/ids.ts';
import { MIGRATIONS } from './migrations/index.ts';
import type { NetworkSummary, Page, StoreRecord, Retention } from './records.ts';

/** "Rejo": a file with another number is somebody else's. */
const APPLICATION_ID = 0x52656a6f;
/** Milliseconds that another process may hold the file. */
const BUSY = 5000;
/** Rows that one step of clearing up takes away, so that writing never waits long. */
const STEP = 2000;

export interface DatabaseOptions {
  /** `:memory:` keeps nothing. */
  readonly path: string;
  /** Told in a sentence: set aside, not ours, cannot be kept. */
  readonly notice: (text: string) => void;
}

/** Kinds of failure that whoever writes has to tell apart. */
export type Failure = 'full' | 'busy' | 'corrupt' | 'other';

export function failureOf(error: unknown): Failure {
  const { code = '' } = error as { code?: string };
  if (code.startsWith('SQLITE_FULL') || code === 'ENOSPC' || code === 'SQLITE_IOERR_WRITE') return 'full';
  if (code.startsWith('SQLITE_BUSY')) return 'busy';
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) return 'corrupt';
  return 'other';
}

const dayOf = (at: Instant): string => {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
};

export class Database {
  readonly #options: DatabaseOptions;
  #db: Sqlite.Database;

  constructor(options: DatabaseOptions) {
    this.#options = options;
    this.#db = this.#openSafely();
  }

  /** All or nothing. @throws SqliteError */
  write(records: readonly StoreRecord[]): void {
    this.#mending(() => {
      const write = this.#db.transaction(() => {
        for (const record of records) this.#put(record);
      });
      write.immediate();
    });
  }

  networks(now: Instant): NetworkSummary[] {
    return this.#mending(() => {
      const totals = this.#all<{ ssid: Ssid; attempts: number; last: number }>(
        'SELECT ssid, count(*) AS attempts, max(started_at) AS last FROM attempts GROUP BY ssid',
      );
      const days = this.#all<{ ssid: Ssid; day: string; attempts: number; failed: number }>(
        'SELECT ssid, day, count(*) AS attempts, sum(failed) AS failed FROM attempts WHERE day > ? GROUP BY day, ssid',
        dayOf(now - 30 * 86_400_000),
      );
      const latest = this.#all<{
        ssid: Ssid;
        at: number;
        cause: Cause;
        variant: Variant | null;
        recovered: number;
      }>('SELECT ssid, max(at) AS at, cause, variant, recovered FROM findings GROUP BY ssid');
      const names = new Set([...totals, ...latest].map(({ ssid }) => ssid));
      return [...names].map((ssid) => {
        const total = totals.find((row) => row.ssid === ssid);
        const finding = latest.find((row) => row.ssid === ssid);
        return {
          ...{ ssid, attempts: total?.attempts ?? 0, lastAt: total?.last ?? finding?.at },
          last: finding && {
            ...{ cause: finding.cause, variant: finding.variant ?? undefined },
            ...{ recovered: finding.recovered === 1, at: finding.at },
          },
          days: days
            .filter((row) => row.ssid === ssid)
            .map(({ day, attempts, failed }) => ({ day, attempts, failed })),
        };
      });
    });
  }

  attempts({ ssid, before = Infinity, limit }: Page): string[] {
    return this.#data('attempts', 'started_at', ssid, before, limit);
  }

  findings({ ssid, before = Infinity, limit }: Page): string[] {
    return this.#data('findings', 'at', ssid, before, limit);
  }

  remedies({ ssid, before = Infinity, limit }: Page): string[] {
    return this.#data('remedies', 'at', ssid, before, limit);
  }

  settings(): Record<string, unknown> {
    const rows = this.#mending(() =>
      this.#all<{ key: string; value: string }>('SELECT key, value FROM settings'),
    );
    return Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
  }

  set(settings: Readonly<Record<string, unknown>>): void {
    this.#mending(() => {
      const put = this.#db.prepare('INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)');
      const write = this.#db.transaction(() => {
        for (const [key, value] of Object.entries(settings))
          if (value !== undefined) put.run(key, JSON.stringify(value));
      });
      write.immediate();
    });
  }

  /** Takes a network's history away; without one, all of it. Settings stay. */
  forget(ssid: Ssid | undefined): void {
    this.#mending(() => {
      const forget = this.#db.transaction(() => {
        for (const table of ['attempts', 'findings', 'remedies'])
          if (ssid === undefined) this.#db.exec(`DELETE FROM ${table}`);
          else this.#db.prepare(`DELETE FROM ${table} WHERE ssid = ?`).run(ssid);
      });
      forget.immediate();
      this.#db.pragma('incremental_vacuum');
    });
  }

  /** One step towards what is to be kept. @returns whether there is more to do */
  tidy(retention: Retention, now: Instant): boolean {
    return this.#mending(() => {
      const oldest = now - retention.days * 86_400_000;
      const changes = [
        this.#drop('attempts', 'started_at', oldest, retention.attempts),
        this.#drop('findings', 'at', oldest, retention.findings),
        this.#drop('remedies', 'at', oldest, retention.findings),
      ];
      if (changes.some((count) => count > 0)) this.#db.pragma('incremental_vacuum(256)');
      return changes.some((count) => count >= STEP);
    });
  }

  close(): void {
    this.#db.close();
  }

  #put(record: StoreRecord): void {
    const { id, ssid, data } = record;
    switch (record.table) {
      case 'attempts':
        this.#run(
          'INSERT OR REPLACE INTO attempts (id, ssid, started_at, day, failed, data) VALUES (?, ?, ?, ?, ?, ?)',
          ...[id, ssid, record.startedAt, dayOf(record.startedAt), record.failed ? 1 : 0, data],
        );
        return;
      case 'findings':
        this.#run(
          'INSERT OR REPLACE INTO findings (id, ssid, at, cause, variant, recovered, data) VALUES (?, ?, ?, ?, ?, ?, ?)',
          ...[id, ssid, record.at, record.cause, record.variant ?? null, record.recovered ? 1 : 0, data],
        );
        return;
      case 'remedies':
        this.#run(
          'INSERT OR REPLACE INTO remedies (id, ssid, at, data) VALUES (?, ?, ?, ?)',
          ...[id, ssid, record.at, data],
        );
    }
  }

  readonly #prepared = new Map<string, Sqlite.Statement>();

  #run(sql: string, ...values: unknown[]): void {
    let statement = this.#prepared.get(sql);
    if (!statement) this.#prepared.set(sql, (statement = this.#db.prepare(sql)));
    statement.run(...values);
  }

  #all<T>(sql: string, ...values: unknown[]): T[] {
    return this.#db.prepare(sql).all(...values) as T[];
  }

  #data(table: string, time: string, ssid: Ssid | undefined, before: Instant, limit: number): string[] {
    const one = ssid === undefined ? '' : 'ssid = ? AND ';
    const sql = `SELECT data FROM ${table} WHERE ${one}${time} < ? ORDER BY ${time} DESC LIMIT ?`;
    const values = [...(ssid === undefined ? [] : [ssid]), Math.min(before, Number.MAX_VALUE), limit];
    return this.#mending(() => this.#all<{ data: string }>(sql, ...values)).map(({ data }) => data);
  }

  #drop(table: string, time: string, oldest: Instant, most: number): number {
    const { count } = this.#db.prepare(`SELECT count(*) AS count FROM ${table}`).get() as { count: number };
    const surplus = Math.min(STEP, Math.max(0, count - most));
    const old = this.#db
      .prepare(
        `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE ${time} < ? ORDER BY ${time} LIMIT ?)`,
      )
      .run(oldest, STEP).changes;
    if (surplus <= old) return old;
    return (
      old +
      this.#db
        .prepare(`DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} ORDER BY ${time} LIMIT ?)`)
        .run(surplus - old).changes
    );
  }

  /** A file that turns out to be damaged is set aside, and the work is done once more on a new one. */
  #mending<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (failureOf(error) !== 'corrupt') throw error;
      this.#db.close();
      this.#prepared.clear();
      this.#setAside();
      this.#db = this.#openSafely();
      return work();
    }
  }

  /** Opens the file, or what stands in for it; always says which. */
  #openSafely(): Sqlite.Database {
    const { path, notice } = this.#options;
    if (path === ':memory:') return open(path);
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      return open(path);
    } catch (error) {
      if (error instanceof NotOurs) {
        notice(`${error.message} Until then the history is kept in memory only.`);
        return open(':memory:');
      }
      if (failureOf(error) !== 'corrupt') {
        notice(
          `The history cannot be kept at ${path} (${(error as Error).message}): it is kept in memory only.`,
        );
        return open(':memory:');
      }
    }
    this.#setAside();
    try {
      return open(path);
    } catch {
      return open(':memory:');
    }
  }

  #setAside(): void {
    const { path, notice } = this.#options;
    const stamp = new Date().toISOString().replaceAll(':', '-');
    const kept = path.replace(/(\.db)?$/, `.corrupt-${stamp}.db`);
    for (const end of ['', '-wal', '-shm']) if (existsSync(path + end)) renameSync(path + end, kept + end);
    notice(`The history was damaged. It was set aside as ${kept}, and a new one was begun.`);
  }
}

/** The file is a good database, of another program or of a later Rejoin: it is left as it is. */
class NotOurs extends Error {}

function open(path: string): Sqlite.Database {
  const db = new Sqlite(path, { timeout: BUSY });
  try {
    const id = db.pragma('application_id', { simple: true }) as number;
    const version = db.pragma('user_version', { simple: true }) as number;
    const tables = (db.prepare('SELECT count(*) AS count FROM sqlite_master').get() as { count: number })
      .count;
    if (tables > 0 && id !== APPLICATION_ID)
      throw new NotOurs(
        `${path} is a database of another program: move it away, or let Rejoin use another place.`,
      );
    if (version > MIGRATIONS.length)
      throw new NotOurs(`The history at ${path} was written by a later Rejoin: update this one to read it.`);
    // Looks at every page before anything is written: a damaged file is set aside as it is.
    const [check] = db.pragma('quick_check(1)') as { quick_check: string }[];
    if (check?.quick_check !== 'ok')
      throw Object.assign(new Error('quick_check'), { code: 'SQLITE_CORRUPT' });
    if (tables === 0) db.pragma('auto_vacuum = INCREMENTAL');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    if (version < MIGRATIONS.length) migrate(db);
    if (path !== ':memory:' && process.platform !== 'win32') chmodSync(path, 0o600);
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Two processes may begin at once: the second finds it done. */
function migrate(db: Sqlite.Database): void {
  const run = db.transaction(() => {
    const version = db.pragma('user_version', { simple: true }) as number;
    for (const sql of MIGRATIONS.slice(version)) db.exec(sql);
    db.pragma(`user_version = ${MIGRATIONS.length}`);
    db.pragma(`application_id = ${APPLICATION_ID}`);
  });
  run.immediate();
}
