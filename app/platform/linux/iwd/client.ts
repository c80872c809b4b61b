/** iwd as the message bus shows it, to those whom the bus's policy lets in (Debian: root and group netdev). */
import type { Ssid } from '../../../domain/ids.ts';
import { ssidFromBytes } from '../../../domain/ssid.ts';
import { BusError } from '../dbus/bus-error.ts';
import type { Properties, SystemBus } from '../dbus/system-bus.ts';
import { partOf, pathOf, textOf } from '../dbus/values.ts';

export const SERVICE = 'net.connman.iwd';
export const STATION = `${SERVICE}.Station`;
const ROOT = { service: SERVICE, path: '/', iface: 'org.freedesktop.DBus.ObjectManager' };
const DAEMON = { service: SERVICE, path: '/net/connman/iwd', iface: `${SERVICE}.Daemon` };

export interface IwdStation {
  readonly path: string;
  readonly iface: string;
  /** 'connected', 'disconnected', 'connecting', 'disconnecting', 'roaming' */
  readonly state: string;
  /** The network that it is at, or joins: its object. */
  readonly network: string | undefined;
}

/** A network that is stored; iwd keeps only names that are UTF-8. */
export interface Stored {
  readonly path: string;
  readonly ssid: Ssid;
  /** 'psk' (WPA2 and WPA3 alike), '8021x', 'open' */
  readonly type: string;
}

/** A network in reach of a station. */
export interface Seen {
  readonly path: string;
  readonly ssid: Ssid;
  readonly station: string;
  readonly stored: string | undefined;
}

export interface IwdObjects {
  readonly stations: readonly IwdStation[];
  readonly stored: readonly Stored[];
  readonly seen: readonly Seen[];
}

export const NOTHING: IwdObjects = { stations: [], stored: [], seen: [] };

export class Iwd {
  readonly #bus: SystemBus;

  constructor(bus: SystemBus) {
    this.#bus = bus;
  }

  /** @returns 'denied' where it runs and may not be asked, 'absent' where it does not run */
  async access(): Promise<'ok' | 'denied' | 'absent'> {
    if (!(await this.#bus.has(SERVICE))) return 'absent';
    return this.objects().then(
      () => 'ok',
      (error: unknown) => (error instanceof BusError && error.failure === 'denied' ? 'denied' : 'absent'),
    );
  }

  /** '2.3'; undefined where it does not say (before 1.15). */
  async version(): Promise<string | undefined> {
    const info = await this.#bus.call(DAEMON, 'GetInfo').catch(() => undefined);
    return textOf(partOf({ info }, 'info'), 'Version');
  }

  /** @throws BusError */
  async objects(): Promise<IwdObjects> {
    const all = await this.#bus.call(ROOT, 'GetManagedObjects');
    const tree = Object.entries(partOf({ all }, 'all'));
    const of = (name: string): [string, Properties, unknown][] =>
      tree.flatMap(([path, ifaces]) => {
        const own = partOf(ifaces, `${SERVICE}.${name}`);
        return Object.keys(own).length > 0 ? [[path, own, ifaces]] : [];
      });
    return {
      stations: of('Station').flatMap(([path, own, ifaces]) => {
        const iface = textOf(partOf(ifaces, `${SERVICE}.Device`), 'Name');
        const state = textOf(own, 'State') ?? 'disconnected';
        return iface === undefined ? [] : [{ path, iface, state, network: pathOf(own, 'ConnectedNetwork') }];
      }),
      stored: of('KnownNetwork').map(([path, own]) => ({
        ...{ path, ssid: ssidOfName(textOf(own, 'Name')), type: textOf(own, 'Type') ?? '' },
      })),
      seen: of('Network').map(([path, own]) => ({
        ...{ path, ssid: ssidOfName(textOf(own, 'Name')), station: textOf(own, 'Device') ?? '' },
        stored: pathOf(own, 'KnownNetwork'),
      })),
    };
  }

  /** Asks for an attempt at a network whose credentials are stored. Returns when it has come to its end. @throws BusError */
  async connect({ path }: Seen): Promise<void> {
    await this.#bus.call({ service: SERVICE, path, iface: `${SERVICE}.Network` }, 'Connect');
  }
}

const ssidOfName = (name = ''): Ssid => ssidFromBytes(Buffer.from(name, 'utf8').toString('latin1'));
