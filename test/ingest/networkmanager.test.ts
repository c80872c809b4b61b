import { said } from '../../app/domain/said.ts';
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { networkManager } from '../../app/ingest/networkmanager/dialect.ts';
import { Doctor } from '../../app/pipeline.ts';
import { bytesOf } from '../../app/ingest/text.ts';
import { read } from './support.ts';

const START = "device (wlan0): Activation: starting connection 'home' (37e59384-3a3b-4522-90a7-9692e7e49cb5)";
const AUTO = "policy: auto-activating connection 'home' (37e59384-3a3b-4522-90a7-9692e7e49cb5)";
const FAILED = (reason: string, from = 'config'): string =>
  `device (wlan0): state change: ${from} -> failed (reason '${reason}', sys-iface-state: 'managed')`;
const SUPPLICANT = (change: string): string => `device (wlan0): supplicant interface state: ${change}`;
const LINK_UP =
  'device (wlan0): Activation: (wifi) Stage 2 of 5 (Device Configure) successful. Connected to wireless network "home"';

/** Lines as NetworkManager writes them itself, a second apart. */
const log = (...messages: readonly string[]): string =>
  messages.map((message, i) => `<info>  [${1_795_222_476 + i}.6407] ${message}\n`).join('');

const eventsOf = (...messages: readonly string[]): readonly WifiEvent[] =>
  read(log(...messages), { dialect: networkManager }).events;
const kindsOf = (...messages: readonly string[]): readonly string[] =>
  eventsOf(...messages).map(({ kind }) => kind);

const verdictOf = (...messages: readonly string[]): string => {
  const doctor = new Doctor();
  for (const event of eventsOf(...messages)) doctor.see(event);
  return doctor.verdict().verdict;
};

describe('devices', () => {
  it('reads Wi-Fi devices and leaves the others alone', () => {
    const change = "state change: secondaries -> activated (reason 'none', sys-iface-state: 'managed')";
    expect(kindsOf(`device (eth0): ${change}`, `device (docker0): ${change}`)).toEqual([]);
    expect(kindsOf(`device (wlp3s0): ${change}`)).toEqual(['manager-state']);
  });

  it('knows a device with any name when its kind is said', () => {
    const change = "device (radio): state change: secondaries -> activated (reason 'none')";
    expect(kindsOf(change)).toEqual([]);
    const isNew = 'manager: (radio): new 802.11 Wi-Fi device (/org/freedesktop/NetworkManager/Devices/4)';
    expect(kindsOf(isNew, change)).toEqual(['manager-state']);
  });

  it('reads the prefix of level debug and the forms up to 1.0', () => {
    expect(kindsOf("device[dd9a31c0dc0f7cd1] (wlan0): state change: config -> failed (reason 'x')")).toEqual([
      'manager-state',
    ]);
    expect(
      kindsOf("(wlan0): device state change: config -> failed (reason 'no-secrets') [50 120 7]"),
    ).toEqual(['manager-state']);
    expect(kindsOf('Activation (wlan0/wireless): asking for new secrets')).toEqual(['secrets-requested']);
  });
});

describe('a network that was not found', () => {
  it('is believed where a person asked for it and the supplicant talked to nobody', () => {
    expect(verdictOf(START, SUPPLICANT('disconnected -> scanning'), FAILED('ssid-not-found'))).toBe(
      'network-not-found',
    );
  });

  it.each([
    // A wrong SAE password ends so (lab recording nm-sae-wrong-password).
    ['an exchange was begun', [START, SUPPLICANT('scanning -> authenticating'), FAILED('ssid-not-found')]],
    // The driver refuses each attempt at once (lab recording nm-second-supplicant).
    [
      'the supplicant stopped scanning',
      [
        START,
        SUPPLICANT('disconnected -> scanning'),
        SUPPLICANT('scanning -> disconnected'),
        FAILED('ssid-not-found'),
      ],
    ],
    // Another program keeps the scans away (lab recording nm-second-supplicant).
    ['NetworkManager had seen it', [AUTO, START, FAILED('ssid-not-found')]],
    ['the beginning is missing', [FAILED('ssid-not-found')]],
  ])('is not believed where %s', (_why, messages) => {
    expect(kindsOf(...messages)).not.toContain('network-not-found');
    expect(verdictOf(...messages)).toBe('undetermined');
  });
});

describe('addresses', () => {
  const BEGIN = 'dhcp4 (wlan0): activation: beginning transaction (timeout in 45 seconds)';

  it('are missing where the device fails for want of one', () => {
    const messages = [START, LINK_UP, BEGIN, FAILED('ip-config-unavailable', 'ip-config')];
    expect(eventsOf(...messages).at(-1)).toMatchObject({ kind: 'address', step: 'timeout' });
    expect(verdictOf(...messages)).toBe('no-address');
  });

  it('are not missing where IPv4 has none and the connection stands', () => {
    const activated = "device (wlan0): state change: secondaries -> activated (reason 'none')";
    const noLease = ['dhcp4 (wlan0): request timed out', 'dhcp4 (wlan0): state changed no lease'];
    expect(verdictOf(START, LINK_UP, BEGIN, activated, ...noLease)).toBe('healthy');
  });

  it('are no matter of DHCP where none was asked', () => {
    expect(verdictOf(START, LINK_UP, FAILED('ip-config-unavailable', 'ip-config'))).toBe('undetermined');
  });

  it('are forgotten with the next lease', () => {
    const lease = 'dhcp4 (wlan0): state changed new lease, address=10.7.0.50';
    const failed = [START, LINK_UP, BEGIN, FAILED('ip-config-unavailable', 'ip-config')];
    expect(verdictOf(...failed, START, LINK_UP, BEGIN)).toBe('no-address');
    expect(verdictOf(...failed, START, LINK_UP, BEGIN, lease)).toBe('healthy');
  });
});

