/** What codes can say. Public interface: each list is added to at its end and never changed. */
import { table } from './fields.ts';

/** Cause and variant. */
const NAMES = table(128, [
  'undetermined',
  'healthy',
  'healthy/recovered',
  'stale-pmksa',
  'stale-pmksa/invalid-pmkid',
  'stale-pmksa/deauth-before-association',
  'stale-pmksa/disassociated-after-association',
  'stale-pmksa/association-unanswered',
  'stale-pmksa/four-way-with-cached-pmk',
  'stale-pmksa/okc',
  'stale-pmksa/eap',
  'wrong-passphrase',
  'wrong-passphrase/psk',
  'wrong-passphrase/sae',
  'handshake-loss',
  'handshake-loss/message-1',
  'handshake-loss/message-2',
  'handshake-loss/message-3',
  'handshake-loss/message-4',
  'eap-rejected',
  'eap-rejected/credentials',
  'eap-rejected/certificate',
  'eap-rejected/method',
  'eap-timeout',
  'eap-timeout/no-reply',
  'eap-timeout/authenticator-silent',
  'eap-timeout/station-silent',
  'ap-refused',
  'ap-refused/full',
  'ap-refused/security-mismatch',
  'ap-refused/rate',
  'ap-refused/policy',
  'auth-timeout',
  'competing-controller',
  'wps-slow',
  'ap-low-entropy',
  'driver-fault',
  'driver-fault/no-random-numbers',
  'signal-lost',
  'ap-disconnects',
  'network-not-found',
  'no-address',
  'no-address/dhcp-silent',
  'no-address/dhcp-refused',
  'no-address/self-assigned',
  'ap-disconnects/forged',
  'wrong-passphrase/wep',
]);

export const ANSWERS = [
  'clear-access-point',
  'clear-network',
  'keep-none',
  'reconnect',
  'record-and-report',
  'type-password',
  'move',
  'call-back',
] as const;
export type Answer = (typeof ANSWERS)[number];

/** What came of a treatment; the words of `rejoin.fix/1`, and what has no treatment. */
const OUTCOMES = table(32, [
  'none',
  'fixed',
  'connected',
  'healthy',
  'wrong-passphrase',
  'not-fixed',
  'other-cause',
  'not-confirmed',
  'cleared',
  'undetermined',
  'kept-empty',
  'undone',
  'cancelled',
  'failed',
  'changed',
  // No treatment: told to the person, refused by this computer, or declined by the person.
  'told',
  'refused',
  'declined',
  'recorded',
]);

export const CASE_FIELDS = {
  name: NAMES,
  confidence: table(4, ['none', 'possible', 'likely', 'sure']),
  password: table(4, ['cannot-tell', 'not-tested', 'no', 'yes']),
  system: table(12, [
    ...(['unknown', 'linux', 'android', 'windows', 'macos', 'embedded', 'access-point', 'air'] as const),
  ]),
  program: table(64, [
    'unknown',
    'wpa_supplicant',
    'wpa-events',
    'networkmanager',
    'iwd',
    'kernel',
    'iw-event',
    'windows-wlan',
    'macos',
    'hostapd',
    'huawei-ac',
    'pcap',
    'pcapng',
    'iwmon',
    'cisco-wlc',
    'cisco-syslog',
    'aruba',
    'aruba-syslog',
    'esp-idf',
    'android',
    'connman',
    'access-points',
    'meraki-csv',
    'dhclient',
    'dhcpcd',
    'udhcpc',
    'systemd-networkd',
    'dnsmasq',
    'dhcpd',
    'kea',
    'udhcpd',
    'freeradius',
    'cloud-events',
    'windows-text',
    'netsh',
    'windows-json',
    'ftrace',
    'openbsd',
  ]),
  /** How often it was tried: the least of each class. */
  attempts: table(8, ['0', '1', '2', '3', '6', '11', '31', '101']),
  /** Since the last attempt, when the code was made: the most of each class. */
  age: table(8, ['unknown', '5-minutes', '1-hour', '6-hours', '1-day', '7-days', '30-days', 'older']),
  tried: table(16, [
    ...(['nothing', 'reconnect', 'bss', 'network', 'profile', 'adapter', 'service', 'keep-empty'] as const),
  ]),
  outcome: OUTCOMES,
} as const;

export const ANSWER_FIELDS = { answer: table(23, ANSWERS) } as const;

export const RESULT_FIELDS = {
  /** What was asked for; a plan is signed and says more than a code can. */
  answer: table(23, [...ANSWERS, 'plan']),
  outcome: OUTCOMES,
  /** What is wrong after it. */
  name: NAMES,
  /** Seconds that it took: the most of each class. */
  took: table(8, ['unknown', '5', '15', '60', '300', 'longer']),
} as const;
