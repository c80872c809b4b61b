/** The supplicant's control socket: the only way to the keys themselves, one by one. */
import type { Hand } from './hand.ts';
import type { Intents } from './intents.ts';
import { listKeys, listNetworks } from './listings.ts';
import { clearKey, prepare, reconnect, standDown } from './remedies.ts';
import type { Supplicant } from './supplicant.ts';

export const controlHand = (supplicant: Supplicant, intents: Intents): Hand => ({
  name: supplicant.path,
  listsKeys: true,
  cuts: async () =>
    (await supplicant.work(() => supplicant.takesPmksaAdd)) ? ['bss', 'network'] : ['network'],
  networks: () => listNetworks(supplicant),
  cachedKeys: () => listKeys(supplicant),
  clearKey: (network, cut, wanted, check) => clearKey(supplicant, intents, network, cut, wanted, check),
  reconnect: (network) => reconnect(supplicant, intents, network),
  prepare: () => prepare(supplicant, intents),
  standDown: () => standDown(supplicant),
});
