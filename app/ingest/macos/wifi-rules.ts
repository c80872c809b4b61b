import { NO_BSSID } from '../../domain/ids.ts';
import { at, latin1, MAC, toMac, toNumber } from '../text.ts';
import { networkOf, shownSsid } from './network.ts';
import type { MacRule } from './rules.ts';
import type { JoinStatus } from './station.ts';

/** `-59dBm `: no other signal is usual. */
const TWO_DIGITS = /^-\d\ddBm $/;
const READING = 7;

/** A redacted address, or one that is not. */
const ADDRESS = `(?:(${MAC})|<[^>]{0,80}>)`;
const CW_ERROR = /(?:\bCode=|\berror |\berr=|\()(-39\d\d)\b/;

const codeIn = (message: string): number | undefined => {
  const code = CW_ERROR.exec(message)?.[1];
  return code === undefined ? undefined : Number(code);
};

/** `, assoc=2026-10-03 19:41:01.328 -0400 (272ms)`; a stage that was not reached is left out, or `(null)`. */
const hasStage = (message: string, stage: string): boolean => {
  const p = message.indexOf(`, ${stage}=`);
  return p >= 0 && !message.startsWith('(null)', p + stage.length + 3);
};
const DISASSOC = /, disassoc=[^,()]{1,40}\((\d{1,3})\)/;
const UUID = /\buuid=([\dA-Fa-f-]{1,36})/;
const INTERFACE = /\bintf=(\w{1,15})/;

const joinStatusOf = (message: string): JoinStatus => {
  const disassoc = DISASSOC.exec(message)?.[1];
  return {
    uuid: UUID.exec(message)?.[1] ?? '',
    assoc: hasStage(message, 'assoc'),
    auth: hasStage(message, 'auth'),
    ipv4: hasStage(message, 'ipv4'),
    disassoc: disassoc === undefined ? undefined : Number(disassoc),
  };
};

/** airportd, wifid and the agents that speak for them. */
export const wifiRules: readonly MacRule[] = [
  {
    head: 'AUTO-JOIN: Joining network',
    read: (_, { station }, message) => station.begin(networkOf(message)),
    samples: [
      'AUTO-JOIN: Joining network (<redacted> - ssid=<redacted> (1956089320), bssid=<redacted>, security=wpa3-personal, rsn=[auths={ sae }, mfp=yes])',
    ],
    kinds: ['assoc-request'],
  },
  {
    head: 'AUTO-JOIN: Updated join status (',
    read: (_, { station }, message) => {
      const iface = INTERFACE.exec(message)?.[1];
      if (iface !== undefined && !station.isWifi(iface)) return [];
      return station.joinStatus(joinStatusOf(message));
    },
    samples: [
      'AUTO-JOIN: Updated join status (uuid=B1D76, intf=en0, assoc=2026-11-20 19:41:01.328 -0400 (272ms), auth=2026-11-20 19:41:02.004 -0400 (948ms), linkup=2026-11-20 19:41:01.338 -0400 (281ms), ipv4=2026-11-20 19:41:02.392 -0400 (1336ms))',
    ],
    kinds: ['assoc-request', 'assoc-response', 'connected', 'address'],
  },
  {
    head: 'AUTO-JOIN: Updated associated network (',
    read: (_, { station }, message) => station.describe(networkOf(message)),
    samples: [
      'AUTO-JOIN: Updated associated network (<redacted> - ssid=<redacted>, bssid=<redacted>, security=wpa2-enterprise, rsn=[auths={ 8021x ft_8021x }, mfp=no])',
    ],
    kinds: [],
  },
  {
    head: 'AUTO-JOIN: Join SUCCEEDED',
    read: (_, { station }) => station.joined(),
    samples: ['AUTO-JOIN: Join SUCCEEDED (duration=553ms)'],
    kinds: ['connected'],
  },
  {
    head: 'AUTO-JOIN: Join FAILED',
    read: (_, { station }, message) => station.failed(codeIn(message)),
    samples: [
      'AUTO-JOIN: Join FAILED (error=Error Domain=com.apple.wifi.apple80211API.error Code=-3925 "(null)")',
    ],
    kinds: ['assoc-request', 'join-failed'],
  },
  {
    head: '_bsd_80211_event_callback: APPLE80211_M_ASSOC_DONE',
    rest: at`(?:\/\d{1,5})? \((\w{1,15})\)`,
    read: ([, iface = ''], { station }) => (station.isWifi(iface) ? station.associationDone() : []),
    samples: ['_bsd_80211_event_callback: APPLE80211_M_ASSOC_DONE (en0)'],
    kinds: ['assoc-request'],
  },
  {
    // Others repeat what airportd says in words, or say nothing of a join.
    head: '_bsd_80211_event_callback: APPLE80211_M_',
    samples: [
      '_bsd_80211_event_callback: APPLE80211_M_ROAMED/32 (en0)',
      '_bsd_80211_event_callback: APPLE80211_M_LINK_CHANGED (en0)',
      '_bsd_80211_event_callback: APPLE80211_M_DEAUTH_RECEIVED (en0)',
    ],
    kinds: [],
  },
  {
    head: 'Received De',
    rest: at`auth from ${ADDRESS} with Reason (\d{1,5})\b`,
    read: ([, from, reason], { station }) =>
      station
        .end(toNumber(reason), false, from === undefined ? NO_BSSID : toMac(from))
        .map((end) => ({ ...end, frame: 'deauthentication' })),
    samples: [
      'Received Deauth from 02:00:00:00:00:00 with Reason 2',
      'Received Deauth from <redacted> with Reason 15',
    ],
    kinds: ['disconnected'],
  },
  {
    head: 'Received Di',
    rest: at`sassoc from ${ADDRESS} with Reason (\d{1,5})\b`,
    read: ([, from, reason], { station }) =>
      station
        .end(toNumber(reason), false, from === undefined ? NO_BSSID : toMac(from))
        .map((end) => ({ ...end, frame: 'disassociation' })),
    samples: ['Received Disassoc from 02:00:00:00:00:00 with Reason 8'],
    kinds: ['disconnected'],
  },
  {
    head: 'DISASSOCIATE SUCCEEDED',
    // Asked for by a program here.
    read: (_, { station }) => station.endOnce(0, true),
    samples: ['DISASSOCIATE SUCCEEDED'],
    kinds: [],
  },
  {
    head: 'Successfully associated to Wi-Fi network ',
    rest: at`([^"]{1,64}) on interface (\w{1,15})`,
    read: ([, name = '', iface = ''], { station }) => {
      if (!station.isWifi(iface)) return [];
      const ssid = shownSsid(name);
      return station.joined(ssid === undefined ? {} : { ssid, key: ssid });
    },
    samples: ['Successfully associated to Wi-Fi network lab-psk on interface en0'],
    kinds: ['connected'],
  },
  {
    head: '_doAutoJoin: Already associated to ',
    // Typographic quotes, in UTF-8.
    rest: at`\xe2\x80\x9c([^"]{1,64}?)\xe2\x80\x9d\. Bailing`,
    read: ([, name = ''], { station }) => {
      const ssid = shownSsid(name);
      return station.joined(ssid === undefined ? {} : { ssid, key: ssid });
    },
    samples: ['_doAutoJoin: Already associated to \xe2\x80\x9clab-psk\xe2\x80\x9d. Bailing on auto-join.'],
    kinds: ['connected'],
  },
  {
    head: '_processSystemPSKAssoc: No password for network',
    read: (_, __, message) => {
      const { ssid } = networkOf(message);
      return [{ kind: 'secrets-requested', program: 'airportd', ...(ssid === undefined ? {} : { ssid }) }];
    },
    samples: [
      '_processSystemPSKAssoc: No password for network <CWNetwork: 0x7fb0c2d0a1e0> [ssid=lab-psk, bssid=02:00:00:00:00:00, security=WPA2 Personal, rssi=-41, ibss=0] in the system keychain',
    ],
    kinds: ['secrets-requested'],
  },
  {
    // What this end sent is not logged, and half a handshake looks like a lost one: message 1 alone says nothing.
    head: 'inputEAPOLFrame: Received message 1 of 4',
    samples: ['inputEAPOLFrame: Received message 1 of 4'],
    kinds: [],
  },
  {
    // The access point sends it only when the MIC of message 2 has shown that both ends have the same PMK.
    head: 'inputEAPOLFrame: Received message 3 of 4',
    read: () => [{ kind: 'eapol-key', message: 3, direction: 'received' }],
    samples: ['inputEAPOLFrame: Received message 3 of 4'],
    kinds: ['eapol-key'],
  },
  {
    head: 'ptkThread: Installing PTK!',
    read: () => [{ kind: 'keys-installed', bssid: NO_BSSID }],
    samples: ['ptkThread: Installing PTK!'],
    kinds: ['keys-installed'],
  },
  {
    head: 'LQM: rssi=',
    rest: at`(-\d{1,3})dBm `,
    read: ([, dbm], { station }) => station.heard(toNumber(dbm)),
    isOld: (bytes, p, station) => {
      const reading = latin1(bytes, p, p + READING);
      return TWO_DIGITS.test(reading) && station.knowsSignal(Number(reading.slice(0, 3)));
    },
    samples: ['LQM: rssi=-59dBm per_ant_rssi=(-60dBm, -61dBm) noise=-90dBm snr=25 cca=11.0%'],
    kinds: ['connected', 'signal'],
  },
  {
    head: 'airportdProcessDLILEvent: ',
    rest: at`(\w{1,15}) attached \(up\)`,
    read: ([, iface = ''], { station }) =>
      station.isWifi(iface) ? [{ kind: 'interface', state: 'up' }] : [],
    samples: ['airportdProcessDLILEvent: en0 attached (up)'],
    kinds: ['interface'],
  },
  {
    head: 'AWDL ',
    samples: ['AWDL started', 'AWDL ended'],
    kinds: [],
  },
  {
    head: 'systemWokenByWiFi: ',
    samples: ['systemWokenByWiFi: System wake reason: <smc.70070000>, was not woken by WiFi'],
    kinds: [],
  },
];

const joinResult: MacRule['read'] = (_, { station }, message) => {
  const code = codeIn(message);
  return code === undefined ? [] : station.failed(code);
};

/** The same programs, of requests from others: only how a join ended is looked for. */
export const requestRules: readonly MacRule[] = [
  {
    head: 'END REQ [ASSOC',
    read: joinResult,
    samples: [
      'END REQ [ASSOC] took 5.300796625s (pid=446 proc=airportd intf=en0 uuid=5B248 err=-3925 reply=<redacted>',
    ],
    kinds: ['assoc-request', 'join-failed'],
  },
  {
    head: 'END REQ ',
    samples: [
      'END REQ [GET POWER] took 0.000796625s (pid=446 proc=airportd intf=en0 uuid=5B248 err=0 reply=<redacted>',
    ],
    kinds: [],
  },
  {
    head: 'BEGIN REQ ',
    samples: ['BEGIN REQ [GET INTF NAME] (pid=153 proc=symptomsd intf=(null) uuid=39572 info=(null))'],
    kinds: [],
  },
];
