/** Windows by its own libraries: the wireless service and the event log, through the addon. */
import { pause } from '../pause.ts';
import { said, type Said } from '../../domain/said.ts';
import type { CutScope } from '../../domain/finding.ts';
import { isElevated, type WlanInterface } from '../../../native/windows.ts';
import { saidOf } from '../../words/said-error.ts';
import { PlatformError, reconnects } from '../port.ts';
import type {
  CachedKey,
  Capabilities,
  Cleared,
  ClearOptions,
  Cut,
  FollowOptions,
  KnownNetwork,
  Platform,
} from '../port.ts';
import { attemptOf } from './attempt-end.ts';
import { capabilitiesOf } from './capabilities.ts';
import { lastConnection } from './event-log.ts';
import { WindowsFollower } from './follow.ts';
import { profileFacts } from './profile-xml.ts';
import { ProfileVault } from './profile-vault.ts';
import { GROUP_POLICY, restore, throughMode, throughRemoval, type Place } from './round-trip.ts';
import { Service, windowsErrorOf } from './service.ts';
import { restartAdapter, restartService, runProgram, type RunProgram } from './system-programs.ts';

export interface WindowsOptions {
  /** Folder in which profiles are kept while a remedy has them in hand. */
  readonly vault?: string;
  readonly run?: RunProgram;
  readonly elevated?: () => boolean;
}

/** WLAN_INTERFACE_STATE */
const CONNECTED = 1;
const DISCONNECTED = 4;
/** Milliseconds for a connection to end before the next is asked for. */
const LEAVING = 3000;

export class WindowsPlatform implements Platform {
  readonly name = 'windows';
  readonly #service = new Service();
  readonly #vault: ProfileVault;
  readonly #run: RunProgram;
  readonly #elevated: () => boolean;

  constructor(options: WindowsOptions = {}) {
    this.#vault = new ProfileVault(options.vault);
    this.#run = options.run ?? runProgram;
    this.#elevated = options.elevated ?? isElevated;
  }

