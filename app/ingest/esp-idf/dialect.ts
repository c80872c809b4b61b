/**
 * The log of Espressif's chips (ESP-IDF 3 to 5, Arduino, ESPHome): the Wi-Fi library's states, the supplicant's messages
 * (`wpa_supplicant/src/rsn_supp`, `esp_wpa3.c`) and the reasons that applications print. Formats of ESP-IDF's sources and
 * documentation; the library itself is closed, its lines are those of public logs.
 */
import type { Happening } from '../../domain/events.ts';
import { NO_BSSID, type Instant } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import { at, MAC, toMac } from '../text.ts';
import { application, beginning, LIBRARY, type Chip } from './application.ts';
import { events } from './events.ts';
import { isFarewell, stateChange, stateOf, valueOf } from './states.ts';

/**
 * What stands before a message, once or twice (ESPHome passes on what ESP-IDF prints): `I (18404) `, `I (12:01:07.123) `, Arduino's
 * `[  5123][W][WiFiGeneric.cpp:1062] f(): ` (before 2.0 without its time), ESPHome's `[12:01:07][W][wifi:482]: `.
 */
const COLOUR = String.raw`(?:(?:\x1b|<0x1b>)?\[[\d;]{1,8}m)?`;
const PLACE = String.raw`\[[\w.-]{1,40}:\d{1,5}\](?:\[[\w .-]{1,24}\])?`;
const CALLER = String.raw`(?::| \w{1,40}\(\):) {1,2}`;
/** The tag of an application, and the place that some print behind it. */
const TAG = at`[A-Za-z][\w.&*-]{0,31}(?: [\w.&*-]{1,31})?: +(?:\[\w{1,40}:\d{1,5}\] +)?`;
/** Sketches print dots while they wait. */
const OWN = at`(?:\.{1,120} {0,2})?${COLOUR}(?:\[(\d\d):(\d\d):(\d\d(?:\.\d{3})?)\](?:\[[VDIWEC]+\])?${PLACE}${CALLER}${COLOUR})?(?:[VDIWE] \((?:(\d{1,10})|[\d:.]{8,15})\) |(?:\[ {0,8}(\d{1,10})\])?\[[VDIWE]\]${PLACE}${CALLER}|[VDIWE]: [\w./-]{1,64} \[\d{1,5}\]: )?`;

const quiet = (head: string): ProgramRule => ({ head, samples: [], kinds: [], quiet: [`${head}…`] });

/** The library writes with and without a blank behind its name. */
const wifi = (opening: string, rule: (head: string) => ProgramRule<Chip>): ProgramRule<Chip>[] =>
  [`wifi:${opening}`, `wifi: ${opening}`].map(rule);

const eapol = (opening: string, message: 1 | 2 | 3 | 4): ProgramRule[] =>
  [`wpa: ${opening}`, `wpa: WPA ${opening}`].map((head) => ({
    head,
    read: () => ({ kind: 'eapol-key', message, direction: message % 2 === 1 ? 'received' : 'sent' }),
    samples: [head],
    kinds: ['eapol-key'],
  }));

function changed(
  [, before, after, digits]: RegExpExecArray,
  chip: Chip,
  now: Instant | undefined,
): readonly Happening[] | undefined {
  const from = stateOf(before);
  const to = stateOf(after);
  const code = Number.parseInt(digits ?? '0', 16);
  if (to === 'auth') beginning(chip, now);
  if (to === 'init' || isFarewell(code))
    chip.ended = { reason: valueOf(code), by: LIBRARY, at: now, byWaiting: false };
  return from && to && stateChange(from, to, code);
}

