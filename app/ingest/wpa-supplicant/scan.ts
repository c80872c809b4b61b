/** Scanning and selection of a network. */
import type { Rule } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import { silent, silentHead } from './silent.ts';

/** EIO, EPROTO, ESHUTDOWN, ETIMEDOUT: the card does not answer. */
const DEAD = new Set([5, 71, 108, 110]);

export const scanRules: readonly Rule[] = [
  {
    head: 'CTRL-EVENT-SCAN-STARTED',
    read: () => ({ kind: 'scan-started' }),
    samples: ['CTRL-EVENT-SCAN-STARTED ', 'CTRL-EVENT-SCAN-STARTED id=4'],
    kinds: ['scan-started'],
  },
  {
    head: 'CTRL-EVENT-SCAN-RESULTS',
    read: () => ({ kind: 'scan-done' }),
    samples: ['CTRL-EVENT-SCAN-RESULTS ', 'CTRL-EVENT-SCAN-RESULTS id=4'],
    kinds: ['scan-done'],
  },
  {
    head: 'CTRL-EVENT-SCAN-FAILED ret=',
    rest: at`-?(\d+)`,
    read: ([, errno]) => {
      const failed = toNumber(errno);
      const done = { kind: 'scan-done', failed } as const;
      return DEAD.has(failed) ? [done, { kind: 'driver-fault', what: `scan failed with -${failed}` }] : done;
    },
    samples: ['CTRL-EVENT-SCAN-FAILED ret=-16 retry=1', 'CTRL-EVENT-SCAN-FAILED ret=-100'],
    kinds: ['scan-done'],
  },
  {
    head: 'CTRL-EVENT-NETWORK-NOT-FOUND',
    read: () => ({ kind: 'network-not-found' }),
    since: '2.9',
    samples: ['CTRL-EVENT-NETWORK-NOT-FOUND '],
    kinds: ['network-not-found'],
  },
  ...['   skip RSN IE - ', '   reject due to mismatch with WPA/WPA2'].map((head): Rule => ({
    head,
    ...(head.endsWith(' ') && { rest: at`(?!parse failed)` }),
    read: (_, memory) => {
      // Every scan says it of every BSS.
      const isTold = memory.unfit;
      memory.unfit = true;
      return isTold ? undefined : { kind: 'bss-unfit' };
    },
    samples: [
      head.endsWith(' ') ? `${head}no mgmt frame protection enabled but AP requires it` : head,
      ...(head.endsWith(' ') ? [`${head}key mgmt mismatch`] : []),
    ],
    kinds: ['bss-unfit'],
  })),
  {
    head: 'No suitable network found',
    read: (_, memory) => {
      memory.unfit = false;
      return { kind: 'network-not-found' };
    },
    samples: ['No suitable network found'],
    kinds: ['network-not-found'],
  },
  {
    head: 'CTRL-EVENT-BSS-ADDED ',
    rest: at`\d+ (${MAC})`,
    read: ([, bssid]) => ({ kind: 'bss-seen', bssid: toMac(bssid), akms: [] }),
    samples: ['CTRL-EVENT-BSS-ADDED 3 02:00:00:00:00:00'],
    kinds: ['bss-seen'],
  },
  {
    head: 'CTRL-EVENT-NETWORK-ADDED ',
    rest: at`(\d+)`,
    read: ([, id]) => ({ kind: 'network-added', networkId: toNumber(id) }),
    since: '2.10',
    samples: ['CTRL-EVENT-NETWORK-ADDED 0'],
    kinds: ['network-added'],
  },
  {
    head: 'CTRL-EVENT-NETWORK-REMOVED ',
    rest: at`(\d+)`,
    read: ([, id]) => ({ kind: 'network-removed', networkId: toNumber(id) }),
    since: '2.10',
    samples: ['CTRL-EVENT-NETWORK-REMOVED 0'],
    kinds: ['network-removed'],
  },
  // Known, and nothing that a diagnosis needs.
  silentHead('   skip - ', '   skip - SSID mismatch', '   skip - no PMKSA entry for DPP'),
  silentHead(
    '   selected ',
    '   selected based on RSN IE',
    "   selected BSS 02:00:00:00:00:00 ssid='lab-sae'",
  ),
  ...silent(
    'CTRL-EVENT-BSS-REMOVED 3 02:00:00:00:00:00',
    'CTRL-EVENT-DO-ROAM cur_bssid=02:00:00:00:00:00 cur_freq=2412 cur_level=-70 cur_est=0',
    'CTRL-EVENT-SKIP-ROAM cur_bssid=02:00:00:00:00:00 cur_freq=2412 cur_level=-70 cur_est=0',
    'Reject scan trigger since one is already pending',
    'Setting scan request: 0.100000 sec',
    'Starting AP scan for wildcard SSID',
    'Starting AP scan for specific SSID: lab-sae',
    'No enabled networks - do not scan',
    'Disconnected - do not scan',
    'Skip scan - interface disabled',
    'No APs found - clear blacklist and try again',
    'No APs found - clear BSSID ignore list and try again',
    'Event SCAN_RESULTS (3) received',
    'Event SCAN_STARTED (47) received',
    'Scan completed in 3.841210 seconds',
    'BSS: Start scan result update 1',
    'New scan results available (own=1 ext=0)',
    'Selecting BSS from priority group 0',
  ),
];
