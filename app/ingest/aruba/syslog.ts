/**
 * ArubaOS' syslog about stations (`stm`, which associates, and `authmgr`, which authenticates), and `show log user-debug`. Numbers and
 * wordings of the "ArubaOS Syslog Messages" guides, 6 to 8, and of public logs.
 */
import { UNSPECIFIED, UNSPECIFIED_FAILURE } from '../../domain/codes.ts';
import {
  associated,
  authenticated,
  bssid,
  connected,
  ended,
  loginRefused,
  of,
  putOut,
} from '../access-points/rule.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { statedEnd, statedRefusal } from '../stated-reason.ts';
import { at, MAC, toMac } from '../text.ts';

/** Number, process, severity, the controller or the access point that speaks, a function. */
const OWN = at` {0,8}(?::?<?\d{6}>?:? {1,4})(?:<\d{1,6}> {1,4})?<[A-Z]{4}> {1,4}(?:<[^|]{0,120}?>  ?| {0,2}\|[^|]{0,160}\| {1,4}){0,2} {0,4}(?:\w{1,40} \d{1,6}: )?`;

const STA = '02:00:00:00:01:00';
const AP = 'AP 192.0.2.3-02:00:00:00:00:00-lab-ap';
const WHEN = String.raw`(?: @ [\d:.]{8,18})?: `;

const rule = (
  head: string,
  rest: RegExp,
  read: (groups: RegExpExecArray) => readonly Read[],
  sample: string,
): ProgramRule => ({
  head,
  rest,
  read: (groups) => of(toMac(groups[1]), read(groups), ''),
  samples: [head + sample],
  kinds: [],
});

/** It is at another access point already: what is told here is only that it is forgotten. */
const ROAMED = /roamed|moved out|hand-?off|handoff assist/i;
/** "Response to EAP Challenge Failed", "EAP failure": the login was refused. */
const REFUSED = /\bEAP\b[^;]{0,24}fail/i;
const leaves =
  (local: boolean) =>
  ([, , why = '']: RegExpExecArray): readonly Read[] =>
    ROAMED.test(why)
      ? []
      : [
          ...(REFUSED.test(why) ? loginRefused : []),
          ...((local ? undefined : statedEnd(why)) ?? [ended(0, local)]),
        ];

/** A name that is an address is that of a login by address, and a captive portal's guest has an IP address already. */
const is8021X = (name: string, ip: string): boolean =>
  /^(?:0\.0\.0\.0|N\/A)$/.test(ip) && name !== '' && !/^(?:[\da-f]{2}[:-]?){6}$/i.test(name);

/** Fields of a message, whatever release names them: `usermac=`, `MAC=`, `sta_mac `. */
const FIELDS: ReadonlyMap<string, RegExp> = new Map([
  ['mac', new RegExp(String.raw`\b(?:user|sta|client)?[ _]?mac(?: ?addr(?:ess)?)?[ =:]{1,2}(${MAC})`, 'i')],
  ['ip', /\b(?:user)?ip[ =:]{1,2}(\S{1,40})/i],
  ['username', /\b(?:user)?name[ =:]{1,2}(.{0,80}?)(?= \w{1,24}[=:]|$)/i],
  ['method', /\bauth(?:entication)?[ _]?method[ =:]{1,2}(\S{1,24})/i],
]);
const fieldsOf =
  (text: string) =>
  (name: string): string | undefined =>
    FIELDS.get(name)?.exec(text)?.[1];

/** A user was refused, by which method: a login, an address that is on no list, or what nobody says. */
const refusedBy = (is1X: boolean, isByAddress: boolean): readonly Read[] =>
  is1X ? loginRefused : isByAddress ? putOut : [{ kind: 'join-failed' }];

