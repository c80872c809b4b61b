/** Linux with wpa_supplicant: what Rejoin asks of it, through its control sockets and nl80211. */
import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { nativeAvailable } from '../../../native/index.ts';
import { PlatformError } from '../port.ts';
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
import { listKeys, listNetworks } from './listings.ts';
import { Follower, HOW_TO_GET_IN } from './follow.ts';
import { Intents } from './intents.ts';
import { managerOf } from './network-manager.ts';
import { clearKey, prepare, reconnect, standDown } from './remedies.ts';
import { repair } from './repair.ts';
import { CONTROL_FOLDERS, findControlSockets, isStation } from './sockets.ts';
import { Supplicant } from './supplicant.ts';

export interface LinuxOptions {
  /** Folders with control sockets. */
  readonly folders?: readonly string[];
  /** Where remedies keep what they are in the middle of. */
  readonly intents?: string;
}

export class LinuxPlatform implements Platform {
  readonly name = 'linux';
  readonly #folders: readonly string[];
  readonly #intents: Intents;
  readonly #supplicants = new Map<string, Supplicant>();

  constructor(options: LinuxOptions = {}) {
    this.#folders = options.folders ?? CONTROL_FOLDERS;
    this.#intents = new Intents(options.intents);
  }

  async capabilities(iface?: string): Promise<Capabilities> {
    const native = nativeAvailable();
    const { sockets, hidden } = await findControlSockets(this.#folders);
    const ours = sockets.filter((socket) => isStation(socket.iface) && (!iface || socket.iface === iface));
    const open = ours.filter((socket) => socket.access === 'ok');
    const denied = ours.length > open.length || hidden.length > 0;
    let clearBss = open.length > 0;
    for (const { iface: name, path } of open) {
      const supplicant = this.#supplicant(name, path);
      clearBss &&= await supplicant.work(() => supplicant.takesPmksaAdd);
    }
    const adapters = wirelessInterfaces();
    const missing = !native.ok
      ? native.reason
      : denied
        ? HOW_TO_GET_IN
        : ours.length === 0
          ? 'No wpa_supplicant with a control socket runs here (ctrl_interface in its configuration, or -O).'
          : '';
    return {
      see: [
        {
          witness: 'kernel',
          ok: native.ok && adapters.length > 0,
          detail: adapters.join(', ') || 'no adapter',
        },
        { witness: 'supplicant', ok: open.length > 0, detail: open.map((socket) => socket.path).join(', ') },
      ],
      adapters,
      cuts: open.length === 0 ? [] : clearBss ? ['bss', 'network'] : ['network'],
      verify: open.length > 0 || (native.ok && adapters.length > 0),
      controllers: open.map(({ iface: name }) => ({
        iface: name,
        program: managerOf(name) ?? 'wpa_supplicant',
      })),
      privilege: denied ? 'control-interface' : 'none',
      missing,
    };
  }

  follow(options: FollowOptions): Promise<void> {
    return new Follower(options, (iface, path) => this.#supplicant(iface, path), this.#folders).run();
  }

  async networks(iface?: string): Promise<KnownNetwork[]> {
    const all = await this.#reachable(iface);
    return (await Promise.all(all.map((one) => listNetworks(one)))).flat();
  }

  async cachedKeys(iface?: string): Promise<CachedKey[]> {
    const all = await this.#reachable(iface);
    return (await Promise.all(all.map((one) => listKeys(one)))).flat();
  }

  async clearKey(network: KnownNetwork, cut: Cut, options: ClearOptions = {}): Promise<Cleared> {
    options.signal?.throwIfAborted();
    if (cut.scope !== 'bss' && cut.scope !== 'network') {
      const text = `wpa_supplicant can clear no more than the keys of the network "${network.ssid}"; nothing was changed.`;
      throw new PlatformError('refused', text);
    }
    const { reconnect: wanted = false } = options;
    const reconnect = typeof wanted === 'function' ? wanted : () => wanted;
    return clearKey(this.#at(network.iface), this.#intents, network, cut, reconnect);
  }

  async prepare(iface: string): Promise<void> {
    return prepare(this.#at(iface), this.#intents);
  }

  async standDown(iface: string): Promise<void> {
    return standDown(this.#at(iface));
  }

  async reconnect(network: KnownNetwork, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    return reconnect(this.#at(network.iface), this.#intents, network);
  }

  async repair(): Promise<string[]> {
    const { sockets } = await findControlSockets(this.#folders);
    const said: string[] = [];
    for (const { iface, path, access } of sockets) {
      if (access !== 'ok' || !isStation(iface)) continue;
      // One that does not answer is told by whoever needs it; the rest is still put right.
      said.push(...(await repair(this.#supplicant(iface, path), this.#intents).catch(() => [])));
    }
    return said;
  }

  close(): void {
    for (const supplicant of this.#supplicants.values()) supplicant.close();
    this.#supplicants.clear();
  }

  #at(iface: string): Supplicant {
    const known = this.#supplicants.get(iface);
    if (known) return known;
    const folder = this.#folders.find((path) => existsSync(join(path, iface))) ?? this.#folders[0] ?? '';
    return this.#supplicant(iface, join(folder, iface));
  }

  #supplicant(iface: string, path: string): Supplicant {
    const known = this.#supplicants.get(iface);
    if (known?.path === path) return known;
    known?.close();
    const supplicant = new Supplicant(iface, path);
    this.#supplicants.set(iface, supplicant);
    return supplicant;
  }

  /** @throws PlatformError that says what is missing, where no supplicant can be asked */
  async #reachable(iface: string | undefined): Promise<Supplicant[]> {
    const native = nativeAvailable();
    if (!native.ok) throw new PlatformError('missing', native.reason);
    const { sockets, hidden } = await findControlSockets(this.#folders);
    const ours = sockets.filter((socket) => isStation(socket.iface) && (!iface || socket.iface === iface));
    const open = ours.filter((socket) => socket.access === 'ok');
    if (open.length > 0) return open.map((socket) => this.#supplicant(socket.iface, socket.path));
    if (ours.length > 0 || hidden.length > 0)
      throw new PlatformError(
        'privilege',
        `The control socket of wpa_supplicant may not be opened by this user. ${HOW_TO_GET_IN}`,
      );
    throw new PlatformError('missing', nobody(iface));
  }
}

function nobody(iface: string | undefined): string {
  const adapters = wirelessInterfaces();
  if (iface !== undefined && !adapters.includes(iface)) {
    const known = adapters.length > 0 ? ` There is: ${adapters.join(', ')}.` : '';
    return `There is no Wi-Fi interface ${iface}.${known}`;
  }
  if (adapters.length === 0) return 'This machine has no Wi-Fi adapter.';
  return `No wpa_supplicant with a control socket runs at ${iface ?? adapters.join(', ')} (ctrl_interface in its configuration, or -O).`;
}

/** Interfaces that a Wi-Fi driver made. */
export function wirelessInterfaces(root = '/sys/class/net'): string[] {
  try {
    return readdirSync(root).filter(
      (name) => existsSync(join(root, name, 'phy80211')) || existsSync(join(root, name, 'wireless')),
    );
  } catch {
    return [];
  }
}
