/**
 * Whatever fails, and whenever: a profile is never lost or changed, byte for byte, and stays at its place. A fault, an end of
 * the service or a kill of the program is injected at each call of each round trip. REJOIN_ROUND_TRIPS sets how many runs.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { PlatformError } from '../../../app/platform/port.ts';
import { Bench, networkOf, usualProfiles } from './bench.ts';
import type { Fault, FakeService } from './fake-service.ts';
import { KEY_BLOB } from './profiles.ts';

const RUNS = Number(process.env['REJOIN_ROUND_TRIPS'] ?? 30);
const PROFILES = ['home', 'office', 'mine', 'eduroam'];
const CUTS = ['profile', 'network'] as const;

interface Trouble {
  readonly what: string;
  /** At the call of that number, and those behind it if it stays. */
  readonly stays?: true;
  readonly kills?: true;
  fault(service: FakeService, bench: Bench): Fault;
}

/** ERROR_ACCESS_DENIED, ERROR_BAD_PROFILE, ERROR_NOT_ENOUGH_MEMORY, RPC_S_CALL_FAILED */
const refusals = [5, 1206, 8, 1726].flatMap((what): Trouble[] => [
  { what: `refused with ${what}`, fault: () => ({ what }) },
  { what: `done, and refused with ${what}`, fault: () => ({ what, after: true }) },
]);

const TROUBLES: readonly Trouble[] = [
  { what: 'killed before', kills: true, fault: (_, bench) => ({ what: () => bench.kill() }) },
  { what: 'killed after', kills: true, fault: (_, bench) => ({ what: () => bench.kill(), after: true }) },
  { what: 'no answer', fault: () => ({ what: 'lost' }) },
  { what: 'done, and no answer', fault: () => ({ what: 'lost', after: true }) },
  ...refusals,
  { what: 'refused for good', stays: true, fault: () => ({ what: 5 }) },
  { what: 'no answer any more', stays: true, fault: () => ({ what: 'lost' }) },
  {
    what: 'a restart of the service',
    fault: (service) => ({
      what: () => {
        service.stop();
        setTimeout(() => service.up(), 50);
      },
    }),
  },
];

interface Run {
  readonly cut: (typeof CUTS)[number];
  readonly reconnect: boolean;
  readonly trouble: Trouble;
  readonly at: number;
}

const opened = await Bench.open();
afterAll(() => {
  if (typeof opened !== 'string') opened.close();
});

describe('a round trip of a profile', () => {
  test(
    `loses and changes nothing in ${RUNS} runs with a fault at each step`,
    { timeout: 3_600_000 },
    async (context) => {
      if (typeof opened === 'string') return context.skip(opened);
      const all: Run[] = [];
      for (const cut of CUTS)
        for (const reconnect of [false, true]) {
          const calls = await clean(opened, cut, reconnect);
          for (const trouble of TROUBLES)
            for (let at = 1; at <= calls; at++) all.push({ cut, reconnect, trouble, at });
        }
      // A step that has no factor with their number meets all of them, and a few of everything early.
      const stride = 101;
      expect(all.length % stride).not.toBe(0);
      for (let n = 0; n < RUNS; n++) {
        const run = all[(n * stride) % all.length];
        if (run) await once(opened, run, PROFILES[n % PROFILES.length] ?? '');
      }
      console.log(`${RUNS} of ${all.length} combinations`);
    },
  );

  for (const cut of CUTS) {
    test(`${cut}: the service writes the same bytes back, with scope and order`, async (context) => {
      if (typeof opened === 'string') return context.skip(opened);
      for (const name of PROFILES) {
        const { service } = opened;
        service.reset();
        usualProfiles(service.adapter());
        const before = service.configuration();
        const platform = await opened.platform();
        await platform.clearKey(await networkOf(platform, name), { scope: cut });
        expect(service.configuration()).toEqual(before);
        const change = cut === 'profile' ? `WlanDeleteProfile ${name}` : 'WlanSetProfile';
        expect(service.calls.filter((call) => call === change)).toHaveLength(cut === 'profile' ? 1 : 2);
        platform.close();
      }
    });
  }
});

/** @returns how many calls it takes where nothing fails */
async function clean(bench: Bench, scope: Run['cut'], reconnect: boolean): Promise<number> {
  const { service } = bench;
  service.reset();
  service.behaviour = 'healthy';
  usualProfiles(service.adapter());
  const platform = await bench.platform();
  const network = await networkOf(platform, 'office');
  service.recount();
  await platform.clearKey(network, { scope }, { reconnect });
  platform.close();
  return service.countCalls();
}

async function once(bench: Bench, { cut, reconnect, trouble, at }: Run, name: string): Promise<void> {
  const { service } = bench;
  service.reset();
  service.behaviour = 'healthy';
  usualProfiles(service.adapter());
  const before = service.configuration();
  const platform = await bench.platform();
  const network = await networkOf(platform, name);
  service.recount();
  let strikes = 0;
  service.fault = (_, number) => {
    if (trouble.stays ? number < at : number !== at || strikes > 0) return undefined;
    strikes++;
    return trouble.fault(service, bench);
  };
  const outcome: unknown = await platform
    .clearKey(network, { scope: cut }, { reconnect })
    .catch((error: unknown) => error);
  service.fault = undefined;
  service.up();
  const what = `${cut} of ${name}, ${trouble.what} at call ${at}`;
  // It took fewer calls than the longest.
  if (strikes === 0) {
    expect(service.configuration(), what).toEqual(before);
    return;
  }
  if (outcome instanceof Error && !trouble.kills) {
    expect(outcome, what).toBeInstanceOf(PlatformError);
    expect(outcome.message, what).not.toContain(KEY_BLOB);
  }
  // What does not stay is put right at once, without any repair.
  if (!trouble.kills && !trouble.stays) expect(service.configuration(), what).toEqual(before);
  const next = trouble.kills ? await bench.platform() : platform;
  const wasRight = JSON.stringify(service.configuration()) === JSON.stringify(before);
  const said = await next.repair();
  expect(service.configuration(), what).toEqual(before);
  expect(said, what).toHaveLength(wasRight ? 0 : 1);
  expect(await next.repair(), what).toEqual([]);
  expect(openEntries(bench.vault), what).toEqual([]);
  expect(service.sins).toEqual([]);
  next.close();
}

/** Profiles that would still have to be put right. */
const openEntries = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .filter((name) => readFileSync(join(folder, name), 'utf8').includes('"state":"open"'));
