/**
 * FortiGate's wireless controller: `key=value` and `key="value"` (FortiOS log reference, 5 to 7: subtype wireless, DHCP log of subtype
 * system).
 */
import { UNSPECIFIED_FAILURE } from '../../domain/codes.ts';
import type { AkmFamily } from '../../domain/events.ts';
import { addressOf } from '../hardware-address.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { statedRefusal } from '../stated-reason.ts';
import { at, toNumber } from '../text.ts';
import {
  associated,
  authenticated,
  bssid,
  connected,
  gone,
  keptOut,
  loginRefused,
  of,
  putOut,
  unheard,
} from './rule.ts';

const FIELD = /([a-z_]{1,24})=(?:"([^"]{0,256})"|(\S{0,128}))/g;
const LONGEST = 2048;

const fieldsOf = (line: string): ReadonlyMap<string, string> =>
  new Map(
    [...line.slice(0, LONGEST).matchAll(FIELD)].map(([, key = '', quoted, plain]) => [
      key,
      quoted ?? plain ?? '',
    ]),
  );

const DHCP = new Map([
  ['discover', 'requested'],
  ['offer', 'offered'],
  ['ack', 'obtained'],
  ['nak', 'refused'],
] as const) as ReadonlyMap<string, 'requested' | 'offered' | 'obtained' | 'refused'>;

/** Number of a message of the 4-way handshake, in FortiOS' extended logs. */
const OF_FOUR = /\b([1-4])\/4 message of (?:the )?4[- ]way/i;

const MESSAGES: ReadonlyMap<string, Read> = new Map([
  ['1', { kind: 'eapol-key', message: 1, direction: 'received' }],
  ['2', { kind: 'eapol-key', message: 2, direction: 'sent' }],
  ['3', { kind: 'eapol-key', message: 3, direction: 'received' }],
  ['4', { kind: 'eapol-key', message: 4, direction: 'sent' }],
]);

/** "WPA2 Personal", "WPA3 SAE", "WPA2/WPA3 Enterprise"; a transition mode says of nobody which it was. */
function akmIn(security: string): AkmFamily | undefined {
  if (/enterprise|802\.1x/i.test(security)) return 'eap';
  if (/SAE|OWE|transition/i.test(security)) return undefined;
  return /personal|PSK/i.test(security) ? 'psk' : undefined;
}

/** What the access point tells of the handshake; undefined where a line tells nothing of it. */
function handshake(said: string, security: string): readonly Read[] | undefined {
  const message = OF_FOUR.exec(said)?.[1];
  if (message === undefined) return undefined;
  const akm = akmIn(security);
  const keyed: readonly Read[] = akm === undefined ? [] : [{ kind: 'akm-selected', akm }];
  if (!/invalid/i.test(said)) {
    const frame = MESSAGES.get(message);
    return [...(message === '1' ? keyed : []), ...(frame ? [frame] : [])];
  }
  return message === '2' ? [...keyed, { kind: 'mic-failure', message: 2 }] : [];
}

/** Requests and answers that the extended logs tell one by one. */
const FRAMES: readonly (readonly [action: RegExp, reads: (refusal: number) => readonly Read[]])[] = [
  [/^(?:ft-)?auth-req$/i, () => [{ kind: 'auth-request', bssid }]],
  [/^(?:ft-)?auth-resp$/i, (status) => [authenticated(status)]],
  [/^(?:ft-)?(?:re)?assoc-req$/i, () => [{ kind: 'assoc-request', bssid }]],
  [/^(?:ft-)?(?:re)?assoc-resp$/i, (status) => [associated(status)]],
];

/** What it hears of the login server. */
function loginOf(said: string): readonly Read[] | undefined {
  if (/\bMAC\b.{0,24}?auth.{0,24}?(?:fail|reject|denied)/i.test(said)) return statedRefusal(said);
  if (/no[- ]resp|not respond|time-?d? ?out|unreachable/i.test(said))
    return [
      { kind: 'eap', step: 'started' },
      { kind: 'eap', step: 'timeout' },
    ];
  if (/fail|reject|denied/i.test(said)) return loginRefused;
  return /success|accept/i.test(said)
    ? [
        { kind: 'eap', step: 'started' },
        { kind: 'eap', step: 'success' },
      ]
    : undefined;
}

