/**
 * What the clouds of Mist and Meraki tell of a client: the types of their events. Types of the APIs' documentation (`GET …/clients/events`,
 * `GET /networks/{id}/events`) and of "Common Wireless Event Log Messages"; no export of a real network was at hand.
 */
import { FOUR_WAY_TIMEOUT, IEEE_802_1X_AUTH_FAILED } from '../../domain/codes.ts';
import type { AkmFamily } from '../../domain/events.ts';
import { associated, bssid, connected, ended, gone, joined, keptOut, putOut } from '../access-points/rule.ts';
import type { Read } from '../rules.ts';
import { statedRefusal } from '../stated-reason.ts';

/** The authentication algorithm (9.4.1.1). */
const FT = 2;

const LOGIN_FAILED: readonly Read[] = [
  { kind: 'eap', step: 'started' },
  { kind: 'eap', step: 'failure' },
];

/** What a Mist event's number, or the one in its text, says. */
const reasonOf = (text: string): number =>
  Number(/(?:[Rr]eason|[Ss]tatus)(?: code)?[ :]{1,2}(\d{1,5})/.exec(text)?.[1] ?? 0);

/** Status codes that say of themselves what was refused: full, rates, ciphers, key management, PMKID (IEEE Std 802.11-2020, table 9-50). */
const STATUSES: ReadonlySet<number> = new Set([
  10, 12, 17, 18, 30, 31, 33, 37, 40, 41, 42, 43, 44, 45, 46, 53,
]);

function mistFailure(type: string, text: string): readonly Read[] {
  const reason = reasonOf(text);
  const status = Number(/\b[Ss]tatus(?: code)?[ :]{1,2}(\d{1,3})\b/.exec(text)?.[1] ?? 0);
  // Fast transition carries a key of its own, which no cache holds.
  if (type.includes('FBT') && status > 0)
    return [
      { kind: 'auth-request', bssid, algorithm: FT },
      { kind: 'auth-response', bssid, algorithm: FT, transaction: 2, status },
    ];
  // Who may come by their addresses it has asked for, and this one may not.
  if (type.includes('MAC_AUTH')) return keptOut;
  // What the access point answered to the request.
  if (STATUSES.has(status)) return [associated(status)];
  if (type.includes('ASSOCIATION_FAILURE'))
    return statedRefusal(text) ?? (status > 0 ? [associated(status)] : [{ kind: 'join-failed' }]);
  if (reason === FOUR_WAY_TIMEOUT || /4-?way/i.test(text))
    return [associated(), ended(FOUR_WAY_TIMEOUT, false)];
  if (reason === IEEE_802_1X_AUTH_FAILED || type.includes('DENIED') || /802\.1x|EAP|radius/i.test(text))
    return LOGIN_FAILED;
  return [{ kind: 'join-failed' }];
}

/** @param text what the event says besides */
export function mistReads(type: string, text: string): readonly Read[] {
  if (type.includes('DHCP'))
    return type.includes('V6')
      ? []
      : [{ kind: 'address', step: type.endsWith('NAK') ? 'refused' : 'timeout', by: 'mist' }];
  if (/AUTH_(?:FAILURE|DENIED)|FBT_FAILURE|ASSOCIATION_FAILURE/.test(type)) return mistFailure(type, text);
  // Fast or not, with a cached key or without.
  if (/^CLIENT_(?:AUTH_)?(?:RE)?ASSOCIATION(?:_[A-Z\d]{2,8})?$/.test(type)) return [associated()];
  switch (type) {
    // It was in already.
    case 'MARVIS_EVENT_CLIENT_STATIC_IP_BLOCKED':
      return putOut;
    case 'MARVIS_EVENT_STA_LEAVING':
      return [ended(0, true)];
    case 'CLIENT_AUTHENTICATED':
    case 'CLIENT_AUTHORIZED':
      return [connected];
    case 'CLIENT_IP_ASSIGNED':
      return [connected, { kind: 'address', step: 'obtained', by: 'mist' }];
    case 'CLIENT_DEASSOCIATION':
    case 'CLIENT_DISASSOCIATION':
    case 'CLIENT_DEAUTHENTICATION':
    case 'CLIENT_DEAUTHENTICATED':
      return [gone(reasonOf(text))];
    default:
      return [];
  }
}

/** Meraki's types, and what its dashboard calls them. */
const MERAKI: ReadonlyMap<string, string> = new Map([
  ['802.11 association', 'association'],
  ['802.11 disassociation', 'disassociation'],
  ['WPA authentication', 'wpa_auth'],
  ['WPA deauthentication', 'wpa_deauth'],
  ['WPA failed auth/assoc', 'wpa_failed'],
  ['802.1X authentication', '8021x_auth'],
  ['802.1X deauthentication', '8021x_deauth'],
  ['802.1X EAP success', '8021x_eap_success'],
  ['802.1X EAP failure', '8021x_eap_failure'],
  ['802.1X failure', '8021x_eap_failure'],
  ['802.1X authentication failure', '8021x_eap_failure'],
  ['802.1X authentication failed', '8021x_eap_failure'],
]);

/** The type that a cell of the dashboard's table names; undefined where it names none. */
export const merakiType = (words: string): string | undefined =>
  MERAKI.get(words) ?? MERAKI.get(words.replace(/:.*$/, ''));

const left = (reason: number, instigator: string | undefined): Read =>
  instigator === undefined ? gone(reason) : ended(reason, instigator !== BY_ACCESS_POINT);
const BY_ACCESS_POINT = '3';

/** @param fields of the event: `reason` is the frame's, `instigator` 2 the station, 3 the access point */
export function merakiReads(type: string, fields: (name: string) => string | undefined): readonly Read[] {
  switch (type) {
    case 'association':
      return [associated()];
    case 'wpa_auth':
    case '8021x_auth':
      return [connected];
    case '8021x_eap_success':
      // The handshake behind it is told only where it fails.
      return [{ kind: 'eap', step: 'success' }, joined];
    case '8021x_eap_failure':
      return statedRefusal(`802.1X failed: ${fields('reason') ?? ''}`) ?? LOGIN_FAILED;
    case 'wpa_failed':
      return [{ kind: 'join-failed' }];
    // Another access point is to take it.
    case 'aps_association_reject':
      return keptOut;
    case 'disassociation':
      return [left(Number(fields('reason') ?? 0), fields('instigator'))];
    case 'wpa_deauth':
    case '8021x_deauth':
      return [ended(0, true)];
    default:
      return [];
  }
}

/** `WPA2-PSK/CCMP`. */
export function akmOf(text: string): AkmFamily | undefined {
  if (/SAE/i.test(text)) return 'sae';
  if (/PSK/i.test(text)) return 'psk';
  return /EAP|802\.1X/i.test(text) ? 'eap' : undefined;
}

/** Events of a UniFi console's clients and guests (`EVT_WU_…`, `EVT_WG_…`): it tells of no way in, and of no reason. */
export function unifiReads(key: string): readonly Read[] {
  if (/_(?:Connected|Roam|RoamRadio)$/.test(key)) return [associated(), connected];
  if (key.endsWith('_Disconnected')) return [ended(0, true)];
  return /_(?:Auth|Assoc|Join)?Fail/i.test(key) ? [{ kind: 'join-failed' }] : [];
}
