import { describe, expect, it } from 'vitest';
import type { EventOf, WifiEvent } from '../../app/domain/events.ts';
import { iwdRules } from '../../app/ingest/iwd/rules.ts';
import { read } from './support.ts';

const AP = '02:00:00:00:00:00';
const BEGIN = `event: connect-info, ssid: lab-sae, bss: ${AP}, signal: -30, load: 0/255`;
const CHOSEN = [
  'src/network.c:network_connect() ',
  'src/network.c:network_connect_psk() ask_passphrase: false',
  'src/wiphy.c:wiphy_select_akm() Network is WPA3-Personal...',
];
const CACHED = [
  'src/pmksa.c:pmksa_cache_get() Returning entry with PMKID: 000102030405060708090a0b0c0d0e0f',
  'src/netdev.c:netdev_connect_common() Skipping SAE by using PMKSA cache',
];
const AUTHENTICATED = 'src/netdev.c:netdev_mlme_notify() MLME notification Authenticate(37)';
const NEW_STATION = 'src/netdev.c:netdev_mlme_notify() MLME notification New Station(19)';
const FAILED = ['event: connect-failed, status: 1', 'event: state, old: connecting, new: disconnected'];

const eventsOf = (lines: readonly string[]): readonly WifiEvent[] => read(`${lines.join('\n')}\n`).events;
const kindsOf = (events: readonly WifiEvent[]): string[] => events.map(({ kind }) => kind);
const only = <K extends WifiEvent['kind']>(events: readonly WifiEvent[], kind: K): EventOf<K>[] =>
  events.filter((event): event is EventOf<K> => event.kind === kind);

describe('how iwd authenticates', () => {
  it('is left open at the default level', () => {
    const [request] = only(eventsOf([BEGIN]), 'auth-request');
    expect(request).toMatchObject({ bssid: AP, ssid: 'lab-sae' });
    expect(request?.algorithm).toBeUndefined();
  });

  it('is SAE where a WPA3 network was chosen and nothing came out of the cache', () => {
    const events = eventsOf([...CHOSEN, BEGIN]);
    expect(only(events, 'auth-request')[0]?.algorithm).toBe(3);
    expect(only(events, 'akm-selected')[0]?.akm).toBe('sae');
  });

  it('is a cached key where one was taken out, for this connection and not for the next', () => {
    const events = eventsOf([...CHOSEN, ...CACHED, BEGIN, ...FAILED, BEGIN]);
    expect(only(events, 'pmksa-offered')[0]?.pmkid).toBe('000102030405060708090a0b0c0d0e0f');
    expect(only(events, 'auth-request').map(({ algorithm }) => algorithm)).toEqual([undefined, 3]);
  });

  it('is a passphrase where the network is not WPA3, or the card cannot do it', () => {
    const personal = CHOSEN.slice(0, 2);
    const unable = "src/wiphy.c:wiphy_can_connect_sae() HW not MFP capable, can't use SAE";
    for (const lines of [personal, [...CHOSEN, unable]])
      expect(only(eventsOf([...lines, BEGIN]), 'akm-selected')[0]?.akm).toBe('psk');
  });
});

it('leaves the algorithm to a driver that authenticates by itself, and calls its timeout no silence', () => {
  const driver = 'event: connect-info, FullMAC driver: brcmfmac using SAE.  Expect EXTERNAL_AUTH';
  const events = eventsOf([driver, BEGIN, 'event: connect-timeout, reason: 3', ...FAILED]);
  expect(only(events, 'auth-request')[0]?.algorithm).toBeUndefined();
  expect(kindsOf(events)).not.toContain('assoc-timeout');
});

it('forgets what it knew when it is started again', () => {
  const events = eventsOf([...CHOSEN, BEGIN, ...FAILED, 'Wireless daemon version 3.8', BEGIN]);
  expect(only(events, 'auth-request').map(({ algorithm }) => algorithm)).toEqual([3, undefined]);
});

describe('failures', () => {
  it('name a refused SAE confirm only where both frames came and nobody deauthenticated', () => {
    const both = [...CHOSEN, BEGIN, NEW_STATION, AUTHENTICATED, AUTHENTICATED];
    expect(only(eventsOf([...both, ...FAILED]), 'auth-rejected')).toMatchObject([
      { algorithm: 3, transaction: 2, status: 1 },
    ]);
    const thrownOut = 'src/netdev.c:netdev_mlme_notify() MLME notification Deauthenticate(39)';
    expect(kindsOf(eventsOf([...both, thrownOut, ...FAILED]))).not.toContain('auth-rejected');
    expect(kindsOf(eventsOf([...CHOSEN, BEGIN, NEW_STATION, AUTHENTICATED, ...FAILED]))).not.toContain(
      'auth-rejected',
    );
  });

  it('whose status is 1 say nothing at the default level', () => {
    expect(eventsOf([BEGIN, ...FAILED]).at(-1)).toMatchObject({
      kind: 'disconnected',
      reason: 0,
      local: true,
    });
  });

  it('with a status of their own name it', () => {
    expect(eventsOf([BEGIN, 'event: connect-failed, status: 53']).at(-1)).toMatchObject({
      kind: 'assoc-response',
      status: 53,
      bssid: AP,
    });
  });

  it('of an association are no silence at the default level: a deauthentication is told in the same words', () => {
    const timeout = 'event: connect-timeout, reason: 3';
    expect(kindsOf(eventsOf([BEGIN, timeout, ...FAILED]))).not.toContain('assoc-timeout');
    expect(kindsOf(eventsOf([...CHOSEN, BEGIN, timeout, ...FAILED]))).toContain('assoc-timeout');
  });

  it('are told once', () => {
    const lines = [
      'Received Deauthentication event, reason: 15, from_ap: true',
      'event: disconnect-info, reason: 15',
    ];
    expect(only(eventsOf([BEGIN, ...lines, FAILED[1] ?? '']), 'disconnected')).toMatchObject([
      { reason: 15, local: false },
    ]);
  });
});

