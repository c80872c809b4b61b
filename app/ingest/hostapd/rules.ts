/** hostapd's lines about an access point as a whole, and debug lines that name the station themselves. */
import { FULL, PREV_AUTH_NOT_VALID, UNSPECIFIED_FAILURE } from '../../domain/codes.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';
import { carriesWps, eapOutcome, wscRules } from '../eap-outcome.ts';
import { listOf, type Rule } from '../rules.ts';
import { PRINTF_SSID as SSID, ssidFromPrintf } from '../../domain/ssid.ts';
import { at, MAC, matchAt, toMac, toNumber, toPmkid } from '../text.ts';
import { silent, silentHead } from '../wpa-supplicant/silent.ts';
import { bssidOf, stationRules, unknownPmkid } from './station-rules.ts';

const STA = '02:00:00:00:01:00';
const STATION = at`(${MAC})`;
const DUMPED_PMKID = at`16\): ([\da-f]{2}(?: [\da-f]{2}){15})`;

const eapRule = (name: string, step: 'started' | 'success' | 'failure' | 'timeout'): Rule => ({
  // A 2 at the end: passed through to a RADIUS server.
  head: `CTRL-EVENT-EAP-${name}`,
  rest: at`2? (${MAC})`,
  read: eapOutcome(step),
  samples: [`CTRL-EVENT-EAP-${name} 02:00:00:00:01:00`, `CTRL-EVENT-EAP-${name}2 02:00:00:00:01:00`],
  kinds: ['eap'],
});

const entropyRule = (head: string): Rule => ({
  head,
  read: () => ({ kind: 'ap-low-entropy' }),
  samples: [head],
  kinds: ['ap-low-entropy'],
});

/** The pool is asked for by nobody but an access point. */
export const entropyRules: readonly Rule[] = [
  entropyRule('WPA: Not enough entropy in random pool to proceed - reject first 4-way handshake'),
  entropyRule('WPA: Not enough entropy in random pool for secure operations'),
  entropyRule('WPA: Reject 4-way handshake to collect more entropy for random number generation'),
  entropyRule('random: Not enough entropy pool available for secure operations'),
  entropyRule('random: Cannot read from /dev/random: '),
  {
    head: 'random: Only ',
    rest: at`\d{1,4}/\d{1,4} bytes of strong random data available`,
    read: () => ({ kind: 'ap-low-entropy' }),
    samples: ['random: Only 12/20 bytes of strong random data available from /dev/random'],
    kinds: ['ap-low-entropy'],
  },
];

/**
 * A supplicant that is an access point prints the same messages in a debug log without the name of their module (`hostapd_logger_cb`
 * left out): `hostapd_logger: STA 02:… - sending 1/4 msg of 4-Way Handshake`.
 */
const MODULE = /^(?:IEEE 802\.1[1X]|WPA|RADIUS): (?=.)/;
const LOGGED = stationRules
  .filter(({ head }) => MODULE.test(head))
  .map((rule) => ({ rule, head: rule.head.replace(MODULE, '') }))
  .toSorted((one, other) => other.head.length - one.head.length);
const inLogger: Rule = {
  head: 'hostapd_logger: STA ',
  rest: at`(${MAC}) - ([^\n]{1,200})`,
  read: ([, address, message = ''], memory, about) => {
    const station = toMac(address);
    for (const { rule, head } of LOGGED) {
      const groups = message.startsWith(head) ? matchAt(rule.rest ?? EMPTY, message, head.length) : undefined;
      const reads = groups && rule.read?.(groups, memory, { ...about, station });
      if (reads) return listOf(reads).map((read) => ({ station, ...read }));
    }
    return undefined;
  },
  samples: ['hostapd_logger: STA 02:00:00:00:01:00 - PTKSTART: Retry limit 4 reached'],
  kinds: ['handshake-retries-exhausted'],
  quiet: ['hostapd_logger: STA 02:00:00:00:01:00 - start authentication'],
};
const EMPTY = /(?:)/y;

