/** What single frames say in their order: made frames, for what no recording holds. */
import { describe, expect, it } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import type { Verdict } from '../../app/detect/verdict.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { Doctor } from '../../app/pipeline.ts';
import { writePcap, type Packet } from '../support/captures.ts';
import { eapPacket as eap, frameOf, keyPacket as key, LLC } from '../support/frames.ts';

const AP = '020000000000';
const STATION = '020000000100';
const ALL = 'ffffffffffff';
const START = 1_790_000_000_000;

const toFrom = (from: string, to: string) => ({ from, to, bssid: AP });
/** A management frame; `flags` 08 = sent again, 40 = protected. */
const frame = (control: string, from: string, to: string, sequence: number, ...body: string[]): Uint8Array =>
  frameOf(control, toFrom(from, to), sequence, ...body);
const toStation = (control: string, sequence: number, ...body: string[]): Uint8Array =>
  frame(control, AP, STATION, sequence, ...body);
const toAp = (control: string, sequence: number, ...body: string[]): Uint8Array =>
  frame(control, STATION, AP, sequence, ...body);

const SSID = '00036c6162';
/** SAE, PMF capable and required. */
const RSN = '30140100000fac040100000fac040100000fac08c000';
const beacon = (privacy: boolean, ...elements: string[]): Uint8Array =>
  frame('8000', AP, ALL, 1, '0000000000000000', '6400', privacy ? '1104' : '0104', ...elements);
const data = (from: string, to: string, sequence: number, head: string, ...body: string[]): Uint8Array =>
  frameOf(head, toFrom(from, to), sequence, ...body);

function read(frames: readonly Uint8Array[], step = 50): WifiEvent[] {
  const events: WifiEvent[] = [];
  const ingest = createIngest({ emit: (event) => events.push(event) });
  const packets: Packet[] = frames.map((one, index) => ({ at: START + index * step, frame: one }));
  ingest.feed(writePcap(packets));
  ingest.end();
  return events;
}
function verdictOf(frames: readonly Uint8Array[], step?: number): Verdict {
  const doctor = new Doctor();
  for (const event of read(frames, step)) doctor.see(event);
  return doctor.verdict();
}
const kinds = (events: readonly WifiEvent[]): string[] => events.map(({ kind }) => kind);

const SAE_JOIN = [
  beacon(true, SSID, RSN),
  toAp('b000', 1, '030001000000', '1300', '55'.repeat(96)),
  toStation('b000', 2, '030001000000', '1300', '66'.repeat(96)),
  toAp('b000', 2, '030002000000', '0000', '77'.repeat(32)),
  toStation('b000', 3, '030002000000', '0000', '88'.repeat(32)),
  toAp('0000', 3, '11040a00', SSID, RSN),
  toStation('1000', 4, '1104000001c0'),
];
const HANDSHAKE = [
  data(AP, STATION, 5, '0802', LLC, key('0088', 1)),
  data(STATION, AP, 4, '0801', LLC, key('0108', 1, '3000')),
  data(AP, STATION, 6, '0802', LLC, key('13c8', 2, 'aa'.repeat(24))),
  data(STATION, AP, 5, '0801', LLC, key('0308', 2)),
];

describe('a frame that is sent again', () => {
  it('is no second event, though the capture missed the first or not', () => {
    const again = Uint8Array.from(toStation('c000', 9, '0200')).fill(0x08, 1, 2);
    expect(kinds(read([beacon(true, SSID, RSN), toStation('c000', 9, '0200'), again, again]))).toEqual([
      ...['bss-seen', 'disconnected'],
    ]);
    expect(kinds(read([again, again]))).toEqual(['disconnected']);
  });

  it('a request that a driver repeats is one request', () => {
    const open = (sequence: number) => toAp('b000', sequence, '000001000000');
    const events = read([beacon(true, SSID, RSN), open(1), open(2), open(3)], 200);
    expect(kinds(events).filter((kind) => kind === 'auth-request')).toHaveLength(1);
  });
});

