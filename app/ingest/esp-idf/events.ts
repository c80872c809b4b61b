/**
 * What applications of Espressif's chips print of the library's events in words of their own: examples of ESP-IDF and Arduino are
 * copied a thousand times, and changed each time. What stays is the event's name or the word "disconnect", and behind it "reason" with
 * a number or the library's name for it (`esp_wifi_types.h`, WIFI_REASON_*).
 */
import { NO_BSSID } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { reasonNamed } from '../code-names.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import { begins, endOf, gotAddress, FIRMWARE, quiet, type ChipRule } from './application.ts';

const REASON = at`[^\n]{0,80}?\b[Rr]eason(?: [Cc]ode)?\W{1,4}(?:(\d{1,3})(?![\w.])|((?:WIFI_REASON_)?[A-Z0-9][A-Z0-9_]{5,40})\b)`;

/** How such a line begins. */
const ENDS = [
  'STA_DISCONNECTED',
  'Event STA_DISCONNECTED',
  'WIFI_EVENT_STA_DISCONNECTED',
  'SYSTEM_EVENT_STA_DISCONNECTED',
  'WiFi lost connection',
  'WiFi connection lost',
  'WiFi disconnect',
  'WiFi Disconnect',
  'Wi-Fi disconnect',
  'Wi-Fi Disconnect',
  'WIFI disconnect',
  'Wifi disconnect',
  'wifi disconnect',
  'station disconnect',
  'Station disconnect',
  'Disconnect ',
  'disconnect ',
  'Disconnected from ',
  'Disconnected. ',
  'Disconnected, ',
  'Disconnected: ',
  'disconnected from ',
  'disconnected, ',
] as const;

const ended: readonly ChipRule[] = ENDS.map((head) => ({
  head,
  rest: REASON,
  read: ([, digits, name], chip, now) => {
    const reason = digits === undefined ? reasonNamed(name ?? '')?.reason : toNumber(digits);
    return reason === undefined ? { kind: 'join-failed' } : endOf(reason, FIRMWARE, chip, now);
  },
  samples: head.endsWith('onnect ')
    ? [`${head}reason: 15`]
    : [`${head}, reason: 15`, `${head} (reason: WIFI_REASON_4WAY_HANDSHAKE_TIMEOUT)`],
  kinds: ['disconnected'],
}));

const ADDRESSES = ['got ip:', 'got ip: ', 'Got ip:', 'Got IP: ', 'Got IP address: ', 'Obtained IP address: '];

export const events: readonly ChipRule[] = [
  ...ended,
  ...ADDRESSES.map((head): ChipRule => ({
    head,
    rest: at` ?[\d.]{7,15}`,
    read: (_, chip) => gotAddress(chip),
    samples: [`${head}192.0.2.7`],
    kinds: ['connected', 'address'],
  })),
  ...['STA_GOT_IP', 'Event STA_GOT_IP', 'IP_EVENT_STA_GOT_IP', 'SYSTEM_EVENT_STA_GOT_IP'].map(
    (head): ChipRule => ({
      head,
      read: (_, chip) => gotAddress(chip),
      samples: [`${head}, IP: 192.0.2.7`],
      kinds: ['connected', 'address'],
    }),
  ),
  ...['STA_CONNECTED', 'Event STA_CONNECTED', 'WIFI_EVENT_STA_CONNECTED', 'SYSTEM_EVENT_STA_CONNECTED'].map(
    (head): ChipRule => ({
      head,
      rest: at`(?: SSID: (.{1,32}?), BSSID: (${MAC}))?`,
      read: ([, ssid, bssid]) => ({
        kind: 'connected',
        bssid: bssid === undefined ? NO_BSSID : toMac(bssid),
        ...(ssid !== undefined && { ssid: ssidFromBytes(ssid) }),
      }),
      samples: [`${head} SSID: lab, BSSID: 02:00:00:00:00:00, channel: 6, authmode: 3`],
      kinds: ['connected'],
    }),
  ),
  ...[
    'WIFI_EVENT_STA_START',
    'SYSTEM_EVENT_STA_START',
    'retry to connect to the AP',
    'Start wifi connect',
  ].map(begins),
  {
    // The ESP8266's library, where a scan did not find the network.
    head: 'no ',
    rest: at`(.{1,32}) found, reconnect after \d`,
    read: ([, ssid]) => [
      { kind: 'auth-request', bssid: NO_BSSID, ssid: ssidFromBytes(ssid ?? '') },
      { kind: 'network-not-found', ssid: ssidFromBytes(ssid ?? '') },
    ],
    samples: ['no lab found, reconnect after 1s'],
    kinds: ['auth-request', 'network-not-found'],
  },
  // ESP8266WiFiGeneric.cpp, WiFiManager.cpp.
  ...['STA disconnect: ', 'WIFI_REASON: '].map((head): ChipRule => ({
    head,
    rest: at`(\d{1,3})`,
    read: ([, reason], chip, now) => endOf(toNumber(reason), FIRMWARE, chip, now),
    samples: [`${head}15`],
    kinds: ['disconnected'],
  })),
  {
    head: 'connected with ',
    rest: at`(.{1,32}), channel \d{1,3}$`,
    read: ([, ssid]) => ({ kind: 'connected', bssid: NO_BSSID, ssid: ssidFromBytes(ssid ?? '') }),
    samples: ['connected with lab, channel 6'],
    kinds: ['connected'],
  },
  {
    head: 'ip:',
    rest: at`[\d.]{7,15},mask:`,
    read: () => ({ kind: 'address', step: 'obtained', by: 'esp-idf' }),
    samples: ['ip:192.0.2.7,mask:255.255.255.0,gw:192.0.2.1'],
    kinds: ['address'],
  },
  ...['scandone', 'wifi evt: ', 'connect to the AP fail', 'pm open,type:', 'pm close'].map(quiet),
];
