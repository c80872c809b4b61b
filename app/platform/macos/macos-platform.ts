/** macOS: what Rejoin asks of it, through its log, its command-line programs, and CoreWLAN where the addon is there. */
import { join } from 'node:path';
import { openCoreWlan, type CoreWlan, type NoCoreWlan } from '../../../native/macos.ts';
import { stateFolder } from '../linux/intents.ts';
import { said, type Said } from '../../domain/said.ts';
import { noAddon } from '../no-addon.ts';
import { noInterface } from '../no-interface.ts';
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
import { capabilitiesOf } from './capabilities.ts';
import { MacFollower } from './follow.ts';
import { isOn, wifiInterfaces } from './hardware.ts';
import { joinAsSaved } from './join.ts';
import type { Consent, Mac } from './mac.ts';
import { managedNetworks } from './managed.ts';
import { Pending } from './pending.ts';
import { preferredNetworks } from './preferred.ts';
import { bytesToSsid, present } from './present.ts';
import { clear, mustBeThere, PROFILE_MANAGER } from './remedies.ts';
import { repair } from './repair.ts';
import { ofNumber } from './security-types.ts';
import { EXECUTABLES, toolsAt, type Executables } from './tools.ts';

export interface MacosOptions {
  /** Nothing by default. */
  readonly consent?: Consent;
  /** Where the programs are, in place of the table in `tools.ts`. */
  readonly executables?: Executables;
  /** CoreWLAN, or why it is not there, in place of the addon. */
  readonly coreWlan?: CoreWlan | NoCoreWlan;
  /** Folder for what a remedy is in the middle of. */
  readonly pending?: string;
  /** Milliseconds: radio off (3000), first restart of the log (1000), patience for its past (20 000). */
  readonly times?: { readonly offFor?: number; readonly backOff?: number; readonly lookBack?: number };
}

/** Milliseconds for which an answer about profiles stands: system_profiler takes seconds. */
const STANDS = 60_000;

export class MacosPlatform implements Platform {
  readonly name = 'macos';
  readonly #mac: Mac;
  readonly #noWlan: Said;
  readonly #log: string;
  readonly #times: Required<NonNullable<MacosOptions['times']>>;
  readonly #followers = new Set<MacFollower>();
  readonly #closing = new AbortController();
  #managed: { readonly at: number; readonly names: ReturnType<typeof managedNetworks> } | undefined;

  constructor(options: MacosOptions = {}) {
    const executables = options.executables ?? EXECUTABLES;
    const coreWlan = options.coreWlan ?? openCoreWlan();
    this.#noWlan =
      'reason' in coreWlan && coreWlan.target !== undefined
        ? noAddon(coreWlan)
        : said('mac.core-wlan-elsewhere');
    this.#log = executables.log;
    this.#times = { offFor: 3000, backOff: 1000, lookBack: 20_000, ...options.times };
    this.#mac = {
      tools: toolsAt(executables),
      wlan: 'reason' in coreWlan ? undefined : coreWlan,
      consent: options.consent ?? {},
      pending: new Pending(options.pending ?? join(stateFolder(), 'macos')),
      offFor: this.#times.offFor,
      asked: undefined,
      answered: (lines, since) => {
        for (const follower of this.#followers) follower.answered(lines, since);
      },
    };
  }

  async capabilities(iface?: string): Promise<Capabilities> {
    return capabilitiesOf(this.#mac, this.#noWlan, await this.#interfaces(iface));
  }

  async follow(options: FollowOptions): Promise<void> {
    const ifaces = await this.#interfaces(options.iface);
    const signal = AbortSignal.any([options.signal, this.#closing.signal]);
    const { backOff, lookBack } = this.#times;
    const parts = { mac: this.#mac, log: this.#log, backOff, lookBack, ifaces };
    const follower = new MacFollower({ ...options, signal }, parts);
    this.#followers.add(follower);
    try {
      await follower.run();
    } finally {
      this.#followers.delete(follower);
    }
  }

  async networks(iface?: string): Promise<KnownNetwork[]> {
    const ifaces = await this.#mustHave(iface);
    return (await Promise.all(ifaces.map((one) => this.#networksAt(one)))).flat();
  }

  /** Always empty: macOS tells no program which keys it has cached. `capabilities` says so. */
  async cachedKeys(iface?: string): Promise<CachedKey[]> {
    await this.#mustHave(iface);
    return [];
  }

  async clearKey(network: KnownNetwork, cut: Cut, options: ClearOptions = {}): Promise<Cleared> {
    options.signal?.throwIfAborted();
    return clear(this.#mac, network, cut, reconnects(options));
  }

  /** There is nothing that could be made ready here. */
  prepare(): Promise<void> {
    return Promise.resolve();
  }

  standDown(): Promise<void> {
    return Promise.resolve();
  }

  async reconnect(network: KnownNetwork, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    await mustBeThere(this.#mac, network);
    await joinAsSaved(this.#mac, network);
  }

  repair(): Promise<Said[]> {
    return repair(this.#mac);
  }

  close(): void {
    this.#closing.abort();
  }

  async #networksAt(iface: string): Promise<KnownNetwork[]> {
    const { tools, wlan } = this.#mac;
    const [names, power, now, managed] = await Promise.all([
      preferredNetworks(tools, iface),
      isOn(tools, iface),
      present(tools, wlan, iface),
      this.#managedNames(),
    ]);
    const akms = new Map(
      wlan?.profiles(iface).map(({ ssid, security }) => [bytesToSsid(ssid), ofNumber(security)?.akms]),
    );
    return names.map((ssid) => ({
      iface,
      id: ssid,
      ssid,
      akms: akms.get(ssid) ?? (ssid === now.ssid ? now.security?.akms : undefined) ?? [],
      current: ssid === now.ssid,
      connected: ssid === now.ssid && now.connected,
      disabled: power === false,
      tempDisabled: false,
      manager: managed.has(ssid) ? PROFILE_MANAGER : undefined,
    }));
  }

  #managedNames(): ReturnType<typeof managedNetworks> {
    if (!this.#managed || performance.now() - this.#managed.at > STANDS)
      this.#managed = { at: performance.now(), names: managedNetworks(this.#mac.tools) };
    return this.#managed.names;
  }

  async #interfaces(iface: string | undefined): Promise<string[]> {
    const all = await wifiInterfaces(this.#mac.tools);
    return all.filter((one) => iface === undefined || one === iface);
  }

  /** @throws PlatformError 'missing' that names what there is */
  async #mustHave(iface: string | undefined): Promise<string[]> {
    const all = await wifiInterfaces(this.#mac.tools);
    if (all.length === 0) throw new PlatformError('missing', said('system.no-adapter'));
    if (iface === undefined) return all;
    if (all.includes(iface)) return [iface];
    throw new PlatformError('missing', noInterface(iface, all));
  }
}
