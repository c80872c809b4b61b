/** Follows iwd over the message bus: which network its stations join, and when. The kernel tells how. */
import type { Ssid } from '../../../domain/ids.ts';
import { now } from '../clock.ts';
import { BusWitness, type BusWitnessOptions } from '../dbus/bus-witness.ts';
import type { BusSignal } from '../dbus/system-bus.ts';
import { partOf, textOf } from '../dbus/values.ts';
import { Iwd, STATION, SERVICE } from './client.ts';

interface Followed {
  readonly iface: string;
  state: string;
  ssid: Ssid | undefined;
}

export class IwdWitness extends BusWitness {
  readonly #iwd: Iwd;
  readonly #stations = new Map<string, Followed>();

  /** @throws BusError where there is no bus */
  static open(options: BusWitnessOptions): Promise<IwdWitness> {
    return new IwdWitness(options).listen(SERVICE);
  }

  private constructor(options: BusWitnessOptions) {
    super(options, 'manager');
    this.#iwd = new Iwd(options.bus);
  }

  protected async owner(isThere: boolean): Promise<void> {
    const lost = [...this.#stations.values()];
    this.#stations.clear();
    for (const { iface } of lost) this.tell(iface, { kind: 'supplicant', state: 'gone' }, 'iwd left the bus');
    const isOpen = isThere && (await this.#look());
    this.options.onChange(isOpen);
  }

  /** @returns whether it may be asked */
  async #look(): Promise<boolean> {
    const objects = await this.#iwd.objects().catch(() => undefined);
    for (const { path, iface, state, network } of objects?.stations ?? []) {
      if (this.#stations.has(path)) continue;
      const ssid = objects?.seen.find((one) => one.path === network)?.ssid;
      this.#stations.set(path, { iface, state, ssid });
    }
    return objects !== undefined;
  }

  protected hear({ path, member, body }: BusSignal): void {
    if (member === 'InterfacesAdded') return void this.#look();
    if (member === 'InterfacesRemoved' && Array.isArray(body[1]) && body[1].includes(STATION)) {
      this.#stations.delete(String(body[0]));
      return;
    }
    const station = this.#stations.get(path);
    if (member !== 'PropertiesChanged' || body[0] !== STATION || !station) return;
    const state = textOf(partOf({ changed: body[1] }, 'changed'), 'State');
    if (state !== undefined && state !== station.state) void this.#moved(path, station, state);
  }

  async #moved(path: string, station: Followed, state: string): Promise<void> {
    const from = station.state;
    station.state = state;
    const at = now();
    if (state === 'connecting' || state === 'connected') {
      const { stations, seen } = await this.#iwd.objects().catch(() => ({ stations: [], seen: [] }));
      const network = stations.find((one) => one.path === path)?.network;
      station.ssid = seen.find((one) => one.path === network)?.ssid ?? station.ssid;
    }
    const told = changeOf(from, state);
    if (!told) return;
    const ssid = station.ssid === undefined ? {} : { ssid: station.ssid };
    this.tell(station.iface, { kind: 'manager-state', state: told, ...ssid }, `${from} -> ${state}`, at);
  }
}

/** Only what is on purpose goes through `disconnecting`; a connection that breaks is told by the kernel. */
function changeOf(
  from: string,
  to: string,
): 'activating' | 'activated' | 'failed' | 'disconnected' | undefined {
  if (to === 'connecting') return 'activating';
  if (to === 'connected' && from === 'connecting') return 'activated';
  if (to === 'disconnecting') return 'disconnected';
  return to === 'disconnected' && from === 'connecting' ? 'failed' : undefined;
}
