/** Authentication with the supplicant's own SME (mac80211 and most soft-MAC drivers), SAE among it. */
import type { Rule } from '../rules.ts';
import { PRINTF_SSID as SSID, ssidFromPrintf } from '../../domain/ssid.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import { silent } from './silent.ts';

const RESPONSE = at`(?:bssid=)?(${MAC}) auth_type=(\d+) auth_transaction=(\d+) status_code=(\d+)`;

const authRequest: Rule['read'] = ([, bssid, ssid, freq]) => ({
  kind: 'auth-request',
  bssid: toMac(bssid),
  ssid: ssidFromPrintf(ssid),
  freq: toNumber(freq),
});

export const authenticationRules: readonly Rule[] = [
  {
    // Once for every frame that the station starts: an SAE exchange prints it for the commit and for the confirm.
    head: 'SME: Trying to authenticate with ',
    rest: at`(${MAC}) \(SSID='(${SSID})' freq=(\d+) MHz\)`,
    read: authRequest,
    samples: [
      "SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='lab-sae' freq=2412 MHz)",
      "SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='it\\'s \\\"two\\\" \\xe2\\x82\\xac' freq=5180 MHz)",
      "SME: Trying to authenticate with 02:00:00:00:00:00 (SSID='' freq=2412 MHz)",
    ],
    kinds: ['auth-request'],
  },
  {
    // As releases before 1.0 print it (seed 004 is of that time).
    head: 'Trying to authenticate with ',
    rest: at`(${MAC}) \(SSID='(${SSID})' freq=(\d+) MHz\)`,
    read: authRequest,
    samples: ["Trying to authenticate with 02:00:00:00:00:00 (SSID='lab-psk' freq=2412 MHz)"],
    kinds: ['auth-request'],
  },
  {
    head: 'PMKSA cache entry found - try to use PMKSA caching instead of new SAE authentication',
    read: () => ({ kind: 'pmksa-offered', certain: true }),
    samples: ['PMKSA cache entry found - try to use PMKSA caching instead of new SAE authentication'],
    kinds: ['pmksa-offered'],
  },
  {
    head: 'IEEE 802.1X: PMKSA cache entry found, using PMKSA caching',
    read: () => ({ kind: 'pmksa-offered', certain: true }),
    since: 'main',
    samples: ['IEEE 802.1X: PMKSA cache entry found, using PMKSA caching'],
    kinds: ['pmksa-offered'],
  },
  {
    head: 'SME: Selected SAE group ',
    read: () => ({ kind: 'sae', step: 'group' }),
    samples: ['SME: Selected SAE group 19'],
    kinds: ['sae'],
  },
  {
    head: 'SME: Authentication response: peer=',
    rest: RESPONSE,
    read: ([, bssid, algorithm, transaction, status]) => ({
      kind: 'auth-response',
      bssid: toMac(bssid),
      algorithm: toNumber(algorithm),
      transaction: toNumber(transaction),
      status: toNumber(status),
    }),
    samples: [
      'SME: Authentication response: peer=02:00:00:00:00:00 auth_type=3 auth_transaction=1 status_code=0',
      'SME: Authentication response: peer=02:00:00:00:00:00 auth_type=0 auth_transaction=2 status_code=0',
    ],
    kinds: ['auth-response'],
  },
  {
    head: 'CTRL-EVENT-AUTH-REJECT ',
    rest: RESPONSE,
    read: ([, bssid, algorithm, transaction, status]) => ({
      kind: 'auth-rejected',
      bssid: toMac(bssid),
      algorithm: toNumber(algorithm),
      transaction: toNumber(transaction),
      status: toNumber(status),
    }),
    since: '2.9',
    samples: [
      'CTRL-EVENT-AUTH-REJECT 02:00:00:00:00:00 auth_type=3 auth_transaction=2 status_code=1',
      'CTRL-EVENT-AUTH-REJECT bssid=02:00:00:00:00:00 auth_type=3 auth_transaction=2 status_code=1',
      'CTRL-EVENT-AUTH-REJECT 02:00:00:00:00:00 auth_type=0 auth_transaction=2 status_code=17 ie=2d1a',
    ],
    kinds: ['auth-rejected'],
  },
  {
    head: 'CTRL-EVENT-SAE-UNKNOWN-PASSWORD-IDENTIFIER ',
    rest: at`(${MAC})`,
    read: ([, bssid]) => ({
      kind: 'auth-rejected',
      bssid: toMac(bssid),
      algorithm: 3,
      transaction: 1,
      status: 123,
    }),
    since: '2.9',
    samples: ['CTRL-EVENT-SAE-UNKNOWN-PASSWORD-IDENTIFIER 02:00:00:00:00:00'],
    kinds: ['auth-rejected'],
  },
  {
    head: 'SME SAE commit',
    read: () => ({ kind: 'sae', step: 'commit', direction: 'received' }),
    samples: ['SME SAE commit'],
    kinds: ['sae'],
  },
  {
    head: 'SME SAE confirm',
    read: () => ({ kind: 'sae', step: 'confirm', direction: 'received' }),
    samples: ['SME SAE confirm'],
    kinds: ['sae'],
  },
  {
    head: 'SAE: Unexpected use of status code for ',
    rest: at`(?:H2E|SAE-PK) in SAE commit`,
    read: () => ({ kind: 'sae', step: 'pwe-differs' }),
    since: '2.10',
    samples: ['SAE: Unexpected use of status code for H2E in SAE commit when H2E was not expected'],
    kinds: ['sae'],
  },
  {
    head: 'SAE: Confirm mismatch',
    read: () => ({ kind: 'sae', step: 'mismatch' }),
    samples: ['SAE: Confirm mismatch'],
    kinds: ['sae'],
  },
  {
    head: 'SME: SAE completed - setting PMK for 4-way handshake',
    read: () => ({ kind: 'sae', step: 'completed' }),
    samples: ['SME: SAE completed - setting PMK for 4-way handshake'],
    kinds: ['sae'],
  },
  {
    head: 'SME: SAE anti-clogging token requested',
    read: () => ({ kind: 'sae', step: 'token', direction: 'received' }),
    samples: ['SME: SAE anti-clogging token requested', 'SME: SAE anti-clogging token requested (group 19)'],
    kinds: ['sae'],
  },
  {
    head: 'SME: Authentication request to the driver failed',
    read: () => ({ kind: 'driver-refused', what: 'auth' }),
    samples: ['SME: Authentication request to the driver failed'],
    kinds: ['driver-refused'],
  },
  {
    // "timed out": the driver gave up; "timeout": the supplicant's own timer of 5 s.
    head: 'SME: Authentication time',
    rest: at`(?:d )?out`,
    read: () => ({ kind: 'auth-timeout' }),
    samples: ['SME: Authentication timed out', 'SME: Authentication timeout'],
    kinds: ['auth-timeout'],
  },
  {
    head: 'SME: Ignore authentication event when ',
    read: () => ({ kind: 'unexpected-auth-event' }),
    samples: [
      'SME: Ignore authentication event when not in authenticating state',
      'SME: Ignore authentication event when network is not selected',
    ],
    kinds: ['unexpected-auth-event'],
  },
  ...silent(
    'Automatic auth_alg selection: 0x1',
    'Using SAE auth_alg',
    'Overriding auth_alg selection: 0x1',
    'SME: SAE authentication transaction 1 status code 0',
    'SME: Authentication failed (status code 15)',
    'SME: BSS/SSID entry for authentication not valid anymore - drop connection attempt',
    'SAE: counter = 001',
    'SAE: pwd-seed result 1 found=0xff',
    'SAE: PWE derivation - addr1=02:00:00:00:00:00 addr2=02:00:00:00:01:00',
    'SAE: Selecting supported ECC group 19',
    'SAE: Group not supported',
    'Event AUTH (10) received',
    'nl80211: Authenticate event',
  ),
];
