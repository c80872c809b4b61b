/** Follows one supplicant: what it knows now, then every message of its monitor, with the cache asked anew when it moves. */
import type { Happening, WifiEvent } from '../../domain/events.ts';
import type { Ssid } from '../../domain/ids.ts';
import { evidence } from '../../ingest/evidence.ts';
import { now } from './clock.ts';
import { akmsOfField, bssSeen, fromStatus, networkKnown, pmksaSnapshot } from './live-events.ts';
import type { Witnessed } from './witnessed.ts';
import { MonitorReader } from './monitor-reader.ts';
import type { Supplicant } from './supplicant.ts';
import type { GoneReason, WpaEvent } from './wpa-event.ts';
import { WpaMonitor } from './wpa-monitor.ts';
import { cachedKeys, networkField, networks, status } from './wpa-queries.ts';
import { parseScanResults } from './wpa-replies.ts';

export interface WitnessOptions {
  readonly supplicant: Supplicant;
  /** Index of the supplicant among the diagnosis' inputs. */
  readonly input: number;
  emit(event: WifiEvent): void;
  /** Nobody is at the socket any more; nothing comes after it. */
  onGone(reason: GoneReason): void;
}

/** Milliseconds for which an answer about the last scan is good enough. */
const SCAN_STANDS = 10_000;
/** Milliseconds after which a network that was added is asked for its name. */
const NAMED_SOON = 150;

export class SupplicantWitness {
  readonly #options: WitnessOptions;
  readonly #reader: MonitorReader;
  /** Networks that have a name. A key of any other network is a throw-away of somebody who clears. */
  readonly #named = new Map<number, Ssid>();
  #monitor: WpaMonitor | undefined;
  #line = 0;
  #asking = false;
  #askAgain = false;
  #scanAskedAt = -Infinity;
  #later: NodeJS.Timeout | undefined;
  #held: WpaEvent[] | undefined = [];
  #closed = false;
  /** Questions that were put off while the supplicant is spared. */
  #owesCache = false;
  #owesNetworks = false;

  /** Attaches first and asks then: what happens in between is held back until the answers are told. */
  static async open(options: WitnessOptions): Promise<SupplicantWitness> {
    const witness = new SupplicantWitness(options);
    try {
      witness.#monitor = await WpaMonitor.open({
        path: options.supplicant.path,
        onEvent: (event) => witness.#onMessage(event),
        onLost: (events) =>
          witness.#tell([
            { kind: 'witness-gap', why: `${events} messages were lost` },
            `${events} messages lost`,
          ]),
        onGone: (reason) => witness.#gone(reason),
      });
      options.supplicant.monitor = witness.#monitor;
      await witness.#snapshot();
    } catch (error) {
      witness.close();
      throw error;
    }
    const held = witness.#held ?? [];
    witness.#held = undefined;
    for (const event of held) witness.#onMessage(event);
    return witness;
  }

  private constructor(options: WitnessOptions) {
    this.#options = options;
    this.#reader = new MonitorReader(options.supplicant.iface, options.input, (event) =>
      this.#onEvent(event),
    );
  }

  close(): void {
    this.#closed = true;
    this.#monitor?.close();
    this.#options.supplicant.monitor = undefined;
  }

  #tell(told: Witnessed): void {
    const [happening, text] = told;
    this.#options.emit(this.#event(happening, text));
  }

  #event(happening: Happening, text: string): WifiEvent {
    const { supplicant, input } = this.#options;
    const origin = { input, line: ++this.#line, text: evidence(text) };
    return { at: now(), origin, witness: 'supplicant', iface: supplicant.iface, ...happening };
  }

  async #snapshot(): Promise<void> {
    const { supplicant } = this.#options;
    const { ctrl } = supplicant;
    await this.#askNetworks();
    const scan = parseScanResults(await ctrl.request('SCAN_RESULTS'));
    for (const row of scan) this.#tell(bssSeen(row));
    this.#tell(pmksaSnapshot(await cachedKeys(ctrl)));
    for (const told of fromStatus(await status(ctrl))) this.#tell(told);
    // Known before the first remedy needs it.
    await supplicant.takesPmksaAdd;
  }

  async #askNetworks(): Promise<void> {
    const { ctrl } = this.#options.supplicant;
    const rows = await networks(ctrl);
    this.#named.clear();
    for (const row of rows) if (row.ssid !== '') this.#named.set(row.id, row.ssid);
    for (const row of rows) {
      if (row.ssid === '') continue;
      const akms = akmsOfField(await networkField(ctrl, row.id, 'key_mgmt'));
      this.#tell(networkKnown(row, akms));
    }
  }

  #onMessage(event: WpaEvent): void {
    if (this.#held) {
      if (this.#held.length < 1024) this.#held.push(event);
      return;
    }
    this.#reader.read(event, ++this.#line);
  }

  #onEvent(event: WifiEvent): void {
    if (this.#closed) return;
    const { kind } = event;
    if (kind === 'pmksa-added' && event.networkId !== undefined && !this.#named.has(event.networkId)) return;
    this.#options.emit(event);
    const cacheMoved = kind === 'pmksa-added' || kind === 'pmksa-removed';
    if (this.#options.supplicant.isSpared && kind !== 'connected') {
      this.#owesCache ||= cacheMoved;
      this.#owesNetworks ||= kind === 'network-added';
      return;
    }
    if (cacheMoved || this.#owesCache) this.#ask();
    if (kind === 'network-added' || this.#owesNetworks) this.#soon();
    this.#owesCache = this.#owesNetworks = false;
    if (kind === 'scan-done' && now() - this.#scanAskedAt > SCAN_STANDS) void this.#quietly(this.#askScan());
  }

  /** Not at once: a throw-away network is gone again by then, and nobody connects so fast. */
  #soon(): void {
    this.#later ??= setTimeout(() => {
      this.#later = undefined;
      if (!this.#closed) void this.#quietly(this.#askNetworks());
    }, NAMED_SOON);
    this.#later.unref();
  }

  async #askScan(): Promise<void> {
    this.#scanAskedAt = now();
    const rows = parseScanResults(await this.#options.supplicant.ctrl.request('SCAN_RESULTS'));
    for (const row of rows) if (this.#isOurs(row.ssid)) this.#tell(bssSeen(row));
  }

  #isOurs(ssid: Ssid): boolean {
    return [...this.#named.values()].includes(ssid);
  }

  /** The cache moved. One question at a time, and one more if it moved meanwhile. */
  #ask(): void {
    if (this.#asking) {
      this.#askAgain = true;
      return;
    }
    this.#asking = true;
    const asked = cachedKeys(this.#options.supplicant.ctrl).then((rows) => {
      if (!this.#askAgain && !this.#closed) this.#tell(pmksaSnapshot(rows));
    });
    void this.#quietly(asked).then(() => {
      this.#asking = false;
      if (!this.#askAgain || this.#closed) return;
      this.#askAgain = false;
      this.#ask();
    });
  }

  /** A question that finds nobody is answered by the monitor, which notices the same. */
  async #quietly(work: Promise<unknown>): Promise<void> {
    await work.catch(() => undefined);
  }

  #gone(reason: GoneReason): void {
    if (this.#closed) return;
    this.#tell([{ kind: 'supplicant', state: 'gone' }, `wpa_supplicant is gone (${reason})`]);
    this.close();
    this.#options.onGone(reason);
  }
}
