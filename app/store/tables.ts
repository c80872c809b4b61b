/** What is written into an open history and asked of it. */
import type { Cause, Variant } from '../domain/causes.ts';
import type { Instant, Ssid } from '../domain/ids.ts';
import { COLUMNS, type Batch, type Table, type Value } from './batch.ts';
import type { Connection } from './database.ts';
import { isRefusal } from './failure.ts';
import type { NetworkSummary, Page, Retention } from './records.ts';
import { Statements } from './statements.ts';
import { TelemetryTables } from './telemetry-tables.ts';

const DAY = 86_400_000;
const DAYS_SHOWN = 30;
/** Rows that one step of clearing up takes away, so that writing never waits long. */
const STEP = 2000;
const TABLES = ['attempts', 'findings', 'remedies'] as const;
const TIME: Readonly<Record<Table, string>> = { attempts: 'started_at', findings: 'at', remedies: 'at' };

const insertInto = (table: Table): string => {
  const names = [...COLUMNS[table], ...(table === 'attempts' ? ['day'] : [])];
  return `INSERT OR REPLACE INTO ${table} (${names.join()}) VALUES (${names.map(() => '?').join()})`;
};
const INSERT: Readonly<Record<Table, string>> = {
  ...{ attempts: insertInto('attempts'), findings: insertInto('findings'), remedies: insertInto('remedies') },
};
/** Where an attempt's time is among its values. */
const AT = COLUMNS.attempts.indexOf('started_at');

