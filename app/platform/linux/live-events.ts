/** What the supplicant answers, as events: the same words that its lines would have brought. Pure. */
import type { AkmFamily, PmksaRow } from '../../domain/events.ts';
import { akmOfKeyManagement } from '../../ingest/akm.ts';
import type { BssRow, NetworkRow, PmksaListRow, Status } from './wpa-replies.ts';
import type { Witnessed } from './witnessed.ts';

/** Key management families in a flag of the scan table: 'WPA2-SAE-CCMP', 'RSN-PSK+SAE-CCMP', 'WPA2-FT/EAP-CCMP'. */
export function akmsOfFlags(flags: readonly string[]): AkmFamily[] {
  const akms = flags.flatMap((flag) => {
    const names = /^(?:WPA2?|RSN|OSEN)-(.+)-(?:CCMP|GCMP|TKIP|NONE)/.exec(flag)?.[1];
    return (names ?? '').split('+').flatMap((name) => (name ? (akmOfKeyManagement(name) ?? []) : []));
  });
  return [...new Set(akms)];
}

/** The words of a `key_mgmt` field: 'SAE WPA-PSK'. */
export const akmsOfField = (value: string | undefined): AkmFamily[] => [
  ...new Set((value ?? '').split(/\s+/).flatMap((name) => (name ? (akmOfKeyManagement(name) ?? []) : []))),
];

export const bssSeen = (row: Pick<BssRow, 'bssid' | 'ssid' | 'flags' | 'level'>): Witnessed => [
  { kind: 'bss-seen', bssid: row.bssid, ssid: row.ssid, akms: akmsOfFlags(row.flags), signal: row.level },
  `scan: ${row.bssid} "${row.ssid}" ${row.level} dBm [${row.flags.join('][')}]`,
];

export const networkKnown = (row: NetworkRow, akms: readonly AkmFamily[]): Witnessed => [
  { kind: 'network-known', networkId: row.id, ssid: row.ssid, akms },
  `network ${row.id} "${row.ssid}" key_mgmt=${akms.join(',')}`,
];

const ZERO = /^0+$/;

/** A row whose PMKID is zero is a throw-away entry of a clearing that is under way, by us or by another Rejoin. */
export function pmksaSnapshot(rows: readonly PmksaListRow[]): Witnessed {
  const kept: PmksaRow[] = rows
    .filter((row) => !ZERO.test(row.pmkid))
    .map(({ address, pmkid, expiresIn, opportunistic }) => ({
      ...{ bssid: address, pmkid, expiresIn, opportunistic },
    }));
  const text = kept.map((row) => `${row.bssid} ${row.pmkid} ${row.expiresIn} s`).join(', ');
  return [{ kind: 'pmksa-snapshot', rows: kept }, `PMKSA: ${text || 'empty'}`];
}

/** Where the supplicant stands when we come to it. */
export function fromStatus(status: Status): Witnessed[] {
  const { state, bssid, ssid, networkId, address, keyMgmt } = status;
  const text = `STATUS wpa_state=${state}${bssid ? ` bssid=${bssid}` : ''}${ssid === undefined ? '' : ` ssid=${ssid}`}`;
  const told: Witnessed[] = address ? [[{ kind: 'own-address', address }, `STATUS address=${address}`]] : [];
  const akm = keyMgmt === undefined ? undefined : akmOfKeyManagement(keyMgmt);
  if (state === 'COMPLETED' && bssid) {
    if (akm)
      told.push([{ kind: 'bss-seen', bssid, ...(ssid === undefined ? {} : { ssid }), akms: [akm] }, text]);
    const network = networkId === undefined ? {} : { networkId };
    told.push([{ kind: 'connected', bssid, ...network, ...(ssid === undefined ? {} : { ssid }) }, text]);
  }
  return told;
}