const rules: readonly ProgramRule<Chip>[] = [
  ...wifi('state: ', (head) => ({
    head,
    rest: at`(\w{1,6}) -> (\w{1,6}) \((?:0x)?([\da-f]{1,6})\)`,
    read: changed,
    samples: [`${head}run -> init (fc0)`],
    kinds: ['disconnected'],
    quiet: [`${head}assoc -> assoc (0)`],
  })),
  {
    // The ESP8266.
    head: 'state: ',
    rest: at`([0-5]) -> ([0-5]) \(([\da-f]{1,6})\)`,
    read: changed,
    samples: ['state: 5 -> 0 (fc0)'],
    kinds: ['disconnected'],
  },
  ...wifi('connected with ', (head) => ({
    head,
    rest: at`(.{1,32}?), (?:aid = \d+, )?channel [\w, ]{1,20}(?:, (?:[\w ]{1,10}, )?bssid = (${MAC})|$)`,
    read: ([, ssid, bssid]) => ({
      kind: 'connected',
      bssid: bssid === undefined ? NO_BSSID : toMac(bssid),
      ssid: ssidFromBytes(ssid ?? ''),
    }),
    samples: [
      `${head}lab, aid = 2, channel 6, BW20, bssid = 02:00:00:00:00:00`,
      `${head}lab, channel 6, bssid = 02:00:00:00:00:00`,
      `${head}lab, channel 6`,
    ],
    kinds: ['connected'],
  })),
  ...['bcn_timeout', 'bcn_timout', 'ap_probe_send over'].flatMap((opening) =>
    wifi(opening, (head) => ({
      head,
      read: () => ({ kind: 'beacon-loss' }),
      samples: [`${head},ap_probe_send_start`],
      kinds: ['beacon-loss'],
    })),
  ),
  // The library writes its name in a line of its own, and ESPHome passes on each as it comes.
  ...['bcn_timeout,', 'ap_probe_send over'].map((head): ProgramRule => ({
    head,
    read: () => ({ kind: 'beacon-loss' }),
    samples: [`${head}ap_probe_send_start`],
    kinds: ['beacon-loss'],
  })),
  {
    head: "'WiFi Signal': ",
    rest: at`(?:Received new state|Sending state) (-\d{2,3})(?:\.\d+)?\b`,
    read: ([, dbm]) => ({ kind: 'signal', dbm: Number(dbm) }),
    samples: ["'WiFi Signal': Sending state -82.00000 dBm with 0 decimals of accuracy"],
    kinds: ['signal'],
  },
  ...['wpa3: ', 'wpa: wpa3: ', 'wpa: wpa3_build_sae_commit(): wpa3: '].map((front): ProgramRule => ({
    head: `${front}Skip SAE and use cached PMK`,
    read: () => ({ kind: 'pmksa-offered', certain: true }),
    samples: [`${front}Skip SAE and use cached PMK instead`],
    kinds: ['pmksa-offered'],
  })),
  {
    // Debug builds name the place: `wpa esp_wpa3.c:35 wpa3_build_sae_commit(): wpa3: …`
    head: 'wpa esp_wpa3.c:',
    rest: at`\d{1,5} \w{1,40}\(\): wpa3: Skip SAE and use cached PMK`,
    read: () => ({ kind: 'pmksa-offered', certain: true }),
    samples: ['wpa esp_wpa3.c:35 wpa3_build_sae_commit(): wpa3: Skip SAE and use cached PMK instead'],
    kinds: ['pmksa-offered'],
  },
  ...eapol('1/4-Way Handshake', 1),
  ...eapol('Send EAPOL-Key 2/4', 2),
  ...eapol('3/4-Way Handshake', 3),
  ...eapol('tx 4/4', 4),
  ...['wpa: >>>>>wpa2 FAILED', 'wpa: >>>>>wpa2 FINISH'].map((head): ProgramRule => ({
    head,
    read: () => ({ kind: 'eap', step: head.endsWith('FAILED') ? 'failure' : 'success' }),
    samples: [head],
    kinds: ['eap'],
  })),
  ...['wpa: wpa2_task', 'wpa: WPA2 ENTERPRISE'].map((head): ProgramRule => ({
    head,
    read: () => ({ kind: 'eap', step: 'started' }),
    samples: [`${head} prio:2, stack:6656`],
    kinds: ['eap'],
  })),
  ...[
    'esp_netif_handlers: sta ip: ',
    'tcpip_adapter: sta ip: ',
    'event: sta ip: ',
    'STA IP: ',
    'Got IPv4: ',
  ].map((head): ProgramRule => ({
    head,
    rest: at`[\d.]{7,15}`,
    read: () => ({ kind: 'address', step: 'obtained', by: 'esp-idf' }),
    samples: [`${head}192.0.2.7, mask: 255.255.255.0, gw: 192.0.2.1`],
    kinds: ['address'],
  })),
  ...application,
  ...events,
  ...[
    'new:',
    'mode : ',
    'security',
    'pm ',
    'AP',
    '<ba-',
    'dp: ',
    'set rx beacon pti',
    'Set status to INIT',
    'Association refused temporarily',
    'flush txq',
    'stop sw txq',
    'lmac stop hw txq',
    'idx:',
    'wifi firmware version',
    'config NVS flash',
    'Init ',
  ].flatMap((opening) => wifi(opening, quiet)),
  ...['wpa: RSN: ', 'wpa: IEEE 802.1X RX: ', 'wpa:   key_info ', 'wpa: WPA: ', 'wpa: EAPOL'].map(quiet),
];

export const espIdf = dialectOf({
  name: 'esp-idf',
  title: "the log of Espressif's chips: ESP-IDF, Arduino, ESPHome",
  programs: [],
  witness: 'supplicant',
  own: {
    pattern: OWN,
    at: ([, hour, minute, second, idf, arduino]) => {
      if (hour !== undefined) return ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000;
      const since = idf ?? arduino;
      return since === undefined ? undefined : Number(since);
    },
  },
  tag: TAG,
  bare: (message) => `I (18404) ${message}`,
  rules,
  telling: [
    'wifi:state: ',
    'wifi: state: ',
    'wpa3: Skip SAE',
    ') wpa: ',
    'wpa: WPA ',
    'wpa: RSN: ',
    '][WiFiGeneric.cpp:',
    '][STA.cpp:',
    '][wifi:',
    '][wifi_esp32:',
    '][wifi_esp8266:',
    '][esp-idf:',
    '][sensor:',
    ' WIF: ',
    'wifi:connected with ',
    ': sta ip: ',
  ],
  begin: () => ({ began: undefined, ended: undefined, isUp: false }),
});
