/** What happens on this computer, for its organisation: into the queue, if a policy asks for it at all. */
import type { TelemetryOrders } from '../policy/in-force.ts';
import { telemetryOf } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import type { TelemetryQueue } from '../store/telemetry-queue.ts';
import type { Entry } from '../telemetry/entries.ts';
import {
  findingEntry,
  fixEntry,
  type TellOptions,
  type ToldFinding,
  type ToldFix,
} from '../telemetry/make-entry.ts';
import { Sender, type Round } from './sender.ts';
import { SYSTEMS } from './systems.ts';

export interface TelemetryOptions {
  readonly version: string;
  readonly policy: { readonly current: Policy };
  /** Asked for only where there is something to keep. */
  readonly queue: () => TelemetryQueue;
  readonly platform?: NodeJS.Platform;
  readonly owners?: readonly number[];
  readonly patience?: number;
}

const no = (): void => undefined;
/** Entries that wait in memory for a history that cannot be written now. */
const MOST_UNKEPT = 4096;

export class Telemetry {
  readonly #options: TelemetryOptions;
  readonly #told = new WeakSet<ToldFix>();
  #queue: TelemetryQueue | undefined;
  #sender: Sender | undefined;
  #unkept: Entry[] = [];
  #keeping: Promise<void> = Promise.resolve();

  constructor(options: TelemetryOptions) {
    this.#options = options;
  }

  get #orders(): TelemetryOrders | undefined {
    return telemetryOf(this.#options.policy.current);
  }

  /** A cause was named, or what is told of it has changed. */
  finding(iface: string, finding: ToldFinding): void {
    this.#tell(finding.ssid, (options) => findingEntry(iface, finding, options));
  }

  /** A treatment ended. The same report is taken once. */
  fix(report: ToldFix): void {
    if (this.#told.has(report)) return;
    this.#told.add(report);
    this.#tell(report.ssid, (options) => fixEntry(report, options));
  }

  /** Sends from now on, as far as the policy asks for it. What waits for a policy that is gone never leaves. */
  start(): void {
    if (this.#orders) {
      this.#sender ??= this.#newSender();
      this.#sender.start();
    } else this.#opened().clear().catch(no);
  }

  /** The policy is another one. */
  async policyChanged(): Promise<void> {
    if (!this.#orders) {
      this.#unkept = [];
      await this.#sender?.close();
      this.#sender = undefined;
    }
    this.start();
  }

  /** Sends what waits, once. */
  async sendNow(): Promise<Round> {
    if (!this.#orders) return { is: 'off' };
    await this.settled();
    this.#sender ??= this.#newSender();
    return this.#sender.sendNow();
  }

  /** Resolves when what was told is kept, or cannot be. */
  settled(): Promise<void> {
    return this.#keeping;
  }

  async close(): Promise<void> {
    await this.settled();
    await this.#sender?.close();
  }

  #newSender(): Sender {
    const { version, owners, patience } = this.#options;
    return new Sender({
      ...{ queue: this.#opened(), self: { version, system: this.#system }, orders: () => this.#orders },
      ...(owners ? { owners } : {}),
      ...(patience === undefined ? {} : { patience }),
    });
  }

  get #system(): string {
    const { platform = process.platform } = this.#options;
    return SYSTEMS[platform] ?? 'other';
  }

  #opened(): TelemetryQueue {
    return (this.#queue ??= this.#options.queue());
  }

  #tell(ssid: string | undefined, make: (options: TellOptions) => Entry | undefined): void {
    const orders = this.#orders;
    if (!orders || (orders.networks && !orders.networks.includes(ssid ?? ''))) return;
    const entry = make({ system: this.#system, level: orders.level, now: Date.now() });
    if (!entry) return;
    this.#unkept = [...this.#unkept, entry].slice(-MOST_UNKEPT);
    this.#keeping = this.#keeping.then(() => this.#keep());
  }

  async #keep(): Promise<void> {
    for (let entry = this.#unkept[0]; entry; entry = this.#unkept[0]) {
      const orders = this.#orders;
      if (!orders) return;
      const bounds = { logs: orders.signals.includes('logs'), bytes: orders.bytes };
      try {
        await this.#opened().add(entry, bounds, Date.now());
      } catch {
        // The history says by itself that it cannot be written; it is tried again with the next.
        return;
      }
      this.#unkept = this.#unkept.filter((one) => one !== entry);
      this.#sender?.wake();
    }
  }
}
