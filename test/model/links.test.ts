import { describe, expect, it } from 'vitest';
import { diagnose } from '../../app/detect/verdict.ts';
import type { Happening, WifiEvent } from '../../app/domain/events.ts';
import { mac, type Mac, type Ssid } from '../../app/domain/ids.ts';
import { Doctor } from '../../app/pipeline.ts';
import { createIngest } from '../../app/ingest/ingest.ts';
import { addressOf, crowdLog, truthOf } from '../support/station-crowd.ts';
import { worldAfter } from '../support/world-after.ts';

const bssid = mac('02:00:00:00:00:00');
const byPoint = (happening: Happening, at: number, iface: string, station?: Mac): WifiEvent => ({
  ...happening,
  at,
  witness: 'access-point',
  iface,
  origin: { input: 0, line: 1, text: '' },
  ...(station && { station }),
});

const joined = (iface: string, station: Mac): WifiEvent[] => [
  byPoint({ kind: 'assoc-response', bssid, status: 0 }, 1000, iface, station),
  byPoint({ kind: 'connected', bssid }, 1100, iface, station),
];

describe('what concerns an access point as a whole', () => {
  it('is heard by its stations and by no others, in its place among what they do', () => {
    const one = addressOf(1);
    const two = addressOf(2);
    const world = worldAfter([
      ...joined('wlan0', one),
      ...joined('wlan1', two),
      byPoint({ kind: 'interface', state: 'down' }, 2000, 'wlan0'),
      byPoint({ kind: 'ap-started' }, 3000, 'wlan0'),
    ]);
    const [own, other] = [...world.links.values()];
    expect(own?.attempt).toBeUndefined();
    expect(own?.ended).toMatchObject({ end: { by: 'stop' }, endedAt: 2000 });
    expect(
      [...(own?.stories.values() ?? [])].flatMap((story) => story.around.map(({ kind }) => kind)),
    ).toEqual(['interface', 'ap-started']);
    expect(other?.attempt?.connected).toBe(true);
    expect(world.links.get(own?.key ?? '')).toEqual(own);
  });
  it('tells the name of its network also to stations that come later', () => {
    const seen: Happening = { kind: 'bss-seen', bssid, ssid: 'lab' as Ssid, akms: [] };
    const world = worldAfter([
      byPoint(seen, 0, 'wlan0'),
      byPoint({ kind: 'ap-started' }, 1, 'wlan0'),
      ...joined('wlan0', addressOf(1)),
    ]);
    const [link] = [...world.links.values()];
    expect(link?.attempt?.ssid).toBe('lab');
    expect([...(link?.stories.values() ?? [])].flatMap((story) => story.around)).toEqual([]);
  });
});

describe('a link that was given out', () => {
  it('stays as it is while the world moves on, and so does its copy', () => {
    const station = addressOf(1);
    const doctor = new Doctor();
    for (const event of joined('wlan0', station)) doctor.collect(event);
    const [before] = [...doctor.world.links.values()];
    const kept = structuredClone(before);
    const gone: Happening = { kind: 'disconnected', bssid, reason: 2, local: false };
    doctor.collect(byPoint(gone, 2000, 'wlan0', station));
    doctor.collect(byPoint({ kind: 'auth-request', bssid }, 3000, 'wlan0', station));
    expect(before).toEqual(kept);
    const [after] = [...doctor.world.links.values()];
    expect(after?.ended ?? after?.attempt).toBeDefined();
    expect([...(after?.stories.values() ?? [])].flatMap(({ attempts }) => attempts)).toHaveLength(1);
    expect(after).not.toEqual(kept);
  });
});

describe('very many stations', () => {
  it('are judged each by its own life, and thinned', () => {
    const doctor = new Doctor();
    const ingest = createIngest({ emit: (event) => void doctor.see(event) });
    for (const piece of crowdLog(2000, 8 * 2 ** 20)) ingest.feed(piece);
    ingest.end();
    expect(ingest.counts.unknown).toBe(0);
    const { rows, causes, chosen } = doctor.verdict().stations;
    expect(rows).toHaveLength(2000);
    expect(new Map(rows.map(({ station, verdict, variant }) => [station, { verdict, variant }]))).toEqual(
      new Map(rows.map((_, index) => [addressOf(index), truthOf(index)])),
    );
    expect([...causes.keys()].at(-1)).toBe('healthy');
    expect(rows[0]?.station).toBe(chosen);
    let events = 0;
    for (const link of doctor.world.links.values())
      for (const story of link.stories.values())
        for (const attempt of story.attempts) events += attempt.events.length;
    expect(events / 2000).toBeLessThan(8);
  });
  it('are forgotten where they are too many: the healthy ones first, and counted', () => {
    const doctor = new Doctor();
    const COUNT = 76_000;
    for (let index = 0; index < COUNT; index++) {
      const station = addressOf(index);
      const at = index * 10;
      doctor.see(byPoint({ kind: 'assoc-response', bssid, status: 0 }, at, 'wlan0', station));
      const troubled = index % 100 === 0;
      const last: Happening = troubled
        ? { kind: 'handshake-retries-exhausted', message: 2 }
        : { kind: 'connected', bssid };
      doctor.see(byPoint(last, at + 5, 'wlan0', station));
    }
    const { world } = doctor;
    expect(world.links.size).toBeLessThan(COUNT);
    expect(world.links.size + world.links.forgotten).toBe(COUNT);
    expect(world.links.get(`access-point wlan0 ${addressOf(0)}`)).toBeDefined();
    expect(world.links.get(`access-point wlan0 ${addressOf(1)}`)).toBeUndefined();
    expect(world.links.get(`access-point wlan0 ${addressOf(COUNT - 1)}`)).toBeDefined();
  });
  it('are left out where one is asked for', () => {
    const doctor = new Doctor(undefined, addressOf(1));
    for (const event of [...joined('wlan0', addressOf(1)), ...joined('wlan0', addressOf(2))])
      doctor.see(event);
    expect(doctor.world.links.size).toBe(1);
    expect(doctor.hasHeard).toBe(true);
    expect(doctor.verdict()).toMatchObject({ verdict: 'healthy', stations: { rows: [] } });
    expect(new Doctor(undefined, addressOf(9)).hasHeard).toBe(false);
  });
  it('leave the decision to the one whose own log was read', () => {
    const own = addressOf(1);
    const supplicant = {
      witness: 'supplicant' as const,
      iface: 'wlan0',
      origin: { input: 1, line: 1, text: '' },
    };
    const world = worldAfter([
      { ...supplicant, kind: 'own-address', address: own, at: 0 },
      { ...supplicant, kind: 'auth-request', bssid, at: 900 },
      { ...supplicant, kind: 'connected', bssid, at: 1100 },
      ...joined('wlan0', own),
      byPoint({ kind: 'assoc-response', bssid, status: 17 }, 2000, 'wlan0', addressOf(2)),
      byPoint({ kind: 'assoc-response', bssid, status: 17 }, 5000, 'wlan0', addressOf(2)),
    ]);
    const verdict = diagnose(world);
    expect(verdict.verdict).toBe('healthy');
    expect(verdict.stations.rows.map(({ station, verdict: cause }) => [station, cause])).toEqual([
      [addressOf(2), 'ap-refused'],
      [own, 'healthy'],
    ]);
    expect(verdict.stations.chosen).toBe(own);
  });
});
