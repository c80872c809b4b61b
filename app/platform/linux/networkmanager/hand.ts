/** NetworkManager, for users whom the supplicant does not let in. */
import type { Hand } from '../hand.ts';
import type { NetworkManager } from './client.ts';
import { activate, listProfiles, reactivate } from './remedies.ts';

const nothing = (): Promise<void> => Promise.resolve();

export const managerHand = (manager: NetworkManager, iface: string): Hand => ({
  name: 'NetworkManager',
  listsKeys: false,
  cuts: () => Promise.resolve(['network']),
  networks: () => listProfiles(manager, iface),
  cachedKeys: () => Promise.resolve([]),
  clearKey: (network, cut, reconnect) => reactivate(manager, network, cut, reconnect),
  reconnect: (network) => activate(manager, network),
  prepare: nothing,
  standDown: nothing,
});
