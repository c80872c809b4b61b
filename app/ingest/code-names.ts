/**
 * Reasons by name, whoever prints it: 802.11's as hostap spells them, and Espressif's library's (`esp_wifi_types.h`), as they stand in C
 * (`WIFI_REASON_AUTH_EXPIRE`), in Rust (`AuthenticationExpired`) and in words ("Auth Expired"). Only letters and digits count.
 */
import { REASONS } from '../domain/codes.ts';

/** Espressif's names, and what others have of their own, each as words. */
const OTHERS: readonly (readonly [reason: number, ...names: readonly string[]])[] = [
  [2, 'auth expire', 'auth expired', 'authentication expired'],
  [3, 'auth leave', 'authentication leave'],
  [4, 'assoc expire', 'association expired', 'disassociated due to inactivity', 'disassoc due to inactivity'],
  [5, 'assoc toomany', 'association too many', 'too many associations'],
  [6, 'not authed', 'not authenticated', 'class2 frame from non authenticated station'],
  [7, 'not assoced', 'not associated', 'class3 frame from non associated station'],
  [8, 'assoc leave', 'association leave'],
  [9, 'assoc not authed', 'association not authenticated'],
  [10, 'disassoc pwrcap bad', 'disassociated power capability bad', 'disassociate power cap bad'],
  [11, 'disassoc supchan bad', 'disassociated unsupported channel', 'disassociate supported channel bad'],
  [12, 'bss transition disassociated'],
  [13, 'ie invalid'],
  [14, 'mic failure'],
  [15, '4 way handshake timeout', 'four way handshake timeout'],
  [17, 'ie in 4 way handshake differs'],
  [18, 'group cipher invalid'],
  [19, 'pairwise cipher invalid'],
  [20, 'akmp invalid'],
  [22, 'invalid rsn ie cap', 'invalid rsn ie capabilities'],
  [23, '802 1x auth failed', '802 1x authentication failed'],
  [49, 'invalid pmkid'],
  [200, 'beacon timeout'],
  [201, 'no ap found', 'ap not found', 'no access point found', 'probe request unsuccessful'],
  [202, 'auth fail', 'auth failed', 'authentication failed'],
  [203, 'assoc fail', 'assoc failed', 'association failed'],
  [204, 'handshake timeout', 'handshake failed'],
  [205, 'connection fail', 'connection failed'],
  [206, 'ap tsf reset', 'access point tsf reset'],
  [207, 'roaming'],
  [208, 'assoc comeback time too long', 'association comeback time too long'],
  [209, 'sa query timeout'],
  [
    210,
    'no ap found w compatible security',
    'no ap found with compatible security',
    'no access point found with compatible security',
  ],
  [
    211,
    'no ap found in authmode threshold',
    'no ap found in auth mode threshold',
    'no access point found in authmode threshold',
  ],
  [212, 'no ap found in rssi threshold', 'no access point found in rssi threshold'],
];

const bare = (name: string): string => name.replace(/[^A-Za-z\d]/g, '').toUpperCase();

/** What a name stands for, and whether it is one that Espressif's chips have, by which they call their own ends, too. */
interface NamedReason {
  readonly reason: number;
  readonly isOfChip: boolean;
}

const BY_NAME: ReadonlyMap<string, NamedReason> = new Map<string, NamedReason>([
  ...OTHERS.flatMap(([reason, ...names]) =>
    names.map((name) => [bare(name), { reason, isOfChip: true }] as const),
  ),
  ...Object.entries(REASONS).map(
    ([reason, { name }]) => [bare(name), { reason: Number(reason), isOfChip: false }] as const,
  ),
]);

/** @returns the reason that has such a name */
export const reasonNamed = (name: string): NamedReason | undefined =>
  BY_NAME.get(bare(name.replace(/^(?:WIFI|WLAN)_REASON_(?:CODE_)?/, '')));

/** A word that anybody uses for anything is no name where it is not known who speaks. */
const PLAIN: ReadonlySet<string> = new Set(['ROAMING', 'TIMEOUT']);

export const isReasonName = (word: string): boolean =>
  !PLAIN.has(bare(word)) && reasonNamed(word) !== undefined;
