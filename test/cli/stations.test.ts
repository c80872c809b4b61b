import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseStation } from '../../app/cli/station-address.ts';
import { addressOf, crowdLog, truthOf } from '../support/station-crowd.ts';

const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
const COUNT = 60;
let folder = '';
let log = '';

function run(...args: readonly string[]): { code: number | null; out: string; err: string } {
  const done = spawnSync(process.execPath, [rejoin, 'diagnose', ...args, log], { encoding: 'utf8' });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rejoin-stations-'));
  log = join(folder, 'hostapd.log');
  writeFileSync(log, [...crowdLog(COUNT, 2 ** 20)].join(''));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('parseStation', () => {
  it('takes an address in any spelling', () => {
    for (const text of [
      '02:00:00:00:AB:10',
      '02-00-00-00-ab-10',
      '0200.0000.ab10',
      '0200-0000-AB10',
      '02000000ab10',
      ' 02:00:00:00:ab:10 ',
    ])
      expect(parseStation(text)).toBe('02:00:00:00:ab:10');
  });
  it('refuses what is none', () => {
    for (const text of [
      '',
      '02:00:00:00:ab',
      '02:00:00:00:ab:1g',
      '02:00-00:00:ab:10',
      'wlan0',
      '0200.0000-ab10',
    ])
      expect(() => parseStation(text)).toThrow("is no station's address");
  });
});

describe("an access point's log with many stations", () => {
  it('has a row for each in JSON, troubles first, and says whom the verdict is about', () => {
    const answer = JSON.parse(run('--json').out) as {
      verdict: string;
      station: string;
      stationsLeftOut: number;
      stationCauses: Record<string, number>;
      stations: { station: string; verdict: string; lastAt: string }[];
    };
    const { stations } = answer;
    expect(stations.map(({ station }) => station).toSorted()).toEqual(
      Array.from({ length: COUNT }, (_, index) => addressOf(index)).toSorted(),
    );
    for (let index = 0; index < COUNT; index++) {
      const row = stations.find(({ station }) => station === addressOf(index));
      expect(row?.verdict).toBe(truthOf(index).verdict);
    }
    const troubled = stations.filter(({ verdict }) => verdict !== 'healthy');
    expect(stations.slice(0, troubled.length)).toEqual(troubled);
    expect(troubled).toEqual(troubled.toSorted((a, b) => b.lastAt.localeCompare(a.lastAt)));
    expect(answer).toMatchObject({
      station: stations[0]?.station,
      verdict: stations[0]?.verdict,
      stationsLeftOut: 0,
    });
    expect(Object.values(answer.stationCauses).reduce((sum, count) => sum + count, 0)).toBe(COUNT);
  });
  it('has a table on a terminal, all of it where that is asked for', () => {
    const rows = (out: string): number => out.split('\n').filter((line) => /^ {2}02:00:/.test(line)).length;
    const some = run().out;
    expect(some).toMatch(/^Device 02:00:[\da-f:]+, whose trouble is the latest of 60 devices:/);
    expect(some).toMatch(/^60 devices, \d+ of them in trouble$/m);
    expect(rows(some)).toBe(20);
    expect(some).toContain('and 40 more: --all-stations shows them');
    expect(rows(run('--all-stations').out)).toBe(COUNT);
  });
  it('speaks of a station, and not of the computer that it is read at', () => {
    const scenarios = join(import.meta.dirname, '../scenarios');
    const file = join(scenarios, 'hostapd-openwrt-stale-pmksa/logread.txt');
    const { stdout } = spawnSync(process.execPath, [rejoin, 'diagnose', file], { encoding: 'utf8' });
    expect(stdout).toContain('This device never tried its password');
    expect(stdout).not.toMatch(/this computer/i);
  });
  it('is about the one that is named', () => {
    for (const index of [0, 7, 31]) {
      const { out } = run('--json', '--station', addressOf(index).replaceAll(':', '-'));
      const answer = JSON.parse(out) as Record<string, unknown>;
      expect(answer['verdict']).toBe(truthOf(index).verdict);
      expect(answer).not.toHaveProperty('stations');
    }
  });
  it('says with exit 3 that it does not tell of the one that is named, with exit 2 that it is none', () => {
    const unknown = run('--station', '02:ff:ff:ff:ff:ff');
    expect(unknown).toMatchObject({ code: 3, out: '' });
    expect(unknown.err).toBe('No line in what was read is about station 02:ff:ff:ff:ff:ff.\n');
    expect(run('--station', 'laptop').code).toBe(2);
  });
});