describe('a connection', () => {
  it('is told with message 4/4, and SAE as a new key', () => {
    const told = kinds(read([...SAE_JOIN, ...HANDSHAKE]));
    expect(told).toEqual([
      ...['bss-seen', 'auth-request', 'auth-response', 'auth-request', 'auth-response', 'sae', 'pmksa-added'],
      ...['assoc-request', 'assoc-response', 'eapol-key', 'eapol-key', 'eapol-key', 'eapol-key'],
      ...['keys-installed', 'connected'],
    ]);
  });

  it('with protected management frames is not ended by anybody who says so', () => {
    const forged = [toStation('c000', 20, '0700'), frame('c000', AP, ALL, 21, '0300')];
    const genuine = toStation('c040', 22, '0100002000000000', '1234', '56'.repeat(8));
    const ends = read([...SAE_JOIN, ...HANDSHAKE, ...forged, genuine]).filter(
      (event) => event.kind === 'disconnected',
    );
    expect(ends).toMatchObject([{ reason: 0, local: false, origin: { line: 14 } }]);
  });

  it('is ended for all by a farewell to all', () => {
    const psk = RSN.replace('000fac08c000', '000fac020000');
    const join = SAE_JOIN.map((one, index) =>
      index === 0 ? beacon(true, SSID, psk) : index === 5 ? toAp('0000', 3, '11040a00', SSID, psk) : one,
    );
    const events = read([...join, ...HANDSHAKE, frame('c000', AP, ALL, 21, '0300')]);
    expect(events.at(-1)).toMatchObject({ kind: 'disconnected', reason: 3, local: false });
  });

  it('to an open network is there with the association', () => {
    const events = read([
      beacon(false, SSID),
      toAp('b000', 1, '000001000000'),
      toStation('b000', 2, '000002000000'),
      toAp('0000', 2, '01040a00', SSID),
      toStation('1000', 3, '0104000001c0'),
    ]);
    expect(events.at(-1)).toMatchObject({ kind: 'connected', ssid: 'lab' });
    expect(events.find(({ kind }) => kind === 'assoc-request')).toMatchObject({ akms: ['open'] });
  });

  it('that was there before the capture shows in encrypted data of both sides', () => {
    const both = [data(AP, STATION, 5, '8842', '0000', '5a'), data(STATION, AP, 4, '8841', '0000', '5a')];
    expect(kinds(read(both))).toEqual(['connected']);
    expect(kinds(read(both.slice(0, 1)))).toEqual([]);
  });
});

describe('a handshake of which not all is captured', () => {
  const [one, , three] = HANDSHAKE as [Uint8Array, Uint8Array, Uint8Array];
  const sent = (sequence: number): Uint8Array => data(STATION, AP, sequence, '8841', '0000', '5a');

  it('is a connection when the station goes on with encrypted data after message 3', () => {
    const events = kinds(read([...SAE_JOIN, one, three, sent(7)]));
    expect(events.slice(-2)).toEqual(['keys-installed', 'connected']);
  });

  it('is none when the access point repeats message 3: its 4/4 may be what was lost', () => {
    const again = data(AP, STATION, 8, '0802', LLC, key('13c8', 3, 'aa'.repeat(24)));
    expect(kinds(read([...SAE_JOIN, one, three, again, sent(7)]))).not.toContain('connected');
  });

  it('tells in message 2 which key management was asked for', () => {
    const psk = '30140100000fac040100000fac040100000fac020000';
    const two = data(STATION, AP, 4, '0801', LLC, key('0108', 1, psk));
    expect(read([one, two]).find(({ kind }) => kind === 'akm-selected')).toMatchObject({ akm: 'psk' });
    // The association that was captured has said so before.
    const sae = data(STATION, AP, 4, '0801', LLC, key('0108', 1, RSN));
    expect(kinds(read([...SAE_JOIN, one, sae]))).not.toContain('akm-selected');
  });
});

describe("WEP's shared key", () => {
  const asked = toAp('b000', 1, '010001000000');
  const challenge = toStation('b000', 2, '010002000000', '1080', '5a'.repeat(128));
  const answer = Uint8Array.from(toAp('b000', 2, '0123450037', '6b'.repeat(140))).fill(0x40, 1, 2);
  const result = (status: string) => toStation('b000', 3, `01000400${status}`);

  it('is one attempt, whether its answer to the challenge was captured or not', () => {
    for (const frames of [
      [asked, challenge, answer, result('0f00')],
      [asked, challenge, result('0f00')],
      [challenge, result('0f00')],
    ]) {
      const { findings } = verdictOf([beacon(true, SSID), ...frames]);
      expect(findings[0]).toMatchObject({ cause: 'wrong-passphrase', variant: 'wep', attempts: 1 });
    }
  });

  it('is no SAE when it succeeds', () => {
    const joined = [toAp('0000', 3, '11040a00', SSID), toStation('1000', 4, '1104000001c0')];
    const events = read([beacon(true, SSID), asked, challenge, answer, result('0000'), ...joined]);
    expect(kinds(events)).not.toContain('witness-gap');
    const { verdict, findings } = verdictOf([beacon(true, SSID), asked, challenge, answer, result('1300')]);
    expect([verdict, findings[0]?.variant]).not.toContain('wep');
  });
});

