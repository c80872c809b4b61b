/**
 * MikroTik's RouterOS 6 and 7: topics, then `ADDRESS@INTERFACE: what`, the colon gone where CAPsMAN or the newer drivers speak. Formats
 * of the manual ("Wireless", "Registration table") and public logs.
 */
import { addressOf } from '../hardware-address.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, MAC, toNumber } from '../text.ts';
import {
  associated,
  connected,
  ended,
  FOUR_WAY_TIMEOUT,
  GROUP_TIMEOUT,
  INACTIVITY,
  LOW_ACK,
  of,
} from './rule.ts';

/** Why a registration ended, in the router's words; a number in brackets is the reason of a frame. */
function endOf(why: string): Read {
  const frame = /received (?:deauth|disassoc)[^(]{0,80}\((\d{1,3})\)/.exec(why);
  if (frame) return ended(toNumber(frame[1]), true);
  const sent = /sent (?:deauth|disassoc)[^(]{0,80}\((\d{1,3})\)/.exec(why);
  if (sent) return ended(toNumber(sent[1]), false);
  if (why.includes('group key')) return ended(GROUP_TIMEOUT, false);
  if (/key exchange|key handshake|4-way/i.test(why)) return ended(FOUR_WAY_TIMEOUT, false);
  if (why.includes('extensive data loss')) return ended(LOW_ACK, false);
  if (/connection lost|inactiv|timeout/.test(why)) return ended(INACTIVITY, false);
  return ended(0, true);
}

const TOPICS = [
  'wireless,info',
  'wireless,debug',
  'info,wireless',
  'caps,info',
  'caps,debug',
  'info,caps',
  'wifi,info',
];

const registration = (topic: string): ProgramRule => ({
  head: topic,
  rest: at`:? (${MAC})@([^\s:,]{1,32}):? (?:(connected|associated)|(disconnected|disassociated)(?:, (.{0,120}))?|reassociating|reauthenticating)`,
  read: ([, address, iface, up, down, why]) => {
    const station = addressOf(address ?? '');
    // The two words of one end follow each other; the first tells why.
    if (up !== undefined)
      return of(station, up === 'connected' ? [associated(), connected] : [associated()], iface ?? '');
    if (down === undefined) return undefined;
    const signal = /signal strength (-\d{1,3})/.exec(why ?? '')?.[1];
    const end = endOf(why ?? '');
    return of(
      station,
      signal === undefined ? [end] : [{ kind: 'signal', dbm: Number(signal) }, end],
      iface ?? '',
    );
  },
  samples: [
    `${topic} 02:00:00:00:01:00@wlan1: disconnected, unicast key exchange timeout`,
    `${topic} 02:00:00:00:01:00@cap1 disconnected, received deauth: sending station leaving (3)`,
  ],
  kinds: ['disconnected'],
  quiet: [`${topic} 02:00:00:00:01:00@wlan1 reauthenticating`],
});

export const mikrotikRules: readonly ProgramRule[] = [
  ...TOPICS.map(registration),
  ...['dhcp,info', 'dhcp,warning', 'dhcp,error', 'dhcp,critical,error'].map((topic): ProgramRule => ({
    head: topic,
    rest: at`:? [^\s]{1,40} (?:(assigned) [\d.]{7,15} (?:to|for) (${MAC})|(?:offering lease|failed to give out IP address) .{0,80}?(?:for|to) (${MAC}).{0,10} without success|deassigned)`,
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