/** `-67 dBm`, or `signal=-67`. */
const signalIn = (fields: ReadonlyMap<string, string>): number | undefined => {
  const dbm = Number(/^-\d{1,3}$/.exec(fields.get('signal') ?? '')?.[0] ?? 0);
  return dbm < 0 ? dbm : undefined;
};

/** The extended logs tell a lease message by message. */
const LEASES = new Map<string, Extract<Read, { kind: 'address' }>['step']>([
  ['DHCP-DISCOVER', 'requested'],
  ['DHCP-OFFER', 'offered'],
  ['DHCP-ACK', 'obtained'],
  ['DHCP-NAK', 'refused'],
  ['DHCP-SELF-ASSIGNED-IP', 'self-assigned'],
]);

function happened(fields: ReadonlyMap<string, string>): readonly Read[] {
  const action = fields.get('action') ?? '';
  const said = `${fields.get('logdesc') ?? ''} ${fields.get('msg') ?? ''}`;
  const reason = toNumber(/(\d{1,3})/.exec(fields.get('reason') ?? '')?.[1] ?? '0');
  const dhcp = fields.get('dhcp_msg')?.toLowerCase();
  if (dhcp !== undefined) {
    const step = DHCP.get(dhcp);
    return step ? [{ kind: 'address', step, by: 'fortigate' }] : [];
  }
  // What it keeps out by a rule of its own, whatever that is about: addresses that were not asked for, bands, other access points.
  if (
    /\b(?:denied|blocked|rejected|kicked)\b.{0,40}?\b(?:enforcement|static ip|polic|load[- ]balanc|hand-?off|steer)/i.test(
      said,
    )
  )
    return keptOut;
  if (/RADIUS|802\.1x|\bEAP\b|authentication server/i.test(`${action} ${said}`)) {
    const login = loginOf(`${action} ${said}`);
    if (login) return login;
  }
  const lease = LEASES.get(action.toUpperCase().replaceAll(' ', '-'));
  if (lease !== undefined) return [{ kind: 'address', step: lease, by: 'fortigate' }];
  if (/DHCP/i.test(said) && /no server response|timeout|no response/i.test(said))
    return [{ kind: 'address', step: 'timeout', by: 'fortigate' }];
  const step = handshake(said, fields.get('security') ?? '');
  if (step) return step;
  const frame = FRAMES.find(([name]) => name.test(action));
  if (frame) return frame[1](reason);
  switch (action) {
    case 'client-association':
      return [associated()];
    case 'client-authentication':
      return [associated(), connected];
    case 'client-denial':
      return statedRefusal(said) ?? [associated(UNSPECIFIED_FAILURE)];
    case 'client-deauthentication':
    case 'client-disassociation':
    case 'client-leave-wtp':
    case 'client-disconnected':
    case 'client-wtp-disconnect':
      return [gone(reason)];
    case 'client-idle':
    case 'client-idle-timeout':
      return [unheard(signalIn(fields))];
    case 'client-kicked':
    case 'client-kick':
      return putOut;
    case 'client-ip-detected':
      return [{ kind: 'address', step: 'obtained', by: 'fortigate' }];
    default:
      return /fail|den(?:y|ied|ial)|reject|time-?out/i.test(`${action} ${said}`)
        ? (statedRefusal(said) ?? [])
        : [];
  }
}

const LINE =
  'date=2026-11-21 time=01:00:00 devname="lab" type="event" subtype="wireless" level="notice" vap="lab" ssid="lab" stamac="02:00:00:00:01:00"';

export const fortinetRules: readonly ProgramRule[] = [
  {
    head: 'date=',
    rest: at`\d{4}-\d\d-\d\d time=(.{1,${String(LONGEST)}})`,
    read: ([, text = '']) => {
      const fields = fieldsOf(text);
      const address = fields.get('stamac') ?? fields.get('mac');
      if (address === undefined || !/wireless|DHCP/i.test(text)) return undefined;
      const isServed = fields.has('dhcp_msg');
      const dbm = signalIn(fields);
      const reads: readonly Read[] = [
        ...(dbm === undefined || isServed ? [] : [{ kind: 'signal', dbm } as const]),
        ...happened(fields),
      ];
      return of(addressOf(address), reads, isServed ? '' : (fields.get('vap') ?? ''));
    },
    samples: [`${LINE} action="client-deauthentication" reason="Reserved 0"`],
    kinds: ['disconnected'],
    quiet: ['date=2026-11-21 time=01:00:00 devname="lab" type="traffic"'],
  },
];