/** What does not fit in the element that a station asks with (`wpa_validate_wpa_ie`), and who finds no room; the status behind it (table 9-50). */
const REFUSED: readonly (readonly [head: string, status: number, sample: string, rest?: RegExp])[] = [
  ['Invalid group cipher (', 41, `0x8) from ${STA}`, at`0x[\da-f]{1,8}\) from (${MAC})`],
  ['Invalid WPA pairwise cipher (', 42, `0x8) from ${STA}`, at`0x[\da-f]{1,8}\) from (${MAC})`],
  ['Invalid WPA key mgmt (', 43, `0x40) from ${STA}`, at`0x[\da-f]{1,8}\) from (${MAC})`],
  ['rejecting new auth from ', FULL, `${STA} (exceeded max client 32)`],
];

export const accessPointRules: readonly Rule[] = [
  {
    head: 'Using interface ',
    rest: at`(\S+) with hwaddr (${MAC}) and ssid "(${SSID})"`,
    read: ([, iface, address, ssid], _, { memoryOf }) => {
      const bssid = toMac(address);
      memoryOf(iface ?? '').address = bssid;
      return { kind: 'bss-seen', bssid, ssid: ssidFromPrintf(ssid), akms: [], iface: iface ?? '' };
    },
    samples: ['Using interface wlan0 with hwaddr 02:00:00:00:00:00 and ssid "lab-sae"'],
    kinds: ['bss-seen'],
  },
  {
    head: 'AP-ENABLED',
    rest: at` ?`,
    read: (_, { address }) => ({ kind: 'ap-started', ...(address && { bssid: address }) }),
    samples: ['AP-ENABLED '],
    kinds: ['ap-started'],
  },
  {
    head: 'AP-DISABLED',
    read: () => ({ kind: 'ap-stopped' }),
    samples: ['AP-DISABLED '],
    kinds: ['ap-stopped'],
  },
  {
    head: 'AP-STA-CONNECTED ',
    rest: STATION,
    read: ([, station], memory) => ({ kind: 'connected', bssid: bssidOf(memory), station: toMac(station) }),
    samples: ['AP-STA-CONNECTED 02:00:00:00:01:00', 'AP-STA-CONNECTED 02:00:00:00:01:00 auth_alg=sae'],
    kinds: ['connected'],
  },
  {
    head: 'EAPOL-4WAY-HS-COMPLETED ',
    rest: STATION,
    read: ([, station]) => ({ kind: 'handshake-completed', station: toMac(station) }),
    samples: ['EAPOL-4WAY-HS-COMPLETED 02:00:00:00:01:00'],
    kinds: ['handshake-completed'],
  },
  {
    // An authorized station is gone. Whose doing it was, only debug lines say; without them it is taken for the
    // station's: a kick is followed by "deauthenticated due to local deauth request", a leave by nothing.
    head: 'AP-STA-DISCONNECTED ',
    rest: STATION,
    read: ([, address], memory) => {
      const station = toMac(address);
      const { leaving } = memory;
      const known = leaving?.station === station ? leaving : undefined;
      memory.gone = { station, local: known?.local ?? true };
      return {
        kind: 'disconnected',
        bssid: bssidOf(memory),
        reason: known?.reason ?? 0,
        local: known?.local ?? true,
        station,
      };
    },
    samples: ['AP-STA-DISCONNECTED 02:00:00:00:01:00'],
    kinds: ['disconnected'],
  },
  {
    head: 'AP-STA-POSSIBLE-PSK-MISMATCH ',
    rest: STATION,
    read: ([, station]) => ({ kind: 'psk-mismatch-suspected', station: toMac(station) }),
    since: '2.9',
    samples: ['AP-STA-POSSIBLE-PSK-MISMATCH 02:00:00:00:01:00'],
    kinds: ['psk-mismatch-suspected'],
  },
  ...['AP-REJECTED-BLOCKED-STA ', 'Station '].map((head): Rule => ({
    head,
    rest: head === 'Station ' ? at`(${MAC}) not allowed to authenticate` : STATION,
    // The address is on a list of those that are not let in (`ieee802_11.c`).
    read: ([, address], memory) => {
      const station = toMac(address);
      const answer = { algorithm: UNKNOWN_ALGORITHM, transaction: 2, status: UNSPECIFIED_FAILURE };
      return [
        { kind: 'policy-refused', station },
        { kind: 'auth-response', bssid: bssidOf(memory), ...answer, station },
      ];
    },
    samples: [`${head}02:00:00:00:01:00${head === 'Station ' ? ' not allowed to authenticate' : ''}`],
    kinds: ['policy-refused', 'auth-response'],
  })),
  {
    head: 'AP-REJECTED-MAX-STA ',
    rest: STATION,
    read: ([, station], memory) => ({
      kind: 'assoc-response',
      bssid: bssidOf(memory),
      status: FULL,
      station: toMac(station),
    }),
    samples: ['AP-REJECTED-MAX-STA 02:00:00:00:01:00'],
    kinds: ['assoc-response'],
  },
  ...REFUSED.map(([head, status, sample, rest = STATION]): Rule => ({
    head,
    rest,
    read: ([, station], memory) => ({
      kind: 'assoc-response',
      bssid: bssidOf(memory),
      status,
      station: toMac(station),
    }),
    samples: [head + sample],
    kinds: ['assoc-response'],
  })),
  {
    head: 'Frequency ',
    rest: at`\d{4,5} \(\w{1,16}\) not allowed for AP mode`,
    read: () => ({ kind: 'driver-fault', what: 'the channel is not allowed for an access point' }),
    samples: ['Frequency 5260 (primary) not allowed for AP mode, flags: 0x1a NO-IR RADAR'],
    kinds: ['driver-fault'],
  },
  eapRule('STARTED', 'started'),
  eapRule('SUCCESS', 'success'),
  eapRule('FAILURE', 'failure'),
  eapRule('TIMEOUT-FAILURE', 'timeout'),
  {
    head: 'RADIUS No response from Authentication server ',
    read: () => ({ kind: 'eap', step: 'timeout', detail: 'no response from the authentication server' }),
    samples: ['RADIUS No response from Authentication server 192.0.2.1:1812 - failover'],
    kinds: ['eap'],
  },
  ...entropyRules,
  entropyRule('Failed to get random data for WPA initialization'),
  entropyRule('WPA: Failed to get random data for ANonce'),
  // The radio was never opened: no channel could be measured or the driver refused the mode.
  ...[
    'ACS: All study options have failed',
    'ACS: Unable to collect survey data',
    'ACS-FAILED',
    'Could not set channel for kernel driver',
    'Could not connect to kernel driver',
    // The group key could not be given to the driver.
    'WPA: group state machine entering state FATAL_FAILURE',
    'Failed to set beacon parameters',
    'nl80211 driver initialization failed',
    'nl80211: Could not configure driver mode',
    'Could not select hw_mode and channel',
    'IEEE 802.11 Configured channel (',
    'IEEE 802.11 Hardware does not support configured ',
    'Interface initialization failed',
    'Failed to initialize interface',
    'Unable to setup interface',
  ].map((head): Rule => ({
    head,
    read: () => ({ kind: 'driver-fault', what: head }),
    samples: [`${head}.`],
    kinds: ['driver-fault'],
  })),
  ...['DISABLED', 'UNINITIALIZED'].map((state): Rule => ({
    head: `interface state ENABLED->${state}`,
    read: () => ({ kind: 'ap-stopped' }),
    samples: [`interface state ENABLED->${state}`],
    kinds: ['ap-stopped'],
  })),
  ...['INTERFACE-DISABLED', 'DFS-RADAR-DETECTED '].map((head): Rule => ({
    head,
    read: () => ({ kind: 'ap-stopped' }),
    samples: [`${head} `],
    kinds: ['ap-stopped'],
  })),
  {
    head: 'authentication: STA=',
    rest: at`(${MAC}) auth_alg=(\d+) auth_transaction=(\d+) status_code=\d+.*?( \(from queue\))?$`,
    read: ([, station, algorithm, transaction, queued], memory) =>
      queued === undefined && (transaction === '1' || algorithm === '3')
        ? {
            kind: 'auth-request',
            bssid: bssidOf(memory),
            algorithm: toNumber(algorithm),
            station: toMac(station),
          }
        : undefined,
    samples: [
      'authentication: STA=02:00:00:00:01:00 auth_alg=3 auth_transaction=1 status_code=0 wep=0 seq_ctrl=0xb0',
    ],
    kinds: ['auth-request'],
    quiet: [
      'authentication: STA=02:00:00:00:01:00 auth_alg=3 auth_transaction=1 status_code=0 wep=0 seq_ctrl=0xb0 (from queue)',
    ],
  },
  {
    head: 'authentication reply: STA=',
    rest: at`(${MAC}) auth_alg=(\d+) auth_transaction=(\d+) resp=(\d+)`,
    read: ([, address, algorithm, transaction, status], memory) => {
      const station = toMac(address);
      memory.answered = station;
      return {
        kind: 'auth-response',
        bssid: bssidOf(memory),
        algorithm: toNumber(algorithm),
        transaction: toNumber(transaction),
        status: toNumber(status),
        station,
      };
    },
    samples: [
      'authentication reply: STA=02:00:00:00:01:00 auth_alg=0 auth_transaction=2 resp=0 (IE len=0) (dbg=handle-auth)',
    ],
    kinds: ['auth-response'],
  },
  ...(['association', 'reassociation'] as const).map((what): Rule => ({
    head: `${what} request: STA=`,
    rest: STATION,
    read: ([, station], memory) => ({
      kind: 'assoc-request',
      bssid: bssidOf(memory),
      station: toMac(station),
      ...(what === 'reassociation' && { roam: true }),
    }),
    samples: [`${what} request: STA=02:00:00:00:01:00 capab_info=0x431 listen_interval=5 seq_ctrl=0xd0`],
    kinds: ['assoc-request'],
  })),
  ...(['deauthentication', 'disassociation'] as const).map((what): Rule => ({
    head: `${what}: STA=`,
    rest: at`(${MAC}) reason_code=(\d+)`,
    read: ([, station, reason], memory) => {
      memory.leaving = { station: toMac(station), reason: toNumber(reason), local: true };
      return undefined;
    },
    samples: [`${what}: STA=02:00:00:00:01:00 reason_code=3`],
    kinds: [],
  })),
  {
    head: 'hostapd_wpa_auth_disconnect: ',
    rest: at`WPA authenticator requests disconnect: STA (${MAC}) reason (\d+)`,
    read: ([, station, reason], memory) => {
      memory.leaving = { station: toMac(station), reason: toNumber(reason), local: false };
      return undefined;
    },
    since: '2.10',
    samples: [
      'hostapd_wpa_auth_disconnect: WPA authenticator requests disconnect: STA 02:00:00:00:01:00 reason 15',
    ],
    kinds: [],
  },
  {
    // Releases before 2.10: it deauthenticates with that, and prints no other line where the driver does the rest.
    head: 'wpa_sta_disconnect STA ',
    rest: at`(${MAC})(?: reason (\d+))?$`,
    read: ([, address, said], memory) => {
      const station = toMac(address);
      const reason = said === undefined ? PREV_AUTH_NOT_VALID : toNumber(said);
      memory.leaving = { station, reason, local: false };
      memory.gone = { station, local: false };
      return { kind: 'disconnected', bssid: bssidOf(memory), reason, local: false, station };
    },
    until: '2.9',
    samples: [
      'wpa_sta_disconnect STA 02:00:00:00:01:00',
      'wpa_sta_disconnect STA 02:00:00:00:01:00 reason 2',
    ],
    kinds: ['disconnected'],
  },
  inLogger,
  {
    head: 'SAE: No PMKSA cache entry found for ',
    rest: STATION,
    read: ([, station], memory) => unknownPmkid(memory, toMac(station)),
    samples: ['SAE: No PMKSA cache entry found for 02:00:00:00:01:00'],
    kinds: ['pmksa-offered', 'pmksa-refused', 'assoc-response'],
  },
  {
    // It refuses the association for that (`ieee802_11.c`, check_assoc_ies).
    head: 'SAE: ',
    // What it says of SAE's arithmetic is told by what comes of it.
    rest: at`(?:(${MAC}) indicates support for SAE (?:H2E|PK), but did not use it|(?![^\n]{1,60} indicates support))`,
    read: ([, address], memory) => {
      if (address === undefined) return undefined;
      const station = toMac(address);
      return [
        { kind: 'sae', step: 'pwe-differs', station },
        { kind: 'assoc-response', bssid: bssidOf(memory), status: UNSPECIFIED_FAILURE, station },
      ];
    },
    since: '2.10',
    samples: ['SAE: 02:00:00:00:01:00 indicates support for SAE H2E, but did not use it'],
    kinds: ['sae', 'assoc-response'],
    quiet: ['SAE: counter = 1'],
  },
  {
    head: 'SAE: Confirm mismatch',
    read: () => ({ kind: 'sae', step: 'mismatch' }),
    samples: ['SAE: Confirm mismatch'],
    kinds: ['sae'],
  },
  {
    head: 'RSN IE: STA PMKID - hexdump(len=',
    rest: DUMPED_PMKID,
    read: ([, pmkid]) => ({ kind: 'pmksa-offered', certain: true, pmkid: toPmkid(pmkid) }),
    samples: ['RSN IE: STA PMKID - hexdump(len=16): 63 8f 10 4e 5c c3 63 8e f8 e0 bd 54 1f 32 d6 6e'],
    kinds: ['pmksa-offered'],
  },
  {
    // wpa_auth.c: the state of a PMK that comes from the passphrase or from SAE.
    head: 'WPA: ',
    rest: at`(${MAC}) WPA_PTK entering state INITPSK$`,
    read: ([, station], memory) => {
      memory.keyed = toMac(station);
      return undefined;
    },
    samples: ['WPA: 02:00:00:00:01:00 WPA_PTK entering state INITPSK'],
    kinds: [],
  },
  {
    // Key descriptor version (12.7.2 b): 0 is SAE's, as its AKM defines the MIC; a passphrase has 1, 2 or, with SHA-256, 3.
    head: 'WPA: Received EAPOL-Key from ',
    rest: at`(${MAC}) key_info=0x([\da-f]{1,4}) `,
    read: ([, address, info], memory) => {
      const { keyed } = memory;
      memory.isDebug = true;
      const station = toMac(address);
      const version = Number.parseInt(info ?? '0', 16) & 7;
      return version > 0 && keyed === station ? { kind: 'akm-selected', akm: 'psk', station } : undefined;
    },
    samples: [
      'WPA: Received EAPOL-Key from 02:00:00:00:01:00 key_info=0x108 type=2 mic_len=16 key_data_length=40',
    ],
    kinds: [],
  },
  {
    head: 'RSN: Message 1/4 PMKID ',
    rest: at`(?:from|derived from) [A-Za-z/]+(?: entry)? - hexdump\(len=16\): ([\da-f]{2}(?: [\da-f]{2}){15})`,
    read: ([, pmkid]) => ({ kind: 'm1-pmkid', pmkid: toPmkid(pmkid) }),
    samples: [
      'RSN: Message 1/4 PMKID from SAE - hexdump(len=16): 63 8f 10 4e 5c c3 63 8e f8 e0 bd 54 1f 32 d6 6e',
      'RSN: Message 1/4 PMKID from PMKSA entry - hexdump(len=16): 63 8f 10 4e 5c c3 63 8e f8 e0 bd 54 1f 32 d6 6e',
    ],
    kinds: ['m1-pmkid'],
  },
  {
    head: 'hostapd v',
    rest: at`(\S+)`,
    samples: ['hostapd v2.10'],
    kinds: [],
  },
  silentHead('STA-OPMODE-', 'STA-OPMODE-SMPS-MODE-CHANGED 02:00:00:00:01:00 off'),
  silentHead('Prune association for ', 'Prune association for 02:00:00:00:01:00'),
  silentHead('BSS-TM-', 'BSS-TM-RESP 02:00:00:00:01:00 status_code=0 bss_termination_delay=0'),
  silentHead('CTRL_IFACE monitor', 'CTRL_IFACE monitor[1]: 111 - Connection refused'),
  silentHead(
    'interface state ',
    'interface state COUNTRY_UPDATE->ACS',
    'interface state UNINITIALIZED->ENABLED',
  ),
  silentHead('ACS-', 'ACS-COMPLETED freq=2412 channel=1', 'ACS-STARTED '),
  silentHead('ACS: ', 'ACS: Automatic channel selection started, this may take a bit'),
  silentHead('DFS-', 'DFS-NEW-CHANNEL freq=5180 chan=36 sec_chan=1', 'DFS-CAC-START freq=5260'),
  ...['WPS-SUCCESS', 'WPS-FAIL'].map((head): Rule => ({
    head,
    read: carriesWps(),
    samples: [`${head} `],
    kinds: [],
  })),
  ...wscRules,
  silentHead('WPS-', 'WPS-AP-PIN-DISABLED ', 'WPS-ENROLLEE-SEEN 02:00:00:00:01:00'),
  silentHead('BEACON-', 'BEACON-RESP-RX 02:00:00:00:01:00 1 00'),
  silentHead('OCV-FAILURE ', 'OCV-FAILURE addr=02:00:00:00:01:00 frame=eapol-key-m2 error=channel'),
  ...[
    ...['Authentication server ', 'Accounting server ', 'local address', 'message: ', 'packet '],
    ...['Sending RADIUS message', 'Received ', 'Next RADIUS client retransmit', 'Retry '],
  ].map((what) => silentHead(`RADIUS ${what}`, `RADIUS ${what}`)),
  // Its answer was sent, and by then the station had been given up: whether it got there is not known.
  ...(['auth', 'assoc'] as const).map((what): Rule => {
    const head = `handle_${what}_cb: STA `;
    return {
      head,
      rest: at`(${MAC}) not found`,
      read: ([, station]) => ({ kind: `${what}-timeout`, station: toMac(station) }),
      samples: [`${head}02:00:00:00:01:00 not found`],
      kinds: [`${what}-timeout`],
    };
  }),
  silentHead('random: ', 'random: getrandom() support available'),
  ...silent(
    'nl80211: kernel reports: key addition failed',
    'AP-CSA-FINISHED freq=2412 dfs=0',
    'AP-STA-POLL-OK 02:00:00:00:01:00',
    'AP-MGMT-FRAME-RECEIVED buf=b000',
    'CTRL-EVENT-CHANNEL-SWITCH freq=2412 ht_enabled=1 ch_offset=0 ch_width=20 MHz cf1=2412 cf2=0 dfs=0',
    'CTRL-EVENT-EAP-PROPOSED-METHOD vendor=0 method=25',
    'CTRL-EVENT-EAP-RETRANSMIT 02:00:00:00:01:00',
    'INTERFACE-ENABLED ',
    'Deauthenticate all stations',
    'CTRL-EVENT-TERMINATING ',
    'RSN: Flush PMKSA cache entry for 02:00:00:00:01:00',
    'RSN: added PMKSA cache entry for 02:00:00:00:01:00',
    'Configuration file: /run/hostapd.conf',
    'Setup of interface done.',
  ),
];
