/**
 * What firmware on Espressif's chips says of the events that the Wi-Fi library hands to it: Arduino (`WiFiGeneric.cpp`, `STA.cpp`),
 * ESPHome (`wifi_component*.cpp`), Tasmota (`support_wifi.ino`), MicroPython (`network_wlan.c`) and ESP-IDF before 4.0 (`event`).
 */
import { NOT_SAID } from '../../domain/codes.ts';
import { NO_BSSID, type Instant } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { reasonNamed } from '../code-names.ts';
import type { ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';
import { reasonOf } from './states.ts';

/** Who tells of an end: the library, and those whom it is handed on to, one after the other. */
export type Teller = 0 | 1 | 2;
export const LIBRARY: Teller = 0;
const CORE: Teller = 1;
export const FIRMWARE: Teller = 2;

interface End {
  readonly reason: number;
  readonly by: Teller;
  readonly at: Instant | undefined;
  /** As long after its beginning as the library waits. */
  readonly byWaiting: boolean;
}

/** What is remembered of a chip: when it last began to connect, and the end that was told last. */
export interface Chip {
  began: Instant | undefined;
  ended: End | undefined;
  /** It had an address: what ends then is a connection, and no wait. */
  isUp: boolean;
}

export type ChipRule = ProgramRule<Chip>;

/** The library waits one second for an answer to its authentication; an access point that refuses does so at once. */
const WAITED = { least: 900, most: 6000 };
const AUTH_EXPIRED = 2;
const ASSOC_EXPIRED = 4;
/** An end is handed on within this many milliseconds; some stamps have whole seconds. */
const HANDED_ON = 1500;

export function beginning(chip: Chip, now: Instant | undefined): void {
  chip.began = now;
  chip.ended = undefined;
  chip.isUp = false;
}

/** It has an address, and so a connection. */
export function gotAddress(chip: Chip): readonly Read[] {
  chip.isUp = true;
  return [
    { kind: 'connected', bssid: NO_BSSID },
    { kind: 'address', step: 'obtained', by: 'esp-idf' },
  ];
}

/** Whether an end has been told by those who hand it on. */
function isEcho(reason: number, by: Teller, { ended }: Chip, now: Instant | undefined): boolean {
  if (ended?.reason !== reason || ended.by >= by) return false;
  return now === undefined || ended.at === undefined || Math.abs(now - ended.at) <= HANDED_ON;
}

export function endOf(
  reason: number,
  by: Teller,
  chip: Chip,
  now: Instant | undefined,
  bssid = NO_BSSID,
): readonly Read[] {
  if (isEcho(reason, by, chip, now)) return [];
  const { began, ended, isUp } = chip;
  // Where the library tries again by itself, no line says so: what ended by waiting is followed by the next wait.
  const since = began ?? (ended?.byWaiting === true && ended.reason === reason ? ended.at : undefined);
  const waited = now === undefined || since === undefined ? undefined : now - since;
  const byWaiting = waited !== undefined && waited >= WAITED.least && waited <= WAITED.most;
  chip.began = undefined;
  chip.ended = { reason, by, at: now, byWaiting };
  chip.isUp = false;
  if (isUp && (reason === AUTH_EXPIRED || reason === ASSOC_EXPIRED))
    return [{ kind: 'disconnected', bssid, reason, local: false }];
  if (byWaiting && reason === AUTH_EXPIRED) return [{ kind: 'auth-timeout', bssid }];
  if (byWaiting && reason === ASSOC_EXPIRED) return [{ kind: 'assoc-timeout', bssid }];
  return reasonOf(reason).map((event) => (event.kind === 'disconnected' ? { ...event, bssid } : event));
}

/** A line that begins an attempt, and says nothing else. */
export const begins = (head: string): ChipRule => ({
  head,
  read: (_, chip, now) => {
    beginning(chip, now);
    return undefined;
  },
  samples: [],
  kinds: [],
  quiet: [head],
});

export const quiet = (head: string): ChipRule => ({ head, samples: [], kinds: [], quiet: [`${head}…`] });

/** With a name: what happens there is that network's. */
const named = (ssid: string | undefined): readonly Read[] =>
  ssid === undefined || ssid === ''
    ? []
    : [{ kind: 'auth-request', bssid: NO_BSSID, ssid: ssidFromBytes(ssid) }];

/** Tasmota's words (`WifiCheckIp`): the password is a guess of the ESP8266's library, made of any refused login. */
const TASMOTA: readonly ChipRule[] = [
  {
    head: 'WIF: Connecting to AP',
    rest: at`\d ?(?:(.{1,32}?) (?:(?:in )?[Cc]hannel \d{1,3} BSSId (${MAC})|in mode ))?`,
    read: ([, ssid, bssid]) => ({
      kind: 'auth-request',
      bssid: bssid === undefined ? NO_BSSID : toMac(bssid),
      ...(ssid !== undefined && { ssid: ssidFromBytes(ssid) }),
    }),
    samples: [
      'WIF: Connecting to AP1 lab Channel 6 BSSId 02:00:00:00:00:00 in mode 11n as tasmota-0001',
      'WIF: Connecting to AP1 lab in mode 11n as tasmota-0001',
      'WIF: Connecting to AP1...',
    ],
    kinds: ['auth-request'],
  },
  {
    head: 'WIF: Connect failed as AP cannot be reached',
    read: () => ({ kind: 'network-not-found' }),
    samples: ['WIF: Connect failed as AP cannot be reached'],
    kinds: ['network-not-found'],
  },
  {
    head: 'WIF: Connect failed with AP ',
    rest: at`(timeout|incorrect password)`,
    read: ([, what]) =>
      what === 'timeout'
        ? { kind: 'join-failed' }
        : [{ kind: 'psk-mismatch-suspected' }, { kind: 'join-failed' }],
    samples: ['WIF: Connect failed with AP incorrect password'],
    kinds: ['psk-mismatch-suspected', 'join-failed'],
  },
  {
    head: 'WIF: Connect failed as no IP address received',
    read: () => [
      { kind: 'assoc-response', bssid: NO_BSSID, status: 0 },
      { kind: 'address', step: 'timeout', by: 'tasmota' },
    ],
    samples: ['WIF: Connect failed as no IP address received'],
    kinds: ['assoc-response', 'address'],
  },
  {
    head: 'WIF: Connected',
    read: () => [
      { kind: 'connected', bssid: NO_BSSID },
      { kind: 'address', step: 'obtained', by: 'tasmota' },
    ],
    samples: ['WIF: Connected'],
    kinds: ['connected', 'address'],
  },
  quiet('WIF: '),
];

/** ESPHome and the library of Arduino have an address when they call it connected. */
const ESTABLISHED: readonly Read[] = [
  { kind: 'assoc-response', bssid: NO_BSSID, status: 0 },
  { kind: 'address', step: 'obtained', by: 'esphome' },
];
const SKETCH_UP = [
  'WiFi connected',
  'Wifi connected',
  'Connected to WiFi',
  'Connected to the WiFi network',
  'Connected to wifi',
] as const;
const SKETCH_DOWN = [
  'WiFi disconnected',
  'WiFi Disconnected',
  'Wifi disconnected',
  'Disconnected from WiFi',
  'WiFi lost',
  'Reconnecting to WiFi',
  'Reconnecting to wifi',
] as const;

const up = (head: string, rest?: RegExp): ChipRule => ({
  head,
  ...(rest && { rest }),
  read: () => ESTABLISHED,
  samples: [head],
  kinds: ['assoc-response', 'address'],
});

export const application: readonly ChipRule[] = [
  up('WiFi Connected!'),
  up('WiFi connected!'),
  up('Connected', at`$`),
  // Sketches, as they are copied from tutorials.
  ...SKETCH_UP.map((head) => up(head, at`[.!]{0,3}\s*$`)),
  ...SKETCH_DOWN.map((head): ChipRule => ({
    head,
    rest: at`[.!:,; -]|\s*$`,
    read: (_, chip) => {
      beginning(chip, undefined);
      return { kind: 'disconnected', bssid: NO_BSSID, reason: NOT_SAID, local: false };
    },
    samples: [`${head}.`, head],
    kinds: ['disconnected'],
  })),
  {
    // ESP-IDF's `brownout.c`: the radio draws more than the supply gives, and the chip starts anew.
    head: 'Brownout detector was triggered',
    read: () => ({ kind: 'driver-fault', what: 'Brownout detector was triggered' }),
    samples: ['Brownout detector was triggered'],
    kinds: ['driver-fault'],
  },
  {
    head: 'Retry attempt ',
    rest: at`\d{1,2}\/\d{1,2}[ .:]{0,8}([Cc]onnected)?`,
    read: ([, done], chip, now) => {
      if (done !== undefined) return ESTABLISHED;
      beginning(chip, now);
      return undefined;
    },
    samples: ['Retry attempt 2/3 ... connected'],
    kinds: ['assoc-response', 'address'],
    quiet: ['Retry attempt 1/3'],
  },
  {
    head: 'Reason: ',
    rest: at`(\d{1,3}) - [A-Z0-9_]{3,40}`,
    read: ([, reason], chip, now) => endOf(toNumber(reason), CORE, chip, now),
    samples: ['Reason: 15 - 4WAY_HANDSHAKE_TIMEOUT'],
    kinds: ['disconnected'],
  },
  ...['Arduino Event: ', 'Event: '].flatMap((head): readonly ChipRule[] => [
    {
      head,
      rest: at`\d{1,3} - STA_START`,
      read: (_, chip, now) => {
        beginning(chip, now);
        return undefined;
      },
      samples: [],
      kinds: [],
      quiet: [`${head}2 - STA_START`],
    },
    {
      head,
      rest: at`\d{1,3} - STA_CONNECTED`,
      read: () => ({ kind: 'assoc-response', bssid: NO_BSSID, status: 0 }),
      samples: [`${head}4 - STA_CONNECTED`],
      kinds: ['assoc-response'],
    },
    {
      head,
      rest: at`\d{1,3} - STA_GOT_IP`,
      read: (_, chip) => gotAddress(chip),
      samples: [`${head}7 - STA_GOT_IP`],
      kinds: ['connected', 'address'],
    },
    { head, rest: at`\d{1,3} - [A-Z]\w{2,40}`, samples: [], kinds: [], quiet: [`${head}0 - WIFI_READY`] },
  ]),
  ...['WiFi Reconnect Running', 'WiFi AutoReconnect Running', 'WiFi AutoReconnect running'].map(begins),
  // The reason follows with a line of its own.
  quiet('wifi:Association refused temporarily, comeback time '),
  quiet('STA Disconnected: SSID: '),
  quiet('STA Connected: SSID: '),
  ...['Event: Disconnected ssid=', 'Disconnected ssid='].map((head): ChipRule => ({
    head,
    rest: at`'(.{0,32})' (?:bssid=(?:(${MAC})|[^ ]{1,32})(?: \[redacted\])? )?reason='([\w .-]{1,40})'`,
    read: ([, ssid, bssid, word = ''], chip, now) => {
      const reason = reasonNamed(word)?.reason;
      if (reason === undefined) return [...named(ssid), { kind: 'join-failed' }];
      return endOf(reason, FIRMWARE, chip, now, bssid === undefined ? NO_BSSID : toMac(bssid));
    },
    samples: [
      `${head}'lab' bssid=02:00:00:00:00:00 reason='Handshake Failed'`,
      `${head}'lab' bssid=02:00:00:00:00:00 [redacted] reason='4-Way Handshake Timeout'`,
    ],
    kinds: ['disconnected'],
  })),
  ...['Event: Connected ssid=', 'Connected ssid='].map((head): ChipRule => ({
    head,
    rest: at`'(.{0,32})' bssid=(${MAC})`,
    read: ([, ssid, bssid]) => ({
      kind: 'connected',
      bssid: toMac(bssid),
      ssid: ssidFromBytes(ssid ?? ''),
    }),
    samples: [`${head}'lab' bssid=02:00:00:00:00:00 channel=6, authmode=WPA2 PSK`],
    kinds: ['connected'],
  })),
  {
    // Name and address may have been taken out, with the marks around them.
    head: 'Connecting to ',
    rest: at`[^']{1,80}? \(priority -?\d{1,4}, attempt \d`,
    read: (_, chip, now) => {
      beginning(chip, now);
      return undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['Connecting to [redacted] [redacted] (priority 0, attempt 1/2 in phase SCAN_CONNECTING)...'],
  },
  ...['WiFi Connecting to ', "Connecting to '"].map((head): ChipRule => ({
    head,
    rest: at`'?([^']{0,32})'`,
    read: ([, ssid], chip, now) => {
      beginning(chip, now);
      return named(ssid);
    },
    samples: [head.endsWith("'") ? `${head}lab'...` : `${head}'lab'...`],
    kinds: ['auth-request'],
  })),
  ...[
    'wifi: STA_DISCONNECTED, reason:',
    'wifi:STA_DISCONNECTED, reason:',
    'network: STA_DISCONNECTED, reason:',
  ].map((head): ChipRule => ({
    head,
    rest: at`(\d{1,3})`,
    read: ([, reason], chip, now) => endOf(toNumber(reason), FIRMWARE, chip, now),
    samples: [`${head}15`],
    kinds: ['disconnected'],
  })),
  {
    head: 'event: SYSTEM_EVENT_STA_DISCONNECTED, ssid:',
    rest: at`(.{0,32}), ssid_len:\d{1,2}, bssid:(${MAC}), reason:(\d{1,3})`,
    read: ([, , bssid, reason], chip, now) => endOf(toNumber(reason), CORE, chip, now, toMac(bssid)),
    samples: [
      'event: SYSTEM_EVENT_STA_DISCONNECTED, ssid:lab, ssid_len:3, bssid:02:00:00:00:00:00, reason:204',
    ],
    kinds: ['disconnected'],
  },
  ...TASMOTA,
];
