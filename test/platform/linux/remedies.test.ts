import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mac } from '../../../app/domain/ids.ts';
import { LinuxPlatform } from '../../../app/platform/linux/linux-platform.ts';
import { PlatformError, type Cut, type KnownNetwork } from '../../../app/platform/port.ts';
import { runNode, unavailable, withFolder } from '../../native/support.ts';
import { FakeSupplicant, type FakeOptions } from './fake-supplicant.ts';

const A = mac('02:00:00:00:00:00');
const B = mac('02:00:00:00:02:00');
const C = mac('02:00:00:00:03:00');

interface Setting {
  readonly fake: FakeSupplicant;
  readonly platform: LinuxPlatform;
  readonly folder: string;
  /** The network with that id, as the platform lists it. */
  readonly network: (id: number) => Promise<KnownNetwork>;
}

/** Two networks, of which the first has two access points in the cache. */
async function setting(work: (at: Setting) => Promise<void>, options?: FakeOptions): Promise<void> {
  await withFolder(async (folder) => {
    mkdirSync(join(folder, 'ctrl'));
    const fake = new FakeSupplicant(join(folder, 'ctrl'), options);
    fake.network(0, 'office');
    fake.network(1, 'home', ['DISABLED'], { ap_max_inactivity: '7' });
    fake.key(A, 0);
    fake.key(B, 0);
    fake.key(C, 1);
    const platform = platformAt(folder);
    const network = async (id: number): Promise<KnownNetwork> => {
      const found = (await platform.networks()).find((one) => one.id === id);
      if (!found) throw new Error(`no network ${id}`);
      return found;
    };
    try {
      await work({ fake, platform, folder, network });
    } finally {
      platform.close();
      fake.close();
    }
  });
}

const platformAt = (folder: string): LinuxPlatform =>
  new LinuxPlatform({ folders: [join(folder, 'ctrl')], intents: join(folder, 'intents') });

const bss = (...bssids: (typeof A)[]): Cut => ({ scope: 'bss', bssids });

