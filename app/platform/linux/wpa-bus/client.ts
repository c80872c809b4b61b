/** wpa_supplicant as the message bus shows it, to those whom the bus's policy lets in (Debian: root and group netdev). */
import type { Mac, Ssid } from '../../../domain/ids.ts';
import type { AkmFamily } from '../../../domain/events.ts';
import { ssidFromBytes } from '../../../domain/ssid.ts';
import { BusError } from '../dbus/bus-error.ts';
import { typed, type BusObject, type Properties, type SystemBus } from '../dbus/system-bus.ts';
import { bytesOf, isTrue, partOf, pathOf, textOf, textsOf } from '../dbus/values.ts';
import { akmsOfField } from '../live-events.ts';

export const SERVICE = 'fi.w1.wpa_supplicant1';
export const INTERFACE = `${SERVICE}.Interface`;
const NETWORK = `${SERVICE}.Network`;
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const ROOT = { service: SERVICE, path: '/fi/w1/wpa_supplicant1', iface: SERVICE };

export interface BusInterface {
  readonly path: string;
  readonly iface: string;
  /** 'scanning', 'associating', … 'completed' */
  readonly state: string;
  readonly networks: readonly string[];
  readonly current: string | undefined;
}

export interface BusNetwork {
  readonly path: string;
  /** The same number as on the control interface. */
  readonly id: number;
  readonly ssid: Ssid;
  readonly akms: readonly AkmFamily[];
  readonly isEnabled: boolean;
  /** Its fields as text; secrets are not among them. */
  readonly fields: Properties;
}

export class WpaBus {
  readonly #bus: SystemBus;

  constructor(bus: SystemBus) {
    this.#bus = bus;
  }

  /** 'denied': it runs, and the bus does not let this user ask it. */
  async access(): Promise<'ok' | 'denied' | 'absent'> {
    try {
      await this.#bus.properties(ROOT);
      return 'ok';
    } catch (error) {
      return error instanceof BusError && error.failure === 'denied' ? 'denied' : 'absent';
    }
  }

  /** @throws BusError */
  async interfaces(): Promise<BusInterface[]> {
    const paths = textsOf((await this.#bus.properties(ROOT))['Interfaces']);
    const all = await Promise.all(paths.map((path) => this.#interface(path)));
    return all.filter((one) => one !== undefined);
  }

  async at(iface: string): Promise<BusInterface | undefined> {
    return (await this.interfaces()).find((one) => one.iface === iface);
  }

  async networks({ networks }: Pick<BusInterface, 'networks'>): Promise<BusNetwork[]> {
    const all = await Promise.all(networks.map((path) => this.network(path)));
    return all.filter((one) => one !== undefined);
  }

  /** @returns undefined where it is gone or has no name */
  async network(path: string): Promise<BusNetwork | undefined> {
    const object = { service: SERVICE, path, iface: NETWORK };
    const all = await this.#bus.properties(object).catch(() => ({}));
    const fields = partOf(all, 'Properties');
    const ssid = ssidOfField(textOf(fields, 'ssid'));
    const id = Number(/\/(\d+)$/.exec(path)?.[1]);
    if (ssid === undefined || !Number.isInteger(id)) return undefined;
    const akms = akmsOfField(textOf(fields, 'key_mgmt'));
    return { path, id, ssid, akms, fields, isEnabled: isTrue(all, 'Enabled') };
  }

  /** The access point that an interface is at. */
  async bssid(path: string): Promise<Mac | undefined> {
    const at = pathOf(await this.#bus.properties({ service: SERVICE, path, iface: INTERFACE }), 'CurrentBSS');
    if (at === undefined) return undefined;
    const bss = await this.#bus.properties({ service: SERVICE, path: at, iface: `${SERVICE}.BSS` });
    const hex = Buffer.from(bytesOf(bss, 'BSSID') ?? '', 'latin1').toString('hex');
    return /^[\da-f]{12}$/.test(hex) ? (hex.replace(/(..)(?!$)/g, '$1:') as Mac) : undefined;
  }

  /** Sets one field of a network, a whole number: a text would be put in quotes, and refused. @throws BusError */
  async setField({ path }: BusNetwork, field: string, value: string): Promise<void> {
    await this.#set(path, 'Properties', 'a{sv}', { [field]: await typed('u', Number(value)) });
  }

  /** @throws BusError */
  async enable({ path }: BusNetwork, isEnabled: boolean): Promise<void> {
    await this.#set(path, 'Enabled', 'b', isEnabled);
  }

  /** Asks for an attempt. @throws BusError */
  async ask({ path }: BusInterface, how: 'Reassociate' | 'Reconnect'): Promise<void> {
    await this.#bus.call({ service: SERVICE, path, iface: INTERFACE }, how);
  }

  async #set(path: string, property: string, type: string, value: unknown): Promise<void> {
    const object: BusObject = { service: SERVICE, path, iface: PROPERTIES };
    await this.#bus.call(object, 'Set', 'ssv', [NETWORK, property, await typed(type, value)]);
  }

  async #interface(path: string): Promise<BusInterface | undefined> {
    const object = { service: SERVICE, path, iface: INTERFACE };
    const all = await this.#bus.properties(object).catch((): Properties => ({}));
    const iface = textOf(all, 'Ifname');
    if (iface === undefined) return undefined;
    const networks = textsOf(all['Networks']);
    const current = pathOf(all, 'CurrentNetwork');
    return { path, iface, state: textOf(all, 'State') ?? '', networks, current };
  }
}

/** A name as the configuration writes it: in quotes where it is plain, in hex where it is not. */
export function ssidOfField(text: string | undefined): Ssid | undefined {
  if (text === undefined || text === '') return undefined;
  const quoted = /^"(.{1,32})"$/s.exec(text)?.[1];
  if (quoted !== undefined) return ssidFromBytes(Buffer.from(quoted, 'utf8').toString('latin1'));
  return /^(?:[\da-f]{2}){1,32}$/i.test(text)
    ? ssidFromBytes(Buffer.from(text, 'hex').toString('latin1'))
    : undefined;
}
