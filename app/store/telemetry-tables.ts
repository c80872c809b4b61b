/** What waits to be sent, and what was counted, in an open history. Several processes may use it at once. */
import { randomUUID } from 'node:crypto';
import { boundsOf, type Attributes, type Count, type Counted, type Entry } from '../telemetry/entries.ts';
import type { MetricName, Trouble } from '../telemetry/entries.ts';
import type { Statements } from './statements.ts';
import type { QueuedLog, TelemetryBounds, TelemetryQuestion, TelemetryState } from './telemetry-queue.ts';

/** Milliseconds after a trouble was last told of within which it is the same one. */
const SAME_TROUBLE = 60_000;
/** Series of one computer. Beyond, an access point's maker is not told apart: what stands in an address may be made up. */
const MOST_SERIES = 400;
/** Networks whose troubles are remembered. */
const MOST_TROUBLES = 2000;

interface One {
  readonly instance: string;
  readonly started_at: number;
  readonly bytes: number;
  readonly version: number;
  readonly sent_version: number;
  readonly sent_at: number;
}

export class TelemetryTables {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** Keeps it and counts it, in one transaction; what another process has told of the same trouble is not told again. */
  add(entry: Entry, { logs, bytes }: TelemetryBounds, now: number): void {
    this.#statements.transaction(() => {
      this.#one(now);
      const { trouble, ssid } = entry;
      const news = trouble ? this.#newsOf(trouble, ssid) : { isNews: true, attempts: 0 };
      if (entry.perAttempt && news.attempts > 0) this.#count({ ...entry.perAttempt, value: news.attempts });
      if (news.isNews) {
        for (const count of entry.counts) this.#count(count);
        if (logs) this.#wait(entry);
      }
      if (news.isNews || news.attempts > 0)
        this.#statements.run('UPDATE telemetry SET version = version + 1');
      this.#shrink(bytes, now);
    });
  }

  /** Whether this holder may send. A holder that dies is followed by another when its time is over. @param ms of holding */
  hold(holder: string, ms: number, now: number): boolean {
    return this.#statements.transaction(() => {
      this.#one(now);
      const free = `holder = ? OR held_until <= ? OR held_until > ?`;
      // A clock that was put back must not keep everybody from sending.
      const set = `UPDATE telemetry SET holder = ?, held_until = ? WHERE ${free}`;
      return this.#statements.run(set, holder, now + ms, holder, now, now + 2 * ms) > 0;
    });
  }

  release(holder: string): void {
    this.#statements.run("UPDATE telemetry SET holder = '', held_until = 0 WHERE holder = ?", holder);
  }

  /** Records about other networks than these are not to leave any more, nor are those of which it is not known. */
  narrow(networks: readonly string[]): void {
    const marks = networks.map(() => '?').join(', ');
    this.#statements.run(
      `DELETE FROM telemetry_logs WHERE ssid IS NULL OR ssid NOT IN (${marks})`,
      ...networks,
    );
  }

  /** The oldest that wait. */
  waiting(limit: number): QueuedLog[] {
    const rows = this.#statements.all<{ seq: number; uid: string; data: string }>(
      'SELECT seq, uid, data FROM telemetry_logs ORDER BY seq LIMIT ?',
      limit,
    );
    return rows.map(({ seq, uid, data }) => ({ seq, uid, log: JSON.parse(data) as QueuedLog['log'] }));
  }

  /** @param isLost they were given up, not sent */
  drop(seqs: readonly number[], isLost: boolean): void {
    this.#statements.transaction(() => {
      let gone = 0;
      for (const seq of seqs) gone += this.#statements.run('DELETE FROM telemetry_logs WHERE seq = ?', seq);
      if (isLost) this.#lose(gone);
    });
  }

  counts(): Counted[] {
    return this.#statements
      .all<{ metric: MetricName; attributes: string; sum: number; buckets: string | null }>(
        'SELECT metric, attributes, sum, buckets FROM telemetry_counts',
      )
      .map(({ metric, attributes, sum, buckets }) => ({
        ...{ metric, attributes: JSON.parse(attributes) as Attributes, sum },
        ...(buckets === null ? {} : { buckets: JSON.parse(buckets) as number[] }),
      }));
  }

  /** The receiver has the counters as they were at that version. */
  sent(version: number, now: number): void {
    this.#statements.run('UPDATE telemetry SET sent_version = ?, sent_at = ?', version, now);
  }

  state(now: number): TelemetryState {
    const { instance, started_at, bytes, version, sent_version, sent_at } = this.#one(now);
    const [row] = this.#statements.all<{ waiting: number }>('SELECT count(*) AS waiting FROM telemetry_logs');
    return {
      ...{ instance, startedAt: started_at, waiting: row?.waiting ?? 0, bytes, version },
      ...{ sentVersion: sent_version, sentAt: sent_at },
    };
  }

  /** Nothing is to leave any more: what waits is not kept for a policy of later. */
  clear(): void {
    this.#statements.transaction(() => {
      this.#statements.run('DELETE FROM telemetry_logs');
      this.#statements.run('DELETE FROM telemetry_told');
    });
  }

  /** Part of a forgetting. @param ssid undefined: of all networks */
  forget(ssid: string | undefined): void {
    const where = ssid === undefined ? 'ssid IS NOT NULL' : 'ssid = ?';
    for (const table of ['telemetry_logs', 'telemetry_told'])
      this.#statements.run(`DELETE FROM ${table} WHERE ${where}`, ...(ssid === undefined ? [] : [ssid]));
  }

  #one(now: number): One {
    const read = (): One | undefined => this.#statements.all<One>('SELECT * FROM telemetry')[0];
    const known = read();
    if (known) return known;
    this.#statements.run(
      'INSERT OR IGNORE INTO telemetry (one, instance, started_at) VALUES (1, ?, ?)',
      randomUUID(),
      now,
    );
    return read() ?? this.#one(now);
  }

  #wait({ log, ssid }: Entry): void {
    this.#statements.run(
      'INSERT INTO telemetry_logs (uid, ssid, data) VALUES (?, ?, ?)',
      ...[randomUUID(), ssid, JSON.stringify(log)],
    );
  }

  #newsOf(
    { key, state, attempts, firstAt, lastAt }: Trouble,
    ssid: string,
  ): {
    readonly isNews: boolean;
    readonly attempts: number;
  } {
    const [before] = this.#statements.all<{ state: string; attempts: number; last_at: number }>(
      'SELECT state, attempts, last_at FROM telemetry_told WHERE key = ?',
      key,
    );
    const isSame = before !== undefined && firstAt <= before.last_at + SAME_TROUBLE;
    this.#statements.run(
      'INSERT OR REPLACE INTO telemetry_told (key, ssid, state, attempts, last_at) VALUES (?, ?, ?, ?, ?)',
      ...[key, ssid, state, isSame ? Math.max(attempts, before.attempts) : attempts],
      isSame ? Math.max(lastAt, before.last_at) : lastAt,
    );
    if (!before)
      this.#statements.run(
        'DELETE FROM telemetry_told WHERE key IN (SELECT key FROM telemetry_told ORDER BY last_at DESC LIMIT -1 OFFSET ?)',
        MOST_TROUBLES,
      );
    return {
      isNews: !isSame || before.state !== state,
      attempts: isSame ? Math.max(0, attempts - before.attempts) : attempts,
    };
  }

  #count({ metric, attributes, value }: Count): void {
    const bounds = boundsOf(metric);
    const of = this.#seriesFor(metric, attributes);
    const known = this.#counted(metric, of);
    const buckets = bounds && bucketsOf(bounds, known?.buckets, value);
    this.#statements.run(
      'INSERT OR REPLACE INTO telemetry_counts (metric, attributes, sum, buckets) VALUES (?, ?, ?, ?)',
      ...[metric, of, (known?.sum ?? 0) + value, buckets ? JSON.stringify(buckets) : null],
    );
  }

  /** The series as it is kept; above the most of them, without what there may be any number of. */
  #seriesFor(metric: MetricName, attributes: Attributes): string {
    const of = spelled(attributes);
    if (!('wifi.ap.maker' in attributes) || this.#counted(metric, of)) return of;
    const [row] = this.#statements.all<{ count: number }>('SELECT count(*) AS count FROM telemetry_counts');
    return (row?.count ?? 0) < MOST_SERIES ? of : spelled({ ...attributes, 'wifi.ap.maker': 'other' });
  }

  #counted(metric: MetricName, of: string): { sum: number; buckets: string | null } | undefined {
    return this.#statements.all<{ sum: number; buckets: string | null }>(
      'SELECT sum, buckets FROM telemetry_counts WHERE metric = ? AND attributes = ?',
      ...[metric, of],
    )[0];
  }

  #shrink(most: number, now: number): void {
    let lost = 0;
    while (this.#one(now).bytes > most) {
      const oldest = 'SELECT seq FROM telemetry_logs ORDER BY seq LIMIT 32';
      const gone = this.#statements.run(`DELETE FROM telemetry_logs WHERE seq IN (${oldest})`);
      if (gone === 0) break;
      lost += gone;
    }
    this.#lose(lost);
  }

  #lose(count: number): void {
    if (count === 0) return;
    this.#count({ metric: 'rejoin.telemetry.dropped', attributes: {}, value: count });
    this.#statements.run('UPDATE telemetry SET version = version + 1');
  }
}

/** Each question is a method's name and what it is called with. */
export function answerOf(tables: TelemetryTables, [name, ...args]: TelemetryQuestion): unknown {
  const methods = tables as unknown as Readonly<Record<typeof name, (...args: unknown[]) => unknown>>;
  return methods[name](...args);
}

/** Equal attributes have equal spellings. */
const spelled = (attributes: Attributes): string =>
  JSON.stringify(Object.fromEntries(Object.entries(attributes).toSorted(([a], [b]) => (a < b ? -1 : 1))));

function bucketsOf(bounds: readonly number[], known: string | null | undefined, value: number): number[] {
  const buckets = known
    ? (JSON.parse(known) as number[])
    : Array.from({ length: bounds.length + 1 }, () => 0);
  const at = bounds.findIndex((bound) => value <= bound);
  const place = at < 0 ? bounds.length : at;
  return buckets.map((count, index) => (index === place ? count + 1 : count));
}
