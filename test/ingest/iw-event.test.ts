import { expect, it } from 'vitest';
import { read } from './support.ts';

const AP = '02:00:00:00:00:00';
const STA = '02:00:00:00:01:00';
/** Frame control, duration, station, access point, BSSID, sequence. */
const header = (control: string): string =>
  `${control} 00 3a 01 02 00 00 00 01 00 02 00 00 00 00 00 02 00 00 00 00 00 20 00`;

it('reads the algorithm out of the frame', () => {
  const { events } = read(
    [
      `1795224843.231230: wlan1 (phy #13): auth ${AP} -> ${STA} status: 0: Successful [frame: ${header('b0')} 03 00 01 00 00 00 13 00]`,
      `1795224843.231230: wlan1 (phy #13): auth ${AP} -> ${STA} status: 0: Successful`,
    ].join('\n'),
  );
  expect(events).toMatchObject([
    { kind: 'auth-response', algorithm: 3, transaction: 1, status: 0, station: STA, witness: 'kernel' },
    { kind: 'auth-response', algorithm: -1, status: 0 },
  ]);
});

it('says once what the kernel says twice', () => {
  const { events } = read(
    [
      `[2026-11-21 01:00:00.500000]: wlan1 (phy #1): assoc ${AP} -> ${STA} status: 53: Invalid PMKID`,
      `[2026-11-21 01:00:00.510000]: wlan1 (phy #1): failed to connect to ${AP}, status: 53: Invalid PMKID`,
      `[2026-11-21 01:00:01.000000]: wlan1 (phy #1): assoc ${AP} -> ${STA} status: 0: Successful`,
      `[2026-11-21 01:00:01.010000]: wlan1 (phy #1): connected to ${AP}`,
      `[2026-11-21 01:00:05.000000]: wlan1 (phy #1): deauth ${AP} -> ${STA} reason 15: 4-way handshake timeout`,
      '[2026-11-21 01:00:05.010000]: wlan1 (phy #1): disconnected (by AP) reason: 15: 4-way handshake timeout',
    ].join('\n'),
  );
  expect(events).toMatchObject([
    { kind: 'assoc-response', status: 53, at: Date.UTC(2026, 10, 21, 1, 0, 0, 500) },
    { kind: 'assoc-response', status: 0 },
    { kind: 'disconnected', reason: 15, local: false, frame: 'deauthentication' },
  ]);
});

it('knows by the addresses who ended it', () => {
  const { events } = read(
    [
      `wlan1 (phy #1): auth ${AP} -> ${STA} status: 0: Successful`,
      `wlan1 (phy #1): deauth ${STA} -> ${AP} reason 3: Deauthenticated because sending station is leaving`,
    ].join('\n'),
  );
  expect(events[1]).toMatchObject({ kind: 'disconnected', bssid: AP, local: true, reason: 3 });
});

it('takes a driver that does it all by its word', () => {
  const { events } = read(
    `wlan1 (phy #1): connected to ${AP}\nwlan1 (phy #1): disconnected (by AP) reason: 2: Previous authentication no longer valid\n`,
  );
  expect(events).toMatchObject([
    { kind: 'assoc-response', bssid: AP, status: 0 },
    { kind: 'disconnected', reason: 2, local: false },
  ]);
});

it('knows its lines with their addresses masked', () => {
  const lines = [
    'wlan0: new station 02:xx:xx:xx:xx:xx',
    'wlan0 (phy #0): auth 02:xx:xx:xx:xx:xx -> 06:xx:xx:xx:xx:xx status: 0: Successful',
    'wlan0 (phy #0): disassoc <AP> -> <me> reason 2: Previous authentication no longer valid',
  ];
  const { events, ingest } = read(lines.join('\n'));
  expect(ingest.counts).toMatchObject({ recognised: 3 });
  expect(events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['auth-response', 'disconnected']));
});
