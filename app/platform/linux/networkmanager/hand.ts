/** NetworkManager at one interface, for users whom the supplicant does not let in. */
import type { CutScope } from '../../../domain/finding.ts';
import type { CachedKey, Cleared, Cut, KnownNetwork } from '../../port.ts';
import type { Hand } from '../hand.ts';
import type { NetworkManager } from './client.ts';
import { activate, find, listProfiles, reactivate, type Target } from './remedies.ts';

/** Milliseconds for which what was looked up ahead of a clearing is good. */
const STANDS = 20_000;

export class ManagerHand implements Hand {
  readonly name = 'NetworkManager';
  readonly listsKeys = false;
  readonly #manager: NetworkManager;
  readonly #iface: string;
  #prepared: { readonly target: Target; readonly at: number } | undefined;

  constructor(manager: NetworkManager, iface: string) {
    this.#manager = manager;
    this.#iface = iface;
  }

  async cuts(): Promise<readonly CutScope[]> {
    const said = await this.#manager.permission();
    return said === 'yes' || said === 'unknown' ? ['network'] : [];
  }

  networks(): Promise<KnownNetwork[]> {
    return listProfiles(this.#manager, this.#iface);
  }

  cachedKeys(): Promise<CachedKey[]> {
    return Promise.resolve([]);
  }

  clearKey(network: KnownNetwork, cut: Cut, reconnect: () => boolean): Promise<Cleared> {
    const { target, at } = this.#prepared ?? {};
    const stands = target?.profile.uuid === network.id && performance.now() - (at ?? 0) < STANDS;
    return reactivate(this.#manager, network, cut, reconnect, stands ? target : undefined);
  }

  reconnect(network: KnownNetwork): Promise<void> {
    return activate(this.#manager, network);
  }

  /** Looks the active network up, so that its activation is one message. */
  async prepare(): Promise<void> {
    // polkit looks its rules up once more when they are needed; asked ahead it is awake by then.
    const [networks] = await Promise.all([this.networks(), this.#manager.permission()]);
    const active = networks.find((network) => network.current);
    if (active) this.#prepared = { target: await find(this.#manager, active), at: performance.now() };
  }

  standDown(): Promise<void> {
    this.#prepared = undefined;
    return Promise.resolve();
  }
}
