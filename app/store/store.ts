/**
 * The history, kept in a thread of its own. What is handed over is queued and written in batches; whoever hands it over
 * waits for nothing, unless it asks when it is safe.
 */
import { said, type Said } from '../domain/said.ts';
import { SaidError } from '../words/said-error.ts';
import { setTimeout as pause } from 'node:timers/promises';
import type { Worker } from 'node:worker_threads';
import type { Ssid } from '../domain/ids.ts';
import { pack, type Table } from './batch.ts';
import type { Failure } from './failure.ts';
import type { Answer, Question } from './messages.ts';
import type { NetworkSummary, Page, StoreRecord, Retention } from './records.ts';
import { askedQueue, type TelemetryQueue } from './telemetry-queue.ts';

export interface StoreOptions {
  /** The database file; `:memory:` keeps nothing. */
  readonly path: string;
  readonly retention?: Partial<Retention>;
  notice(said: Said): void;
}

export const RETENTION: Retention = { days: 90, attempts: 200_000, findings: 20_000 };

/** Records in one transaction. */
const BATCH = 2000;
/** Milliseconds for which records are gathered. */
const GATHER = 25;
/** Records that may wait. Beyond it the oldest attempts are given up, never a finding or a remedy. */
const MOST_WAITING = 100_000;
/** Milliseconds until a writing that failed is tried again: doubled up to the last. */
const FIRST_RETRY = 200;
const LAST_RETRY = 30_000;
/** Milliseconds that closing may take: longer than another process may hold the file. */
const LAST_WRITE = 10_000;
/** better-sqlite3 needs Node-API 10; on older Nodes it crashes the process. */
const OLDEST_NODE = 22;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface WriteError extends Error {
  readonly failure?: Failure;
}

