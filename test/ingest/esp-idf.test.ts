import { expect, it } from 'vitest';
import { espIdf } from '../../app/ingest/esp-idf/dialect.ts';
import { read as judge } from '../support/station-log.ts';
import { read, readLine } from './support.ts';

it.each([
  ['run -> init (fc0)', { kind: 'disconnected', reason: 15, local: false, frame: 'deauthentication' }],
  ['run -> init (0x8a0)', { kind: 'disconnected', reason: 8, local: false, frame: 'disassociation' }],
  ['auth -> init (200)', { kind: 'auth-timeout' }],
  ['auth -> init (1b0)', { kind: 'auth-rejected', status: 1 }],
  ['assoc -> init (400)', { kind: 'assoc-timeout' }],
  ['assoc -> init (1110)', { kind: 'assoc-response', status: 17 }],
  ['assoc -> init (3500)', { kind: 'assoc-response', status: 53 }],
  ['assoc -> init (0xd010)', { kind: 'assoc-response', status: 30 }],
  ['run -> init (cc00)', { kind: 'disconnected', reason: 15, local: true }],
  ['run -> init (c900)', { kind: 'network-not-found' }],
  ['run -> init (0)', { kind: 'disconnected', reason: 3, local: true }],
])('reads what brought a change of state, and its code: %s', (change, expected) => {
  expect(readLine(espIdf, `I (18404) wifi:state: ${change}`).events).toMatchObject([expected]);
});

it('counts its time from the boot', () => {
  const { events } = read('I (18404) wifi:state: init -> auth (b0)\n', { dialect: espIdf });
  expect(events).toMatchObject([{ at: 18404 }]);
});

const skipping = (time: number, end: string): string[] => [
  `I (${time}) wifi:state: init -> auth (b0)`,
  `I (${time + 10}) wpa: wpa3: Skip SAE and use cached PMK instead`,
  `I (${time + 20}) wifi:state: ${end}`,
];

it('names an old saved key that the chip says it offers', () => {
  const verdict = judge([1, 2, 3].flatMap((n) => skipping(n * 10_000, 'auth -> init (2c0)')));
  expect(verdict.verdict).toBe('stale-pmksa');
});

it('accuses no password for a wait in vain', () => {
  const waits = [1, 2, 3].flatMap((n) => [
    `I (${n * 10_000}) wifi:state: init -> auth (b0)`,
    `I (${n * 10_000 + 1000}) wifi:state: auth -> init (200)`,
  ]);
  expect(judge(waits).verdict).toBe('auth-timeout');
});

/** What two lines of Arduino tell, this many milliseconds apart. */
const after = (wait: number): readonly unknown[] =>
  read(
    [
      '[  1000][D][WiFiGeneric.cpp:1082] _eventCallback(): WiFi Reconnect Running',
      `[${String(1000 + wait).padStart(6)}][W][WiFiGeneric.cpp:1062] _eventCallback(): Reason: 2 - AUTH_EXPIRE`,
    ].join('\n'),
    { dialect: espIdf },
  ).events;

it("tells the library's own wait from a refusal by the time that went by", () => {
  expect(after(1075)).toMatchObject([{ kind: 'auth-timeout' }]);
  expect(after(30)).toMatchObject([{ kind: 'join-failed', code: 2 }]);
});

it('counts an end once that is handed on from the library to the firmware', () => {
  const handedOn = [
    '[01:00:00][V][esp-idf:000]: I (5000) wifi: state: init -> auth (b0)',
    '[01:00:01][V][esp-idf:000]: I (6000) wifi: state: auth -> init (200)',
    '[01:00:01][W][WiFiGeneric.cpp:353] _eventCallback(): Reason: 2 - AUTH_EXPIRE',
    "[01:00:01][W][wifi_esp32:336]: Event: Disconnected ssid='lab' bssid=02:00:00:00:00:00 reason='Auth Expired'",
  ];
  const { events } = read(handedOn.join('\n'), { dialect: espIdf });
  expect(events.map(({ kind }) => kind)).toEqual(['auth-request', 'auth-timeout']);
  const again = handedOn.slice(3).flatMap((line) => [line, line.replace('01:00:01', '01:00:09')]);
  expect(read(again.join('\n'), { dialect: espIdf }).events).toHaveLength(2);
});

