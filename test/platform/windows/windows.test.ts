/** Windows, as far as it can be played: the addon's marshalling, the log, the notifications, the ladder. Under wine. */
import { english } from '../../support/words.ts';
import { readdirSync } from 'node:fs';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runFix, type FixProgress } from '../../../app/live/fix.ts';
import { pause, until } from '../../native/support.ts';
import { GUID, WindowsLog } from '../../support/windows-events.ts';
import { Bench, following, networkOf, usualProfiles } from './bench.ts';
import type { FakeAdapter } from './fake-service.ts';
import { profile } from './profiles.ts';

const opened = await Bench.open();
const bench = opened as Bench;
afterAll(() => {
  if (typeof opened !== 'string') opened.close();
});

const unplayable = typeof opened === 'string';
if (unplayable) console.log(`skipped: ${opened}`);

const PATIENCE = 20_000;
const CHANNEL = 'Microsoft-Windows-WLAN-AutoConfig/Operational';

describe.skipIf(unplayable)('Windows', () => {
  let adapter: FakeAdapter;
  beforeEach(() => {
    bench.service.reset();
    adapter = bench.service.adapter();
  });

  describe('what crosses the border of the addon', () => {
    test('names and SSIDs of every kind come back as they are', async () => {
      const cases: readonly (readonly [string, Buffer])[] = [
        ['Müllers "Café" & <Söhne>', Buffer.from('Müllers Café')],
        ['  blanks at both ends  ', Buffer.from('  blanks  ')],
        ['𝕎𝕝𝕒𝕟 🛜', Buffer.from('𝕎𝕝𝕒𝕟 🛜')],
        ['raw', Buffer.from(Array.from({ length: 32 }, (_, n) => (n * 73) & 0xff))],
        ['zeros', Buffer.alloc(32)],
        ['ひらがな', Buffer.from('ひらがな')],
        ['x'.repeat(255), Buffer.from('long')],
        ["quote ' and %PATH% $(x) `y`", Buffer.from("'")],
      ];
      adapter.profiles = cases.map(([name, ssid]) => profile(name, { ssid }));
      const host = await bench.host();
      expect(await host.native('profiles', GUID)).toEqual(cases.map(([name]) => ({ name, flags: 0 })));
      for (const { name, xml } of adapter.profiles)
        expect(await host.native('profile', GUID, name)).toEqual({ xml, flags: 0, access: 0x70023 });
      for (const [name, ssid] of cases) {
        adapter.state = 1;
        adapter.connected = { profile: name, ssid };
        expect(await host.native('connection', GUID)).toMatchObject({
          profile: name,
          ssid: ssid.toString('hex'),
        });
      }
      const platform = await bench.platform();
      const before = bench.service.configuration();
      for (const [name] of cases) {
        adapter.state = 4;
        await platform.clearKey(await networkOf(platform, name), { scope: 'profile' });
        await platform.clearKey(await networkOf(platform, name), { scope: 'network' });
      }
      expect(bench.service.configuration()).toEqual(before);
    });

    test('a description as long as its field, several adapters, and a reason in the language of the machine', async () => {
      bench.service.adapter('{ffffffff-ffff-ffff-ffff-fffffffffffe}', 'Ü'.repeat(255));
      const host = await bench.host();
      expect(await host.native('interfaces')).toEqual([
        { guid: GUID, description: 'Wireless Adapter', state: 4 },
        { guid: '{ffffffff-ffff-ffff-ffff-fffffffffffe}', description: 'Ü'.repeat(255), state: 4 },
      ]);
      expect(await host.native('reasonText', 294_932)).toBe('Grund 294932 – „ä“ 🛜');
    });

    test('a profile of a megabyte', async () => {
      adapter.profiles = [profile('huge', { more: `<!--${'ä'.repeat(500_000)}-->` })];
      const platform = await bench.platform();
      const before = bench.service.configuration();
      await platform.clearKey(await networkOf(platform, 'huge'), { scope: 'profile' });
      expect(bench.service.configuration()).toEqual(before);
    });

    test('an error is a number, a name and a sentence', async () => {
      const host = await bench.host();
      await expect(host.native('profile', GUID, 'nobody')).rejects.toThrow(
        /The profile "nobody" could not be read: there is nothing of that name any more \(WlanGetProfile: ERROR_NOT_FOUND, 1168\)\./,
      );
      bench.service.absent = true;
      await expect(host.native('interfaces')).rejects.toThrow(/ERROR_SERVICE_NOT_ACTIVE, 1062/);
      await expect(host.native('queryEvents', CHANNEL)).rejects.toThrow(/ERROR_EVT_CHANNEL_NOT_FOUND, 15007/);
    });

    test("wine's own libraries are called too, and answer", async () => {
      const host = await bench.ownLibraries();
      try {
        expect(await host.native('addon')).toEqual({ ok: true });
        expect(await host.native('interfaces')).toEqual([]);
        // wine keeps no event log; it must be told, not crash.
        await expect(host.native('queryEvents', CHANNEL)).rejects.toThrow(/event log .* could not be read/);
        const platform = await host.platform('C:\\vault');
        await expect(platform.networks()).rejects.toMatchObject({ code: 'missing' });
        expect(english((await platform.capabilities()).missing)).toBe('This computer has no Wi-Fi adapter.');
      } finally {
        host.close();
      }
    });
  });

  describe('the event log', () => {
    test('the past ten minutes and the present are told once, in order', async () => {
      const log = new WindowsLog({ auth: 'sae' });
      for (let n = 0; n < 150; n++) log.ask().associate().refused(229_378, 53).failed(229_378);
      const events = log.events;
      bench.service.write(events.slice(0, 8), Date.now() - 3_600_000);
      bench.service.write(events.slice(8, 300));
      const followed = await following(await bench.platform(), GUID);
      for (let n = 300; n < events.length; n += 7) bench.service.write(events.slice(n, n + 7));
      const asked = (): string[] =>
        followed.events.filter((one) => one.kind === 'assoc-request').map((one) => one.origin.text);
      const expected = events.slice(8).filter((one) => one.id === 11_000);
      await until(() => asked().length >= expected.length, 'all attempts', PATIENCE);
      await pause(200);
      expect(asked().map((text) => /ConnectionId=(\S+)/.exec(text)?.[1])).toEqual(
        expected.map((one) => one.fields['ConnectionId']),
      );
      await followed.stop();
    });

    test('a log that cannot be read is said, and notifications take its place', async () => {
      usualProfiles(adapter);
      bench.service.logDenied = true;
      const followed = await following(await bench.platform());
      expect(followed.notices.map((one) => english(one.said)).join()).toMatch(
        /listens to the service alone.*ERROR_ACCESS_DENIED/,
      );
      const office = adapter.profiles.find((one) => one.name === 'office');
      if (office) bench.service.attempt(adapter, office);
      await until(() => followed.events.some((one) => one.kind === 'assoc-request'), 'an attempt', PATIENCE);
      expect(followed.events.find((one) => one.kind === 'assoc-request')).toMatchObject({
        ssid: 'office',
        iface: GUID,
      });
      await followed.stop();
    });

    test('records that were overwritten before they were read are a gap, and following goes on', async () => {
      const followed = await following(await bench.platform());
      bench.service.stale = true;
      bench.service.write(new WindowsLog().join().events);
      await until(() => followed.events.some((one) => one.kind === 'witness-gap'), 'the gap', PATIENCE);
      bench.service.stale = false;
      await pause(1500);
      bench.service.write(new WindowsLog().join().events);
      await until(() => followed.events.some((one) => one.kind === 'connected'), 'a connection', PATIENCE);
      await followed.stop();
    });

    test('an adapter that comes or goes is told by a notification', async () => {
      const followed = await following(await bench.platform());
      bench.service.notify(14);
      await until(() => followed.events.some((one) => one.kind === 'interface'), 'the adapter', PATIENCE);
      expect(followed.events.find((one) => one.kind === 'interface')).toMatchObject({
        state: 'removed',
        iface: GUID,
      });
      await followed.stop();
    });
  });

  describe('what a person is told', () => {
    test('location that is not allowed is a state with a sentence, and the log says who is connected', async () => {
      usualProfiles(adapter);
      bench.service.behaviour = 'healthy';
      const office = adapter.profiles.find((one) => one.name === 'office');
      if (office) bench.service.attempt(adapter, office);
      bench.service.location = false;
      const platform = await bench.platform();
      const { see, missing, cuts } = await platform.capabilities();
      expect(see).toContainEqual(expect.objectContaining({ witness: 'present connection', ok: false }));
      expect(english(missing)).toMatch(/location is not allowed/);
      expect(cuts).toEqual(['network', 'profile']);
      const connected = (await platform.networks()).filter((one) => one.connected).map((one) => one.id);
      expect(connected).toEqual(['office']);
    });

    test('a profile of Group Policy is named as such and refused, and one that may not be written needs privilege', async () => {
      usualProfiles(adapter);
      adapter.profiles.push(profile('locked', { access: 0x20021 }));
      const before = bench.service.configuration();
      const platform = await bench.platform();
      const policy = await networkOf(platform, 'at work');
      expect(policy.manager).toBe('Group Policy');
      for (const scope of ['network', 'profile'] as const) {
        await expect(platform.clearKey(policy, { scope })).rejects.toMatchObject({
          code: 'refused',
          message: expect.stringMatching(/comes from Group Policy/) as string,
        });
        const locked = await networkOf(platform, 'locked');
        await expect(platform.clearKey(locked, { scope })).rejects.toMatchObject({ code: 'privilege' });
      }
      expect(bench.service.configuration()).toEqual(before);
    });
  });

  describe('the ladder', () => {
    test('where Windows takes no PMKCacheMode the profile goes out and in instead, and says why', async () => {
      usualProfiles(adapter);
      bench.service.refusesMode.add('office');
      const before = bench.service.configuration();
      const platform = await bench.platform();
      const cleared = await platform.clearKey(await networkOf(platform, 'office'), { scope: 'network' });
      expect(cleared).toMatchObject({ scope: 'profile', unseen: true });
      expect(cleared.why?.code).toBe('cut.windows-no-cache-mode');
      expect(bench.service.configuration()).toEqual(before);
    });

    test('the attempt of a mode round trip runs while the cache is off', async () => {
      usualProfiles(adapter);
      const seen: boolean[] = [];
      bench.service.fault = (call) => {
        const office = adapter.profiles.find((one) => one.name === 'office');
        if (call === 'WlanConnect office') seen.push(office?.xml.includes('<PMKCacheMode>disabled') ?? false);
        return undefined;
      };
      const platform = await bench.platform();
      await platform.clearKey(await networkOf(platform, 'office'), { scope: 'network' }, { reconnect: true });
      expect(seen).toEqual([true]);
    });

    test('adapter and service need an administrator, and are restarted by argument lists', async () => {
      usualProfiles(adapter);
      const platform = await bench.platform(true);
      const office = await networkOf(platform, 'office');
      expect((await platform.capabilities()).cuts).toEqual(['network', 'profile', 'adapter', 'service']);
      await platform.clearKey(office, { scope: 'adapter' });
      await platform.clearKey(office, { scope: 'service' });
      const programs = (await platform.programs()).slice(-2);
      expect(programs.map((one) => one.slice(0, 4))).toEqual([
        ['powershell', '-NoProfile', '-NonInteractive', '-Command'],
        ['powershell', '-NoProfile', '-NonInteractive', '-Command'],
      ]);
      expect(programs[0]?.[4]).toContain(`InterfaceGuid -eq '${GUID}' | Restart-NetAdapter`);
      expect(programs[1]?.[4]).toContain('Restart-Service -Name WlanSvc');
    });

    test('a kept profile goes when it was seen to connect, or at the next start', async () => {
      usualProfiles(adapter);
      bench.service.behaviour = 'healthy';
      const platform = await bench.platform();
      const followed = await following(platform);
      const kept = (): string[] => readdirSync(bench.vault).filter((name) => name.endsWith('.json'));
      await platform.repair();
      expect(kept()).toEqual([]);
      await platform.clearKey(await networkOf(platform, 'office'), { scope: 'profile' });
      expect(kept()).toHaveLength(1);
      await platform.reconnect(await networkOf(platform, 'office'));
      await until(() => kept().length === 0, 'the copy to go', PATIENCE);
      await followed.stop();
    });

    for (const [dropsKey, scope] of [
      ['mode', 'network'],
      ['removal', 'profile'],
    ] as const) {
      test(`fix goes up to the ${scope} and is connected`, async () => {
        usualProfiles(adapter);
        bench.service.dropsKey = dropsKey;
        const before = bench.service.configuration();
        const platform = await bench.platform();
        const told: FixProgress[] = [];
        const report = await runFix(
          {
            platform,
            options: { timeout: 30 },
            signal: new AbortController().signal,
            tell: (progress) => void told.push(progress),
            agree: () => Promise.resolve(),
            agreeToMore: () => Promise.resolve(true),
          },
          'office',
        );
        expect(report, JSON.stringify(told)).toMatchObject({
          // Windows does not tell whether a cached key was offered, so no full login is claimed.
          outcome: 'connected',
          finding: { cause: 'stale-pmksa', variant: 'invalid-pmkid' },
          cleared: { scope },
        });
        expect(bench.service.configuration()).toEqual(before);
        expect(bench.service.sins).toEqual([]);
      });
    }
  });
});