export class Store {
  /** What waits to be sent. */
  readonly telemetry: TelemetryQueue = askedQueue((ask) => this.#ask({ what: 'telemetry', ask }));
  readonly #options: StoreOptions;
  /** Begins with the first thing that it is asked. */
  #worker: Worker | undefined;
  readonly #asked = new Map<number, Waiting>();
  readonly #settled: (() => void)[] = [];
  #queue: StoreRecord[] = [];
  /** What the thread has and has not answered yet. */
  #writing: StoreRecord[] | undefined;
  #timer: NodeJS.Timeout | undefined;
  /** Milliseconds until the next try; 0 = the last one succeeded. */
  #retry = 0;
  #told = false;
  #lost = 0;
  #last = 0;
  #closing: Promise<void> | undefined;
  #over: Error | undefined;

  /** @throws SaidError where this Node is too old */
  constructor(options: StoreOptions) {
    if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
      throw new SaidError(
        said('history.needs-node', { needed: String(OLDEST_NODE), version: process.versions.node }),
      );
    this.#options = options;
  }

  #begin(): Worker {
    // An import would load what threads need before anybody asks this one.
    const { Worker } = process.getBuiltinModule('node:worker_threads');
    const { path, retention: wanted } = this.#options;
    const retention = { ...RETENTION, ...wanted };
    const worker = new Worker(new URL('./store-worker.ts', import.meta.url), {
      workerData: { path, retention },
    });
    worker.on('message', (answer: Answer) => this.#hear(answer));
    worker.on('error', (error: unknown) => this.#stop(error as Error));
    worker.on('exit', () => this.#end(new Error('The history is closed.')));
    worker.unref();
    return worker;
  }

  /** Hands a record over. `settled` says when it is safe. */
  keep(record: StoreRecord): void {
    if (this.#closing || this.#over) return;
    this.#queue.push(record);
    if (this.#queue.length > MOST_WAITING) this.#giveUpOldest();
    if (this.#queue.length >= BATCH && this.#retry === 0) this.#write();
    else this.#timer ??= setTimeout(() => this.#write(), GATHER);
  }

  /** Resolves when nothing waits any more: it is committed, or it was given up and a notice says so. */
  settled(): Promise<void> {
    if (this.#waiting === 0) return Promise.resolve();
    this.#timer?.ref();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  networks(): Promise<NetworkSummary[]> {
    return this.#ask({ what: 'networks' });
  }

  /** The owner's JSON, newest first. */
  attempts(page: Page): Promise<string[]> {
    return this.#page('attempts', page);
  }

  findings(page: Page): Promise<string[]> {
    return this.#page('findings', page);
  }

  remedies(page: Page): Promise<string[]> {
    return this.#page('remedies', page);
  }

  /** At the start they are read without the thread. */
  async settings(): Promise<Record<string, unknown>> {
    const { peekSettings } = await import('./peek.ts');
    const peeked = this.#worker || this.#over ? undefined : peekSettings(this.#options.path);
    return peeked ?? (await this.#ask({ what: 'settings' }));
  }

  set(settings: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#ask({ what: 'set', settings });
  }

  /** Takes a network's history away, what still waits included; without one, all of it. */
  forget(ssid?: Ssid): Promise<void> {
    const stays = (record: StoreRecord): boolean => ssid !== undefined && record.ssid !== ssid;
    this.#queue = this.#queue.filter(stays);
    // The thread has these before it hears of the forgetting; only where it cannot write them do they come back.
    this.#writing = this.#writing?.filter(stays);
    return this.#ask({ what: 'forget', ssid });
  }

  retain(retention: Partial<Retention>): Promise<void> {
    return this.#ask({ what: 'retain', retention: { ...RETENTION, ...retention } });
  }

  /** Writes what waits, if that is possible now, and ends the thread. */
  close(): Promise<void> {
    return (this.#closing ??= this.#close());
  }

  async #close(): Promise<void> {
    if (this.#over) return;
    if (!this.#worker && this.#waiting === 0) {
      this.#end(new Error('The history is closed.'));
      return;
    }
    this.#write();
    const written = this.settled().then(() => this.#ask({ what: 'close' }));
    await Promise.race([written, pause(LAST_WRITE, undefined, { ref: false })]).catch(() => undefined);
    await this.#worker?.terminate();
  }

  get #waiting(): number {
    return this.#queue.length + (this.#writing?.length ?? 0);
  }

  #page(table: Table, page: Page): Promise<string[]> {
    return this.#ask({ what: 'page', table, page });
  }

  #ask<T>(question: Question['question']): Promise<T> {
    if (this.#over) return Promise.reject(this.#over);
    return new Promise<T>((resolve, reject) => {
      const id = ++this.#last;
      this.#asked.set(id, { resolve: resolve as (value: unknown) => void, reject });
      // As long as an answer is owed, the process stays.
      this.#worker ??= this.#begin();
      this.#worker.ref();
      this.#worker.postMessage({ id, question } satisfies Question);
    });
  }

  #hear(answer: Answer): void {
    if (answer.type === 'notice') {
      this.#options.notice(answer.said);
      return;
    }
    const waiting = this.#asked.get(answer.id);
    this.#asked.delete(answer.id);
    if (this.#asked.size === 0) this.#worker?.unref();
    if (answer.type === 'answer') waiting?.resolve(answer.value);
    else waiting?.reject(Object.assign(new Error(answer.message), { failure: answer.failure }));
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#writing) return;
    if (this.#queue.length === 0) {
      // What waited was forgotten.
      this.#settle();
      return;
    }
    this.#writing = this.#queue.splice(0, BATCH);
    this.#ask({ what: 'write', batch: pack(this.#writing) }).then(
      () => this.#written(),
      (error: unknown) => this.#notWritten(error as WriteError),
    );
  }

  #written(): void {
    this.#writing = undefined;
    this.#retry = 0;
    if (this.#told) this.#options.notice(said('history.again'));
    this.#told = false;
    if (this.#lost > 0 && this.#queue.length < BATCH) {
      this.#options.notice(said('history.left-out', { count: this.#lost }));
      this.#lost = 0;
    }
    if (this.#queue.length > 0) this.#write();
    else this.#settle();
  }

  /** Nothing is lost: it waits until it can be written. Closing is the last try. */
  #notWritten(error: WriteError): void {
    if (this.#over) return;
    this.#queue = [...(this.#writing ?? []), ...this.#queue];
    this.#writing = undefined;
    const why = error.failure === 'full' ? undefined : error.message;
    if (this.#closing) {
      this.#giveUp(why);
      return;
    }
    // Another process that is writing at this moment is nothing to be told of.
    if (!this.#told && (error.failure !== 'busy' || this.#retry > 0)) {
      this.#told = true;
      this.#options.notice(why === undefined ? said('history.waits.full') : said('history.waits', { why }));
    }
    this.#retry = Math.min(Math.max(FIRST_RETRY, 2 * this.#retry), LAST_RETRY);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#write(), this.#retry);
    // A process that waits for nothing else may end.
    if (this.#settled.length === 0) this.#timer.unref();
  }

  /** As many at once as a batch has: each time, all that waits is looked through. */
  #giveUpOldest(): void {
    let surplus = BATCH;
    const kept = this.#queue.filter(({ table }) => table !== 'attempts' || --surplus < 0);
    this.#lost += this.#queue.length - kept.length;
    this.#queue = kept;
  }

  /** @param why it cannot be written; undefined: the disk is full */
  #giveUp(why: string | undefined): void {
    const count = this.#waiting;
    if (count > 0)
      this.#options.notice(
        why === undefined ? said('history.lost.full', { count }) : said('history.lost', { why, count }),
      );
    this.#queue = [];
    this.#writing = undefined;
    this.#settle();
  }

  #settle(): void {
    for (const resolve of this.#settled.splice(0)) resolve();
  }

  #stop(error: Error): void {
    this.#options.notice(said('history.no-longer', { why: error.message }));
    this.#end(error);
  }

  #end(error: Error): void {
    this.#over ??= error;
    clearTimeout(this.#timer);
    this.#giveUp(this.#over.message.replace(/\.$/, ''));
    for (const { reject } of this.#asked.values()) reject(this.#over);
    this.#asked.clear();
  }
}