describe('a flood of farewells', () => {
  const psk = RSN.replace('000fac08c000', '000fac020000');
  const join = [
    beacon(true, SSID, psk),
    toAp('b000', 1, '000001000000'),
    toStation('b000', 2, '000002000000'),
    toAp('0000', 2, '11040a00', SSID, psk),
    toStation('1000', 3, '1104000001c0'),
    ...HANDSHAKE,
  ];
  const many = (make: (n: number) => Uint8Array[]): Uint8Array[] =>
    Array.from({ length: 40 }, (_, n) => make(n)).flat();

  it('is told apart from the access point that ends a connection', () => {
    const forged = many((n) => [toStation('c000', 500 + n, '0700'), toAp('c000', 900 + n, '0700')]);
    expect(verdictOf([...join, ...forged]).findings[0]).toMatchObject({
      cause: 'ap-disconnects',
      variant: 'forged',
    });
    const toAll = many((n) => [frame('c000', AP, ALL, 500 + n, '0700')]);
    expect(verdictOf([...join, ...toAll]).findings[0]?.variant).toBe('forged');
  });

  it('is not one answer to each frame of a station that was forgotten', () => {
    const answers = many((n) => [toStation('c000', 500 + n, '0700')]);
    expect(verdictOf([...join, ...answers]).findings[0]?.variant).not.toBe('forged');
  });
});

describe('EAPOL', () => {
  it('is found behind QoS and HT control, and in the first of several frames', () => {
    const one = key('0088', 1);
    for (const sent of [
      data(AP, STATION, 5, '8802', '0700', LLC, one),
      data(AP, STATION, 5, '8882', '0700', '00000000', LLC, one),
      data(AP, STATION, 5, '8802', '8700', STATION, AP, '0071', LLC, one),
    ])
      expect(read([sent])[0]).toMatchObject({ kind: 'eapol-key', message: 1, replay: 1 });
  });

  it('does not come from the wrong side', () => {
    expect(read([beacon(true, SSID, RSN), data(STATION, AP, 5, '0801', LLC, key('0088', 1))])).toEqual([]);
  });

  it('tells a certificate that the station does not accept', () => {
    const alert = eap('0204000f190015030300020230'.padEnd(30, '0'));
    const events = read([beacon(true, SSID, RSN), data(STATION, AP, 5, '0801', LLC, alert)]);
    expect(events.find(({ kind }) => kind === 'eap')).toMatchObject({
      step: 'certificate-error',
      method: 'PEAP',
    });
  });

  it('tells WPS and its end', () => {
    const wsc = (op: string) => eap(`02050010fe00372a00000001${op}000000`);
    const events = read([beacon(true, SSID, RSN), data(STATION, AP, 5, '0801', LLC, wsc('05'))]);
    expect(events.map((event) => (event.kind === 'wps' ? event.step : event.kind))).toContain('success');
  });
});

describe('silence', () => {
  const asked = toAp('b000', 1, '000001000000');
  const beacons = (count: number): Uint8Array[] =>
    Array.from({ length: count }, () => beacon(true, SSID, RSN));

  it('counts where the access point is heard throughout', () => {
    expect(kinds(read([...beacons(2), asked, ...beacons(10)], 100))).toEqual([
      ...['bss-seen', 'auth-request', 'auth-timeout'],
    ]);
  });

  it('is no silence where it is not, or not all the time', () => {
    expect(kinds(read([asked, asked, asked], 2000))).toEqual([]);
    expect(kinds(read([...beacons(2), asked, ...beacons(10)], 450)).at(-1)).toBe('witness-gap');
  });

  it('is not told where the capture ends while an answer may still come', () => {
    expect(kinds(read([...beacons(2), asked, ...beacons(3)], 100))).toEqual(['bss-seen', 'auth-request']);
  });
});

