/**
 * iwd at one interface. It has no call to drop a key, and needs none: 2.x keeps no key at all, and 3.x drops one when it
 * offers it, so that the next attempt is a full login (both established in the lab). So nothing is cleared here.
 */
import { pause } from '../../pause.ts';
import type { AkmFamily } from '../../../domain/events.ts';
import type { CutScope } from '../../../domain/finding.ts';
import { said } from '../../../domain/said.ts';
import { PlatformError } from '../../port.ts';
import type { CachedKey, Cleared, KnownNetwork } from '../../port.ts';
import { BusError } from '../dbus/bus-error.ts';
import { refusalOf } from '../dbus/refusal.ts';
import type { Hand } from '../hand.ts';
import type { Iwd } from './client.ts';
import { own } from '../../../domain/own.ts';

const AKMS: Readonly<Record<string, readonly AkmFamily[]>> = {
  open: ['open'],
  psk: ['psk', 'sae'],
  '8021x': ['eap'],
};
/** Milliseconds within which an attempt that may not be asked for is refused; how it ends the witnesses tell. */
const BEGUN = 1000;

export const NOTHING_TO_CLEAR = said('system.iwd-clears-nothing');

export class IwdHand implements Hand {
  readonly name = 'iwd';
  readonly listsKeys = false;
  readonly #iwd: Iwd;
  readonly #iface: string;

  constructor(iwd: Iwd, iface: string) {
    this.#iwd = iwd;
    this.#iface = iface;
  }

  cuts(): Promise<readonly CutScope[]> {
    return Promise.resolve([]);
  }

  networks(): Promise<KnownNetwork[]> {
    return asked(async () => {
      const { stations, stored, seen } = await this.#iwd.objects();
      const station = stations.find((one) => one.iface === this.#iface);
      if (!station)
        throw new PlatformError('gone', said('system.not-driving', { program: 'iwd', iface: this.#iface }));
      const at = seen.find((one) => one.path === station.network)?.stored;
      return stored.map(({ path, ssid, type }) => ({
        ...{ iface: this.#iface, id: path, ssid, akms: own(AKMS, type) ?? [], manager: 'iwd' },
        ...{ current: path === at, connected: path === at && station.state === 'connected' },
        ...{ disabled: false, tempDisabled: false },
      }));
    });
  }

  cachedKeys(): Promise<CachedKey[]> {
    return Promise.resolve([]);
  }

  async clearKey(network: KnownNetwork): Promise<Cleared> {
    await this.#find(network);
    throw new PlatformError('refused', NOTHING_TO_CLEAR);
  }

  async reconnect(network: KnownNetwork): Promise<void> {
    const { station, seen } = await this.#find(network);
    if (station.state === 'connecting' || (station.state === 'connected' && station.network === seen?.path))
      return;
    if (!seen)
      throw new PlatformError(
        'refused',
        said('system.unseen-network', { program: 'iwd', ssid: network.ssid }),
      );
    const attempt = asked(
      () => this.#iwd.connect(seen),
      (error) => error.failure !== 'denied',
    );
    await Promise.race([attempt, pause(BEGUN)]);
  }

  prepare(): Promise<void> {
    return Promise.resolve();
  }

  standDown(): Promise<void> {
    return Promise.resolve();
  }

  #find({ id, ssid }: KnownNetwork) {
    return asked(async () => {
      const { stations, stored, seen } = await this.#iwd.objects();
      const station = stations.find((one) => one.iface === this.#iface);
      const known = stored.find((one) => one.path === id && one.ssid === ssid);
      if (!station || !known)
        throw new PlatformError('gone', said('system.lost-network', { program: 'iwd', ssid }));
      return { station, seen: seen.find((one) => one.stored === id && one.station === station.path) };
    });
  }
}

/** @param forgives failures that are an answer: an attempt that ends without a connection is no refusal to make it */
async function asked<T>(work: () => Promise<T>): Promise<T>;
async function asked(work: () => Promise<void>, forgives: (error: BusError) => boolean): Promise<void>;
async function asked<T>(
  work: () => Promise<T>,
  forgives?: (error: BusError) => boolean,
): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof BusError && forgives?.(error)) return undefined;
    throw refusalOf(error, 'iwd');
  }
}
