/** A session whose supplicant's lines a test writes, and a platform that takes down what is asked of it. */
import { mac, pmkid, type Mac, type Ssid } from '../../app/domain/ids.ts';
import type { WifiEvent } from '../../app/domain/events.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { LiveSession } from '../../app/live/session.ts';
import type { Cleared, ClearOptions, Cut, KnownNetwork, Platform } from '../../app/platform/port.ts';
import { AP, StationLog } from '../support/station-log.ts';

export const LAB = 'lab' as Ssid;
export const IFACE = 'wlan1';
export const OLD = pmkid('a'.repeat(32));
export const network: KnownNetwork = {
  ...{ iface: IFACE, id: 0, ssid: LAB, akms: ['sae'], current: true, connected: false },
  ...{ disabled: false, tempDisabled: false, manager: undefined },
};

export class Played {
  readonly log = new StationLog();
  /** In the order in which they were asked for. */
  readonly cuts: Cut[] = [];
  /** Those that were carried out. */
  readonly cleared: Cut[] = [];
  reconnects = 0;
  readonly session: LiveSession;
  readonly platform: Platform;
  /** What a clearing answers; by default it removes what was asked for. */
  onClear: (cut: Cut) => Promise<Cleared> = (cut) =>
    Promise.resolve({
      ...{ scope: cut.scope, kept: [], at: this.now },
      removed: (cut.scope === 'bss' ? cut.bssids : [mac(AP)]).map((bssid: Mac) => ({ bssid, pmkid: OLD })),
    });
  #read = 0;
  now = 0;

  constructor() {
    const platform: Partial<Platform> = {
      clearKey: async (_: KnownNetwork, cut: Cut, { reconnect = false, check }: ClearOptions = {}) => {
        this.cuts.push(cut);
        check?.();
        this.cleared.push(cut);
        if (typeof reconnect === 'function') reconnect();
        return this.onClear(cut);
      },
      networks: () => Promise.resolve([network]),
      reconnect: () => {
        this.reconnects++;
        return Promise.resolve();
      },
      prepare: () => Promise.resolve(),
      standDown: () => Promise.resolve(),
    };
    this.platform = platform as Platform;
    this.session = new LiveSession(this.platform, IFACE);
  }

  /** Writes on in the log and lets the session see it, line by line, with what the platform has to answer in between. */
  async play(write: (log: StationLog) => unknown): Promise<this> {
    write(this.log);
    const events: WifiEvent[] = [];
    const ingest = createIngest({ input: 0, year: 2026, emit: (event) => events.push(event) });
    ingest.feed(`${this.log.lines.join('\n')}\n`);
    ingest.end();
    for (const event of events.slice(this.#read)) {
      this.now = event.at ?? this.now;
      this.session.see(event);
      await new Promise((resolve) => setImmediate(resolve));
    }
    this.#read = events.length;
    return this;
  }

  /** Time goes by, and nothing else happens. */
  async tick(seconds: number): Promise<void> {
    this.log.wait(seconds);
    this.now += seconds * 1000;
    const origin = { input: 2, line: 1, text: 'time passes' };
    this.session.see({ kind: 'tick', at: this.now, iface: IFACE, witness: 'rejoin', origin });
    await new Promise((resolve) => setImmediate(resolve));
  }
}