  capabilities(iface?: string): Promise<Capabilities> {
    return capabilitiesOf(this.#service, this.#elevated, iface);
  }

  async follow(options: FollowOptions): Promise<void> {
    if (options.signal.aborted) return;
    const { iface } = options;
    // One that is not there yet may come.
    const known = iface === undefined ? [] : await this.#service.interfaces(iface).catch(() => []);
    const guid = known[0]?.guid ?? iface;
    const seen = (adapter: string, profile: string): void => this.#vault.worked(adapter, profile);
    return new WindowsFollower(options, guid, seen).run();
  }

  async networks(iface?: string): Promise<KnownNetwork[]> {
    const adapters = await this.#service.interfaces(iface);
    return (await Promise.all(adapters.map((one) => this.#networksOf(one)))).flat();
  }

  /** Windows holds them and tells nobody; the capability card says so. */
  async cachedKeys(iface?: string): Promise<CachedKey[]> {
    await this.#service.interfaces(iface);
    return [];
  }

  async clearKey(network: KnownNetwork, cut: Cut, options: ClearOptions = {}): Promise<Cleared> {
    options.signal?.throwIfAborted();
    const { signal } = options;
    const isWanted = reconnects(options);
    const place = await this.#place(network);
    let at = Date.now();
    const connect = async (): Promise<void> => {
      // Whatever is tried from here on is tried without the keys.
      at = Date.now();
      if (isWanted() && !(await this.#isOff(network.iface)))
        await attemptOf(network.iface, place.name, signal);
    };
    const done = (scope: CutScope, why?: Said): Cleared => ({
      ...{ scope, removed: [], kept: [], unseen: true, at },
      ...(why === undefined ? {} : { why }),
    });
    if (cut.scope === 'adapter' || cut.scope === 'service') {
      this.#mustBeElevated(cut.scope);
      await (cut.scope === 'adapter' ? restartAdapter(this.#run, network.iface) : restartService(this.#run));
      await connect();
      return done(cut.scope);
    }
    if (cut.scope !== 'profile' && (await throughMode(place, connect)))
      return done('network', cut.scope === 'bss' ? said('cut.windows-clears-networks') : undefined);
    await throughRemoval(place);
    const cleared = done('profile', cut.scope === 'profile' ? undefined : said('cut.windows-no-cache-mode'));
    await connect();
    return cleared;
  }

  async prepare(): Promise<void> {
    // Nothing can be laid out ahead of a clearing.
  }

  async standDown(): Promise<void> {
    // Nothing was prepared.
  }

  async reconnect(network: KnownNetwork, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const { guid, name } = await this.#place(network);
    if (await this.#isOff(guid)) throw new PlatformError('refused', said('windows.radio-off'));
    await this.#leave(guid, signal);
    await this.#service.ask((wlan) => wlan.connect(guid, name));
  }

  async repair(): Promise<Said[]> {
    const done: Said[] = [];
    for (const kept of this.#vault.abandoned()) {
      try {
        if (await restore(this.#service, this.#vault, kept))
          done.push(said('windows.repaired', { name: kept.name }));
      } catch (error) {
        // It stays kept. A service that is not there is told by whoever needs it.
        const isAway =
          error instanceof PlatformError && ['missing', 'privilege', 'gone'].includes(error.code);
        if (!isAway) done.push(...saidOf(error));
      }
    }
    return done;
  }

  close(): void {
    this.#service.close();
  }

  /** The network as a profile that is still there and still the same network's. */
  async #place({ iface, id, ssid }: KnownNetwork): Promise<Place> {
    const name = String(id);
    const gone = said('windows.no-network', { name });
    const profile = await this.#service
      .ask((wlan) => wlan.profile(iface, name))
      .catch((error: unknown) => {
        // Taken out by an earlier run that was killed: it comes back before anything else is done with it.
        if (!windowsErrorOf(error)?.isNotFound) throw error;
        if (this.#vault.left(iface, name) === undefined)
          throw new PlatformError('gone', gone, { cause: error });
        return undefined;
      });
    if (profile && profileFacts(profile.xml).ssid !== ssid)
      throw new PlatformError('gone', said('windows.other-network', { name }));
    return { service: this.#service, vault: this.#vault, guid: iface, name };
  }

  async #networksOf({ guid, state }: WlanInterface): Promise<KnownNetwork[]> {
    const rows = await this.#service.ask((wlan) => wlan.profiles(guid));
    const current = await this.#currentProfile(guid, state);
    const disabled = await this.#isOff(guid);
    const all = await Promise.all(
      rows.map(async ({ name, flags }): Promise<KnownNetwork[]> => {
        const stored = await this.#service
          .ask((wlan) => wlan.profile(guid, name))
          .catch((error: unknown) => {
            // Removed in this moment, or not for this user to read.
            const { isNotFound, isDenied } = windowsErrorOf(error) ?? {};
            if (isNotFound || isDenied) return undefined;
            throw error;
          });
        const { ssid, akms = [] } = stored ? profileFacts(stored.xml) : {};
        if (ssid === undefined) return [];
        return [
          {
            ...{ iface: guid, id: name, ssid, akms, disabled, tempDisabled: false },
            current: name === current,
            connected: name === current && state === CONNECTED,
            manager: flags & GROUP_POLICY ? 'Group Policy' : undefined,
          },
        ];
      }),
    );
    return all.flat();
  }

  /** The profile that the adapter is connected by, or tries. */
  async #currentProfile(guid: string, state: number): Promise<string | undefined> {
    if (state === 0 || state === DISCONNECTED) return undefined;
    try {
      return (await this.#service.ask((wlan) => wlan.connection(guid))).profile;
    } catch (error) {
      const { isDenied, isGone } = windowsErrorOf(error) ?? {};
      if (isGone) throw error;
      if (!isDenied) return undefined;
      return (await lastConnection(guid).catch(() => undefined))?.profile;
    }
  }

  async #isOff(guid: string): Promise<boolean> {
    // A driver that does not tell is taken to be on.
    return !(await this.#service.ask((wlan) => wlan.radioIsOn(guid)).catch(() => true));
  }

  /** Ends a connection that is up, so that the next one begins anew. */
  async #leave(guid: string, signal?: AbortSignal): Promise<void> {
    const stateOf = async (): Promise<number> =>
      (await this.#service.interfaces(guid))[0]?.state ?? DISCONNECTED;
    if ((await stateOf()) !== CONNECTED) return;
    await this.#service.ask((wlan) => wlan.disconnect(guid));
    const end = performance.now() + LEAVING;
    while (performance.now() < end && (await stateOf()) !== DISCONNECTED) {
      signal?.throwIfAborted();
      await pause(100);
    }
  }

  #mustBeElevated(scope: 'adapter' | 'service'): void {
    if (this.#elevated()) return;
    throw new PlatformError('privilege', said(`windows.needs-elevation.${scope}`));
  }
}
