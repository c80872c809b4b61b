/**
 * Ruckus' ZoneDirector, Meraki's access points, Ruijie's controllers and Broadcom's `wlceventd` (Asus' routers), as they write to syslog. Formats
 * of their manuals and of public logs.
 */
import { INACTIVITY, LOW_ACK } from '../../domain/codes.ts';
import type { Mac } from '../../domain/ids.ts';
import { addressOf, GROUPED } from '../hardware-address.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { merakiReads } from '../cloud/records.ts';
import { statedEnd, statedRefusal } from '../stated-reason.ts';
import { at, MAC, toNumber } from '../text.ts';
import {
  associated,
  authenticated,
  bssid,
  connected,
  ended,
  gone,
  joined,
  of,
  remember,
  unheard,
  FAINT,
} from './rule.ts';
import { USER, userReads } from './users.ts';

const STA = '02:00:00:00:01:00';

const ruckus = ['eventd_to_syslog():', 'syslog: eventd_to_syslog():'].map((prefix): ProgramRule => ({
  head: `${prefix}User[`,
  rest: USER,
  read: userReads,
  samples: [`${prefix}User[${STA}] leaves WLAN[lab] at AP[lab-ap@02:00:00:00:00:00]`],
  kinds: ['disconnected'],
}));

const refusedFor = (_code: number, why: string): readonly Read[] =>
  statedRefusal(why) ?? [{ kind: 'join-failed' }];

/** SmartZone's events of clients ("SmartZone Alarm and Event Reference Guide", codes 201 to 209): `@@203,clientJoinFailure,"apMac"="…",…`. */
const SMARTZONE = new Map<string, (code: number, why: string) => readonly Read[]>([
  ['clientJoin', () => [associated(), connected]],
  ['clientJoinFailure', refusedFor],
  ['clientAuthFailure', refusedFor],
  ['clientDisconnect', (code, why) => [code > 0 ? gone(code) : (statedEnd(why)?.[0] ?? ended(0, true))]],
  // Its station had fallen silent.
  ['clientInactivityTimeout', () => [ended(INACTIVITY, false)]],
]);

const smartZone: ProgramRule = {
  head: '@@',
  rest: at`\d{3},(client\w{4,24}),(.{1,2048})`,
  read: ([, event = '', fields = '']) => {
    const address = new RegExp(`"clientMac"="(${MAC})"`).exec(fields)?.[1];
    const reads = SMARTZONE.get(event);
    if (address === undefined || !reads) return undefined;
    const why = /"(?:disconnectR|r)eason"="([^"]{1,160})"/.exec(fields)?.[1] ?? '';
    return of(addressOf(address), reads(toNumber(/^\d{1,3}$/.exec(why)?.[0] ?? '0'), why), '');
  },
  samples: [
    `@@203,clientJoinFailure,"apMac"="02:00:00:00:00:00","clientMac"="${STA}","ssid"="lab","bssid"="02:00:00:00:00:01"`,
  ],
  kinds: ['join-failed'],
};

/** Who has which number of an association: some lines name the address, some the number alone. */
export interface Associations {
  readonly byNumber: Map<string, Mac>;
  /** Those that were turned away. */
  readonly refused: Set<Mac>;
  /** The access point that a station was last told to be at, where one log speaks of many. */
  readonly at: Map<Mac, Mac>;
  /** Those that came without an address. */
  readonly unaddressed: Set<Mac>;
  /** Those that were sent to another radio, and are not there yet. */
  readonly moving: Set<Mac>;
  /** Whom FortiGate's trace of one station is about. */
  debugged: Mac | undefined;
  /** The access point has said that its password was changed. */
  isChanged: boolean;
}

