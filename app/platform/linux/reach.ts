/** What this user reaches at this moment: by control sockets, and over the bus. */
import { nativeAvailable } from '../../../native/index.ts';
import type { Claims } from './controllers.ts';
import { NOTHING, type Iwd } from './iwd/client.ts';
import { managerOf } from './network-manager.ts';
import type { NetworkManager } from './networkmanager/client.ts';
import { findControlSockets, isStation, type ControlSocket } from './sockets.ts';
import { wirelessInterfaces } from './wireless-interfaces.ts';
import type { WpaBus } from './wpa-bus/client.ts';

export interface Reach {
  readonly open: readonly ControlSocket[];
  /** All control sockets of stations, also those that may not be opened. */
  readonly sockets: readonly ControlSocket[];
  /** Interfaces that wpa_supplicant shows on the bus. */
  readonly onBus: ReadonlySet<string>;
  /** Interfaces at which iwd has a station. */
  readonly stations: ReadonlySet<string>;
  /** Interfaces that NetworkManager drives. */
  readonly manages: ReadonlySet<string>;
  readonly ifaces: readonly string[];
  /** There are sockets, or may be, that this user may not open. */
  readonly isDenied: boolean;
}

export async function lookAround(
  folders: readonly string[],
  manager: NetworkManager,
  wpa: WpaBus,
  iwd: Iwd,
): Promise<Reach> {
  const [{ sockets: all, hidden }, devices, shown, objects] = await Promise.all([
    findControlSockets(folders),
    manager.devices().catch(() => []),
    wpa.interfaces().catch(() => []),
    iwd.objects().catch(() => NOTHING),
  ]);
  const sockets = all.filter((socket) => isStation(socket.iface));
  const open = nativeAvailable().ok ? sockets.filter((socket) => socket.access === 'ok') : [];
  const manages = new Set(devices.filter((device) => device.isManaged).map((device) => device.iface));
  const onBus = new Set(shown.map((one) => one.iface).filter(isStation));
  const stations = new Set(objects.stations.map((one) => one.iface));
  const named = [...sockets.map((socket) => socket.iface), ...manages, ...onBus, ...stations];
  const ifaces = [...new Set([...named, ...wirelessInterfaces()])];
  const isDenied = sockets.some((socket) => socket.access === 'denied') || hidden.length > 0;
  return { open, sockets, manages, onBus, stations, ifaces, isDenied };
}

export const claimsAt = (iface: string, { sockets, manages, onBus, stations }: Reach): Claims => ({
  manager: manages.has(iface) || managerOf(iface) !== undefined,
  iwd: stations.has(iface),
  supplicant: onBus.has(iface) || sockets.some((socket) => socket.iface === iface),
});