it('takes a leave that was asked for as one', () => {
  const states = [
    'connecting, new: connected',
    'connected, new: disconnecting',
    'disconnecting, new: disconnected',
  ];
  const events = eventsOf([BEGIN, ...states.map((state) => `event: state, old: ${state}`)]);
  expect(kindsOf(events).slice(-3)).toEqual(['connected', 'command', 'disconnected']);
  expect(events.at(-1)).toMatchObject({ reason: 3, local: true });
});

it('does not take its own surprise for a second program', () => {
  const line = 'Unexpected connection related event -- is another supplicant running?';
  expect(kindsOf(eventsOf([BEGIN, line]))).not.toContain('foreign-controller');
});

it('reads a journal of iwd and the kernel as one story', () => {
  const lines = [
    `Nov 21 04:50:20.000000 lab iwd[1]: ${BEGIN}`,
    `Nov 21 04:50:20.100000 lab kernel: wlan1: send auth to ${AP} (try 1/3)`,
    'Nov 21 04:50:20.200000 lab iwd[1]: event: state, old: connecting, new: connected',
  ];
  const { events, ingest } = read(lines.join('\n'), { year: 2026 });
  expect(ingest.dialects).toEqual(['iwd', 'kernel']);
  expect(events.map(({ witness }) => witness)).toContain('kernel');
});

it('has samples for every rule', () => {
  for (const { head, rest, samples, quiet = [] } of iwdRules) {
    expect([...samples, ...quiet], head).not.toHaveLength(0);
    if (rest) expect(rest.flags, head).toBe('y');
  }
});

describe('iwmon', () => {
  const request = [
    '< Request: Connect (0x2e) len 172 [ack]                               14.095838',
    '    Interface Index: 103 (0x00000067)',
    `    MAC Address ${AP}`,
    '    SSID: len 7',
    '        6c 61 62 2d 73 61 65                             lab-sae         ',
    '    Auth Type: 0 (0x00000000)',
    '    AKM Suites:',
    '        SAE/PMKSA caching SHA256 (00:0f:ac) suite  08',
    '            PMKID: 00:01:02:03:04:05:06:07:08:09:0a:0b:0c:0d:0e:0f',
  ];
  const gone = (index: number) => [
    '> Event: Deauthenticate (0x27) len 48                                 14.181325',
    `    Interface Index: ${index} (0x00000067)`,
    '    Frame: len 26',
    '                Reason code: 2',
    '        c0 00 00 00 02 00 00 00 01 00 02 00 00 00 00 00  ................',
    '        02 00 00 00 00 00 00 00 02 00                    ..........      ',
  ];

  it('tells what was asked and what came of it', () => {
    const events = eventsOf([...request, ...gone(103)]);
    expect(kindsOf(events)).toEqual(['auth-request', 'assoc-request', 'disconnected']);
    expect(events[0]).toMatchObject({ ssid: 'lab-sae', algorithm: 0, at: 14_095.838 });
    expect(events[1]).toMatchObject({ pmkids: 1, pmkid: '000102030405060708090a0b0c0d0e0f', akms: ['sae'] });
    expect(events[2]).toMatchObject({ reason: 2, local: false, bssid: AP });
  });

  it('takes the copies for other listeners for what they are', () => {
    expect(eventsOf([...request, ...gone(103), ...gone(103), ...gone(103)])).toHaveLength(3);
  });

  it('leaves other interfaces out, and keys', () => {
    const key = [
      '< Request: New Key (0x0b) len 48 [ack]                                14.003772',
      '    Key: len 36',
      '        Key Data: len 16',
      '            28 33 68 de 92 d4 0e a4 da d5 52 6f 40 53 cd 46  (3h.......Ro@S.F',
    ];
    const events = eventsOf([...request, ...key, ...gone(102)]);
    expect(kindsOf(events)).toEqual(['auth-request']);
    expect(JSON.stringify(events)).not.toContain('28 33 68');
  });
});

it('takes each failure of a text that was searched for failures for an attempt, and for one only where its beginning is told', () => {
  const failed = 'event: connect-failed, status: 53';
  expect(kindsOf(eventsOf([failed, failed]))).toEqual(['assoc-response', 'assoc-response']);
  expect(eventsOf(['event: connect-failed, reason: 15'])).toEqual([]);
  expect(only(eventsOf([BEGIN, failed, failed]), 'assoc-response')).toHaveLength(1);
});
