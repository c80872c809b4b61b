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