describe('what the profile says of the network', () => {
  const config = (management: string): readonly string[] => [
    START,
    "Config: added 'ssid' value 'home'",
    `Config: added 'key_mgmt' value '${management}'`,
  ];

  it('is its key management where it allows one family', () => {
    expect(eventsOf(...config('SAE FT-SAE')).at(-1)).toMatchObject({
      kind: 'network-known',
      ssid: 'home',
      iface: 'wlan0',
      akms: ['sae', 'ft-sae'],
    });
    expect(eventsOf(...config('WPA-EAP WPA-EAP-SHA256 FT-EAP FILS-SHA256')).at(-1)).toMatchObject({
      kind: 'network-known',
    });
  });

  it('is nothing where it allows several', () => {
    expect(kindsOf(...config('WPA-PSK WPA-PSK-SHA256 FT-PSK SAE FT-SAE'))).not.toContain('network-known');
  });
});

describe('names of networks', () => {
  it.each([
    [String.raw`"caf\303\251"`, 'caf\u00e9'],
    [String.raw`"\377\001"`, String.raw`\xff\x01`],
    [String.raw`"a \"quoted\" \\ name"`, String.raw`a "quoted" \\ name`],
  ])('%s', (quoted, ssid) => {
    const up = LINK_UP.replace('"home"', quoted);
    expect(eventsOf(START, up).at(-1)).toMatchObject({ kind: 'manager-state', ssid });
  });
});

describe('time', () => {
  it("is NetworkManager's own in a log of its own", () => {
    expect(eventsOf(START)[0]?.at).toBeCloseTo(1_795_222_476_640.7, 3);
  });

  it("is the journal's where a journal brings the line: its zone may be another", () => {
    const line = `Nov 21 03:00:00 lab NetworkManager[187]: <info>  [1795222476.6407] ${START}\n`;
    const { events } = read(line, { dialect: networkManager, year: 2026 });
    expect(events[0]?.at).toBe(Date.UTC(2026, 10, 21, 3));
  });
});

describe('a password that was asked for', () => {
  it('is not accused by NetworkManager alone, however often', () => {
    const once = [
      START,
      SUPPLICANT('associated -> 4way_handshake'),
      SUPPLICANT('4way_handshake -> disconnected'),
      'device (wlan0): Activation: (wifi) disconnected during association, asking for new key',
      FAILED('no-secrets', 'need-auth'),
    ];
    const doctor = new Doctor();
    for (const event of eventsOf(...once, ...once, ...once, ...once)) doctor.see(event);
    const { verdict, findings } = doctor.verdict();
    expect(verdict).toBe('undetermined');
    expect(findings.some(({ cause }) => cause === 'wrong-passphrase')).toBe(false);
    expect(findings[0]?.evidence.map(({ why }) => why)).toContainEqual(said('evidence.asked-untested'));
    expect(findings[0]?.wouldSettle).toContainEqual(said('settle.supplicant-and-kernel'));
    // It does not know how far an attempt came, and does not say that it does.
    expect(findings[0]?.ruledOut).toEqual([]);
  });
});

describe('the look at bytes', () => {
  it('lets every line through that a rule knows', () => {
    for (const { line } of networkManager.samples)
      for (const front of ['', 'Nov 21 03:00:00 lab NetworkManager[187]: ']) {
        const bytes = bytesOf(`${front}${line}\r`);
        const parser = networkManager.open(0, () => undefined);
        expect(parser.parseBytes?.(bytes, 0, bytes.length, 1), line).toBe(1);
      }
  });

  it('does not read beyond the line', () => {
    for (const { line } of networkManager.samples)
      for (let end = 0; end < line.length; end++) {
        const bytes = bytesOf(line);
        const whole = networkManager.open(0, () => undefined);
        const cut = networkManager.open(0, () => undefined);
        expect(cut.parseBytes?.(bytes, 0, end, 1), line.slice(0, end)).toBe(
          whole.parseText(line.slice(0, end), 1),
        );
      }
  });
});

it('hears a reconnection that the supplicant made by itself from the state alone', () => {
  const states = ['completed -> disconnected', 'scanning -> associating', 'associating -> 4way_handshake'];
  const before = states.map(SUPPLICANT);
  expect(verdictOf(...before, SUPPLICANT('4way_handshake -> completed'))).toBe('healthy');
  expect(verdictOf(...before, SUPPLICANT('4way_handshake -> disconnected'))).toBe('undetermined');
});
