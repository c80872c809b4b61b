/**
 * Lists of events that people copy from a page or a mail: Sophos UTM's wireless log, Netgear's routers, the older UniFi controllers, and
 * Ruckus' as its page shows them. Wordings of manuals and of public logs.
 */
import { FOUR_WAY_TIMEOUT, UNSPECIFIED_FAILURE } from '../../domain/codes.ts';
import { addressOf } from '../hardware-address.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, MAC, toNumber } from '../text.ts';
import { associated, authenticated, connected, ended, gone, of, userReads } from './rule.ts';

const STA = '02:00:00:00:01:00';

const SOPHOS = new Map<string, (code: number) => readonly Read[]>([
  ['STA authentication', (status) => [authenticated(status)]],
  ['STA association', (status) => [associated(status)]],
  ['STA connected', () => [associated(), connected]],
  ['STA disconnected', (reason) => [gone(reason)]],
  ['STA deauthentication', (reason) => [gone(reason)]],
  ['STA disassociation', (reason) => [gone(reason)]],
  // The handshake failed; whether a key was wrong or a message was lost is not said.
  ['STA WPA failure', (reason) => [associated(), ended(reason === 2 ? FOUR_WAY_TIMEOUT : reason, false)]],
]);

const SOPHOS_STATION = new RegExp(`\\bsta="(${MAC})"`);
const sophos: ProgramRule = {
  head: 'id="41',
  rest: at`\d\d" (.{1,1024})`,
  read: ([, fields = '']) => {
    const station = SOPHOS_STATION.exec(fields)?.[1];
    const reads = SOPHOS.get(/\bname="([^"]{1,48})"/.exec(fields)?.[1] ?? '');
    if (station === undefined || !reads) return undefined;
    const code = toNumber(/\b(?:status|reason)_code="(\d{1,5})"/.exec(fields)?.[1] ?? '0');
    return of(addressOf(station), reads(code), '');
  },
  samples: [`id="4106" sub="WiFi" name="STA WPA failure" ssid="lab" sta="${STA}" reason_code="2"`],
  kinds: ['assoc-response', 'disconnected'],
};

/** Its handshake failed with the key that the station has; the keys themselves the router does not compare. */
const otherKey: readonly Read[] = [
  associated(),
  { kind: 'psk-mismatch-suspected', guessed: true },
  ended(FOUR_WAY_TIMEOUT, false),
];

const netgear: ProgramRule = {
  head: '[WLAN access rejected: ',
  rest: at`([^\]]{1,64})\] from MAC(?: address)?:? (${MAC})`,
  read: ([, why = '', station]) =>
    of(
      addressOf(station ?? ''),
      /incorrect security|password|passphrase|\bkey\b/i.test(why)
        ? otherKey
        : [associated(UNSPECIFIED_FAILURE)],
      '',
    ),
  samples: [
    `[WLAN access rejected: incorrect security] from MAC address ${STA}, Saturday, Nov 21,2026 01:00:00`,
  ],
  kinds: ['assoc-response', 'psk-mismatch-suspected', 'disconnected'],
};

/** "User[…] has connected to AP[…]" of UniFi, "joins WLAN[…]" of Ruckus. */
const users: readonly ProgramRule[] = ['User[', 'Guest[', 'Client['].map((head) => ({
  head,
  rest: at`([^\]]{2,64})\] (?:(has connected|joins|joined|roams|has roamed)|(disconnected|leaves|has left)|(?:repeatedly )?(fails|failed))\b`,
  read: userReads,
  samples: [`${head}${STA}] has connected to AP[lab-ap] with ssid "lab" on "channel 36(na)"`],
  kinds: ['assoc-response', 'connected'],
}));

export const listedRules: readonly ProgramRule[] = [sophos, netgear, ...users];
