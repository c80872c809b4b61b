/** Linux: composes the ways to what drives its Wi-Fi, the furthest first, and its witnesses. */
import { CUT_SCOPES, type Privilege } from '../../domain/finding.ts';
import { nativeAvailable } from '../../../native/index.ts';
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
import { controlHand } from './control-hand.ts';
import { controllersOf, type Controller } from './controllers.ts';
import { SystemBus } from './dbus/system-bus.ts';
import { HOW_TO_GET_IN } from './let-in.ts';
import type { Hand } from './hand.ts';
import { Intents } from './intents.ts';
import { Iwd } from './iwd/client.ts';
import { IwdHand, NOTHING_TO_CLEAR } from './iwd/hand.ts';
import { journalIsReadable } from './journal.ts';
import { NetworkManager } from './networkmanager/client.ts';
import { ManagerHand } from './networkmanager/hand.ts';
import { listProfiles } from './networkmanager/remedies.ts';
import { claimsAt, lookAround, type Reach } from './reach.ts';
import { repair } from './repair.ts';
import { CONTROL_FOLDERS, findControlSockets, isStation } from './sockets.ts';
import { Supplicant } from './supplicant.ts';
import { wirelessInterfaces } from './wireless-interfaces.ts';
import { WpaBus } from './wpa-bus/client.ts';
import { WpaBusHand } from './wpa-bus/hand.ts';

export interface LinuxOptions {
  /** Folders with control sockets. */
  readonly folders?: readonly string[];
  /** Where remedies keep what they are in the middle of. */
  readonly intents?: string;
  /** Address of the message bus, where it is not the system's. */
  readonly bus?: string;
}

export class LinuxPlatform implements Platform {
  readonly name = 'linux';
  readonly place: string;
  readonly #folders: readonly string[];
  readonly #intents: Intents;
  readonly #bus: SystemBus;
  readonly #manager: NetworkManager;
  readonly #supplicants = new Map<string, Supplicant>();
  readonly #managerHands = new Map<string, ManagerHand>();
  readonly #wpa: WpaBus;
  readonly #iwd: Iwd;

  constructor(options: LinuxOptions = {}) {
    this.#folders = options.folders ?? CONTROL_FOLDERS;
    this.place = options.folders?.join('\0') ?? '';
    this.#intents = new Intents(options.intents);
    this.#bus = new SystemBus(options.bus);
    this.#manager = new NetworkManager(this.#bus);
    this.#wpa = new WpaBus(this.#bus);
    this.#iwd = new Iwd(this.#bus);
  }

