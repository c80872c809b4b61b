/** Networks and cached keys of one supplicant, each with what else is known of it. */
import type { PmksaBirth } from '../../domain/events.ts';
import type { CachedKey, KnownNetwork } from '../port.ts';
import { akmsOfField, akmsOfFlags } from './live-events.ts';
import type { Supplicant } from './supplicant.ts';
import { networkField, networks, status } from './wpa-queries.ts';
import { parseBss, parsePmksa } from './wpa-replies.ts';
import { parseKeyValues } from './wpa-values.ts';

/** hostap's `dot11RSNAConfigPMKLifetime` where MIB does not tell it. Seconds. */
const LIFETIME = 43_200;
const ZERO = /^0+$/;

export function listNetworks(supplicant: Supplicant): Promise<KnownNetwork[]> {
  return supplicant.work(async (ctrl) => {
    const [rows, now] = await Promise.all([networks(ctrl), status(ctrl)]);
    const { manager } = supplicant;
    const named = rows.filter((row) => row.ssid !== '');
    return Promise.all(
      named.map(async ({ id, ssid, current, disabled, tempDisabled }) => ({
        ...{ iface: supplicant.iface, id, ssid, current, disabled, tempDisabled, manager },
        connected: now.state === 'COMPLETED' && now.networkId === id,
        akms: akmsOfField(await networkField(ctrl, id, 'key_mgmt')),
      })),
    );
  });
}

export function listKeys(supplicant: Supplicant): Promise<CachedKey[]> {
  return supplicant.work(async (ctrl) => {
    const [pmksa = '', mib = ''] = await ctrl.pipeline(['PMKSA', 'MIB']);
    const rows = parsePmksa(pmksa).filter((row) => !ZERO.test(row.pmkid));
    const [known, present] = await Promise.all([networks(ctrl), status(ctrl)]);
    const lifetime = Number(parseKeyValues(mib).get('dot11RSNAConfigPMKLifetime')) || LIFETIME;
    const keys: CachedKey[] = [];
    for (const { address, pmkid, expiresIn, opportunistic } of rows) {
      const bss = parseBss(await ctrl.request(`BSS ${address}`));
      const ssid = bss && bss.ssid !== '' ? bss.ssid : undefined;
      const network = ssid === undefined ? undefined : known.find((row) => row.ssid === ssid);
      const age = lifetime - expiresIn;
      keys.push({
        ...{ iface: supplicant.iface, bssid: address, pmkid, ssid, opportunistic, expiresIn },
        networkId: network?.id,
        inUse: present.state === 'COMPLETED' && present.bssid === address,
        birth: birthOf(opportunistic, bss?.flags ?? []),
        age: age >= 0 ? age : undefined,
      });
    }
    return keys;
  });
}

/** The list does not say how a key was born; where the access point offers one way only, it can be told. */
function birthOf(opportunistic: boolean, flags: readonly string[]): PmksaBirth {
  if (opportunistic) return 'okc';
  const ways = akmsOfFlags(flags).flatMap((akm): PmksaBirth[] => {
    if (akm === 'sae' || akm === 'ft-sae') return ['sae'];
    if (akm === 'eap' || akm === 'ft-eap') return ['eap'];
    return akm === 'owe' || akm === 'fils' ? [akm] : [];
  });
  const [one] = [...new Set(ways)];
  return new Set(ways).size === 1 && one ? one : 'unknown';
}
