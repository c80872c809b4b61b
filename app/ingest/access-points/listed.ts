/**
 * Lists of events that people copy from a page or a mail: Sophos UTM's wireless log, Netgear's routers, the older UniFi controllers, and
 * Ruckus' as its page shows them. Wordings of manuals and of public logs.
 */
import { FOUR_WAY_TIMEOUT, UNSPECIFIED_FAILURE } from '../../domain/codes.ts';
import { addressOf } from '../hardware-address.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, MAC, toNumber } from '../text.ts';
import { otherPassword, statedEnd, statedRefusal } from '../stated-reason.ts';
import type { Associations } from './others.ts';
import { associated, authenticated, connected, ended, gone, keptOut, of } from './rule.ts';
import { USER, userReads } from './users.ts';

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

const MOST_REFUSED = 1024;

/** Whose keys differ a Netgear does not compare. Its word on an address is of cables, too: who was turned away before is in by that. */
const netgear: readonly ProgramRule<Associations>[] = [
  {
    head: '[WLAN access rejected: ',
    rest: at`([^\]]{1,64})\] from MAC(?: address)?:? (${MAC})`,
    read: ([, why = '', address = ''], { refused }) => {
      const station = addressOf(address);
      if (refused.size < MOST_REFUSED) refused.add(station);
      const isOfKey = /incorrect security/i.test(why);
      return of(
        station,
        isOfKey ? otherPassword : (statedRefusal(why) ?? [associated(UNSPECIFIED_FAILURE)]),
        '',
      );
    },
    samples: [
      `[WLAN access rejected: incorrect security] from MAC address ${STA}, Saturday, Nov 21,2026 01:00:00`,
    ],
    kinds: ['assoc-response', 'psk-mismatch-suspected', 'disconnected'],
  },
  {
    head: '[Access Control] Device ',
    rest: at`.{0,64}?\b(${MAC}) is (blocked|allowed)\b`,
    read: ([, station, what]) => of(addressOf(station ?? ''), what === 'blocked' ? keptOut : [], ''),
    samples: [`[Access Control] Device PHONE with MAC address ${STA} is blocked to access the network,`],
    kinds: ['policy-refused', 'assoc-response'],
    quiet: [`[Access Control] Device PHONE with MAC address ${STA} is allowed to access the network,`],
  },
  {
    head: '[DHCP IP: ',
    rest: at`\(?[\d.]{7,15}\)?\] to MAC address:? (${MAC})`,
    read: ([, address = ''], { refused }) => {
      const station = addressOf(address);
      if (!refused.delete(station)) return undefined;
      return of(station, [associated(), connected, { kind: 'address', step: 'obtained', by: 'netgear' }], '');
    },
    samples: [],
    kinds: [],
    quiet: [`[DHCP IP: 192.0.2.7] to MAC address ${STA}, Saturday, Nov 21,2026 01:00:00`],
  },
];

/** "User[…] has connected to AP[…]" of UniFi, "joins WLAN[…]" of Ruckus. */
const users: readonly ProgramRule[] = ['User[', 'Guest[', 'Client['].map((head) => ({
  head,
  rest: USER,
  read: userReads,
  samples: [`${head}${STA}] has connected to AP[lab-ap] with ssid "lab" on "channel 36(na)"`],
  kinds: ['assoc-response', 'connected'],
}));

/** D-Link's routers, DIR-600 to DIR-890: "associated" before the handshake, "secured and linked" behind it. */
const dlink: ProgramRule = {
  head: 'Wireless system with MAC address ',
  rest: at`([\da-fA-F]{12}|${MAC}) (associated|secured and linked|disconnected|(?:is )?(?:denied|rejected|blocked))(?: for reason: ([^\n]{1,120}))?`,
  read: ([, address = '', what = '', why = '']) => {
    const reads: readonly Read[] =
      what === 'associated'
        ? [associated()]
        : what === 'secured and linked'
          ? [associated(), connected]
          : what === 'disconnected'
            ? (statedEnd(why) ?? [ended(0, /received/i.test(why))])
            : keptOut;
    return of(addressOf(address), reads, '');
  },
  samples: ['Wireless system with MAC address 020000000100 secured and linked'],
  kinds: ['assoc-response', 'connected'],
};

/**
 * The page of routers from before 2010 (D-Link's DI series, TRENDnet, SMC, 3Com), whose makers share Realtek's or Broadcom's words: time, message,
 * and the address in a column of its own, or behind `;note:`. Of those that are in no table it says that they are not authorized.
 */
const NOTE = String.raw`[;:\s]{0,16}(?:note:\s?)?((?:[\da-fA-F]{2}[-:]){5}[\da-fA-F]{2})`;
const STATION = '02-00-00-00-01-00';
const columns: readonly ProgramRule[] = (
  [
    ['Wireless PC connected', [associated()]],
    ['Authentication success', [associated(), connected]],
    ['Authentication Success', [associated(), connected]],
    ['Authentication fail', [{ kind: 'join-failed' }]],
    ['Unauthorized wireless PC try to connect', keptOut],
  ] as const
).map(([head, reads]) => ({
  head,
  rest: at`\w{0,5}${NOTE}`,
  read: ([, station = '']) => of(addressOf(station), reads, ''),
  samples: [`${head}\t\t\t${STATION}`, `${head};note:${STATION};`],
  kinds: reads.map(({ kind }) => kind),
}));
const columnsLease: ProgramRule = {
  head: 'DHCP lease IP ',
  rest: at`(?:\s{0,3}[\d.]{7,15}(?: to \S{0,40})?)?${NOTE}`,
  read: ([, station = '']) =>
    of(addressOf(station), [{ kind: 'address', step: 'obtained', by: 'router' }], ''),
  samples: [`DHCP lease IP 192.0.2.7 to lab\t\t\t${STATION}`],
  kinds: ['address'],
};

export const listedRules: readonly ProgramRule<Associations>[] = [
  ...columns,
  columnsLease,
  sophos,
  ...netgear,
  ...users,
  dlink,
];
