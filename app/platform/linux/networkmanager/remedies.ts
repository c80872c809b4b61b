/**
 * Clearing through NetworkManager: it sets the network up anew in the supplicant, where the cached keys of the old one go with
 * it. The stored profile is not touched, and no privilege is needed where polkit lets this user activate networks.
 */
import { said } from '../../../domain/said.ts';
import { PlatformError } from '../../port.ts';
import type { Cleared, Cut, KnownNetwork } from '../../port.ts';
import { now } from '../clock.ts';
import { refusalOf } from '../dbus/refusal.ts';
import { isUp } from '../operstate.ts';
import type { NetworkManager, WifiDevice } from './client.ts';
import { STATE } from './names.ts';
import type { Profile } from './profile.ts';

const NAME = 'NetworkManager';
const WHY = said('cut.manager-clears-networks');

/** NetworkManager's profiles for an interface, the active one first. */
export async function listProfiles(manager: NetworkManager, iface?: string): Promise<KnownNetwork[]> {
  return asked(async () => {
    const [devices, profiles] = await Promise.all([manager.devices(), manager.profiles()]);
    const ours = devices.filter((device) => device.isManaged && (!iface || device.iface === iface));
    const lists = ours.map(async (device) => {
      const active = await manager.activeProfile(device);
      return profiles
        .filter((profile) => profile.iface === undefined || profile.iface === device.iface)
        .map((profile) => known(profile, device, active?.path === profile.path))
        .toSorted((a, b) => Number(b.current) - Number(a.current));
    });
    return (await Promise.all(lists)).flat();
  });
}

/** "activated" lasts 15 seconds longer than the link. */
const known = (
  { uuid, ssid, akms }: Profile,
  { iface, state }: WifiDevice,
  current: boolean,
): KnownNetwork => ({
  ...{ iface, id: uuid, ssid, akms, current, connected: current && state === STATE.activated && isUp(iface) },
  ...{ disabled: false, tempDisabled: false, manager: NAME },
});

/** Re-activates the network; that is a reconnection too, whether it was asked for or not. */
export async function reactivate(
  manager: NetworkManager,
  network: KnownNetwork,
  cut: Cut,
  reconnect: () => boolean,
  prepared?: Target,
): Promise<Cleared> {
  if (cut.scope !== 'bss' && cut.scope !== 'network')
    throw new PlatformError('refused', said('system.one-network-at-most', { program: NAME }));
  return asked(async () => {
    const { profile, device, isActive } = prepared ?? (await find(manager, network));
    const why = cut.scope === 'network' ? {} : { why: WHY };
    const nothing = { scope: 'network', ...why, removed: [], kept: [], unseen: true } as const;
    // What is not active has no block in the supplicant, and so no keys.
    if (!isActive && !reconnect()) return { ...nothing, at: now() };
    reconnect();
    await manager.activate(profile, device);
    return { ...nothing, reconnects: true, at: now() };
  });
}

/** Asks for an attempt, unless NetworkManager is at one: to begin anew would also drop what is to be looked at. */
export async function activate(manager: NetworkManager, network: KnownNetwork): Promise<void> {
  return asked(async () => {
    const { profile, device, isActive } = await find(manager, network);
    if (isActive && device.state >= STATE.prepare && device.state < STATE.deactivating) return;
    await manager.activate(profile, device);
  });
}

/** A profile and where it is meant to be active. */
export interface Target {
  readonly profile: Profile;
  readonly device: WifiDevice;
  /** Under way, or up. */
  readonly isActive: boolean;
}

export async function find(
  manager: NetworkManager,
  { iface, ssid, id }: Pick<KnownNetwork, 'iface' | 'ssid' | 'id'>,
): Promise<Target> {
  const device = await manager.device(iface);
  if (!device?.isManaged)
    throw new PlatformError('gone', said('system.not-driving', { program: NAME, iface }));
  const profile = (await manager.profiles()).find((one) => one.uuid === id && one.ssid === ssid);
  if (!profile) throw new PlatformError('gone', said('system.lost-network', { program: NAME, ssid }));
  const active = await manager.activeProfile(device);
  return { device, profile, isActive: active?.path === profile.path };
}

const ACTIVATION = { denied: said('system.activation-denied'), refused: said('system.no-activation') };

async function asked<T>(work: () => Promise<T>, words = ACTIVATION): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw refusalOf(error, NAME, words);
  }
}
