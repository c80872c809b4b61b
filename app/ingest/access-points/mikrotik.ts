/**
 * MikroTik's RouterOS 6 and 7: topics, then `ADDRESS@INTERFACE: what`, the colon gone where CAPsMAN or the newer drivers speak; as a
 * station of another access point it tells of itself. Formats of the manual ("Wireless Debug Logs", "Registration table") and public logs.
 */
import {
  FOUR_WAY_TIMEOUT,
  GROUP_TIMEOUT,
  INACTIVITY,
  INVALID_PMKID,
  LOW_ACK,
  UNSPECIFIED,
  UNSPECIFIED_FAILURE,
} from '../../domain/codes.ts';
import type { Mac } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { addressOf } from '../hardware-address.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import { statedEnd, statedRefusal } from '../stated-reason.ts';
import { associated, authenticated, connected, ended, joined, of, unheard } from './rule.ts';

/** Disassociated because its station has left (IEEE Std 802.11-2020, table 9-49). */
const LEFT = 8;
const KEYS = /key exchange|key handshake|4-way/i;

/** `wifi1`, and behind it the network's name where the newer drivers or CAPsMAN tell of it. */
const IFACE = String.raw`([^\s:,(][^:,(\n]{0,63}?)(?:\([^\n]{0,64}?\))?`;
/** Who it is about, and at which interface; pages that hide mail addresses take the last byte and an interface with a dot for one. */
const STATION = String.raw`(${MAC}|(?:[\dA-F]{2}:){5}(?=\[email))`;
const AT = String.raw`(?:@${IFACE}|\[email(?: |\xc2\xa0)protected\])`;
/** A prefix that a logging rule of the router's owner puts in front. */
const PREFIX = String.raw`:? (?:[\w-]{1,16}: )?`;

/** The router heard nothing any more, or got no answer. */
const SILENCE = /connection lost|not responding|no response|no longer heard|out of range|time-?out$/i;

