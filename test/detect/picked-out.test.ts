/** Lines that somebody picked out, and what small devices print: each with what it shows alone. Formats as documented. */
import { describe, expect, it } from 'vitest';
import { AP, read } from '../support/station-log.ts';

const verdict = (...lines: readonly string[]): string => read(lines).verdict;

describe("a supplicant's states alone", () => {
  const state = (second: number, change: string): string =>
    `11-21 01:00:${second}.100  4882  4882 D wpa_supplicant: wlan0: State: ${change}`;
  const joined = [
    state(10, 'SCANNING -> ASSOCIATING'),
    state(11, 'ASSOCIATING -> ASSOCIATED'),
    state(12, 'ASSOCIATED -> 4WAY_HANDSHAKE'),
    state(13, 'GROUP_HANDSHAKE -> COMPLETED'),
  ];

  it('tell of a connection, of its end and of the next', () => {
    expect(verdict(...joined)).toBe('healthy');
    expect(verdict(...joined.slice(0, -1), state(13, '4WAY_HANDSHAKE -> DISCONNECTED'))).toBe('undetermined');
    const lost = state(40, 'COMPLETED -> DISCONNECTED');
    expect(verdict(...joined, lost)).toBe('undetermined');
    expect(verdict(...joined, lost, state(45, 'GROUP_HANDSHAKE -> COMPLETED'))).toBe('healthy');
    expect(verdict(...joined, state(40, 'COMPLETED -> GROUP_HANDSHAKE'))).toBe('healthy');
  });
});

describe("a manager's word that it is activated, alone", () => {
  const nm = (seconds: number, message: string): string =>
    `<info>  [17950000${seconds}.1000] device (wlan0): ${message}`;
  const up = nm(10, 'Activation: successful, device activated.');
  const left = (reason: string): string =>
    nm(40, `state change: activated -> unmanaged (reason '${reason}', sys-iface-state: 'removed')`);

  it('is a connection, over as somebody wanted, or because the card is gone', () => {
    expect(verdict(up)).toBe('healthy');
    expect(verdict(up, left('user-requested'))).toBe('healthy');
    expect(verdict(up, left('removed'))).toBe('undetermined');
  });
});

describe('two supplicants at one interface', () => {
  const say = (second: number, pid: number, message: string): string =>
    `Nov 21 01:00:${second} lab wpa_supplicant[${pid}]: wlan0: ${message}`;
  const up = `CTRL-EVENT-CONNECTED - Connection to ${AP} completed [id=0 id_str=]`;
  const down = `CTRL-EVENT-DISCONNECTED bssid=${AP} reason=3 locally_generated=1`;

  it('are named where their connections last for seconds', () => {
    const turns = [10, 14, 18, 22, 26].flatMap((second, turn) => [
      say(second, 650 + (turn % 2), up),
      say(second + 2, 650 + (turn % 2), down),
    ]);
    expect(verdict(...turns)).toBe('competing-controller');
  });
});

describe('a phone that lost its network', () => {
  const end = `11-21 01:00:10.100 I/wpa_supplicant(310): wlan0: CTRL-EVENT-DISCONNECTED bssid=${AP} reason=0`;
  const state = (dbm: number): string =>
    `11-21 01:00:10.110 E/WifiStateMachine( 821): NETWORK_DISCONNECTION_EVENT in connected state BSSID=${AP} RSSI=${dbm} freq=2437 was debouncing=false reason=0 ajst=0`;

  it('says how strong it was', () => {
    expect(verdict(end, state(-89))).toBe('signal-lost');
    expect(verdict(end, state(-51))).toBe('undetermined');
  });
});

describe('a sketch', () => {
  const up = ['Connecting to lab', '.......', 'WiFi connected', 'IP address: ', '192.0.2.40'];

  it('is connected as it says, until it says that it is not', () => {
    expect(verdict(...up)).toBe('healthy');
    expect(verdict(...up, 'WiFi disconnected', 'Reconnecting to WiFi...')).toBe('undetermined');
  });

  it('prints dots in front of what the library prints', () => {
    const lines = [
      'I (3131) wifi: state: assoc -> run (10)',
      '...I (4437) wifi: connected with lab, channel 9, BW20',
    ];
    expect(verdict(...lines)).toBe('healthy');
  });

  it('tells of the same end twice where it came twice', () => {
    const end = (second: string): string =>
      `01:00:${second} [W][WiFiGeneric.cpp:391] _eventCallback(): Reason: 15 - 4WAY_HANDSHAKE_TIMEOUT`;
    expect(read([end('10'), end('13')]).findings[0]?.attempts).toBe(2);
    expect(read([end('10'), end('10')]).findings[0]?.attempts).toBe(1);
  });

  it('of Tasmota has left what it was connected to where it connects anew', () => {
    const join =
      '00:03:12.600 WIF: Connecting to AP1 lab Channel 6 BSSId 02:00:00:00:00:00 in mode 11n as lab-1';
    const lines = ['00:00:08.500 WIF: Connected', join, '00:03:27.600 WIF: Connect failed with AP timeout'];
    expect(verdict(...lines)).toBe('undetermined');
  });
});

describe("what is asked at Python's prompt", () => {
  const ask = ['>>> wlan.connect("lab", secret)', '>>> wlan.status()'];

  it('is answered by a number of the chip', () => {
    expect(verdict(...ask, '-2')).toBe('network-not-found');
    expect(verdict(...ask, '201')).toBe('network-not-found');
    expect(verdict(...ask, '-3')).toBe('undetermined');
    expect(verdict(...ask, '3')).toBe('undetermined');
  });
});