function merakiStation({ byNumber }: Associations, fields: string): Mac | undefined {
  const address = CLIENT.exec(fields)?.[1];
  const number = /\baid=['"]?(\d{1,12})\b/.exec(fields)?.[1];
  const known = number === undefined ? undefined : byNumber.get(number);
  if (known !== undefined || (address === undefined && number === undefined)) return known;
  // Without an address the number of the association is who it is.
  const station = addressOf(address ?? `aid ${number ?? ''}`);
  if (number !== undefined) remember(byNumber, number, station);
  return station;
}
const CLIENT = new RegExp(String.raw`\b(?:client_)?mac=['"]?(${MAC})`);

const meraki: ProgramRule<Associations> = {
  head: 'events type=',
  rest: at`(\w{1,32}) (.{1,1024})`,
  read: ([, type = '', fields = ''], associations) => {
    const station = merakiStation(associations, fields);
    if (station === undefined) return undefined;
    const reads = merakiReads(type, (name) => new RegExp(`\\b${name}=['"]?(\\w{1,16})`).exec(fields)?.[1]);
    return of(station, reads, '');
  },
  samples: [
    "events type=disassociation radio='0' vap='3' channel='6' reason='8' instigator='2' is_wpa='1' aid='113930199'",
  ],
  kinds: ['disconnected'],
};

const ruijie: readonly ProgramRule[] = [
  {
    head: '%WLAN-6-80211N: ',
    rest: at`(?:BSSID\(${GROUPED}\) receives (auth|assoc|reassoc) frame from STA\((${GROUPED})\)|STA\((${GROUPED})\) leaves BSSID\(${GROUPED}\): STA \w{1,20}, reason code\((\d{1,3})\))`,
    read: ([, frame, sender, leaver, reason]) =>
      leaver === undefined
        ? of(
            addressOf(sender ?? ''),
            [frame === 'auth' ? { kind: 'auth-request', bssid } : { kind: 'assoc-request', bssid }],
            '',
          )
        : of(addressOf(leaver), [gone(toNumber(reason))], ''),
    samples: [
      '%WLAN-6-80211N: BSSID(0200.0000.0000) receives auth frame from STA(0200.0000.0100): RSSI(50).',
    ],
    kinds: ['auth-request'],
  },
  {
    head: '%WLAN-6-OUTPUT: ',
    rest: at`STA\((${GROUPED})\) actives in BSSID\(${GROUPED}\): (Auth|Assoc) succeed`,
    read: ([, station, what]) =>
      of(addressOf(station ?? ''), [what === 'Auth' ? authenticated() : associated()], ''),
    samples: ['%WLAN-6-OUTPUT: STA(0200.0000.0100) actives in BSSID(0200.0000.0000): Auth succeed.'],
    kinds: ['auth-response'],
  },
];

/** In hexadecimal digits, where its name does not tell. */
function codeOf(name: string, code: string | undefined): number {
  const named = statedEnd(name)?.find((read) => read.kind === 'disconnected');
  const value = Number.parseInt(code ?? '0', 16) || 0;
  return value >= FEWEST_AMBIGUOUS && named ? named.reason : value;
}
const FEWEST_AMBIGUOUS = 10;

const broadcom: ProgramRule = {
  head: 'wlceventd_proc_event(',
  rest: at`\d{1,5}\): ([\w.-]{1,15}): (Auth|Assoc|ReAssoc|Disassoc|Disassoc_ind|Deauth_ind|Deauth) (\S{2,24}|<[^<>]{1,40}>), status: (?:[^\d,]{1,40}\()?(\d{1,5})(?:.{0,8}, reason: (.{0,160}?)\((\w{1,5})\))?(?:.{0,8}, rssi:(-\d{1,3}))?`,
  read: ([, iface, what, station, status, name = '', said, rssi]) => {
    const value = toNumber(status);
    const reason = codeOf(name, said);
    const dbm = rssi === undefined ? undefined : Number(rssi);
    const heard: readonly Read[] = dbm === undefined ? [] : [{ kind: 'signal', dbm }];
    const reads: readonly Read[] =
      what === 'Auth'
        ? [authenticated(value)]
        : what === 'Assoc' || what === 'ReAssoc'
          ? // Who associates anew takes along the connection that it had at another radio.
            [associated(value), ...(what === 'ReAssoc' && value === 0 ? [joined] : [])]
          : // What is called an indication may still be its own doing.
            [
              what === 'Deauth'
                ? ended(reason, false)
                : reason === INACTIVITY && dbm !== undefined && dbm <= FAINT
                  ? unheard(dbm)
                  : gone(reason),
            ];
    return of(addressOf(station ?? ''), [...heard, ...reads], iface ?? '');
  },
  samples: [
    `wlceventd_proc_event(420): eth5: Auth ${STA}, status: 0, reason: d11 RC reserved (0)`,
    `wlceventd_proc_event(685): wl2.1: Auth ${STA}, status: Successful (0), rssi:0`,
  ],
  kinds: ['auth-response'],
};

/** Asus' `roamast`, which watches how well stations are heard, and sends them away where that is badly. */
const roamast: readonly ProgramRule[] = [
  {
    head: 'sta[',
    rest: at`(${MAC})\] on ap\[${MAC}\], rcpi is \d{1,3} and rssi is (-\d{1,3})`,
    read: ([, station, dbm]) => of(addressOf(station ?? ''), [{ kind: 'signal', dbm: Number(dbm) }]),
    samples: [`sta[${STA}] on ap[02:00:00:00:00:00], rcpi is 70 and rssi is -75`],
    kinds: ['signal'],
  },
  {
    head: 'disconnect weak signal strength station [',
    rest: at`(${MAC})\]`,
    read: ([, station]) => of(addressOf(station ?? ''), [ended(LOW_ACK, false)]),
    samples: [`disconnect weak signal strength station [${STA}]`],
    kinds: ['disconnected'],
  },
  {
    head: 'remove client [',
    samples: [],
    kinds: [],
    quiet: [`remove client [${STA}] from monitor list`],
  },
];

export const otherRules: readonly ProgramRule<Associations>[] = [
  ...ruckus,
  smartZone,
  meraki,
  ...ruijie,
  broadcom,
  ...roamast,
];
