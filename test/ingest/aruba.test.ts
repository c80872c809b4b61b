import { expect, it } from 'vitest';
import { aruba } from '../../app/ingest/aruba/dialect.ts';
import { read } from './support.ts';

const STA = '02:00:00:00:01:00';
const BSS = '02:00:00:00:00:00';
const HEAD = 'Timestamp            stype         SA                 DA                 BSS  signal  Misc';
const frame = (time: string, subtype: string, up: boolean, what: string): string =>
  `Nov 21 01:00:${time}  ${subtype}  ${up ? `${STA}  ${BSS}` : `${BSS}  ${STA}`}  ${BSS}  15      ${what}`;
const trace = (time: string, name: string, direction: string, rest: string): string =>
  `Nov 21 01:00:${time}  ${name}  ${direction}  ${STA}  ${BSS}  ${rest}`;
const kinds = (...lines: readonly string[]): readonly string[] =>
  read(lines.join('\n'), { dialect: aruba, year: 2026 }).events.map(({ kind }) => kind);

const JOIN = [
  frame('06.097', 'auth', true, '-'),
  frame('06.098', 'auth', false, 'Success (seq num 0)'),
  frame('06.099', 'assoc-req', true, '-'),
  frame('06.099', 'assoc-resp', false, 'Success'),
];
const JOINED = ['auth-request', 'auth-response', 'assoc-request', 'assoc-response'];

it('turns frames round that stand newest first', () => {
  expect(kinds(HEAD, ...JOIN.toReversed())).toEqual(JOINED);
});

it('leaves frames alone that stand oldest first', () => {
  expect(kinds(HEAD, ...JOIN)).toEqual(JOINED);
});

it('lays the trace buffer behind the association that it follows', () => {
  const found = kinds(
    trace('06', 'station-up', '*', '-  -    wpa2 psk aes'),
    trace('06', 'wpa2-key1', '<-', '-  117'),
    HEAD,
    ...[...JOIN, frame('06.900', 'deauth', false, 'Unspecified Failure')].toReversed(),
  );
  expect(found).toEqual([...JOINED, 'assoc-response', 'akm-selected', 'eapol-key', 'disconnected']);
});

it('takes four wrong MICs in a row for the end of the handshake, and three for none', () => {
  const tries = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => trace(`0${index}`, 'wpa2-key2', '->', '-  117  mic failure'));
  expect(kinds(...tries(3))).not.toContain('handshake-retries-exhausted');
  expect(kinds(...tries(4)).filter((kind) => kind === 'handshake-retries-exhausted')).toHaveLength(1);
});

it.each([
  ['wpa2 psk aes', 'psk'],
  ['wpa3-sae aes-ccmp-128', 'sae'],
  ['wpa2 aes', 'eap'],
  ['open system', 'open'],
])('reads the key management off "%s"', (what, akm) => {
  const { events } = read(trace('00', 'station-up', '*', `-  -    ${what}`), { dialect: aruba });
  expect(events[1]).toMatchObject({ kind: 'akm-selected', akm });
});

it.each([
  ['4-Way Handshake timeout (seq num 7)', 15],
  ['Class 3 frame rcvd from non-assoc STA', 7],
  ['Reason 2', 2],
  ['something else', 0],
])('reads the reason off "%s"', (what, reason) => {
  const { events } = read(frame('00.000', 'deauth', false, what), { dialect: aruba });
  expect(events).toMatchObject([{ kind: 'disconnected', reason, local: false }]);
});

it('takes a frame of the station for its own wish', () => {
  const { events } = read(frame('00.000', 'deauth', true, 'Reason 3'), { dialect: aruba });
  expect(events).toMatchObject([{ kind: 'disconnected', local: true, station: STA }]);
});

it('keeps no more rows than it can put in order', () => {
  const lines = Array.from({ length: 20_000 }, () => trace('00', 'wpa2-key1', '<-', '-  117'));
  expect(kinds(...lines)).toHaveLength(20_000);
});

it('tells by the frame of that second who ended it', () => {
  const ends = (up: boolean): readonly unknown[] =>
    read(
      [trace('09', 'station-down', ' *', '-  -'), HEAD, frame('09.848', 'deauth', up, 'reason 5')].join('\n'),
      {
        dialect: aruba,
        year: 2026,
      },
    ).events.map((event) => event.kind === 'disconnected' && event.local);
  expect(ends(false)[0]).toBe(false);
  expect(ends(true)[0]).toBe(true);
});
