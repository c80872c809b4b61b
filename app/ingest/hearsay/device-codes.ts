/**
 * Codes by which devices without a log tell their owner why they are not on the network: Brother's WLAN report (`TS-02`), Epson's network
 * report (`E-5`), the strings of CircuitPython and of the Pico's SDK, the connection events of Android's metrics and what Qualcomm's driver calls a failed
 * connect, all from their makers' documentation or sources.
 */
import { NO_BSSID, type Mac } from '../../domain/ids.ts';
import { own } from '../../domain/own.ts';
import type { Read } from '../rules.ts';
import type { FieldWord } from './field-word.ts';

const FAILED: readonly Read[] = [{ kind: 'join-failed' }];
const MISSING: readonly Read[] = [{ kind: 'network-not-found' }];
const answered = (status: number, bssid: Mac = NO_BSSID): readonly Read[] => [
  { kind: 'assoc-request', bssid },
  { kind: 'assoc-response', bssid, status },
];
/** The standard's status for security that does not fit. */
const AKMP_NOT_VALID = 43;
const UNFIT = answered(AKMP_NOT_VALID);
const WITHOUT_ADDRESS: readonly Read[] = [
  ...answered(0),
  { kind: 'connected', bssid: NO_BSSID },
  { kind: 'address', step: 'timeout' },
];
const unanswered = (what: string): readonly Read[] =>
  what === 'AUTH'
    ? [
        { kind: 'auth-request', bssid: NO_BSSID },
        { kind: 'auth-timeout', bssid: NO_BSSID },
      ]
    : what === 'ASSOC'
      ? [{ kind: 'assoc-request', bssid: NO_BSSID }, { kind: 'assoc-timeout' }]
      : FAILED;

/** "TS-": 5 and 6 name the key among other things, 7 and 8 are of WPS. */
const BROTHER: Readonly<Record<string, readonly Read[]>> = { '2': MISSING, '4': UNFIT };
/** "E-": 6 guesses at a filter, 8 and above are of addresses. */
const EPSON: Readonly<Record<string, readonly Read[]>> = {
  '2': MISSING,
  '3': MISSING,
  '5': UNFIT,
  '7': MISSING,
  '8': WITHOUT_ADDRESS,
};

/** `cyw43_tcpip_link_status_name`, as the SDK prints it while it waits. */
const PICO: Readonly<Record<string, readonly Read[]>> = {
  'no net': MISSING,
  'no ip': WITHOUT_ADDRESS,
};

const LEVELS: Readonly<Record<string, readonly Read[]>> = {
  DHCP: WITHOUT_ADDRESS,
  AUTH_FAILURE_EAP_FAILURE: [
    { kind: 'eap', step: 'started' },
    { kind: 'eap', step: 'failure' },
  ],
};

export const DEVICE_CODES: readonly FieldWord[] = [
  {
    sign: /\bTS-0([1-8])\b/,
    meaning: 'trouble',
    reads: ([, number]) => own(BROTHER, number) ?? FAILED,
    samples: ['WLAN report: Connection : Failed (TS-02)'],
  },
  {
    sign: /\berror(?: code)?\W{1,4}E-([2-8])\b/i,
    meaning: 'trouble',
    reads: ([, number]) => own(EPSON, number) ?? FAILED,
    samples: ['Wi-Fi: Error code: E-5'],
  },
  {
    sign: /\bConnectionError: Unknown failure (\d{1,3})\b|\bConnectionError: (?:Authentication failure|Wifi (?:Invalid Password|Unknown failure))/i,
    meaning: 'trouble',
    reads: () => FAILED,
    samples: ['ConnectionError: Authentication failure'],
  },
  {
    sign: /\bconnect status: link up\b/,
    meaning: 'over',
    reads: () => [],
    samples: ['wlan: connect status: link up'],
  },
  {
    sign: /\bconnect status: (no ip|no net|bad auth|link down|link fail)\b/,
    meaning: 'trouble',
    reads: ([, state]) => own(PICO, state) ?? FAILED,
    samples: ['wlan: connect status: no net'],
  },
  {
    sign: /\bconnectionResult=1\b.{0,80}?\blevel2FailureCode=NONE\b.{0,60}?\bconnectivityLevelFailureCode=NONE\b/,
    meaning: 'over',
    reads: () => [],
    samples: [
      'SSID="lab", connectionResult=1, level2FailureCode=NONE, connectivityLevelFailureCode=NONE, signalStrength=-58',
    ],
  },
  {
    sign: /\blevel2FailureCode=([A-Z_]{3,40})\b(?:, level2FailureReason=([A-Z_]{3,40}))?/,
    meaning: 'trouble',
    reads: ([, code, reason]) => own(LEVELS, reason) ?? own(LEVELS, code) ?? FAILED,
    samples: [
      'SSID="lab", connectionResult=0, level2FailureCode=DHCP, connectivityLevelFailureCode=DHCP, signalStrength=-58',
    ],
  },
  {
    sign: /\bCM_(?:NO_(CANDIDATE)_FOUND|(JOIN|AUTH|ASSOC)_(?:TIMEOUT|FAILED))\b/,
    meaning: 'trouble',
    reads: ([, candidate, what = ''], _, line) =>
      candidate !== undefined ? MISSING : line.includes('_TIMEOUT') ? unanswered(what) : FAILED,
    samples: ['wlan: cm_connect_complete: vdev 0 Connect failed, reason CM_NO_CANDIDATE_FOUND'],
  },
];