/** Why a registration ended, in the router's words; a number in brackets is the reason of a frame. */
function endOf(why: string, dbm?: number): Read {
  const frame = /received (?:deauth|disassoc)[^(]{0,80}\((\d{1,3})\)/.exec(why);
  if (frame) return ended(toNumber(frame[1]), true);
  const sent = /sent (?:deauth|disassoc)[^(]{0,80}\((\d{1,3})\)/.exec(why);
  if (sent) return ended(toNumber(sent[1]), false);
  if (why.includes('group key')) return ended(GROUP_TIMEOUT, false);
  if (KEYS.test(why)) return ended(FOUR_WAY_TIMEOUT, false);
  if (why.includes('extensive data loss')) return ended(LOW_ACK, false);
  if (why.startsWith('SA Query')) return ended(UNSPECIFIED, false);
  // It has roamed: the router sees both ends of that.
  if (/registered to other|roam/.test(why)) return ended(LEFT, true);
  if (SILENCE.test(why)) return unheard(dbm);
  const stated = statedEnd(why)?.find((read) => read.kind === 'disconnected');
  // The station has gone, or fell silent: nobody threw it out.
  return stated ?? ended(0, true);
}

/** A login that was refused, or in vain, before the end. */
const loginIn = (why: string): readonly Read[] =>
  /802\.1x|radius|\beap\b/i.test(why) ? (statedRefusal(why) ?? []) : [];

const dbmOf = (text: string): number | undefined => {
  const dbm = /signal strength (-\d{1,3})/.exec(text)?.[1];
  return dbm === undefined ? undefined : Number(dbm);
};
const signalOf = (text: string): readonly Read[] => {
  const dbm = dbmOf(text);
  return dbm === undefined ? [] : [{ kind: 'signal', dbm }];
};
/** What stands in front of the signal. */
const wordsOf = (why: string): string => why.replace(/,? ?signal strength.*/, '');

/** As `/log print` has them; the window of WinBox puts a blank between two. */
const TOPICS = [
  'wireless,info',
  'wireless,debug',
  'info,wireless',
  'caps,info',
  'caps,debug',
  'info,caps',
  'wifi,info',
  'wifi,debug',
  'wifiwave2,info',
  'wifiwave2,debug',
].flatMap((topic) => [topic, topic.replace(',', ', ')]);

const LIVED = String.raw`${AT}:? (?:(connected|associated|reconnect(?:ing|ed))(?:, ([^\n]{0,120}))?|(disconnected|disassociated)(?:, ([^\n]{0,120}))?|roamed to ${MAC}@${IFACE.replace('63}?', '63}')}(?:, ([^\n]{0,120}))?|(?:reassociating|reauthenticating|roamed|attempts to|MIC failure|enter TKIP)\b)`;
const life: NonNullable<ProgramRule['read']> = ([
  ,
  address,
  iface,
  up,
  heard = '',
  down,
  why = '',
  target,
  roam = '',
]) => {
  const station = addressOf(address ?? '');
  // The two words of one end follow each other; the first tells why.
  if (up !== undefined)
    return of(station, [associated(), ...(up === 'associated' ? [] : [joined]), ...signalOf(heard)], iface);
  if (target !== undefined)
    return [
      ...of(station, [ended(LEFT, true)], iface),
      ...of(station, [associated(), connected, ...signalOf(roam)], target),
    ];
  return down === undefined
    ? undefined
    : of(station, [...signalOf(why), ...loginIn(why), endOf(wordsOf(why), dbmOf(why))], iface);
};

const registration = (topic: string): ProgramRule => ({
  head: topic,
  rest: at`${PREFIX}${STATION}${LIVED}`,
  read: life,
  samples: [
    `${topic} 02:00:00:00:01:00@wlan1: disconnected, unicast key exchange timeout`,
    `${topic} 02:00:00:00:01:00@cap1 disconnected, received deauth: sending station leaving (3)`,
  ],
  kinds: ['disconnected'],
  quiet: [`${topic} 02:00:00:00:01:00@wlan1 reauthenticating`],
});

/** A first byte of digits alone is taken for a line's number, and the message for what is behind it. */
const BEHIND_FIRST = at`(?<=((?:[\dA-F]{2}:)?)[\dA-F]{2}:)((?:[\dA-F]{2}:){3,4}[\dA-F]{2})${LIVED}`;

/** As a page, or another program's list, shows them: without topics. The first byte is the opening. */
const withoutTopic: readonly ProgramRule[] = Array.from({ length: 256 }, (_, byte) => {
  const head = `${byte.toString(16).toUpperCase().padStart(2, '0')}:`;
  return {
    head,
    rest: BEHIND_FIRST,
    read: (groups, memory, now) => {
      const [first = ''] = groups.splice(1, 1);
      groups[1] = first + head + (groups[1] ?? '');
      return life(groups, memory, now);
    },
    samples: [`${head}AA:00:00:01:00@wifi1(lab) connected, signal strength -62`],
    kinds: ['assoc-response', 'connected', 'signal'],
  };
});

/** RouterOS 7: `ADDRESS@wifi1 rejected, WHY`, in place of an association. */
const rejection = (topic: string): ProgramRule => ({
  head: topic,
  rest: at`${PREFIX}${STATION}${AT}:? rejected, (.{1,120})`,
  read: ([, address, iface, why = '']) => {
    const reads: readonly Read[] = /PMKSA/i.test(why)
      ? [associated(INVALID_PMKID)]
      : (statedRefusal(wordsOf(why)) ?? [{ kind: 'join-failed' }]);
    return of(addressOf(address ?? ''), reads, iface ?? '');
  },
  samples: [`${topic} 02:00:00:00:01:00@wifi1 rejected, can't find PMKSA`],
  kinds: ['assoc-response'],
});

/** What the router as a station tells: from the station's side already. */
const own = (reads: readonly Read[], iface = ''): readonly Read[] =>
  reads.map((read) => ({ ...read, iface, witness: 'supplicant' }));

const UNHEARD = /no beacons|data loss|out of range|poor signal|too weak/i;

/** A frame of the access point; else what the router gave up by itself. */
const lostBecause = (bssid: Mac, why: string): Read => {
  const frame = /received (?:deauth|disassoc)[^(]{0,80}\((\d{1,3})\)/.exec(why);
  if (frame) return { kind: 'disconnected', bssid, reason: toNumber(frame[1]), local: false };
  const reason = KEYS.test(why) ? FOUR_WAY_TIMEOUT : UNHEARD.test(why) ? INACTIVITY : 0;
  return { kind: 'disconnected', bssid, reason, local: true };
};

/** An attempt of which nothing is told but that it failed. */
const failed = (bssid: Mac, why: string): readonly Read[] => [
  { kind: 'assoc-request', bssid },
  ...(KEYS.test(why) ? [{ kind: 'assoc-response', bssid, status: 0 } as const] : []),
  lostBecause(bssid, why),
];

/** `ADDRESS@wlan1: lost connection, WHY`, `failed to connect, WHY`, `established connection on 2437000, SSID lab`. */
const asStation = (topic: string): ProgramRule => ({
  head: topic,
  rest: at`${PREFIX}${STATION}${AT}:? (?:(established connection) on .{1,40}?, SSID (.{1,64}?)|(lost connection|failed to connect), (.{1,120}))$`,
  read: ([, address, iface, up, name, what, why = '']) => {
    const bssid = toMac(address);
    if (up === undefined)
      return own(what === 'failed to connect' ? failed(bssid, why) : [lostBecause(bssid, why)], iface);
    const ssid = ssidFromBytes(name ?? '');
    return own(
      [
        { kind: 'assoc-request', bssid, ssid },
        { kind: 'assoc-response', bssid, status: 0 },
        { kind: 'connected', bssid, ssid, early: true },
      ],
      iface,
    );
  },
  samples: [`${topic} 02:00:00:00:00:00@wlan1 established connection on 2437000, SSID lab`],
  kinds: ['assoc-request', 'assoc-response', 'connected'],
});

/** `wlan1: ADDRESS attempts to connect`, and what its access list says to that. */
const admission = (topic: string): ProgramRule => ({
  head: topic,
  rest: at`${PREFIX}([^\s:,]{1,32}): (?:reject (${MAC})(?:, ([^\n]{1,120}))?|(${MAC}) (?:attempts to |(?:not )?in local ACL, (?:by default )?(?:accept|(reject))|(?:not )?in RADIUS, (?:accept|(reject))))`,
  read: ([, iface, turned, why = '', asking, refused, unknown]) => {
    if (turned !== undefined) {
      // Kept out for a while, since it failed so often: by what, it says.
      const reason = /last failure - ([^()\n]{1,80})/.exec(why)?.[1] ?? why;
      return of(toMac(turned), statedRefusal(reason) ?? [authenticated(UNSPECIFIED_FAILURE)], iface);
    }
    if (refused === undefined && unknown === undefined) return undefined;
    return of(toMac(asking), [{ kind: 'policy-refused' }, authenticated(UNSPECIFIED_FAILURE)], iface);
  },
  samples: [`${topic} wlan1: 02:00:00:00:01:00 not in local ACL, by default reject`],
  kinds: ['policy-refused', 'auth-response'],
  quiet: [
    `${topic} wlan1: 02:00:00:00:01:00 attempts to connect`,
    `${topic} wlan1: 02:00:00:00:01:00 not in local ACL, by default accept`,
  ],
});

const DHCP = ['dhcp,info', 'dhcp,warning', 'dhcp,error', 'dhcp,critical,error'];

export const mikrotikRules: readonly ProgramRule[] = [
  ...withoutTopic,
  ...TOPICS.flatMap((topic) => [registration(topic), rejection(topic), asStation(topic), admission(topic)]),
  ...DHCP.map((topic): ProgramRule => ({
    head: topic,
    // It names no station: none that asks there gets an address.
    rest: at`${PREFIX}[^\s]{1,40}:? failed to give out IP address: pool <[^<>]{1,40}> is empty`,
    read: () => ({ kind: 'address', step: 'refused', by: 'mikrotik' }),
    samples: [`${topic} dhcp1: failed to give out IP address: pool <lab> is empty`],
    kinds: ['address'],
  })),
  ...DHCP.map((topic): ProgramRule => ({
    head: topic,
    rest: at`${PREFIX}[^\s]{1,40} (?:(assigned) [\d.]{7,15} (?:to|for) (${MAC})|(?:offering lease|failed to give out IP address) .{0,80}?(?:for|to) (${MAC}).{0,10} without success|deassigned)`,
    read: ([, assigned, taker, refuser]) => {
      const station = assigned ? taker : refuser;
      return station === undefined
        ? undefined
        : {
            kind: 'address',
            step: assigned ? 'obtained' : 'timeout',
            by: 'mikrotik',
            station: addressOf(station),
          };
    },
    samples: [
      `${topic} dhcp1 assigned 192.0.2.7 to 02:00:00:00:01:00`,
      `${topic} dhcp1 offering lease 192.0.2.7 for 02:00:00:00:01:00 without success`,
    ],
    kinds: ['address'],
    quiet: [`${topic} dhcp1 deassigned 192.0.2.7 from 02:00:00:00:01:00`],
  })),
];
