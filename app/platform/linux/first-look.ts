/** Asks the supplicants for their status and nothing else: what is in it changes nothing, and is there at once. */
import { nativeAvailable } from '../../../native/index.ts';
import type { Ssid } from '../../domain/ids.ts';
import { CONTROL_FOLDERS, findControlSockets, isStation } from './sockets.ts';
import { WpaCtrl } from './wpa-ctrl.ts';
import { parseStatus } from './wpa-replies.ts';

/** Milliseconds: one that is busy is not waited for. */
const PATIENCE = 100;

/** @returns the network of the first that is on one; undefined where none is, or none may be asked */
export async function networkOfSupplicants(folders = CONTROL_FOLDERS): Promise<Ssid | undefined> {
  if (!nativeAvailable().ok) return undefined;
  const { sockets } = await findControlSockets(folders);
  const open = sockets.filter(({ iface, access }) => access === 'ok' && isStation(iface));
  const names = await Promise.all(open.map(({ path }) => networkAt(path).catch(() => undefined)));
  return names.find((ssid) => ssid !== undefined && ssid !== '');
}

async function networkAt(path: string): Promise<Ssid | undefined> {
  const ctrl = WpaCtrl.open(path);
  try {
    return parseStatus(await ctrl.request('STATUS', { timeoutMs: PATIENCE })).ssid;
  } finally {
    ctrl.close();
  }
}