it('forgets those that it met longest ago', () => {
  const asks = (n: number, flags = '00'): Uint8Array =>
    frame(`b0${flags}`, `0a${n.toString(16).padStart(10, '0')}`, AP, 1, '000001000000');
  const others = Array.from({ length: 20_000 }, (_, n) => asks(n + 1));
  const requests = (between: readonly Uint8Array[]): number =>
    read([beacon(true, SSID, RSN), asks(0), ...between, asks(0, '08')]).filter(
      ({ kind, station }) => kind === 'auth-request' && station === '0a:00:00:00:00:00',
    ).length;
  expect(requests(others.slice(0, 100))).toBe(1);
  expect(requests(others)).toBe(2);
});

describe('what goes on', () => {
  const waits = (count: number): Uint8Array[] => Array.from({ length: count }, () => beacon(true, SSID, RSN));
  const tail = (events: readonly WifiEvent[]): string | undefined => kinds(events).at(-1);

  it('is told once of a connection whose data flows', () => {
    const flows = (from: string, sequence: number): Uint8Array =>
      data(from, from === AP ? STATION : AP, sequence, from === AP ? '0842' : '0841', 'ab'.repeat(40));
    const frames = [...SAE_JOIN, ...HANDSHAKE, ...waits(3), flows(AP, 20), flows(STATION, 20), flows(AP, 21)];
    expect(kinds(read(frames, 1000)).filter((kind) => kind === 'tick')).toEqual(['tick']);
    expect(kinds(read(frames, 100))).not.toContain('tick');
  });

  it('is a login that the station gives up in vain', () => {
    const request = toAp('0000', 3, '11040a00', SSID, RSN.replace('000fac08', '000fac01'));
    const frames = [
      beacon(true, SSID, RSN.replace('000fac08', '000fac01')),
      toAp('b000', 1, '000001000000'),
      toStation('b000', 2, '000002000000'),
      request,
      toStation('1000', 4, '1104000001c0'),
      data(AP, STATION, 5, '0802', LLC, eap('0101000501')),
      data(STATION, AP, 4, '0801', LLC, eap('020100060178')),
    ];
    const leaves = toAp('c000', 5, '0300');
    expect(kinds(read([...frames, ...waits(8), leaves], 1000))).toContain('supplicant-timeout');
    expect(kinds(read([...frames, ...waits(2), leaves], 1000))).not.toContain('supplicant-timeout');
  });

  it('ends by an access point that has no keys to protect its farewell with', () => {
    const again = data(AP, STATION, 7, '0802', LLC, key('13c8', 3, 'aa'.repeat(24)));
    const farewell = toStation('c000', 8, '0f00');
    expect(tail(read([...SAE_JOIN, ...HANDSHAKE, again, farewell]))).toBe('disconnected');
    expect(tail(read([...SAE_JOIN, ...HANDSHAKE, farewell]))).not.toBe('disconnected');
  });
});

describe('a passphrase on the air', () => {
  const PSK = RSN.replace('000fac08c000', '000fac020000');
  const attempt = (reason: string): Uint8Array[] => [
    toAp('b000', 1, '000001000000'),
    toStation('b000', 2, '000002000000'),
    toAp('0000', 3, '11040a00', SSID, PSK),
    toStation('1000', 4, '1104000001c0'),
    ...[1, 2, 3, 4].flatMap((replay) => [
      data(AP, STATION, 4 + replay, '0802', LLC, key('0088', replay)),
      data(STATION, AP, 4 + replay, '0801', LLC, key('0108', replay, PSK)),
    ]),
    ...Array.from({ length: 8 }, () => beacon(true, SSID, PSK)),
    toStation('c000', 9, reason),
  ];
  const twice = (reason: string): string =>
    verdictOf([beacon(true, SSID, PSK), ...attempt(reason), ...attempt(reason)], 400).verdict;

  it('was tested where it is asked again each time and ended for another reason', () => {
    expect(twice('0300')).toBe('wrong-passphrase');
  });
  it('may be good where the station was not heard', () => {
    expect(twice('2200')).not.toBe('wrong-passphrase');
    expect(twice('0400')).not.toBe('wrong-passphrase');
  });
});
