/**
 * Captures that hear a part of the truth: one side, no data frames, from the middle on, now and then. What is not heard must not
 * be held against anybody: never an accused password that is right, never a cleared cache that was not at fault.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../../app/detect/verdict.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { Doctor } from '../../app/pipeline.ts';
import { ETHERNET, overEthernet, packetsOf, writePcap, type Form, type Packet } from '../support/captures.ts';

interface Trace {
  readonly inputs: readonly string[];
  readonly expected: { readonly verdict: string };
}

const scenarios = join(import.meta.dirname, '../scenarios');
const recorded = readdirSync(scenarios)
  .filter((name) => existsSync(join(scenarios, name, 'air.pcapng.gz')))
  .map((name) => {
    const { traces } = JSON.parse(readFileSync(join(scenarios, name, 'scenario.json'), 'utf8')) as {
      traces: readonly Trace[];
    };
    const due = traces.find(({ inputs }) => inputs.join() === 'air.pcapng.gz')?.expected.verdict ?? '';
    return {
      name,
      due,
      packets: packetsOf(gunzipSync(readFileSync(join(scenarios, name, 'air.pcapng.gz')))),
    };
  });

function verdictOf(packets: readonly Packet[], form: Form = {}): Verdict {
  const doctor = new Doctor();
  const ingest = createIngest({ emit: (event) => void doctor.see(event) });
  ingest.feed(writePcap(packets, form));
  ingest.end();
  return doctor.verdict();
}

const STATION = '020000000100';
const transmitter = (frame: Uint8Array): string => Buffer.from(frame.subarray(10, 16)).toString('hex');
const type = (frame: Uint8Array): number => ((frame[0] ?? 0) >> 2) & 3;
const [MANAGEMENT, CONTROL, DATA] = [0, 1, 2];
const isStation = (frame: Uint8Array): boolean => transmitter(frame) === STATION;
const isBeacon = (frame: Uint8Array): boolean => frame[0] === 0x80 || frame[0] === 0x50;
const isPoint = (frame: Uint8Array): boolean => type(frame) !== CONTROL && !isStation(frame);

type Keeps = (frame: Uint8Array, at: number, index: number) => boolean;
const PARTS: Readonly<Record<string, Keeps>> = {
  'only the access point': isPoint,
  'only the access point, without beacons': (frame) => isPoint(frame) && !isBeacon(frame),
  'only the station': isStation,
  'the station, and beacons': (frame) => isStation(frame) || isBeacon(frame),
  'management frames': (frame) => type(frame) === MANAGEMENT,
  'all but data frames of the station': (frame) => type(frame) !== DATA || !isStation(frame),
  'all but data frames of the access point': (frame) => type(frame) !== DATA || isStation(frame),
  'data frames': (frame) => type(frame) === DATA,
  'nine frames of ten': (_frame, _at, index) => (index * 7919) % 10 !== 3,
  'seven frames of ten': (_frame, _at, index) => (index * 7919) % 10 > 2,
};

describe.each(Object.entries(PARTS))('a capture of %s', (_name, keeps) => {
  it.each(recorded)('accuses nobody falsely: $name', ({ packets, due }) => {
    const { verdict } = verdictOf(packets.filter(({ frame, at }, index) => keeps(frame, at, index)));
    if (verdict === 'wrong-passphrase' || verdict === 'stale-pmksa') expect(verdict).toBe(due);
  });
});

describe('a capture without beacons, or without acknowledgements,', () => {
  const parts: readonly Keeps[] = [(frame) => !isBeacon(frame), (frame) => type(frame) !== CONTROL];
  it.each(recorded)('says the same or nothing: $name', ({ packets, due }) => {
    for (const keeps of parts) {
      const { verdict } = verdictOf(packets.filter(({ frame, at }, index) => keeps(frame, at, index)));
      expect([due, 'undetermined']).toContain(verdict);
    }
  });
});

describe('a capture of the station alone', () => {
  it.each(recorded)('says nothing: $name', ({ packets }) => {
    expect(verdictOf(packets.filter(({ frame }) => isStation(frame))).verdict).toBe('undetermined');
  });
});

describe('a capture that begins in the middle', () => {
  it.each(recorded)('accuses nobody falsely: $name', ({ packets, due }) => {
    for (const share of [0.1, 0.25, 0.4, 0.5, 0.6, 0.75, 0.9]) {
      const { verdict } = verdictOf(packets.slice(Math.floor(packets.length * share)));
      if (verdict === 'wrong-passphrase' || verdict === 'stale-pmksa')
        expect(verdict, String(share)).toBe(due);
    }
  });
});

describe('a capture that hops from channel to channel', () => {
  // Four access points out of five are then on another channel.
  it.each(recorded)('does not accuse a password: $name', ({ packets, due }) => {
    for (const dwell of [120, 250, 500]) {
      const { verdict } = verdictOf(packets.filter(({ at }) => Math.floor(at / dwell) % 5 === 0));
      if (verdict === 'wrong-passphrase') expect(verdict).toBe(due);
    }
  });
});

describe('EAPOL over Ethernet', () => {
  const named = (name: string): readonly Packet[] =>
    recorded.find((known) => known.name === `air-${name}`)?.packets ?? [];
  const verdict = (name: string): string =>
    verdictOf(overEthernet(named(name)), { linkType: ETHERNET }).verdict;

  it('shows that the keys were installed', () => {
    expect(verdict('healthy-psk')).toBe('healthy');
    expect(verdict('healthy-eap')).toBe('healthy');
  });

  it('does not show why a handshake ended', () => {
    expect(verdict('psk-wrong-passphrase')).toBe('undetermined');
    expect(verdict('eap-wrong-password')).toBe('undetermined');
    expect(verdict('eap-wrong-pmk')).not.toBe('wrong-passphrase');
  });
});
