/** Follows NetworkManager over the bus: what its devices go through, over restarts of it. */
import { BusWitness, type BusWitnessOptions } from '../dbus/bus-witness.ts';
import type { BusSignal } from '../dbus/system-bus.ts';
import { DEVICE, NetworkManager, SERVICE, type WifiDevice } from './client.ts';
import { DeviceReader } from './device-reader.ts';
import { STATE } from './names.ts';

export interface ManagerOptions extends BusWitnessOptions {
  /** It came or went, or took an interface or let go of one. */
  onChange(isThere: boolean): void;
}

interface Followed {
  readonly iface: string;
  readonly reader: DeviceReader;
}

export class ManagerWitness extends BusWitness<ManagerOptions> {
  readonly #manager: NetworkManager;
  readonly #devices = new Map<string, Followed>();
  #isThere = false;

  /** Returns when what NetworkManager does now was read. @throws BusError where there is no bus */
  static open(options: ManagerOptions): Promise<ManagerWitness> {
    return new ManagerWitness(options).listen(SERVICE);
  }

  private constructor(options: ManagerOptions) {
    super(options, 'manager');
    this.#manager = new NetworkManager(options.bus);
  }

  get isThere(): boolean {
    return this.#isThere;
  }

  override close(): void {
    super.close();
    this.#devices.clear();
  }

  protected async owner(isThere: boolean): Promise<void> {
    this.#isThere = isThere;
    this.#devices.clear();
    if (isThere) for (const device of await this.#manager.devices().catch(() => [])) await this.#meet(device);
    this.options.onChange(isThere);
  }

  async #meet(device: WifiDevice): Promise<void> {
    const { path, iface, state } = device;
    const reader = new DeviceReader(iface);
    this.#devices.set(path, { iface, reader });
    const profile = await this.#manager.activeProfile(device);
    if (profile)
      for (const told of reader.learn(profile))
        if (told[0].kind === 'network-known') this.tell(iface, ...told);
    reader.come(state, profile);
  }

  protected hear({ path, iface, member, body }: BusSignal): void {
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
    for (const told of followed.reader.change(from, to, reason)) this.tell(followed.iface, ...told);
    if (to === STATE.prepare) void this.#name(path, followed);
    if (to === STATE.unmanaged || from === STATE.unmanaged) this.options.onChange(true);
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
      for (const told of reader.learn(profile)) this.tell(iface, ...told);
  }
}
