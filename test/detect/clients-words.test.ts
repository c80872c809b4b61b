/** What people post of a client: one decisive line, an answer of a tool, a text that was typed off. */
import { describe, expect, it } from 'vitest';
import { read as ingest } from '../ingest/support.ts';
import { AP, read } from '../support/station-log.ts';

const utf8 = (text: string): string => Buffer.from(text, 'utf8').toString('latin1');
const verdictOf = (...lines: readonly string[]) => read(lines.map(utf8)).verdict;

describe('an answer of nmcli', () => {
  const error = 'Error: Connection activation failed: ';
  it.each([
    [`${error}(53) The Wi-Fi network could not be found.`, 'network-not-found'],
    [`${error}IP configuration could not be reserved (no available address, timeout, etc.)`, 'no-address'],
    [`${error}(7) Secrets were required, but not provided.`, 'undetermined'],
    ["Error: No network with SSID 'lab' found.", 'network-not-found'],
    ["Device 'wlan0' successfully activated with '37e59384-3a3b-4522-90a7-9692e7e49cb5'.", 'healthy'],
    ["Device 'eth0' successfully activated with '37e59384-3a3b-4522-90a7-9692e7e49cb5'.", 'undetermined'],
  ])('%s', (line, verdict) => {
    expect(verdictOf(line)).toBe(verdict);
  });
});

describe('what a tool shows of an interface', () => {
  const iwctl = (state: string, address: string): string[] => [
    '                                 Station: wlan0',
    '------------------------------------------------',
    `            State                 ${state}`,
    '            Connected network     lab',
    `            IPv4 address          ${address}`,
  ];
  const wpaCli = (state: string): string[] => [`bssid=${AP}`, 'ssid=lab', `wpa_state=${state}`];
  const device = (type: string): string[] => [
    'GENERAL.DEVICE:                         wlan0',
    `GENERAL.TYPE:                           ${type}`,
    'GENERAL.STATE:                          100 (connected)',
    'GENERAL.CONNECTION:                     lab',
  ];
  const wdutil = (ssid: string): string[] => [
    'WIFI',
    '    Power                : On [On]',
    `    SSID                 : ${ssid}`,
    '    RSSI                 : -48 dBm',
  ];
  it.each([
    ['iwctl', iwctl('connected', '192.0.2.7'), 'healthy'],
    ['iwctl without an address', iwctl('connected', '169.254.7.7'), 'no-address'],
    ['iwctl while it joins', iwctl('connecting', '192.0.2.7'), 'undetermined'],
    ['wpa_cli', wpaCli('COMPLETED'), 'healthy'],
    ['wpa_cli in a handshake', wpaCli('4WAY_HANDSHAKE'), 'undetermined'],
    ['iw', [`Connected to ${AP} (on wlan0)`, '\tSSID: lab', '\tsignal: -50 dBm'], 'healthy'],
    ['nmcli', device('wifi'), 'healthy'],
    ['nmcli of a cable', device('ethernet'), 'undetermined'],
    ['wdutil', wdutil('<redacted>'), 'healthy'],
    ['wdutil of no network', wdutil('None'), 'undetermined'],
  ])('%s', (_, lines, verdict) => {
    expect(verdictOf(...lines)).toBe(verdict);
  });
});

it('what a tool shows was so when it was asked, whatever came afterwards', () => {
  const shown = [`bssid=${AP}`, 'ssid=lab', 'wpa_state=COMPLETED'];
  const refused = [1, 2].flatMap(() => [
    "wlan0: Trying to associate with SSID 'lab'",
    `wlan0: CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=17`,
  ]);
  expect(verdictOf(...shown, ...refused)).toBe('ap-refused');
});

describe("a system's word on the address", () => {
  it.each([
    ['wlan0: Connected WiFi access point: lab (02:00:00:00:00:00)', 'undetermined'],
    ['Nov 30 12:11:32 pi dhcpcd[480]: timed out', 'no-address'],
    ['00:00:21 WIF: Connect failed as no IP address received', 'no-address'],
    [
      '11-30 18:02:58.004  1601  1990 D WifiConfigManager: disabled: NETWORK_SELECTION_DISABLED_DHCP_FAILURE',
      'no-address',
    ],
  ])('%s', (line, verdict) => {
    expect(verdictOf(line)).toBe(verdict);
  });
});

