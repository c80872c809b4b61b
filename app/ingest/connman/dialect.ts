/**
 * ConnMan's log (`connmand -d`, 1.20 to 1.42): the state of its services, and why one failed. It drives wpa_supplicant or iwd and says
 * what these told it. Words and numbers of `src/service.c`.
 */
import { FULL } from '../../domain/codes.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import { mayBeWireless } from '../dhcp/wired.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at } from '../text.ts';

/** `src/service.c:service_indicate_state() ` */
const OWN = at`(?:\S{1,120}/)?(?:src|plugins|gdhcp|gsupplicant)/[\w./-]{1,48}:\w{1,64}\(\) `;

/** `enum connman_service_error`. */
const ERRORS = [
  'out-of-range',
  'pin-missing',
  'dhcp-failed',
  'connect-failed',
  'login-failed',
  'auth-failed',
  'invalid-key',
  'blocked',
];

const STATES: ReadonlyMap<string, Read> = new Map([
  ['association', { kind: 'manager-state', state: 'activating' }],
  ['configuration', { kind: 'manager-state', state: 'link-up' }],
  ['ready', { kind: 'manager-state', state: 'activated' }],
  ['online', { kind: 'manager-state', state: 'activated' }],
  ['failure', { kind: 'manager-state', state: 'failed' }],
  ['disconnect', { kind: 'manager-state', state: 'disconnected' }],
]);

const failed = (word: string): Read | undefined => {
  const error = /^\d+$/.test(word) ? ERRORS[Number(word) - 1] : word;
  if (error === 'invalid-key') return { kind: 'psk-mismatch-suspected' };
  if (error === 'out-of-range') return { kind: 'network-not-found' };
  // What wpa_supplicant's status 17 is for it (plugins/wifi.c).
  if (error === 'blocked') return { kind: 'assoc-response', bssid: NO_BSSID, status: FULL };
  if (error === 'dhcp-failed') return { kind: 'address', step: 'timeout', by: 'connman' };
  return ERRORS.includes(error ?? '')
    ? { kind: 'manager-state', state: 'failed', reason: error ?? '' }
    : undefined;
};

const rules: readonly ProgramRule[] = [
  {
    head: 'service 0x',
    rest: at`[\da-f]{1,16} (?:error ([\w-]{1,24})|old \S{1,24} - new ([\w-]{1,24}))`,
    read: ([, error, state]) => (error === undefined ? STATES.get(state ?? '') : failed(error)),
    samples: ['service 0x55d0c1a2 old association - new configuration/idle => configuration'],
    kinds: ['manager-state'],
    quiet: ['service 0x55d0c1a2 old idle - new idle/idle => idle'],
  },
  {
    head: 'service 0x',
    samples: [],
    kinds: [],
    quiet: ['service 0x55d0c1a2 state association'],
  },
  {
    head: 'Error /net/connman/service/wifi_',
    rest: at`\S{1,160}: (.{1,60})`,
    read: ([, error = '']) => failed(error.trim()),
    samples: ['Error /net/connman/service/wifi_020000000100_6c6162_managed_psk: invalid-key'],
    kinds: ['psk-mismatch-suspected'],
  },
  {
    // `connmanctl services NAME`: what a service that failed is left with.
    head: 'Error = ',
    rest: at`([a-z-]{5,16})\s*$`,
    read: ([, error = '']) => failed(error),
    samples: ['Error = invalid-key'],
    kinds: ['psk-mismatch-suspected'],
  },
  {
    // connman_info, at every level.
    head: 'Interface ',
    rest: at`\S{1,15} \[ wifi \] state is ([a-z]{4,16})`,
    read: ([, state = '']) => STATES.get(state),
    samples: ['Interface wlan0 [ wifi ] state is association'],
    kinds: ['manager-state'],
    quiet: ['Interface wlan0 [ wifi ] state is idle'],
  },
  ...['{newlink}', '{update}', '{add}', '{del}', '{dellink}', '{create}', '{remove}'].map(
    (what): ProgramRule => ({
      head: `wlan0 ${what}`,
      samples: [],
      kinds: [],
      quiet: [`wlan0 ${what} index 3`],
    }),
  ),
];

export const connman = dialectOf({
  name: 'connman',
  title: "ConnMan's log and the answers of connmanctl",
  programs: ['connmand', 'connman'],
  witness: 'manager',
  rules,
  own: { pattern: OWN, at: () => undefined },
  telling: ['connmand[', 'src/service.c:', '/net/connman/service/wifi_', 'plugins/wifi.c:'],
  concerns: mayBeWireless,
  begin: () => undefined,
});
