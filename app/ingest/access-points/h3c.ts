/**
 * H3C's controllers in syslog, Comware 7: `STAMGR/6/STAMGR_CLIENT_ONLINE: Client 0200-0000-0100 went online …`, and the logins of WLAN users
 * (`DOT1X_WLAN_…`, `MACA_…`). Messages of the "System Log Messages Reference".
 */
import { addressOf, GROUPED } from '../hardware-address.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { statedEnd, statedRefusal } from '../stated-reason.ts';
import { at } from '../text.ts';
import { associated, connected, ended, gone, loginRefused, of, putOut } from './rule.ts';

const STA = '0200-0000-0100';

/** Who ended it: the station itself, in a frame; or the controller, in its own words. */
function left(why: string): readonly Read[] {
  const code = Number(/reason code ?= ?(\d{1,3})/i.exec(why)?.[1] ?? 0);
  if (/^received\b/i.test(why)) return [ended(code, true)];
  if (/roam/i.test(why)) return [];
  return statedEnd(why) ?? statedRefusal(why) ?? [code > 0 ? gone(code) : ended(0, true)];
}

const STATES: readonly (readonly [name: string, reads: (text: string, why: string) => readonly Read[]])[] = [
  ['STAMGR_CLIENT_ONLINE', (text) => [associated(), ...(/changed to Run/i.test(text) ? [connected] : [])]],
  ['STAMGR_CLIENT_OFFLINE', (_, why) => left(why)],
  ['STAMGR_CLIENT_FAILURE', (_, why) => statedRefusal(why) ?? [{ kind: 'join-failed' }]],
  ['STAMGR_ROAM_SUCCESS', () => [associated(), connected]],
  ['STAMGR_ROAM_FAILED', (_, why) => statedRefusal(why) ?? [{ kind: 'join-failed' }]],
];

const state = STATES.flatMap(([name, reads]) =>
  [4, 5, 6].map((severity): ProgramRule => {
    const head = `STAMGR/${String(severity)}/${name}: `;
    return {
      head,
      rest: at`[^\n]{0,160}?\b(?:Client|STA|MAC)[ =:]{0,2}(${GROUPED})([^\n]{0,320})`,
      read: ([, station = '', text = '']) =>
        of(addressOf(station), reads(text, /Reason: ?([^\n]{1,160})/i.exec(text)?.[1] ?? ''), ''),
      samples: [
        `${head}Client ${STA} went on from BSS 0200-0000-0000 with SSID lab on AP lab. State changed to Run.`,
      ],
      kinds: reads(' State changed to Run.', '').map(({ kind }) => kind),
    };
  }),
);

const LOGINS: readonly (readonly [
  facility: string,
  name: string,
  reads: (why: string) => readonly Read[],
])[] = [
  ['DOT1X', 'DOT1X_WLAN_LOGIN_FAILURE', (why) => loginOr(why, loginRefused)],
  [
    'DOT1X',
    'DOT1X_WLAN_LOGIN_SUCC',
    () => [{ kind: 'eap', step: 'started' }, { kind: 'eap', step: 'success' }, connected],
  ],
  ['DOT1X', 'DOT1X_WLAN_LOGOFF', () => [ended(0, true)]],
  ['MACA', 'MACA_LOGIN_FAILURE', () => putOut],
  ['MACA', 'MACA_WLAN_LOGIN_FAILURE', () => putOut],
];

/** What it says of why, where that is of a login. */
function loginOr(why: string, otherwise: readonly Read[]): readonly Read[] {
  const stated = statedRefusal(why);
  return stated?.some(({ kind }) => kind === 'eap' || kind === 'policy-refused') === true
    ? stated
    : otherwise;
}

const logins = LOGINS.flatMap(([facility, name, reads]) =>
  [4, 5, 6].map((severity): ProgramRule => {
    const head = `${facility}/${String(severity)}/${name}: `;
    return {
      head,
      rest: at`[^\n]{0,160}?MAC(?:Addr)?=(${GROUPED})([^\n]{0,320})`,
      read: ([, station = '', text = '']) =>
        of(addressOf(station), reads(/Reason: ?([^\n]{1,160})/i.exec(text)?.[1] ?? ''), ''),
      samples: [`${head}-Username=lab-UserMAC=${STA}-SSID=lab-VLANID=1; A user.`],
      kinds: reads('').map(({ kind }) => kind),
    };
  }),
);

export const h3cRules: readonly ProgramRule[] = [...state, ...logins];