describe('an access point with too many stations', () => {
  it('is full where its reason 5 ends what nobody saw begin, as often as it says so', () => {
    const line = '[  3812][W][WiFiGeneric.cpp:1062] _eventCallback(): Reason: 5 - ASSOC_TOOMANY';
    const { verdict, variant } = read([line]);
    expect([verdict, variant]).toEqual(['ap-refused', 'full']);
  });
});

describe('a network whose security is not what is set up', () => {
  const scan = ['wlan0:    skip RSN IE - no mgmt frame protection enabled but AP requires it'];
  const nowhere = 'wlan0: No suitable network found';
  it('was heard, and is not out of reach', () => {
    const { verdict, variant } = read([...scan, nowhere]);
    expect([verdict, variant]).toEqual(['ap-refused', 'security-mismatch']);
    expect(verdictOf('wlan0:    skip - SSID mismatch', nowhere)).toBe('network-not-found');
  });
  it('is no trouble while no scan ends without a network', () => {
    expect(verdictOf(...scan)).toBe('undetermined');
  });
});

describe('a text that was typed off', () => {
  it('has blanks where its writer likes them', () => {
    expect(verdictOf(`wlan0: CTRL-EVENT-ASSOC-REJECT bssid=${AP}   status_code=17`)).toBe('ap-refused');
  });
  it('says in brackets whose address it was', () => {
    const line = (text: string): string => `wlan0: ${text}`;
    const asked = [1, 2, 3].map((time) => line(`send auth to (my router) (try ${time}/3)`));
    expect(verdictOf(...asked, line('authentication with (my router) timed out'))).toBe('auth-timeout');
  });
  it('names a saved key without its dump', () => {
    const { events } = ingest('RSN: PMKSA cache entry found - PMKID 0a0a...');
    expect(events.map(({ kind }) => kind)).toEqual(['pmksa-offered']);
  });
});

describe('a microcontroller that finds no network', () => {
  it('has begun to connect all the same', () => {
    const log = [
      'connecting to wifi "lab"',
      'wlan.status() = -2 (STAT_NO_AP_FOUND)',
      'Wi-Fi connection failed',
    ];
    expect(verdictOf(...log)).toBe('network-not-found');
  });
});

describe("ChromeOS' connection manager", () => {
  const shill = (text: string): string =>
    `2026-11-30T07:44:02.102030Z INFO shill[990]: [service.cc(1201)] ${text}`;
  it.each([
    ['Service 3: Service failure: out-of-range', 'network-not-found'],
    ['Service 3: Service failure: dhcp-failed', 'no-address'],
    ['Service 3: Service failure: eap-authentication', 'eap-rejected'],
    ['Service 3: Service failure: bad-passphrase', 'undetermined'],
    ['Service 3: state Configuring -> Online', 'healthy'],
  ])('%s', (text, verdict) => {
    expect(verdictOf(shill('Service 3: state Idle -> Associating'), shill(text))).toBe(verdict);
  });
});

it('a host in front of a program is no part of its name where the stamp was cut off', () => {
  const line = `pc wpa_supplicant[9]: wlan0: CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=17`;
  expect(verdictOf(line)).toBe('ap-refused');
});

describe('a login of which only the inside is told', () => {
  const failed = "EAP-MSCHAPV2: failure message: 'no' (retry not allowed, error 691)";
  it('was refused there', () => {
    const { verdict, findings } = read([failed]);
    expect(verdict).toBe('eap-rejected');
    expect(findings[0]?.proven).not.toContain('login-refused');
  });
  it('is over where it goes well after all', () => {
    const log = [failed, 'CTRL-EVENT-EAP-SUCCESS EAP authentication completed successfully'];
    expect(verdictOf(...log.map((text) => `wlan0: ${text}`))).not.toBe('eap-rejected');
  });
});