  async capabilities(iface?: string): Promise<Capabilities> {
    const native = nativeAvailable();
    const reach = await this.#reach();
    const ours = reach.ifaces.filter((name) => iface === undefined || name === iface);
    const hands = ours.flatMap((name) => this.#handAt(name, reach) ?? []);
    const cuts = await Promise.all(hands.map((hand) => hand.cuts()));
    const open = reach.open.filter((socket) => ours.includes(socket.iface));
    const hears = native.ok && wirelessInterfaces().length > 0;
    return {
      see: [
        { witness: 'kernel', ok: hears, detail: names(wirelessInterfaces()) ?? said('see.no-adapter') },
        { witness: 'supplicant', ok: open.length > 0, ...among(open.map((socket) => socket.path)) },
        {
          witness: 'cached keys',
          ok: hands.some((hand) => hand.listsKeys),
          detail: said('see.keys-by-socket'),
        },
        { witness: 'wpa_supplicant over D-Bus', ok: reach.onBus.size > 0, ...among(reach.onBus) },
        { witness: 'NetworkManager', ok: reach.manages.size > 0, ...among(reach.manages) },
        { witness: 'journal', ok: journalIsReadable(), detail: said('see.journal-groups') },
        { witness: 'iwd', ok: reach.stations.size > 0, ...among(reach.stations) },
      ],
      adapters: ours,
      // What can be cleared at each of them.
      cuts: CUT_SCOPES.filter((scope) => cuts.length > 0 && cuts.every((list) => list.includes(scope))),
      ...(hands.length > 0 && hands.every((hand) => !hand.listsKeys) ? { keysUnseen: true } : {}),
      // A program on the bus tells at least whether the next attempt ends connected.
      verify: hands.length > 0 || hears,
      controllers: controllersOf(ours, (name) => claimsAt(name, reach)),
      privilege: privilegeOf(hands, cuts, reach),
      missing: await this.#missing(native, reach, ours, open.length),
    };
  }

  async follow(options: FollowOptions): Promise<void> {
    // Whoever only asks has no need of what reads the journal and the frames.
    const { Follower } = await import('./follow.ts');
    const supplicantOf = (iface: string, path: string): Supplicant => this.#supplicant(iface, path);
    const controllers = async (): Promise<Controller[]> => {
      const reach = await this.#reach();
      return controllersOf(reach.ifaces, (name) => claimsAt(name, reach));
    };
    return new Follower(options, supplicantOf, this.#bus, controllers, this.#folders).run();
  }

  async networks(iface?: string): Promise<KnownNetwork[]> {
    const { hands, reach } = await this.#reachable(iface);
    const lists = [...hands].map(async ([name, hand]) => {
      const own = await hand.networks();
      // Those that the supplicant does not know at this moment: only one is active at a time.
      const stored =
        hand.listsKeys && reach.manages.has(name)
          ? await listProfiles(this.#manager, name).catch(() => [])
          : [];
      return [...own, ...stored.filter((one) => own.every((known) => known.ssid !== one.ssid))];
    });
    return (await Promise.all(lists)).flat();
  }

  async cachedKeys(iface?: string): Promise<CachedKey[]> {
    const { hands } = await this.#reachable(iface);
    return (await Promise.all([...hands.values()].map((hand) => hand.cachedKeys()))).flat();
  }

  async clearKey(network: KnownNetwork, cut: Cut, options: ClearOptions = {}): Promise<Cleared> {
    options.signal?.throwIfAborted();
    if (options.isUrgent) this.#supplicants.get(network.iface)?.spare(true);
    if (cut.scope !== 'bss' && cut.scope !== 'network') {
      const { ssid } = network;
      throw new PlatformError('refused', [
        said('system.network-at-most', { ssid }),
        said('system.nothing-changed'),
      ]);
    }
    const { check = () => undefined } = options;
    const hand = await this.#handOf(network);
    check();
    return hand.clearKey(network, cut, reconnects(options), check);
  }

  async prepare(iface: string): Promise<void> {
    return (await this.#hand(iface)).prepare();
  }

  async standDown(iface: string): Promise<void> {
    return (await this.#hand(iface)).standDown();
  }

  async reconnect(network: KnownNetwork, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    return (await this.#handOf(network)).reconnect(network);
  }

  async repair(): Promise<Said[]> {
    const { sockets } = await findControlSockets(this.#folders);
    const done: Said[] = [];
    for (const kept of this.#intents.abandoned()) {
      if (sockets.some((socket) => socket.iface === kept.iface)) continue;
      const hand = new WpaBusHand(this.#wpa, kept.iface, this.#intents);
      const repaired = await hand.repair(kept).then(
        (what) => (this.#intents.done(kept), what),
        () => undefined,
      );
      if (repaired !== undefined) done.push(repaired);
    }
    for (const { iface, path, access } of sockets) {
      if (access !== 'ok' || !isStation(iface)) continue;
      // One that does not answer is told by whoever needs it; the rest is still put right.
      done.push(...(await repair(this.#supplicant(iface, path), this.#intents).catch(() => [])));
    }
    return done;
  }

  close(): void {
    for (const supplicant of this.#supplicants.values()) supplicant.close();
    this.#supplicants.clear();
    this.#bus.close();
  }

  /** A number is the supplicant's; a name is that of the program above it. */
  async #handOf({ iface, id, manager }: KnownNetwork): Promise<Hand> {
    if (typeof id === 'string' && manager === 'NetworkManager') return this.#managerHand(iface);
    return this.#hand(iface);
  }

  async #hand(iface: string): Promise<Hand> {
    // While a handshake is waited for there is no time to look around: who was let in before still is.
    const known = this.#supplicants.get(iface);
    if (known) return controlHand(known, this.#intents);
    const hand = this.#handAt(iface, await this.#reach());
    if (hand) return hand;
    throw new PlatformError('gone', nobody(iface));
  }

  /** The way that reaches furthest. */
  #handAt(iface: string, reach: Reach): Hand | undefined {
    const socket = reach.open.find((one) => one.iface === iface);
    if (socket) return controlHand(this.#supplicant(iface, socket.path), this.#intents);
    if (reach.onBus.has(iface)) return new WpaBusHand(this.#wpa, iface, this.#intents);
    if (reach.manages.has(iface)) return this.#managerHand(iface);
    return reach.stations.has(iface) ? new IwdHand(this.#iwd, iface) : undefined;
  }

  #managerHand(iface: string): ManagerHand {
    const hand = this.#managerHands.get(iface) ?? new ManagerHand(this.#manager, iface);
    this.#managerHands.set(iface, hand);
    return hand;
  }

  #supplicant(iface: string, path: string): Supplicant {
    const known = this.#supplicants.get(iface);
    if (known?.path === path) return known;
    known?.close();
    const supplicant = new Supplicant(iface, path);
    this.#supplicants.set(iface, supplicant);
    return supplicant;
  }

  #reach(): Promise<Reach> {
    return lookAround(this.#folders, this.#manager, this.#wpa, this.#iwd);
  }

  /** The program that runs, and that the bus does not let this user ask. */
  async #closedOnBus(): Promise<string | undefined> {
    if ((await this.#wpa.access()) === 'denied') return 'wpa_supplicant';
    return (await this.#iwd.access()) === 'denied' ? 'iwd' : undefined;
  }

  async #missing(
    native: ReturnType<typeof nativeAvailable>,
    reach: Reach,
    ours: readonly string[],
    open: number,
  ): Promise<readonly Said[]> {
    if (!native.ok) return [noAddon(native)];
    if (open > 0) return [];
    if (reach.isDenied || (await this.#closedOnBus()) !== undefined) return [HOW_TO_GET_IN];
    if (ours.some((iface) => reach.manages.has(iface)))
      return (await this.#manager.permission()) === 'auth' ? [HOW_TO_GET_IN] : [];
    if (ours.some((iface) => reach.stations.has(iface))) return [NOTHING_TO_CLEAR];
    if (ours.some((iface) => reach.onBus.has(iface))) return [];
    return nobody(undefined);
  }

  /** @throws PlatformError that says what is missing, where nothing can be asked */
  async #reachable(iface: string | undefined): Promise<{ hands: Map<string, Hand>; reach: Reach }> {
    const native = nativeAvailable();
    const reach = await this.#reach();
    const hands = new Map<string, Hand>();
    for (const name of reach.ifaces) {
      const hand = iface === undefined || name === iface ? this.#handAt(name, reach) : undefined;
      if (hand) hands.set(name, hand);
    }
    if (hands.size > 0) return { hands, reach };
    if (!native.ok) throw new PlatformError('missing', noAddon(native));
    const denied = reach.sockets.some((socket) => iface === undefined || socket.iface === iface);
    if (denied || (reach.isDenied && reach.sockets.length === 0))
      throw new PlatformError('privilege', [said('system.sockets-denied'), HOW_TO_GET_IN]);
    const closed =
      iface === undefined || reach.ifaces.includes(iface) ? await this.#closedOnBus() : undefined;
    if (closed !== undefined)
      throw new PlatformError('privilege', [said('system.bus-denies', { program: closed }), HOW_TO_GET_IN]);
    throw new PlatformError('missing', nobody(iface));
  }
}

/** Undefined where there are none. */
const names = (all: Iterable<string>): Said | undefined => {
  const list = [...all];
  return list.length > 0 ? said('words.names', { names: list }) : undefined;
};

/** Where a witness is heard. */
const among = (all: Iterable<string>): { detail?: Said } => {
  const detail = names(all);
  return detail ? { detail } : {};
};

/** What more would need. */
function privilegeOf(hands: readonly Hand[], cuts: readonly (readonly unknown[])[], reach: Reach): Privilege {
  if (hands.length === 0) return reach.isDenied ? 'control-interface' : 'none';
  return cuts.some((list) => list.length === 0) && reach.manages.size > 0 ? 'polkit' : 'none';
}

function nobody(iface: string | undefined): readonly Said[] {
  const adapters = wirelessInterfaces();
  if (iface !== undefined && !adapters.includes(iface)) return noInterface(iface, adapters);
  if (adapters.length === 0) return [said('system.no-adapter')];
  return [said('system.no-supplicant', { ifaces: iface === undefined ? adapters : [iface] })];
}