it.each([
  "[01:00:01][W][wifi_esp32:336]: Event: Disconnected ssid='lab' bssid=02:00:00:00:00:00 reason='Handshake Failed'",
  "[01:00:01.123][W][wifi:642][wifi]: Disconnected ssid='lab' bssid=02:00:00:xx:xx:xx reason='Handshake Failed'",
  '[W][WiFiGeneric.cpp:360] _eventCallback(): Reason: 15 - 4WAY_HANDSHAKE_TIMEOUT',
  'I (1070) wifi: STA_DISCONNECTED, reason:15',
  'D (148) event: SYSTEM_EVENT_STA_DISCONNECTED, ssid:lab, ssid_len:3, bssid:02:00:00:00:00:00, reason:204,x',
])('hears the end from whoever tells it: %s', (line) => {
  expect(readLine(espIdf, line).events).toMatchObject([{ kind: 'disconnected', reason: 15 }]);
});

it('takes the guess of a firmware for a guess', () => {
  const lines = [1, 2, 3].map((n) => `00:00:${10 * n} WIF: Connect failed with AP incorrect password`);
  expect(judge(lines).verdict).toBe('undetermined');
});

it('reads the codes of the first releases, which name no frame', () => {
  expect(readLine(espIdf, 'I (6491) wifi: state: auth -> init (2)').events).toMatchObject([
    { kind: 'auth-timeout' },
  ]);
});

// What applications print of an event, each in words of its own.
it.each([
  'E (5320) my app&sta: [on_event:120] Disconnect reason: 15',
  'W (912) wifi station: disconnected from lab, reason=15',
  'WiFi lost connection. Reason: 15',
  'I: src/net.cpp [28]: Wifi: Event STA_DISCONNECTED, reason: 4WAY_HANDSHAKE_TIMEOUT',
  'I (70) net: WIFI_EVENT_STA_DISCONNECTED (reason code: WIFI_REASON_4WAY_HANDSHAKE_TIMEOUT)',
  'STA disconnect: 15',
  '*WM: [2] [EVENT] WIFI_REASON: 15',
])('hears the end in the words of an application: %s', (line) => {
  expect(readLine(espIdf, line).events).toMatchObject([{ kind: 'disconnected', reason: 15, iface: '' }]);
});

it('takes an SSID to its end, and no further', () => {
  const { events } = readLine(
    espIdf,
    'I (7813) wifi:connected with lab, aid = 11, channel 5, 40D, bssid = 02:00:00:00:00:00',
  );
  expect(events).toMatchObject([{ kind: 'connected', ssid: 'lab' }]);
});

it('an access point that asks to come back later has refused, in whatever words that is handed on', () => {
  for (const line of [
    'I (8504) wifi:state: assoc -> init (0xd010)',
    'I (8504) app: WiFi lost connection. Reason: 208',
    'W (8504) app: disconnected, reason: ASSOC_COMEBACK_TIME_TOO_LONG',
  ]) {
    const { verdict } = judge([line, line.replace('8504', '18504')]);
    expect([line, verdict]).toEqual([line, 'ap-refused']);
  }
});

it('says nothing of a password that was never tested of a connection that lost its access point', () => {
  const verdict = judge([
    "[07:01:44][I][wifi:313]: WiFi Connecting to 'shed'...",
    '[07:01:48][I][wifi:617]: WiFi Connected!',
    "[07:31:44][W][wifi_esp32:495]: Event: Disconnected ssid='shed' bssid=02:00:00:00:01:00 reason='Beacon Timeout'",
    "[07:31:45][I][wifi:313]: WiFi Connecting to 'shed'...",
    '[07:31:49][I][wifi:617]: WiFi Connected!',
    "[07:52:02][W][wifi_esp32:495]: Event: Disconnected ssid='shed' bssid=02:00:00:00:01:00 reason='Beacon Timeout'",
  ]);
  expect(verdict.verdict).toBe('signal-lost');
  const cut = judge([
    "[07:31:44][W][wifi_esp32:495]: Event: Disconnected ssid='shed' bssid=02:00:00:00:01:00 reason='Beacon Timeout'",
  ]);
  expect(JSON.stringify(cut.claims)).not.toContain('password-not-tried');
});