describe.skipIf(unavailable !== undefined)('clearing', () => {
  test('one access point goes; the others of the network and of all networks stay', () =>
    setting(async ({ fake, platform, network }) => {
      const before = fake.configuration();
      const cleared = await platform.clearKey(await network(0), bss(A));
      expect(fake.aas).toEqual([B, C]);
      expect(cleared).toMatchObject({ scope: 'bss', removed: [{ bssid: A }] });
      expect(cleared.kept.map((key) => key.bssid)).toEqual([B, C]);
      expect(fake.configuration()).toEqual(before);
      expect(fake.sins).toEqual([]);
    }));

  test('a clearing that overtakes its own preparation leaves no throw-away network behind', () =>
    setting(async ({ fake, platform, network }) => {
      const target = await network(0);
      const before = fake.configuration();
      const preparing = platform.prepare(target.iface);
      const cleared = await platform.clearKey(target, bss(A), { reconnect: true });
      await preparing;
      expect(cleared.scope).toBe('bss');
      expect(fake.aas).toEqual([B, C]);
      expect(fake.configuration()).toEqual(before);
    }));

  test('a preparation that is not wanted any more leaves nothing behind either', () =>
    setting(async ({ fake, platform, network }) => {
      const { iface } = await network(0);
      const before = fake.configuration();
      const preparing = platform.prepare(iface);
      await Promise.all([preparing, platform.standDown(iface)]);
      await platform.prepare(iface);
      await platform.prepare(iface);
      await platform.standDown(iface);
      expect(fake.configuration()).toEqual(before);
      expect(fake.aas).toEqual([A, B, C]);
    }));

  test('the commands of a throw-away network leave in one order and nothing else is sent', () =>
    setting(async ({ fake, platform, network }) => {
      const target = await network(0);
      fake.daemon.commands.length = 0;
      await platform.clearKey(target, bss(A), { reconnect: true });
      expect(fake.verbs).toEqual([
        ...['PMKSA_GET', 'LIST_NETWORKS', 'PMKSA', 'ADD_NETWORK'],
        ...['SET_NETWORK', 'PMKSA_ADD', 'REMOVE_NETWORK', 'PMKSA', 'REASSOCIATE'],
      ]);
    }));

  test('a build without PMKSA_ADD clears the network and says why', () =>
    setting(
      async ({ fake, platform, network }) => {
        const before = fake.configuration();
        const cleared = await platform.clearKey(await network(0), bss(A));
        expect(cleared.scope).toBe('network');
        expect(cleared.why?.code).toBe('cut.unsupported');
        expect(fake.aas).toEqual([C]);
        expect(fake.configuration()).toEqual(before);
        expect(fake.sins).toEqual([]);
      },
      { external: false },
    ));

  test('a field that was set before has its own value again', () =>
    setting(async ({ fake, platform, network }) => {
      const before = fake.configuration();
      await platform.clearKey(await network(1), { scope: 'network' });
      expect(fake.aas).toEqual([A, B]);
      expect(fake.configuration()).toEqual(before);
    }));

  test('no key there: nothing is changed at all', () =>
    setting(async ({ fake, platform, network }) => {
      const target = await network(0);
      fake.daemon.commands.length = 0;
      const cleared = await platform.clearKey(target, bss(mac('02:00:00:00:09:00')));
      expect(cleared.removed).toEqual([]);
      expect(fake.verbs.filter((verb) => /SET|ADD|REMOVE|REASS/.test(verb))).toEqual([]);
    }));

  test('an id that belongs to another network now is refused, and nothing is changed', () =>
    setting(async ({ fake, platform, network }) => {
      const target = await network(0);
      fake.networks.delete(0);
      fake.network(2, 'office');
      fake.network(0, 'someone else');
      fake.daemon.commands.length = 0;
      await expect(platform.clearKey(target, { scope: 'network' })).rejects.toThrow(/replaced by another/);
      expect(fake.verbs.filter((verb) => /SET|ADD|REMOVE/.test(verb))).toEqual([]);
    }));

  test('back-off ends by disabling and enabling, failures included', () =>
    setting(async ({ fake, platform, network }) => {
      fake.network(0, 'office', ['TEMP-DISABLED']);
      const target = await network(0);
      fake.daemon.commands.length = 0;
      await platform.reconnect(target);
      expect(fake.daemon.commands.slice(-3)).toEqual(['DISABLE_NETWORK 0', 'ENABLE_NETWORK 0', 'RECONNECT']);
      expect(fake.networks.get(0)?.flags).toEqual([]);
    }));

  test('a network that a person switched off is not switched on', () =>
    setting(async ({ fake, platform, network }) => {
      const before = fake.configuration();
      await platform.clearKey(await network(1), bss(C), { reconnect: true });
      expect(fake.aas).toEqual([A, B]);
      expect(fake.configuration()).toEqual(before);
      expect(fake.verbs).not.toContain('ENABLE_NETWORK');
      expect(fake.verbs).not.toContain('REASSOCIATE');
    }));

  test('many access points at once', () =>
    setting(async ({ fake, platform, network }) => {
      for (const bssid of many) fake.key(bssid, 0);
      const before = fake.configuration();
      const cleared = await platform.clearKey(await network(0), bss(...many));
      expect(cleared.removed).toHaveLength(9);
      expect(fake.aas).toEqual([A, B, C]);
      expect(fake.configuration()).toEqual(before);
    }));

  test('whatever the networks and keys are, the configuration is the same afterwards', async () => {
    const states = fc.record({
      external: fc.boolean(),
      ssids: fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }),
      flags: fc.array(fc.constantFrom('', 'DISABLED', 'TEMP-DISABLED', 'CURRENT'), {
        minLength: 4,
        maxLength: 4,
      }),
      numbers: fc.array(fc.nat(3), { minLength: 4, maxLength: 4 }),
      owners: fc.array(fc.nat(3), { maxLength: 10 }),
      reconnect: fc.boolean(),
      whole: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(states, async (state) => {
        await withFolder(async (folder) => {
          mkdirSync(join(folder, 'ctrl'));
          const fake = new FakeSupplicant(join(folder, 'ctrl'), { external: state.external });
          state.ssids.forEach((ssid, id) => {
            const flag = state.flags[id] ?? '';
            fake.network(id, ssid, flag ? [flag] : [], { ap_max_inactivity: String(state.numbers[id] ?? 0) });
          });
          state.owners.forEach((owner, n) =>
            fake.key(mac(`02:00:00:00:0a:0${n}`), owner % state.ssids.length),
          );
          const platform = platformAt(folder);
          try {
            const [network] = await platform.networks();
            if (!network) return;
            const before = fake.configuration();
            const others = fake.keys.filter((key) => key.network !== 0).map((key) => key.aa);
            const bssids = fake.keys.filter((key) => key.network === 0).map((key) => mac(key.aa));
            const cut: Cut = state.whole ? { scope: 'network' } : { scope: 'bss', bssids };
            await platform.clearKey(network, cut, { reconnect: state.reconnect });
            expect(fake.configuration()).toEqual(before);
            expect(fake.aas).toEqual(others.toSorted());
            expect(fake.sins).toEqual([]);
            expect(readdirSync(join(folder, 'intents'), { encoding: 'utf8' })).toEqual([]);
          } catch (error) {
            if (!(error as NodeJS.ErrnoException).message.includes('ENOENT')) throw error;
          } finally {
            platform.close();
            fake.close();
          }
        });
      }),
      { numRuns: 40 },
    );
  });
});

