/** A ladder names what is asked for where the frames alone do not tell it. */
import { describe, expect, it } from 'vitest';
import type { AuthAlgorithm, WifiEvent } from '../../app/domain/events.ts';
import { ladderOf } from '../../app/report/ladder.ts';
import { Doctor } from '../../app/pipeline.ts';
import { say } from '../../app/words/say.ts';
import { toMac } from '../../app/ingest/text.ts';
import { AP, read, StationLog } from '../support/station-log.ts';

const STA = toMac('02:00:00:00:01:00');

const labels = (verdict: ReturnType<typeof read>): readonly string[] =>
  verdict.example ? ladderOf(verdict.example).map(({ label }) => say(label)) : [];

const askedFor = (management: string): readonly string[] =>
  labels(
    read(
      new StationLog()
        .auth()
        .say(`WPA: using KEY_MGMT ${management}`)
        .associate()
        .say(`CTRL-EVENT-ASSOC-REJECT bssid=${AP} status_code=43`).lines,
    ),
  );

describe('an association request', () => {
  it.each([
    ['OWE', 'OWE'],
    ['DPP', 'DPP'],
    ['FILS-SHA256', 'FILS'],
    ['FT/SAE', 'FT-SAE'],
    ['FT-PSK', 'FT-PSK'],
  ])('for %s says so', (management, name) => {
    expect(askedFor(management)).toContain(`Association request for ${name}`);
  });
  it.each(['WPA-PSK', '802.1X with SHA256'])('for %s is told by its login', (management) => {
    expect(askedFor(management)).toContain('Association request');
  });
});

describe('an authentication', () => {
  const by = (algorithm: AuthAlgorithm): readonly string[] => {
    const doctor = new Doctor();
    const origin = { input: 0, line: 1, text: 'a frame' };
    const bssid = toMac(AP);
    const seen = { at: 0, origin, witness: 'air', iface: '', station: STA } as const;
    const events: readonly WifiEvent[] = [
      { ...seen, kind: 'auth-request', bssid, algorithm },
      { ...seen, at: 10, kind: 'auth-response', bssid, algorithm, transaction: 2, status: 1 },
      { ...seen, at: 20, kind: 'auth-rejected', bssid, algorithm, transaction: 2, status: 1 },
    ];
    for (const event of events) doctor.see(event);
    return labels(doctor.verdict());
  };
  it.each([
    [1, 'shared key'],
    [2, 'FT'],
    [4, 'FILS'],
    [5, 'FILS'],
    [6, 'FILS'],
    [7, 'PASN'],
  ] as const)('by algorithm %i is one by %s', (algorithm, name) => {
    expect(by(algorithm)[0]).toBe(`Authentication (${name})`);
  });
  it('of SAE is its commit', () => {
    expect(by(3)[0]).not.toContain('SAE)');
  });
});
