/** How attempts end, and what the supplicant makes of it: back-off, ignore lists, states. */
import type { Rule } from '../rules.ts';
import { NOT_SAID } from '../../domain/codes.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import { PRINTF_SSID as SSID, ssidFromPrintf } from '../../domain/ssid.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import { silent } from './silent.ts';

/** States in which a connection is gone; a key that is renewed, or a roam, is none of them. */
const OVER = new Set(['DISCONNECTED', 'INACTIVE', 'SCANNING', 'INTERFACE_DISABLED']);

export const outcomeRules: readonly Rule[] = [
  {
    head: 'CTRL-EVENT-CONNECTED - Connection to ',
    rest: at`(${MAC}) completed(?: \((?:re)?auth\))?(?: \[id=(-?\d+))?`,
    read: ([, bssid, id], { isAccessPoint }) =>
      isAccessPoint
        ? undefined
        : { kind: 'connected', bssid: toMac(bssid), ...(id !== undefined && { networkId: toNumber(id) }) },
    samples: [
      'CTRL-EVENT-CONNECTED - Connection to 02:00:00:00:00:00 completed [id=0 id_str=]',
      'CTRL-EVENT-CONNECTED - Connection to 02:00:00:00:00:00 completed [id=0 id_str=home FILS_HLP_SENT]',
      'CTRL-EVENT-CONNECTED - Connection to 02:00:00:00:00:00 completed [id=0 id_str=] ap_mld_addr=02:00:00:00:00:01',
      'CTRL-EVENT-CONNECTED - Connection to 02:00:00:00:00:00 completed',
    ],
    kinds: ['connected'],
  },
  {
    head: 'CTRL-EVENT-DISCONNECTED bssid=',
    rest: at`(${MAC}) reason=(-?\d+)( locally_generated=1)?`,
    read: ([, bssid, reason, local], memory) => {
      const { frame } = memory;
      memory.frame = undefined;
      return {
        kind: 'disconnected',
        bssid: toMac(bssid),
        reason: Math.abs(toNumber(reason)),
        local: local !== undefined,
        ...(frame && { frame }),
      };
    },
    samples: [
      'CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=2',
      'CTRL-EVENT-DISCONNECTED bssid=02:00:00:00:00:00 reason=3 locally_generated=1',
      'CTRL-EVENT-DISCONNECTED bssid=00:00:00:00:00:00 reason=0',
    ],
    kinds: ['disconnected'],
  },
  ...(
    [
      ['Deauthentication notification', 'deauthentication'],
      ['Event DEAUTH (11) received', 'deauthentication'],
      ['Disassociation notification', 'disassociation'],
      ['Event DISASSOC (1) received', 'disassociation'],
    ] as const
  ).map(([head, frame]): Rule => ({
    head,
    read: (_, memory) => {
      memory.frame = frame;
      return undefined;
    },
    samples: [head],
    kinds: [],
  })),
  {
    // Who picks lines out of a debug log may leave out the event that follows, which tells the same with its address. What
    // this end sends itself is told where it is decided.
    head: ' * reason ',
    rest: at`(\d+) \(\w{1,48}\)$`,
    read: ([, reason], { frame }) =>
      frame && { kind: 'disconnected', bssid: NO_BSSID, reason: toNumber(reason), local: false, frame },
    samples: [' * reason 15 (4WAY_HANDSHAKE_TIMEOUT)'],
    kinds: [],
  },
  {
    head: 'CTRL-EVENT-SSID-TEMP-DISABLED id=',
    rest: at`(\d+) ssid="(${SSID})" auth_failures=(\d+) duration=(\d+)(?: reason=([A-Z_]+))?`,
    read: ([, id, ssid, failures, seconds, reason]) => [
      {
        kind: 'temp-disabled',
        networkId: toNumber(id),
        ssid: ssidFromPrintf(ssid),
        failures: toNumber(failures),
        seconds: toNumber(seconds),
        reason: reason ?? '',
      },
      // Said of a login through EAP alone (`eapol_sm_failed`, events.c); its own line may be cut off.
      ...(reason === 'AUTH_FAILED' ? [{ kind: 'eap', step: 'failure' } as const] : []),
    ],
    samples: [
      'CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="lab-sae" auth_failures=1 duration=10 reason=CONN_FAILED',
      'CTRL-EVENT-SSID-TEMP-DISABLED id=12 ssid="a\\" auth_failures=9" auth_failures=2 duration=20 reason=WRONG_KEY',
      // Up to 2.1.
      'CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="lab-eap" auth_failures=1 duration=10',
    ],
    kinds: ['temp-disabled'],
  },
  {
    head: 'CTRL-EVENT-SSID-REENABLED id=',
    rest: at`(\d+) ssid="(${SSID})"`,
    read: ([, id, ssid]) => ({ kind: 'reenabled', networkId: toNumber(id), ssid: ssidFromPrintf(ssid) }),
    samples: ['CTRL-EVENT-SSID-REENABLED id=0 ssid="lab-sae"'],
    kinds: ['reenabled'],
  },
  {
    head: 'Added BSSID ',
    rest: at`(${MAC}) into (?:blacklist|ignore list)(?:, ignoring for (\d+) seconds)?`,
    read: ([, bssid, seconds]) => ({
      kind: 'bssid-ignored',
      bssid: toMac(bssid),
      count: 1,
      ...(seconds && { seconds: toNumber(seconds) }),
    }),
    samples: [
      'Added BSSID 02:00:00:00:00:00 into ignore list, ignoring for 10 seconds',
      'Added BSSID 02:00:00:00:00:00 into blacklist',
    ],
    kinds: ['bssid-ignored'],
  },
  {
    head: 'BSSID ',
    rest: at`(${MAC}) (?:blacklist|ignore list) count incremented to (\d+)(?:, ignoring for (\d+) seconds)?`,
    read: ([, bssid, count, seconds]) => ({
      kind: 'bssid-ignored',
      bssid: toMac(bssid),
      count: toNumber(count),
      ...(seconds && { seconds: toNumber(seconds) }),
    }),
    samples: [
      'BSSID 02:00:00:00:00:00 ignore list count incremented to 2, ignoring for 10 seconds',
      'BSSID 02:00:00:00:00:00 blacklist count incremented to 2',
    ],
    kinds: ['bssid-ignored'],
  },
  {
    head: 'Removed BSSID ',
    rest: at`(${MAC}) from (?:blacklist|ignore list)`,
    read: ([, bssid]) => ({ kind: 'bssid-unignored', bssid: toMac(bssid) }),
    samples: [
      'Removed BSSID 02:00:00:00:00:00 from ignore list (clear)',
      'Removed BSSID 02:00:00:00:00:00 from ignore list (expired)',
      'Removed BSSID 02:00:00:00:00:00 from blacklist',
    ],
    kinds: ['bssid-unignored'],
  },
  {
    // Every transition is told better by what causes it; where somebody picked out these lines alone, the connection by nothing else.
    head: 'State: ',
    rest: at`(\w{4,20}) -> (\w{4,20})`,
    read: ([, from, to = ''], memory) => {
      if (memory.isAccessPoint || from === to) return undefined;
      if (to === 'COMPLETED') {
        memory.isUp = true;
        return { kind: 'manager-state', state: 'link-up', witness: 'manager' };
      }
      if (!memory.isUp || from !== 'COMPLETED' || !OVER.has(to)) return undefined;
      memory.isUp = undefined;
      return { kind: 'disconnected', bssid: NO_BSSID, reason: NOT_SAID, local: false, witness: 'manager' };
    },
    samples: ['State: GROUP_HANDSHAKE -> COMPLETED'],
    kinds: ['manager-state'],
    quiet: ['State: SCANNING -> AUTHENTICATING', 'State: ASSOCIATED -> 4WAY_HANDSHAKE'],
  },
  {
    head: 'Request to deauthenticate - bssid=',
    rest: at`${MAC} pending_bssid=${MAC} reason=(\d+)`,
    read: ([, reason]) => ({ kind: 'local-deauth-request', reason: toNumber(reason) }),
    samples: [
      'Request to deauthenticate - bssid=02:00:00:00:00:00 pending_bssid=00:00:00:00:00:00 reason=3 (DEAUTH_LEAVING) state=COMPLETED',
      'Request to deauthenticate - bssid=02:00:00:00:00:00 pending_bssid=00:00:00:00:00:00 reason=3 state=COMPLETED',
    ],
    kinds: ['local-deauth-request'],
  },
  ...silent(
    'Consecutive connection failures: 1 --> request scan in 100 ms',
    'Blacklist count 1 --> request scan in 100 ms',
    'Continuous association failures - consider temporary network disabling',
    'Ignore connection failure due to local request to disconnect',
    'Ignore connection failure indication since interface has been put into disconnected state',
    ' * address 02:00:00:00:00:00',
    'Auto connect enabled: try to reconnect (wps=0/0 wpa_state=4)',
    'Auto connect disabled: do not try to re-connect',
  ),
];