/** A state in which a fix begins; together they make more than 200 moments in which it can be killed. */
interface Situation {
  readonly cut: Cut;
  readonly external?: boolean;
  readonly prepared?: boolean;
  /** Of the network that is meant. */
  readonly flags?: readonly string[];
  readonly field?: string;
}
const many = Array.from({ length: 9 }, (_, i) => mac(`02:00:00:00:05:0${i}`));
const SITUATIONS: readonly Situation[] = [
  { cut: bss(A), flags: ['TEMP-DISABLED'] },
  { cut: bss(A), flags: ['TEMP-DISABLED'], prepared: true },
  { cut: bss(A, B), flags: ['CURRENT'] },
  { cut: bss(...many), flags: ['TEMP-DISABLED'] },
  { cut: bss(...many), prepared: true },
  { cut: bss(A), external: false, flags: ['TEMP-DISABLED'], field: '1' },
  { cut: { scope: 'network' }, flags: ['TEMP-DISABLED'], field: '1' },
  { cut: { scope: 'network' }, flags: ['CURRENT'], field: '300', prepared: true },
  { cut: { scope: 'network' }, external: false },
];
/** REJOIN_KILLS=all kills at every moment; else a sample of them, the same each time. */
const STEP = process.env['REJOIN_KILLS'] === 'all' ? 1 : 11;
/** No situation has as many moments. */
const BOUND = 60;

describe.skipIf(unavailable !== undefined)('killed in the middle', () => {
  const child = join(import.meta.dirname, 'killed-remedy.ts');

  /** @returns whether there was such a moment */
  async function killedAt(moment: number, situation: Situation): Promise<boolean> {
    const { cut, external, prepared, flags = [], field } = situation;
    let killed = false;
    await setting(
      async ({ fake, platform, folder }) => {
        for (const bssid of many) fake.key(bssid, 0);
        const target = fake.networks.get(0);
        target?.flags.push(...flags);
        if (field !== undefined) target?.fields.set('ap_max_inactivity', field);
        const before = fake.configuration();
        const args = [folder, String(moment), JSON.stringify(cut), prepared ? 'prepared' : ''];
        const run = spawn(process.execPath, ['--no-warnings', child, ...args], { stdio: 'ignore' });
        const [code, signal] = (await once(run, 'exit')) as [number | null, string | null];
        killed = signal === 'SIGKILL';
        if (killed) kills++;
        expect(killed || code === 0, `ended by itself with ${code}`).toBe(true);
        await platform.repair();
        expect(fake.configuration()).toEqual(before);
        expect(fake.sins).toEqual([]);
        expect(fake.aas).toContain(C);
        expect(existsSync(join(folder, 'intents')) ? readdirSync(join(folder, 'intents')) : []).toEqual([]);
      },
      external === undefined ? {} : { external },
    );
    return killed;
  }
  let kills = 0;

  test.each(SITUATIONS.map((situation, index) => [JSON.stringify(situation), index, situation] as const))(
    '%s: repair puts right what any kill left',
    async (_, index, situation) => {
      let moment = 1 + (index % STEP);
      while (await killedAt(moment, situation)) {
        moment += STEP;
        expect(moment).toBeLessThan(BOUND);
      }
      expect(moment).toBeGreaterThan(STEP);
    },
    600_000,
  );
  test.runIf(STEP === 1)('at 200 moments', () => expect(kills).toBeGreaterThanOrEqual(200));

  test('a marked network is removed without any intent, and an unmarked one of somebody else is left alone', () =>
    setting(async ({ fake, platform }) => {
      fake.networks.set(5, {
        ssid: '',
        flags: ['DISABLED'],
        fields: new Map([['id_str', '"rejoin-throwaway"']]),
      });
      fake.networks.set(6, { ssid: '', flags: ['DISABLED'], fields: new Map() });
      expect(await platform.repair()).toHaveLength(1);
      expect(fake.networks.has(5)).toBe(false);
      expect(fake.networks.has(6)).toBe(true);
    }));
});

describe.skipIf(unavailable !== undefined)('what is missing is said', () => {
  test('a supplicant that ends under the remedy', () =>
    setting(async ({ fake, platform, network }) => {
      const target = await network(0);
      fake.close();
      const failure = await platform.clearKey(target, bss(A)).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(PlatformError);
      expect(failure).toMatchObject({ code: 'gone' });
    }));

  test('no socket at all', () =>
    withFolder(async (folder) => {
      const failure = await platformAt(folder)
        .networks()
        .catch((error: unknown) => error);
      expect(failure).toMatchObject({ code: 'missing' });
    }));

  test.skipIf(process.getuid?.() !== 0)('no permission: the sentence names the group', () =>
    setting(async ({ folder }) => {
      chmodSync(folder, 0o755);
      chmodSync(join(folder, 'ctrl'), 0o750);
      const module = join(import.meta.dirname, '../../../app/platform/linux/linux-platform.ts');
      const source = `import { LinuxPlatform } from ${JSON.stringify(module)};
        new LinuxPlatform({ folders: [${JSON.stringify(join(folder, 'ctrl'))}] }).networks().catch((error) => console.log(error.code, error.message));`;
      const { stdout } = await runNode(source, { uid: 65_534, gid: 65_534 });
      expect(stdout).toMatch(/^privilege .*usermod -aG netdev/);
    }),
  );
});
