/**
 * The history, kept in a thread of its own. What is handed over is queued and written in batches; whoever hands it over
 * waits for nothing, unless it asks when it is safe.
 */
import { Worker } from 'node:worker_threads';
import type { Ssid } from '../domain/ids.ts';
import type { Answer, Question } from './messages.ts';
import type { NetworkSummary, Page, StoreRecord, Retention } from './records.ts';

export interface StoreOptions {
  /** The database file; `:memory:` keeps nothing. */
  readonly path: string;
  readonly retention?: Partial<Retention>;
  notice(text: string): void;
  /** The thread's program, where it was bundled. */
  readonly worker?: URL | string;
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
/** better-sqlite3 needs Node-API 10; on older Nodes it crashes the process. */
const OLDEST_NODE = 22;

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Store {
  readonly #options: StoreOptions;
  readonly #worker: Worker;
  readonly #asked = new Map<number, Waiting>();
  readonly #settled: (() => void)[] = [];
  #queue: StoreRecord[] = [];
  #writing: readonly StoreRecord[] = [];
  #timer: NodeJS.Timeout | undefined;
  #retry = FIRST_RETRY;
  #toldFull = false;
  #lost = 0;
  #last = 0;
  #closed = false;

  /** @throws Error in a sentence where this Node is too old */
  constructor(options: StoreOptions) {
    if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
      throw new Error(`The history needs Node ${OLDEST_NODE} or newer; this is ${process.versions.node}.`);
    this.#options = options;
    const retention = { ...RETENTION, ...options.retention };
    this.#worker = new Worker(options.worker ?? new URL('./worker.ts', import.meta.url), {
      workerData: { path: options.path, retention },
    });
    this.#worker.on('message', (answer: Answer) => this.#hear(answer));
    this.#worker.on('error', (error) => this.#gone(error as Error));
    this.#worker.unref();
  }

  /** Hands a record over. `settled` says when it is safe. */
  keep(record: StoreRecord): void {
    if (this.#closed) return;
    this.#queue.push(record);
    if (this.#queue.length > MOST_WAITING) this.#giveUpOldest();
    this.#timer ??= setTimeout(() => this.#write(), this.#queue.length >= BATCH ? 0 : GATHER);
  }

  /** Resolves when all that was handed over is committed. */
  settled(): Promise<void> {
    if (this.#queue.length === 0 && this.#writing.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#settled.push(resolve));
  }

  networks(): Promise<NetworkSummary[]> {
    return this.#ask({ what: 'networks' });
  }

  /** The owner's JSON, newest first. */
  attempts(page: Page): Promise<string[]> {
    return this.#ask({ what: 'attempts', page });
  }

  findings(page: Page): Promise<string[]> {
    return this.#ask({ what: 'findings', page });
  }

  remedies(page: Page): Promise<string[]> {
    return this.#ask({ what: 'remedies', page });
  }

  settings(): Promise<Record<string, unknown>> {
    return this.#ask({ what: 'settings' });
  }

  set(settings: Readonly<Record<string, unknown>>): Promise<void> {
    return this.#ask({ what: 'set', settings });
  }

  /** Takes a network's history away, what still waits included; without one, all of it. */
  async forget(ssid?: Ssid): Promise<void> {
    this.#queue = this.#queue.filter((record) => ssid !== undefined && record.ssid !== ssid);
    await this.settled();
    return this.#ask({ what: 'forget', ssid });
  }

  retain(retention: Partial<Retention>): Promise<void> {
    return this.#ask({ what: 'retain', retention: { ...RETENTION, ...retention } });
  }

  /** Writes what waits, where that is possible, and ends the thread. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#write();
    await Promise.race([this.settled(), new Promise((resolve) => setTimeout(resolve, 2000).unref())]);
    this.#closed = true;
    clearTimeout(this.#timer);
    await this.#ask({ what: 'close' }).catch(() => undefined);
    await this.#worker.terminate();
  }

  #ask<T>(question: Question['question']): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const id = ++this.#last;
      this.#asked.set(id, { resolve: resolve as (value: unknown) => void, reject });
      // As long as an answer is owed, the process stays.
      this.#worker.ref();
      this.#worker.postMessage({ id, question } satisfies Question);
    });
  }

  #hear(answer: Answer): void {
    if (answer.type === 'notice') {
      this.#options.notice(answer.text);
      return;
    }
    const waiting = this.#asked.get(answer.id);
    this.#asked.delete(answer.id);
    if (this.#asked.size === 0) this.#worker.unref();
    if (answer.type === 'answer') waiting?.resolve(answer.value);
    else waiting?.reject(Object.assign(new Error(answer.message), { failure: answer.failure }));
  }

  #write(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#writing.length > 0 || this.#queue.length === 0) return;
    this.#writing = this.#queue.splice(0, BATCH);
    this.#ask({ what: 'write', records: this.#writing }).then(
      () => this.#written(),
      (error: unknown) => this.#notWritten(error as Error & { failure?: string }),
    );
  }

  #written(): void {
    this.#writing = [];
    this.#retry = FIRST_RETRY;
    if (this.#toldFull) {
      this.#toldFull = false;
      const lost = this.#lost > 0 ? ` ${this.#lost} attempts had to be left out.` : '';
      this.#lost = 0;
      this.#options.notice(`The history is kept again.${lost}`);
    }
    if (this.#queue.length > 0) this.#write();
    else for (const resolve of this.#settled.splice(0)) resolve();
  }

  /** Nothing is lost: it waits until there is room. */
  #notWritten(error: Error & { failure?: string }): void {
    this.#queue = [...this.#writing, ...this.#queue];
    this.#writing = [];
    if (!this.#toldFull) {
      this.#toldFull = true;
      const why =
        error.failure === 'full' ? 'The disk is full' : `The history cannot be written (${error.message})`;
      this.#options.notice(`${why}: what happens now is kept in memory until it can be written.`);
    }
    if (this.#closed) return;
    this.#timer ??= setTimeout(() => this.#write(), this.#retry).unref();
    this.#retry = Math.min(2 * this.#retry, LAST_RETRY);
  }

  #giveUpOldest(): void {
    const oldest = this.#queue.findIndex(({ table }) => table === 'attempts');
    if (oldest < 0) return;
    this.#queue.splice(oldest, 1);
    this.#lost++;
  }

  #gone(error: Error): void {
    this.#closed = true;
    for (const { reject } of this.#asked.values()) reject(error);
    this.#asked.clear();
    this.#options.notice(`The history is no longer kept: ${error.message}`);
    for (const resolve of this.#settled.splice(0)) resolve();
  }
}
