/**
 * Extreme's WiNG (Motorola's and Zebra's before): its events of clients have the form of Cisco's messages ("WiNG 5 System Reference Guide",
 * events of the module dot11).
 */
import {
  FOUR_WAY_TIMEOUT,
  FULL,
  IEEE_802_1X_AUTH_FAILED,
  INACTIVITY,
  UNSPECIFIED_FAILURE,
} from '../../domain/codes.ts';
import { associated, connected, ended, of } from '../access-points/rule.ts';
import { addressOf } from '../hardware-address.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at } from '../text.ts';

const CLIENT = String.raw`Client '?((?:[\da-fA-F]{2}[-:]){5}[\da-fA-F]{2})'?`;

const login = (step: 'success' | 'failure'): readonly Read[] => [
  { kind: 'eap', step: 'started' },
  { kind: 'eap', step },
];

/** Words where there is no number: whose doing it was is not said of the others. */
function left(why: string): Read {
  const code = Number(/reason code: ?(\d{1,3})/i.exec(why)?.[1] ?? 0);
  if (code > 0) return ended(code, false);
  if (/inactiv|idle/i.test(why)) return ended(INACTIVITY, false);
  return ended(0, true);
}

const EVENTS: readonly (readonly [name: string, sample: string, reads: (why: string) => readonly Read[]])[] =
  [
    ['CLIENT_ASSOCIATED', " associated to wlan 'lab' ssid 'lab' on radio 'ap:R1'", () => [associated()]],
    [
      'CLIENT_DISASSOCIATED',
      " disassociated from wlan 'lab' radio 'ap:R1': 4-way handshake timeout (reason code:15)",
      (why) => [left(why)],
    ],
    [
      'CLIENT_DENIED_ASSOC',
      " denied association on wlan 'lab' radio 'ap:R1': association limit reached",
      (why) => [associated(/limit|max|capacity/i.test(why) ? FULL : UNSPECIFIED_FAILURE)],
    ],
    // The keys differ, or a message was lost: it does not say which.
    [
      'WPA_WPA2_FAILED',
      " failed WPA2-PSK handshake on wlan 'lab' radio 'ap:R1'",
      () => [associated(), ended(FOUR_WAY_TIMEOUT, false)],
    ],
    [
      'WPA_WPA2_SUCCESS',
      " completed WPA2-AES handshake on wlan 'lab' radio 'ap:R1'",
      () => [associated(), connected],
    ],
    [
      'EAP_FAILED',
      " failed 802.1x/EAP authentication on wlan 'lab' radio 'ap:R1'",
      () => [...login('failure'), ended(IEEE_802_1X_AUTH_FAILED, false)],
    ],
    ['EAP_SUCCESS', " completed 802.1x/EAP authentication on wlan 'lab'", () => login('success')],
  ];

export const wing: readonly ProgramRule[] = EVENTS.flatMap(([name, sample, reads]) =>
  [4, 5, 6].map((severity) => {
    const head = `%DOT11-${String(severity)}-${name}: `;
    return {
      head,
      rest: at`${CLIENT}([^\n]{0,240})`,
      read: ([, client = '', why = '']: RegExpExecArray) => of(addressOf(client), reads(why)),
      samples: [`${head}Client '02-00-00-00-01-00'${sample}`],
      kinds: reads(sample).map(({ kind }) => kind),
    };
  }),
);