/** Ends that the controller tells of in words of its own ("Station down", "Station timed out"). */
const rules: readonly ProgramRule[] = [
  {
    ...rule('Auth request', at`${WHEN}(${MAC})`, () => [{ kind: 'auth-request', bssid }], `: ${STA}: ${AP}`),
    kinds: ['auth-request'],
  },
  {
    ...rule('Auth success', at`${WHEN}(${MAC})`, () => [authenticated()], `: ${STA}: ${AP}`),
    kinds: ['auth-response'],
  },
  {
    ...rule(
      'Auth failure',
      at`${WHEN}(${MAC})`,
      () => [authenticated(UNSPECIFIED_FAILURE)],
      `: ${STA}: ${AP} Reason Denied`,
    ),
    kinds: ['auth-response'],
  },
  {
    ...rule(
      'Assoc request',
      at`${WHEN}(${MAC})`,
      () => [{ kind: 'assoc-request', bssid }],
      ` @ 01:00:00.123456: ${STA} (SN 32): ${AP}`,
    ),
    kinds: ['assoc-request'],
  },
  {
    ...rule(
      'Reassoc request',
      at`${WHEN}(${MAC})`,
      () => [{ kind: 'assoc-request', bssid, roam: true }],
      ` @ 01:00:00.123456: ${STA} (SN 32): ${AP}`,
    ),
    kinds: ['assoc-request'],
  },
  {
    ...rule(
      'Reassoc success',
      at`${WHEN}(${MAC})`,
      () => [associated()],
      ` @ 01:00:00.123456: ${STA}: ${AP}`,
    ),
    kinds: ['assoc-response'],
  },
  {
    ...rule(
      'Reassoc failure',
      at`${WHEN}(${MAC})([^\n]{0,240})`,
      ([, , why = '']) => statedRefusal(why) ?? [associated(UNSPECIFIED_FAILURE)],
      `: ${STA}: ${AP} Reason Denied; Max clients`,
    ),
    kinds: ['assoc-response'],
  },
  {
    // Locked out for a while, for what it did.
    ...rule(
      'Blacklist add: ',
      at`(${MAC})([^\n]{0,240})`,
      ([, , why = '']) => [
        ...(/auth/i.test(why) ? [] : [{ kind: 'policy-refused' } as const]),
        ended(UNSPECIFIED, false),
      ],
      `${STA}: Reason: mitm-attack`,
    ),
    kinds: ['policy-refused', 'disconnected'],
  },
  {
    head: 'Maximum number of retries was attempted for station ',
    rest: at`[^\n]{0,80}?(${MAC})`,
    read: ([, station]) => of(toMac(station), [{ kind: 'eap', step: 'timeout', silent: 'station' }], ''),
    samples: [
      `Maximum number of retries was attempted for station lab ${STA} 02:00:00:00:00:00, deauthenticating the station`,
    ],
    kinds: ['eap'],
  },
  {
    head: 'username=',
    rest: at`[^\n]{0,80}? MAC=(${MAC})[^\n]{0,80}? Authentication result=Authentication (\w{4,12})[^\n]{0,16}?(?: method=([^\s,]{1,24}))?(?:[\s,]|$)`,
    read: ([, address, result, method = '']) => {
      const station = toMac(address);
      if (/^succe/i.test(result ?? ''))
        return method.includes('802') ? of(station, [{ kind: 'eap', step: 'success' }], '') : undefined;
      return of(station, refusedBy(method.includes('802'), /mac/i.test(method)), '');
    },
    samples: [
      `username=lab MAC=${STA} IP=0.0.0.0 Authentication result=Authentication failed(1) method=802.1x server=lab`,
    ],
    kinds: ['eap', 'eap'],
  },
  {
    ...rule('Assoc success', at`${WHEN}(${MAC})`, () => [associated()], ` @ 01:00:00.123456: ${STA}: ${AP}`),
    kinds: ['assoc-response'],
  },
  {
    ...rule(
      'Assoc failure',
      at`${WHEN}(${MAC})([^\n]{0,240})`,
      ([, , why = '']) => statedRefusal(why) ?? [associated(UNSPECIFIED_FAILURE)],
      `: ${STA}: ${AP} Reason Denied; Max clients`,
    ),
    kinds: ['assoc-response'],
  },
  ...['Deauth to sta: ', 'Disassoc to sta: '].map((head) => ({
    ...rule(
      head,
      at`(${MAC})(.{0,200})`,
      leaves(false),
      `${STA}: Ageout ${AP} Denied; Authentication failed`,
    ),
    kinds: ['disconnected'],
    quiet: [`${head}${STA}: Ageout ${AP} STA has roamed to another AP`],
  })),
  ...['Deauth from sta: ', 'Disassoc from sta: '].map((head) => ({
    ...rule(
      head,
      at`(${MAC})(.{0,200})`,
      leaves(true),
      `${STA}: ${AP} Reason STA has left and is deauthenticated`,
    ),
    kinds: ['disconnected'],
    quiet: [`${head}${STA}: ${AP} Reason STA has roamed to another AP`],
  })),
  {
    head: 'User Authentication Successful: ',
    rest: at`.{0,120}?MAC=(${MAC})[^\n]{0,300}?auth method=(802\.1x)?`,
    read: ([, station, login]) =>
      of(
        toMac(station),
        [...(login === undefined ? [] : [{ kind: 'eap', step: 'success' } as const]), connected],
        '',
      ),
    samples: [
      `User Authentication Successful: username=lab MAC=${STA} IP=192.0.2.7 role=lab VLAN=1 AP=lab-ap SSID=lab auth method=802.1x auth server=lab`,
    ],
    kinds: ['eap', 'connected'],
  },
  {
    // Releases name the same fields differently, and in another order.
    head: 'User Authentication failed',
    rest: at`\.? {1,2}([^\n]{1,400})`,
    read: ([, text = '']) => {
      const fields = fieldsOf(text);
      const station = fields('mac');
      if (station === undefined) return undefined;
      const method = fields('method');
      const is1X =
        method === undefined
          ? is8021X(fields('username') ?? '', fields('ip') ?? '')
          : /802\.?1x|dot1x/i.test(method);
      return of(toMac(station), refusedBy(is1X, /\bmac\b/i.test(method ?? '')), '');
    },
    samples: [
      `User Authentication failed. username=lab userip=0.0.0.0 usermac=${STA} authmethod=802.1x servername=lab`,
      `User Authentication failed. username=host/lab userip=0.0.0.0 usermac=${STA} servername=lab`,
      `User Authentication failed. username=lab MAC=${STA} IP=0.0.0.0 auth method=802.1x auth server=lab`,
    ],
    kinds: ['eap', 'eap'],
  },
  {
    head: 'MIC failed in WPA',
    rest: at`\d? Key Message ([1-4]) from Station (${MAC})`,
    read: ([, message, station]) =>
      message === '2' || message === '4'
        ? of(toMac(station), [{ kind: 'mic-failure', message: message === '2' ? 2 : 4 }], '')
        : undefined,
    samples: [`MIC failed in WPA2 Key Message 2 from Station ${STA} 02:00:00:00:00:00 lab-ap`],
    kinds: ['mic-failure'],
  },
  {
    head: 'RADIUS reject for station ',
    rest: at`(?:[^\n]{0,80}? )?(${MAC}) from server`,
    read: ([, station]) => of(toMac(station), loginRefused, ''),
    samples: [`RADIUS reject for station ${STA} from server lab.`],
    kinds: ['eap', 'eap'],
  },
  ...['VLAN: sta ', 'MAC=', 'Sending STA ', 'User miss: ', 'User entry '].map((head) => ({
    head,
    samples: [],
    kinds: [],
    quiet: [`${head}${STA}, …`],
  })),
];

export const arubaSyslog = dialectOf({
  name: 'aruba-syslog',
  title: "ArubaOS' syslog about stations: stm and authmgr",
  programs: ['stm', 'authmgr'],
  witness: 'access-point',
  rules,
  own: { pattern: OWN, at: () => undefined },
  telling: ['> Assoc ', '> Auth ', '> Deauth ', '|stm|', '|authmgr|', ' stm| ', 'User Authentication '],
  begin: () => undefined,
});
