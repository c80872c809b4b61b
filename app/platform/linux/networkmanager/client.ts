/**
 * What is asked of NetworkManager over the bus: devices, profiles without their secrets, and one thing to do, the activation
 * of a profile that is there already. Profiles are never written, and no secret is ever asked for.
 */
import type { SystemBus } from '../dbus/system-bus.ts';
import { isTrue, numberOf, partOf, pathOf, textOf, textsOf } from '../dbus/values.ts';
import { STATE } from './names.ts';
import { readProfile, type Profile } from './profile.ts';

export const SERVICE = 'org.freedesktop.NetworkManager';
export const DEVICE = `${SERVICE}.Device`;
const ROOT = '/org/freedesktop/NetworkManager';
const MANAGER = { service: SERVICE, path: ROOT, iface: SERVICE };
const SETTINGS = { service: SERVICE, path: `${ROOT}/Settings`, iface: `${SERVICE}.Settings` };
/** `NM_DEVICE_TYPE_WIFI` */
const WIFI = 2;

export interface WifiDevice {
  readonly path: string;
  readonly iface: string;
  /** `NMDeviceState` */
  readonly state: number;
  /** NetworkManager drives it. */
  readonly isManaged: boolean;
  /** The activation under way, or of the connection that is up: its object on the bus. */
  readonly active: string | undefined;
}

export class NetworkManager {
  readonly #bus: SystemBus;

  constructor(bus: SystemBus) {
    this.#bus = bus;
  }

  runs(): Promise<boolean> {
    return this.#bus.has(SERVICE);
  }

  /** Its Wi-Fi devices; none where it does not run. @throws BusError */
  async devices(): Promise<WifiDevice[]> {
    if (!(await this.runs())) return [];
    const paths = textsOf(await this.#bus.call(MANAGER, 'GetDevices'));
    const devices = await Promise.all(paths.map((path) => this.#device(path)));
    return devices.filter((device) => device !== undefined);
  }

  async device(iface: string): Promise<WifiDevice | undefined> {
    return (await this.devices()).find((device) => device.iface === iface);
  }

  /** Stored Wi-Fi networks that this user may see. @throws BusError */
  async profiles(): Promise<Profile[]> {
    const paths = textsOf(await this.#bus.call(SETTINGS, 'ListConnections'));
    const profiles = await Promise.all(paths.map((path) => this.profile(path)));
    return profiles.filter((profile) => profile !== undefined);
  }

  /** The profile that a device is activating or has activated. */
  async activeProfile({ active }: WifiDevice): Promise<Profile | undefined> {
    if (active === undefined) return undefined;
    const object = { service: SERVICE, path: active, iface: `${SERVICE}.Connection.Active` };
    const path = pathOf(await this.#bus.properties(object).catch(() => ({})), 'Connection');
    return path === undefined ? undefined : this.profile(path);
  }

  /** @returns undefined where it is gone, hidden from this user, or no Wi-Fi network */
  async profile(path: string): Promise<Profile | undefined> {
    const object = { service: SERVICE, path, iface: `${SERVICE}.Settings.Connection` };
    const settings = await this.#bus.call(object, 'GetSettings').catch(() => undefined);
    return readProfile(path, settings);
  }

  /** What polkit says of this user and activations. 'auth': only after a password, which Rejoin does not ask for. */
  async permission(): Promise<'yes' | 'auth' | 'no' | 'unknown'> {
    const all = partOf({ all: await this.#bus.call(MANAGER, 'GetPermissions').catch(() => ({})) }, 'all');
    const said = textOf(all, `${SERVICE}.network-control`);
    return said === 'yes' || said === 'auth' || said === 'no' ? said : 'unknown';
  }

  /** Activates a profile as it is, anew where it is active. Returns when that has begun. @throws BusError */
  async activate(profile: Profile, device: WifiDevice): Promise<void> {
    await this.#bus.call(MANAGER, 'ActivateConnection', 'ooo', [profile.path, device.path, '/']);
  }

  async #device(path: string): Promise<WifiDevice | undefined> {
    // One that was taken away meanwhile is none.
    const all = await this.#bus.properties({ service: SERVICE, path, iface: DEVICE }).catch(() => ({}));
    const iface = textOf(all, 'Interface');
    if (iface === undefined || numberOf(all, 'DeviceType') !== WIFI) return undefined;
    const state = numberOf(all, 'State') ?? 0;
    return {
      ...{ path, iface, state, active: pathOf(all, 'ActiveConnection') },
      isManaged: isTrue(all, 'Managed') && state > STATE.unmanaged,
    };
  }
}
