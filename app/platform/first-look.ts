/** The network that this machine is on at this moment, as far as that costs next to nothing to ask. */
import type { Ssid } from '../domain/ids.ts';

/** @param ctrl folder of wpa_supplicant's control sockets, where it is not one of the usual ones */
export async function networkNow(ctrl: string | undefined): Promise<Ssid | undefined> {
  if (process.platform !== 'linux') return undefined;
  const { networkOfSupplicants } = await import('./linux/first-look.ts');
  return networkOfSupplicants(ctrl === undefined ? undefined : [ctrl]);
}
