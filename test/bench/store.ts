import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import type { Ssid } from '../../app/domain/ids.ts';
import type { AttemptRecord } from '../../app/store/records.ts';
import { Store } from '../../app/store/store.ts';
import { attemptOf, fillHistory, ssidOf } from '../support/history.ts';
import { median, percentile } from './measure.ts';

const PER_SECOND = 50_000;
const SECONDS = 4;
const COUNT = PER_SECOND * SECONDS;
const HISTORY = 100_000;
const QUESTIONS = 50;
/** Milliseconds between two handfuls of attempts. */
const TICK = 10;

/** Made beforehand: what is measured is the keeping. */
function records(): AttemptRecord[] {
  const begin = Date.now() - 60_000;
  return Array.from({ length: COUNT }, (_, index) => {
    const attempt = attemptOf(index, begin + index / 10);
    const { id, startedAt } = attempt;
    return {
      ...{ table: 'attempts', id, ssid: ssidOf(index) as Ssid, startedAt, failed: index % 5 === 1 },
      data: JSON.stringify(attempt),
    };
  });
}

/** One prepared insert of the same values, in one transaction. @returns records a second */
function plainInserts(folder: string, all: readonly AttemptRecord[], columns: string): number {
  const db = new Sqlite(join(folder, `${columns.length}.db`));
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  db.exec(`CREATE TABLE attempts (${columns})`);
  const insert = db.prepare('INSERT INTO attempts VALUES (?, ?, ?, ?, ?)');
  const started = performance.now();
  db.transaction(() => {
    for (const { id, ssid, startedAt, failed, data } of all)
      insert.run(id, ssid, startedAt, failed ? 1 : 0, data);
  })();
  const rate = all.length / ((performance.now() - started) / 1000);
  db.close();
  return rate;
}

/** As fast as it can be handed over. @returns records a second */
async function flood(folder: string, all: readonly AttemptRecord[]): Promise<number> {
  const store = new Store({ path: join(folder, 'flood.db'), notice: console.log });
  await store.networks();
  const started = performance.now();
  for (const [index, record] of all.entries()) {
    store.keep(record);
    // Before it has to leave any out.
    if (index % 50_000 === 49_999) await store.settled();
  }
  await store.settled();
  const rate = all.length / ((performance.now() - started) / 1000);
  await store.close();
  return rate;
}

interface Streamed {
  readonly rate: number;
  readonly p99: number;
  readonly worst: number;
}

/** Attempts as they come at 50,000 a second: how late the history is with them, and how long its caller's loop stood. */
async function stream(folder: string, all: readonly AttemptRecord[]): Promise<Streamed> {
  const store = new Store({ path: join(folder, 'stream.db'), notice: console.log });
  await store.networks();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  const started = performance.now();
  for (let index = 0; index < all.length;) {
    const due = Math.min(all.length, ((performance.now() - started) / 1000) * PER_SECOND);
    for (const record of all.slice(index, due)) store.keep(record);
    index = Math.max(index, Math.floor(due));
    await pause(TICK);
  }
  await store.settled();
  const rate = all.length / ((performance.now() - started) / 1000);
  delay.disable();
  await store.close();
  return { rate, p99: delay.percentile(99) / 1e6, worst: delay.max / 1e6 };
}

/** How late a loop is that does nothing but look at the clock: the machine's own part of the figure. */
async function idleLoop(): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await pause(SECONDS * 1000);
  delay.disable();
  return delay.percentile(99) / 1e6;
}

/** @returns milliseconds until the first answer of a store that has just been begun, and of later ones */
async function networks(folder: string): Promise<{ first: number; later: number[] }> {
  const path = join(folder, 'history.db');
  const filling = new Store({ path, notice: console.log });
  await fillHistory(filling, HISTORY);
  await filling.close();
  const started = performance.now();
  const store = new Store({ path, notice: console.log });
  await store.networks();
  const first = performance.now() - started;
  const later: number[] = [];
  for (let question = 0; question < QUESTIONS; question++) {
    const asked = performance.now();
    await store.networks();
    later.push(performance.now() - asked);
  }
  await store.close();
  return { first, later };
}

/** What the history takes in, and what the first screen asks of it. */
export async function benchStore(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const thousands = (rate: number): string => Math.round(rate).toLocaleString('en');
  try {
    const all = records();
    const plain = plainInserts(folder, all, 'id, ssid, at, failed, data');
    const keyed = plainInserts(folder, all, 'id TEXT PRIMARY KEY, ssid, at, failed, data');
    const flooded = await flood(folder, all);
    console.log(
      `history: ${thousands(flooded)} attempts/s; plain better-sqlite3 in one transaction ${thousands(plain)}/s without an index ` +
        `(${(flooded / plain).toFixed(2)}), ${thousands(keyed)}/s with a key alone (${(flooded / keyed).toFixed(2)})`,
    );
    const idle = await idleLoop();
    const { rate, p99, worst } = await stream(folder, all);
    console.log(
      `${thousands(PER_SECOND)} attempts/s for ${SECONDS} s: committed at ${thousands(rate)}/s; the caller's loop is late ` +
        `p99 ${p99.toFixed(1)} ms (idle ${idle.toFixed(1)} ms), worst ${worst.toFixed(1)} ms`,
    );
    const { first, later } = await networks(folder);
    console.log(
      `networks of ${thousands(HISTORY)} attempts: p50 ${median(later).toFixed(1)} ms, p95 ${percentile(later, 0.95).toFixed(1)} ms; ` +
        `the first, with thread, opening and check, ${first.toFixed(0)} ms\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
