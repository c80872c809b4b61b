/**
 * Takes what waits in the history to the collector. One process a history sends at a time. A record is dropped when the
 * collector has taken it, so a crash between the two sends it again under the same `log.record.uid`; counters only grow, so
 * whatever was lost on the way is in the next of them.
 */
import { randomUUID } from 'node:crypto';
import type { Said } from '../domain/said.ts';
import type { TelemetryOrders } from '../policy/in-force.ts';
import type { TelemetryQueue } from '../store/telemetry-queue.ts';
import type { Collector, Sent } from './export.ts';
import { readHeaders } from './headers.ts';
import type { Sender as Self } from './otlp.ts';

const PATIENCE = 10_000;
/** Milliseconds for which a sender that says nothing more is waited for. */
const HELD = 120_000;
/** Milliseconds between two looks into the queue, which other processes fill, too. */
const LOOK = 60_000;
/** Milliseconds for which what happens is gathered. */
const GATHER = 5000;
/** Counters that nobody changed are sent anew after so many milliseconds: receivers take a silent one for gone. */
const REPEAT = 300_000;
/** Milliseconds to the next try: doubled up to the last. */
const FIRST_RETRY = 5000;
const LAST_RETRY = 900_000;
/** Records in one request. */
const BATCH = 256;
/** The receiver will never take this request as it is; every other failure may pass. */
const REFUSED: ReadonlySet<number | undefined> = new Set([400, 413, 422]);

export interface SenderOptions {
  readonly queue: TelemetryQueue;
  readonly self: Self;
  /** What the policy says now; undefined: nothing leaves. */
  readonly orders: () => TelemetryOrders | undefined;
  readonly now?: () => number;
  /** Whose the headers' file may be; the administrator's. */
  readonly owners?: readonly number[];
  /** Milliseconds that one request may take, the exporter's own tries included. */
  readonly patience?: number;
}

/** What a round came to. */
export type Round =
  | { readonly is: 'off' | 'held' | 'done' }
  | { readonly is: 'refused'; readonly why: Said }
  | { readonly is: 'failed'; readonly why: string };

/** One kind of what is sent, with its own patience. */
interface Lane {
  failures: number;
  due: number;
}

export class Sender {
  readonly #options: SenderOptions;
  readonly #holder = randomUUID();
  readonly #lanes: Readonly<Record<'logs' | 'metrics', Lane>> = {
    ...{ logs: { failures: 0, due: 0 }, metrics: { failures: 0, due: 0 } },
  };
  #batch = BATCH;
  #timer: NodeJS.Timeout | undefined;
  #going: Promise<Round> | undefined;
  #isOn = false;

  constructor(options: SenderOptions) {
    this.#options = options;
  }

  /** Sends from now on. Keeps no process alive. */
  start(): void {
    this.#isOn = true;
    this.wake();
  }

  /** Something new waits. */
  wake(): void {
    if (this.#isOn) this.#after(GATHER);
  }

  /** Sends what waits, now and whatever failed before. */
  sendNow(): Promise<Round> {
    for (const lane of Object.values(this.#lanes)) lane.due = 0;
    return this.round();
  }

  /** What goes on is ended; what waits stays. */
  async close(): Promise<void> {
    this.#isOn = false;
    clearTimeout(this.#timer);
    await this.#going?.catch(() => undefined);
    await this.#options.queue.release(this.#holder).catch(() => undefined);
  }

  /** The next round, if none is nearer. */
  #after(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      void this.round()
        // A history that cannot be read now is read later.
        .catch(() => undefined)
        .finally(() => {
          if (this.#isOn) this.#after(LOOK);
        });
    }, ms);
    this.#timer.unref();
  }

  /** Sends what is due. */
  round(): Promise<Round> {
    return (this.#going ??= this.#send().finally(() => (this.#going = undefined)));
  }

  get #now(): number {
    return this.#options.now?.() ?? Date.now();
  }

  async #send(): Promise<Round> {
    const { queue, orders, owners } = this.#options;
    const wanted = orders();
    if (!wanted) return { is: 'off' };
    const headers = readHeaders(wanted.headers, owners);
    if (headers.is === 'refused') return headers;
    if (!(await queue.hold(this.#holder, HELD, this.#now))) return { is: 'held' };
    const { patience = PATIENCE } = this.#options;
    const to = { endpoint: wanted.endpoint, headers: headers.headers, patience };
    const failures: string[] = [];
    for (const signal of wanted.signals) {
      const lane = this.#lanes[signal];
      if (lane.due > this.#now) continue;
      const sent = signal === 'logs' ? await this.#sendLogs(to, wanted) : await this.#sendMetrics(to);
      if (sent.ok) Object.assign(lane, { failures: 0, due: 0 });
      else {
        failures.push(sent.why);
        lane.due = this.#now + waitAfter(++lane.failures);
      }
    }
    const [why] = failures;
    return why === undefined ? { is: 'done' } : { is: 'failed', why };
  }

  async #sendLogs(to: Collector, { level, networks }: TelemetryOrders): Promise<Sent> {
    const { queue, self } = this.#options;
    if (networks) await queue.narrow(networks);
    for (;;) {
      const logs = await queue.waiting(this.#batch);
      if (logs.length === 0 || !(await queue.hold(this.#holder, HELD, this.#now))) return { ok: true };
      // Loaded where something is to be sent: reading a log must not wait for it.
      const { logRecords } = await import('./otlp.ts');
      const { sendLogs } = await import('./export.ts');
      const records = logRecords(logs, self, await queue.state(this.#now), level === 'open');
      const sent = await sendLogs(records, to);
      const seqs = logs.map(({ seq }) => seq);
      if (sent.ok) {
        await queue.drop(seqs, false);
        this.#batch = BATCH;
      } else if (!REFUSED.has(sent.status)) return sent;
      // One record that is refused must not hold up the others: the halves are tried until it is alone.
      else if (logs.length > 1) this.#batch = Math.ceil(logs.length / 2);
      else await queue.drop(seqs, true);
    }
  }

  async #sendMetrics(to: Collector): Promise<Sent> {
    const { queue, self } = this.#options;
    const state = await queue.state(this.#now);
    const isOld = Math.abs(this.#now - state.sentAt) >= REPEAT;
    if (state.version === 0 || (state.version === state.sentVersion && !isOld)) return { ok: true };
    const { resourceMetrics } = await import('./otlp.ts');
    const { sendMetrics } = await import('./export.ts');
    const sent = await sendMetrics(resourceMetrics(await queue.counts(), self, state, this.#now), to);
    if (sent.ok) await queue.sent(state.version, this.#now);
    return sent;
  }
}

/** Milliseconds until the next try: doubled each time, and not the same for all who lost the collector at once. */
const waitAfter = (failures: number): number =>
  Math.min(LAST_RETRY, FIRST_RETRY * 2 ** (failures - 1)) * (0.75 + Math.random() / 2);
