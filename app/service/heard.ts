/** How strongly each access point was heard in scans, and so which one of a network is the nearest. */
import type { EventOf } from '../domain/events.ts';
import type { Instant } from '../domain/ids.ts';

interface Level {
  readonly dbm: number;
  readonly at: Instant;
}

/** Milliseconds: levels of one scan. Whoever moved since an older one has other neighbours. */
const ONE_SCAN = 30_000;
/** Access points of a network that are remembered. */
const MOST = 64;
/** Networks that are remembered: names in the air cost nothing to make. */
const MOST_NETWORKS = 512;
/** dB: less apart, neither is surely nearer. */
const APART = 6;

export class Heard {
  readonly #networks = new Map<string, Map<string, Level>>();

  /** @returns whether its network has another nearest access point than before */
  note({ ssid, bssid, signal, at }: EventOf<'bss-seen'>): boolean {
    if (ssid === undefined || signal === undefined || at === undefined) return false;
    const before = this.nearest(ssid);
    const levels = this.#networks.get(ssid) ?? new Map<string, Level>();
    this.#networks.set(ssid, levels);
    const [eldest] = this.#networks.keys();
    if (this.#networks.size > MOST_NETWORKS && eldest !== undefined) this.#networks.delete(eldest);
    levels.delete(bssid);
    levels.set(bssid, { dbm: signal, at });
    const [oldest] = levels.keys();
    if (levels.size > MOST && oldest !== undefined) levels.delete(oldest);
    return this.nearest(ssid) !== before;
  }

  /** The one that is heard best of several; undefined where there is nothing to compare, or no clear answer. */
  nearest(ssid: string): string | undefined {
    const levels = [...(this.#networks.get(ssid) ?? [])];
    const last = Math.max(...levels.map(([, { at }]) => at));
    const [best, next] = levels
      .filter(([, { at }]) => at > last - ONE_SCAN)
      .toSorted(([, one], [, other]) => other.dbm - one.dbm);
    return best && next && best[1].dbm - next[1].dbm >= APART ? best[0] : undefined;
  }
}