/** The local day on which something happened: YYYY-MM-DD. */
function dayOf(at: Instant): string {
  const date = new Date(at);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export class Tables {
  readonly telemetry: TelemetryTables;
  readonly #db: Connection;
  readonly #statements: Statements;

  constructor(db: Connection) {
    this.#db = db;
    this.#statements = new Statements(db);
    this.telemetry = new TelemetryTables(this.#statements);
  }

  /**
   * One transaction. A record that the database refuses does not hold up the others.
   *
   * @returns why each refused one was refused
   * @throws SqliteError, and nothing is written, where the fault is not a record's
   */
  write(batch: Batch): string[] {
    try {
      this.#statements.transaction(() => this.#each(batch, (table, values) => this.#put(table, values)));
      return [];
    } catch (error) {
      if (!isRefusal(error)) throw error;
    }
    const refused: string[] = [];
    const put = this.#db.transaction((table: Table, values: readonly Value[]) => this.#put(table, values));
    this.#statements.transaction(() =>
      this.#each(batch, (table, values) => {
        try {
          put(table, values);
        } catch (error) {
          if (!isRefusal(error)) throw error;
          refused.push((error as Error).message);
        }
      }),
    );
    return refused;
  }

  networks(now: Instant): NetworkSummary[] {
    const totals = this.#statements.all<{ ssid: Ssid; attempts: number; last: number }>(
      'SELECT ssid, count(*) AS attempts, max(started_at) AS last FROM attempts GROUP BY ssid',
    );
    const days = this.#statements.all<{ ssid: Ssid; day: string; attempts: number; failed: number }>(
      'SELECT ssid, day, count(*) AS attempts, sum(failed) AS failed FROM attempts WHERE day > ? GROUP BY day, ssid',
      dayOf(now - DAYS_SHOWN * DAY),
    );
    const findings = this.#statements.all<{
      ssid: Ssid;
      at: number;
      cause: Cause;
      variant: Variant | null;
      recovered: number;
    }>('SELECT ssid, max(at) AS at, cause, variant, recovered FROM findings GROUP BY ssid');
    const total = new Map(totals.map((row) => [row.ssid, row]));
    const finding = new Map(findings.map((row) => [row.ssid, row]));
    const daysOf = Map.groupBy(days, ({ ssid }) => ssid);
    return [...new Set([...total.keys(), ...finding.keys()])].map((ssid) => {
      const attempts = total.get(ssid);
      const last = finding.get(ssid);
      return {
        ...{ ssid, attempts: attempts?.attempts ?? 0, lastAt: attempts?.last ?? last?.at },
        last: last && {
          ...{ cause: last.cause, variant: last.variant ?? undefined },
          ...{ recovered: last.recovered === 1, at: last.at },
        },
        days: (daysOf.get(ssid) ?? []).map((row) => ({
          ...{ day: row.day, attempts: row.attempts, failed: row.failed },
        })),
      };
    });
  }

  /** The owners' JSON, newest first. */
  page(table: Table, { ssid, before = Infinity, limit }: Page): string[] {
    const time = TIME[table];
    const one = ssid === undefined ? '' : 'ssid = ? AND ';
    const rows = this.#statements.all<{ data: string }>(
      `SELECT data FROM ${table} WHERE ${one}${time} < ? ORDER BY ${time} DESC LIMIT ?`,
      ...[...(ssid === undefined ? [] : [ssid]), Math.min(before, Number.MAX_VALUE), limit],
    );
    return rows.map(({ data }) => data);
  }

  settings(): Record<string, unknown> {
    const rows = this.#statements.all<{ key: string; value: string }>('SELECT key, value FROM settings');
    return Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
  }

  set(settings: Readonly<Record<string, unknown>>): void {
    this.#statements.transaction(() => {
      for (const [key, value] of Object.entries(settings))
        if (value !== undefined)
          this.#statements.run(
            'INSERT OR REPLACE INTO settings (key, value) VALUES (?, ?)',
            ...[key, JSON.stringify(value)],
          );
    });
  }

  /** Takes a network's history away; without one, all of it. Settings stay. */
  forget(ssid: Ssid | undefined): void {
    this.#statements.transaction(() => {
      for (const table of TABLES)
        if (ssid === undefined) this.#statements.run(`DELETE FROM ${table}`);
        else this.#statements.run(`DELETE FROM ${table} WHERE ssid = ?`, ssid);
      this.telemetry.forget(ssid);
    });
    this.#db.pragma('incremental_vacuum');
  }

  /** One step towards what is to be kept. @returns whether there is more to do */
  tidy(retention: Retention, now: Instant): boolean {
    const oldest = now - retention.days * DAY;
    const most = { attempts: retention.attempts, findings: retention.findings, remedies: retention.findings };
    const gone = TABLES.map((table) => this.#drop(table, oldest, most[table]));
    if (gone.some((count) => count > 0)) this.#db.pragma('incremental_vacuum(256)');
    return gone.some((count) => count >= STEP);
  }

  /** Writes the log back into the file, for one that is no longer at its place. */
  writeBack(): void {
    this.#db.pragma('wal_checkpoint(TRUNCATE)');
  }

  close(): void {
    this.#db.close();
  }

  #put(table: Table, values: readonly Value[]): void {
    const statement = this.#statements.of(INSERT[table]);
    if (table === 'attempts') statement.run(values, dayOf(values[AT] as number));
    else statement.run(values);
  }

  #each(batch: Batch, use: (table: Table, values: readonly Value[]) => void): void {
    for (const table of TABLES) {
      const width = COLUMNS[table].length;
      const values = batch[table];
      for (let from = 0; from < values.length; from += width) use(table, values.slice(from, from + width));
    }
  }

  #drop(table: Table, oldest: Instant, most: number): number {
    const time = TIME[table];
    const take = (where: string, ...values: number[]): number =>
      this.#statements.run(
        `DELETE FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} ${where} ORDER BY ${time} LIMIT ?)`,
        ...values,
      );
    const [row] = this.#statements.all<{ count: number }>(`SELECT count(*) AS count FROM ${table}`);
    const surplus = Math.min(STEP, Math.max(0, (row?.count ?? 0) - most));
    const old = take(`WHERE ${time} < ?`, oldest, STEP);
    return surplus > old ? old + take('', surplus - old) : old;
  }
}
