/** Follows NetworkManager over the bus: what its devices go through, over restarts of it. */
import type { Happening, WifiEvent } from '../../../domain/events.ts';
import { evidence } from '../../../ingest/evidence.ts';
import { now } from '../clock.ts';
import type { BusSignal, SystemBus } from '../dbus/system-bus.ts';
import { DEVICE, NetworkManager, SERVICE, type WifiDevice } from './client.ts';
import { DeviceReader, type Told } from './device-reader.ts';
import { STATE } from './names.ts';

export interface ManagerOptions {
  readonly bus: SystemBus;
  /** Index of NetworkManager among the diagnosis' inputs. */
  readonly input: number;
  emit(event: WifiEvent): void;
  /** It came or went, or took an interface or let go of one. */
  onChange(isThere: boolean): void;
}

interface Followed {
  readonly iface: string;
  readonly reader: DeviceReader;
}

export class ManagerWitness {
  readonly #options: ManagerOptions;
  readonly #manager: NetworkManager;
  readonly #devices = new Map<string, Followed>();
  #stop: (() => void) | undefined;
  #line = 0;
  #isThere = false;

  /** Returns when what NetworkManager does now was read. @throws BusError where there is no bus */
  static async open(options: ManagerOptions): Promise<ManagerWitness> {
    const witness = new ManagerWitness(options);
    let first: Promise<void> | undefined;
    witness.#stop = await options.bus.listen(SERVICE, {
      signal: (signal) => witness.#hear(signal),
      owner: (isThere) => {
        const looked = witness.#owner(isThere);
        first ??= looked;
      },
    });
    await first;
    return witness;
  }

  private constructor(options: ManagerOptions) {
    this.#options = options;
    this.#manager = new NetworkManager(options.bus);
  }

  get isThere(): boolean {
    return this.#isThere;
  }

  close(): void {
    this.#stop?.();
    this.#devices.clear();
  }

  async #owner(isThere: boolean): Promise<void> {
    this.#isThere = isThere;
    this.#devices.clear();
    if (isThere) for (const device of await this.#manager.devices().catch(() => [])) await this.#meet(device);
    this.#options.onChange(isThere);
  }

  async #meet(device: WifiDevice): Promise<void> {
    const { path, iface, state } = device;
    const reader = new DeviceReader(iface);
    this.#devices.set(path, { iface, reader });
    const profile = await this.#manager.activeProfile(device);
    if (profile)
      for (const told of reader.learn(profile)) if (told[0].kind === 'network-known') this.#tell(iface, told);
    reader.come(state, profile);
  }

  #hear({ path, iface, member, body }: BusSignal): void {
    if (iface === DEVICE && member === 'StateChanged') {
      const [to, from, reason] = body;
      if (typeof to === 'number' && typeof from === 'number' && typeof reason === 'number')
        this.#changed(path, from, to, reason);
      return;
    }
    if (iface === SERVICE && member === 'DeviceRemoved') this.#devices.delete(String(body[0]));
    if (iface === SERVICE && member === 'DeviceAdded') void this.#added(String(body[0]));
  }

  #changed(path: string, from: number, to: number, reason: number): void {
    const followed = this.#devices.get(path);
    if (!followed) {
      void this.#added(path);
      return;
    }
    for (const told of followed.reader.change(from, to, reason)) this.#tell(followed.iface, told);
    if (to === STATE.prepare) void this.#name(path, followed);
    if (to === STATE.unmanaged || from === STATE.unmanaged) this.#options.onChange(true);
  }

  async #added(path: string): Promise<void> {
    const device = (await this.#manager.devices().catch(() => [])).find((one) => one.path === path);
    if (device && !this.#devices.has(path)) await this.#meet(device);
  }

  /** Which network an activation is about. */
  async #name(path: string, { iface, reader }: Followed): Promise<void> {
    const device = await this.#manager.device(iface).catch(() => undefined);
    const profile = device && (await this.#manager.activeProfile(device).catch(() => undefined));
    if (profile && this.#devices.get(path)?.reader === reader)
      for (const told of reader.learn(profile)) this.#tell(iface, told);
  }

  #tell(iface: string, [happening, text]: readonly [Happening, string] | Told): void {
    const origin = { input: this.#options.input, line: ++this.#line, text: evidence(text) };
    this.#options.emit({ at: now(), origin, witness: 'manager', iface, ...happening });
  }
}
