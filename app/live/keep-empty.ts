/** Networks whose cache is kept empty: wpa_supplicant has no option for it, so `watch` clears after each connection. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Ssid } from '../domain/ids.ts';
import { networkId } from '../domain/link-key.ts';
import { said, type Said } from '../domain/said.ts';
import type { Link } from '../model/link-state.ts';
import type { KnownNetwork, Platform } from '../platform/port.ts';
import { saidOf } from '../words/said-error.ts';
import { networkOf } from './target.ts';

/** A variable that is set to nothing counts as not set (XDG Base Directory Specification). */
const set = (value: string | undefined): string | undefined => (value === '' ? undefined : value);

export const keepEmptyFile = (env: NodeJS.ProcessEnv = process.env): string =>
  join(set(env['XDG_CONFIG_HOME']) ?? join(homedir(), '.config'), 'rejoin', 'keep-empty.json');

/** Where the numbers of signed plans lie that were used, each once. */
export const usedPlansFolder = (): string => join(dirname(keepEmptyFile()), 'used-plans');

/** A file that is not there or is damaged keeps nothing empty. */
export function keptEmpty(file = keepEmptyFile()): Ssid[] {
  try {
    const { ssids } = JSON.parse(readFileSync(file, 'utf8')) as { ssids?: unknown };
    return Array.isArray(ssids) ? ssids.filter((ssid): ssid is Ssid => typeof ssid === 'string') : [];
  } catch {
    return [];
  }
}

/** @returns whether anything changed */
export function keepEmpty(ssid: Ssid, wanted: boolean, file = keepEmptyFile()): boolean {
  const before = keptEmpty(file);
  if (before.includes(ssid) === wanted) return false;
  const ssids = wanted ? [...before, ssid] : before.filter((known) => known !== ssid);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify({ ssids }, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return true;
}

/** Empties the cache of kept networks: while connected where that costs nothing, else when the connection ends. */
export class CacheEmptier {
  readonly #platform: Platform;
  readonly #warn: (said: readonly Said[]) => void;
  readonly #ordered: () => readonly string[];
  readonly #done = new Map<string, number>();

  /** @param ordered networks that the organisation wants empty, besides those that a person does */
  constructor(
    platform: Platform,
    warn: (said: readonly Said[]) => void,
    ordered: () => readonly string[] = () => [],
  ) {
    this.#ordered = ordered;
    this.#platform = platform;
    this.#warn = warn;
  }

  moved(link: Link, story: string): void {
    const ssid = story as Ssid;
    const last = link.stories.get(story)?.attempts.at(-1) ?? link.ended;
    const attempt = link.attempt?.ssid === ssid ? link.attempt : last;
    if (!attempt?.connected || attempt.ssid !== ssid) return;
    const stamp = attempt.serial * 2 + (attempt.end ? 1 : 0);
    const key = networkId(link.iface, story);
    if (this.#done.get(key) === stamp) return;
    this.#done.set(key, stamp);
    if (!this.#ordered().includes(ssid) && !keptEmpty().includes(ssid)) return;
    const network = networkOf(link, ssid, attempt.end === undefined);
    if (network) void this.#empty(network);
  }

  async #empty(network: KnownNetwork): Promise<void> {
    const { iface, ssid, connected } = network;
    try {
      const clearBss = (await this.#platform.capabilities(iface)).cuts.includes('bss');
      if (!clearBss && connected) return;
      const keys = (await this.#platform.cachedKeys(iface)).filter((one) => one.ssid === ssid);
      if (keys.length === 0) return;
      const bssids = keys.map((one) => one.bssid);
      await this.#platform.clearKey(network, clearBss ? { scope: 'bss', bssids } : { scope: 'network' });
    } catch (error) {
      this.#warn([said('keep-empty.failed', { ssid }), ...saidOf(error)]);
    }
  }
}
