/** What every platform promises. A new one runs this over a harness of its own. */
import { english } from '../../support/words.ts';
import { afterEach, beforeEach, describe, expect, test, type TestContext } from 'vitest';
import type { WifiEvent } from '../../../app/domain/events.ts';
import { CUT_SCOPES, type CutScope } from '../../../app/domain/finding.ts';
import { NO_BSSID, type Ssid } from '../../../app/domain/ids.ts';
import { ssidFromBytes, ssidToBytes } from '../../../app/domain/ssid.ts';
import { Doctor } from '../../../app/pipeline.ts';
import { PlatformError, type Cut, type KnownNetwork, type Notice } from '../../../app/platform/port.ts';
import { pause, until } from '../../native/support.ts';
import type { Harness, Scene, World } from './harness.ts';

export type { Harness, Scene, World } from './harness.ts';

const CODES: readonly string[] = ['privilege', 'missing', 'gone', 'refused', 'timeout'];
/** Milliseconds: stand-ins may run under an emulator, on a machine that is busy. */
const PATIENCE = 30_000;

export function platformContract(name: string, open: () => Promise<Harness>): void {
  describe(`${name} keeps the contract of platforms`, () => {
    let harness: Harness;
    beforeEach(async () => {
      harness = await open();
    });
    afterEach(() => harness.close());

    /** The test is skipped, with the harness's reason, where the scene cannot be played. */
    const at = async (scene: Scene, context: TestContext): Promise<World> => {
      const world = await harness.start(scene);
      return typeof world === 'string' ? context.skip(world) : world;
    };

    for (const scene of ['stale-key', 'healthy', 'no-adapter', 'no-permission'] as const) {
      test(`capabilities are whole and do not contradict themselves: ${scene}`, async (context) => {
        const world = await at(scene, context);
        const { see, adapters, cuts, verify, controllers, missing } = await world.platform.capabilities();
        expect(new Set(adapters).size).toBe(adapters.length);
        expect(cuts).toEqual(CUT_SCOPES.filter((scope) => cuts.includes(scope)));
        expect(new Set(see.map((one) => one.witness)).size).toBe(see.length);
        for (const one of missing) expectSentence(english(one));
        if (verify) expect(see.some((one) => one.ok)).toBe(true);
        for (const { iface, program } of controllers) expect([iface, program]).not.toContain('');
        if (scene === 'no-adapter' || scene === 'no-permission') {
          expect(cuts).toEqual([]);
          expect(missing).not.toEqual([]);
        } else {
          expect(cuts).not.toEqual([]);
          expect(verify).toBe(true);
          const { iface } = await find(world);
          expect(controllers.map((one) => one.iface)).toContain(iface);
          expect(await world.platform.capabilities(iface)).toMatchObject({ cuts, verify });
        }
      });
    }

    for (const scene of ['no-adapter', 'no-permission'] as const) {
      test(`what cannot be asked is refused by one sentence and a code: ${scene}`, async (context) => {
        const { platform } = await at(scene, context);
        const code = scene === 'no-adapter' ? 'missing' : 'privilege';
        for (const asked of [() => platform.networks(), () => platform.cachedKeys()])
          expect((await failureOf(asked)).code).toBe(code);
        expect(await platform.repair()).toEqual([]);
      });
    }

    test('an interface that is not there is refused by one sentence', async (context) => {
      const { platform } = await at('healthy', context);
      expect((await failureOf(() => platform.networks('no-such-interface'))).code).toBe('missing');
    });

    test('a system that does not tell its keys lists none and says so in what it can see', async (context) => {
      const { platform } = await at('stale-key', context);
      const { keysUnseen, see } = await platform.capabilities();
      if (!keysUnseen) return context.skip('this system tells its keys');
      expect(await platform.cachedKeys()).toEqual([]);
      expect(see.some((one) => !one.ok && one.witness.includes('keys'))).toBe(true);
    });

    test('networks are listed once, with reversible names and nothing secret', async (context) => {
      const world = await at('stale-key', context);
      const { platform, secrets } = world;
      const networks = await platform.networks();
      expect(networks.map((one) => one.ssid)).toContain(world.ssid);
      for (const { ssid } of networks) expect(ssidFromBytes(ssidToBytes(ssid))).toBe(ssid);
      expect(new Set(networks.map((one) => `${one.iface} ${one.id}`)).size).toBe(networks.length);
      const { iface } = await find(world);
      expect(await platform.networks(iface)).toEqual(networks.filter((one) => one.iface === iface));
      expectNothingSecret([networks, await platform.cachedKeys(), await platform.capabilities()], secrets);
      expect(world.sins()).toEqual([]);
    });

    test('one network is current at most, and a connected one is current', async (context) => {
      const world = await at('healthy', context);
      await world.attempt();
      const networks = await world.platform.networks();
      for (const iface of new Set(networks.map((one) => one.iface)))
        expect(networks.filter((one) => one.iface === iface && one.current).length).toBeLessThan(2);
      for (const one of networks) if (one.connected) expect(one.current).toBe(true);
    });

    test('following says ready once, tells what happens, and ends with the signal', async (context) => {
      const world = await at('stale-key', context);
      const followed = follow(world);
      await followed.isReady;
      const early = followed.events.length;
      await world.attempt();
      await until(() => followed.events.length > early, 'an event of the attempt', PATIENCE);
      const { iface } = await find(world);
      expect(followed.events.some((event) => event.iface === iface)).toBe(true);
      for (const event of followed.events) {
        expect(event.origin.line).toBeGreaterThan(0);
        expect(event.origin.text.length).toBeLessThanOrEqual(400);
      }
      await followed.stop();
      const told = followed.events.length;
      await world.attempt();
      expect(followed.events.length).toBe(told);
      expect(followed.readied).toBe(1);
      for (const { said } of followed.notices) expectSentence(english(said));
      expectNothingSecret([followed.events, followed.notices], world.secrets);
      expect(world.sins()).toEqual([]);
    });

    test('following with a signal that is aborted already ends at once', async (context) => {
      const world = await at('healthy', context);
      const events: WifiEvent[] = [];
      const emit = (event: WifiEvent): void => void events.push(event);
      await world.platform.follow({ emit, notice: () => undefined, signal: AbortSignal.abort() });
      expect(events).toEqual([]);
    });

    test('following one interface tells nothing of others', async (context) => {
      const world = await at('stale-key', context);
      const followed = follow(world, 'no-such-interface');
      await followed.isReady;
      await world.attempt();
      await followed.stop();
      expect(followed.events.filter((event) => event.iface !== 'no-such-interface')).toEqual([]);
    });

    for (const scene of ['no-adapter', 'no-permission'] as const) {
      test(`following waits for what is not there, and says so: ${scene}`, async (context) => {
        const world = await at(scene, context);
        const followed = follow(world);
        await followed.isReady;
        await followed.stop();
        for (const { said } of followed.notices) expectSentence(english(said));
      });
    }

    test('following survives a witness that goes and comes back', async (context) => {
      const world = await at('stale-key', context);
      const followed = follow(world);
      await followed.isReady;
      await world.restart();
      const before = followed.events.length;
      const isBack = (): boolean => followed.events.slice(before).some((event) => event.kind !== 'tick');
      const end = performance.now() + PATIENCE;
      while (!isBack() && performance.now() < end) {
        await world.attempt();
        await pause(100);
      }
      expect(isBack()).toBe(true);
      expect(followed.ended).toBe(false);
      expect(followed.readied).toBe(1);
      await followed.stop();
    });

    const never: Partial<Record<Scene, readonly string[]>> = {
      'stale-key': ['wrong-passphrase', 'healthy'],
      'wrong-password': ['stale-pmksa', 'healthy'],
      healthy: ['wrong-passphrase', 'stale-pmksa'],
    };
    for (const scene of ['stale-key', 'wrong-password', 'healthy'] as const) {
      test(`what is told accuses nobody falsely: ${scene}`, async (context) => {
        const world = await at(scene, context);
        const followed = follow(world);
        await followed.isReady;
        const doctor = new Doctor();
        let seen = 0;
        const look = (): string => {
          for (const event of followed.events.slice(seen)) doctor.see(event);
          seen = followed.events.length;
          return doctor.hasHeard ? doctor.verdict().verdict : 'undetermined';
        };
        await world.attempt();
        const early = seen;
        await until(() => (look(), seen > early), 'events of the attempt', PATIENCE);
        await until(() => scene !== 'healthy' || look() === 'healthy', 'a healthy verdict', PATIENCE);
        expect(never[scene]).not.toContain(look());
        await followed.stop();
      });
    }

    for (const scope of CUT_SCOPES) {
      test(`cutting ${scope}: done as offered or refused in a sentence; the configuration stays`, async (context) => {
        const world = await at('stale-key', context);
        const { platform } = world;
        const network = await find(world);
        const before = world.configuration();
        const keys = await platform.cachedKeys(network.iface);
        const { cuts } = await platform.capabilities(network.iface);
        const bssids = keys.filter((key) => key.ssid === network.ssid).map((key) => key.bssid);
        const cut: Cut = scope === 'bss' ? { scope, bssids: bssids.slice(0, 1) } : { scope };
        const smallest: CutScope = cuts[0] ?? 'bss';
        if (CUT_SCOPES.indexOf(scope) < CUT_SCOPES.indexOf(smallest) || cuts.includes(scope)) {
          const cleared = await platform.clearKey(network, cut);
          // Where less is not possible the smallest that is takes its place, and says so.
          expect(cleared.scope).toBe(cuts.includes(scope) ? scope : smallest);
          if (cleared.scope !== scope) expect(cleared.why?.code).toMatch(/^cut\./);
          expect(cleared.at).toBeGreaterThan(Date.now() - 600_000);
          const after = await platform.cachedKeys(network.iface);
          const named = (list: typeof keys): string[] => list.map((key) => `${key.bssid} ${key.pmkid}`);
          for (const { bssid, pmkid } of cleared.removed) {
            expect(named(keys)).toContain(`${bssid} ${pmkid}`);
            expect(named(after)).not.toContain(`${bssid} ${pmkid}`);
          }
          for (const { bssid, pmkid } of cleared.kept) expect(named(after)).toContain(`${bssid} ${pmkid}`);
          const { keysUnseen = false } = await platform.capabilities(network.iface);
          expect(cleared.unseen ?? false).toBe(keysUnseen);
          if (cleared.scope === 'bss')
            expect(cleared.removed.map((key) => key.bssid)).toEqual(bssids.slice(0, 1));
          expectNothingSecret([cleared], world.secrets);
        } else expect((await failureOf(() => platform.clearKey(network, cut))).code).not.toBe('gone');
        expect(world.configuration()).toEqual(before);
        expect(world.sins()).toEqual([]);
        expect(await platform.repair()).toEqual([]);
      });
    }

    test('clearing asks for an attempt if wanted, and asks whether it is at the last moment', async (context) => {
      const world = await at('stale-key', context);
      const { platform } = world;
      const network = await find(world);
      const [scope = 'bss'] = (await platform.capabilities(network.iface)).cuts;
      const keys = await platform.cachedKeys(network.iface);
      const bssids = keys.filter((key) => key.ssid === network.ssid).map((key) => key.bssid);
      const cut: Cut = scope === 'bss' ? { scope, bssids } : { scope };
      const before = world.configuration();
      let questions = 0;
      const asked = world.asked();
      await platform.clearKey(network, cut, { reconnect: () => (questions++, true) });
      expect(questions).toBeGreaterThan(0);
      expect(world.asked()).toBeGreaterThan(asked);
      expect(world.configuration()).toEqual(before);
    });

    test('an aborted signal stops a remedy before it begins', async (context) => {
      const world = await at('stale-key', context);
      const { platform } = world;
      const network = await find(world);
      const before = world.configuration();
      const asked = world.asked();
      const signal = AbortSignal.abort();
      await expect(platform.clearKey(network, { scope: 'network' }, { signal })).rejects.toThrow();
      await expect(platform.reconnect(network, signal)).rejects.toThrow();
      expect(world.asked()).toBe(asked);
      expect(world.configuration()).toEqual(before);
    });

    test('a network that is not there any more is gone, and nothing else is touched', async (context) => {
      const world = await at('stale-key', context);
      const { platform } = world;
      const before = world.configuration();
      const [known] = await platform.networks();
      if (!known) throw new Error('no network');
      const id = typeof known.id === 'number' ? 4711 : 'nobody';
      const ghost: KnownNetwork = { ...known, id, ssid: 'nobody' as Ssid };
      const asked = world.asked();
      expect((await failureOf(() => platform.clearKey(ghost, { scope: 'network' }))).code).toBe('gone');
      expect((await failureOf(() => platform.reconnect(ghost))).code).toBe('gone');
      expect(world.asked()).toBe(asked);
      expect(world.configuration()).toEqual(before);
    });

    test('asking for an attempt asks once and changes nothing that is stored', async (context) => {
      const world = await at('stale-key', context);
      const before = world.configuration();
      const asked = world.asked();
      await world.platform.reconnect(await find(world));
      expect(world.asked()).toBe(asked + 1);
      expect(world.configuration()).toEqual(before);
    });

    test('what a person switched off stays off', async (context) => {
      const world = await at('stale-key', context);
      if (!world.switchOff) return context.skip('there is no such switch here');
      const { platform } = world;
      await world.switchOff();
      const network = await find(world);
      expect(network.disabled).toBe(true);
      const before = world.configuration();
      const asked = world.asked();
      // Refusing is as good as doing nothing, in a sentence.
      for (const work of [
        () => platform.reconnect(network),
        () => platform.clearKey(network, { scope: 'network' }, { reconnect: true }),
      ])
        await work().catch((error: unknown) => expectPlatformError(error));
      expect(world.asked()).toBe(asked);
      expect(world.configuration()).toEqual(before);
    });

    test('preparing and standing down leave nothing behind, in any order', async (context) => {
      const world = await at('stale-key', context);
      const { iface } = await find(world);
      const before = world.configuration();
      const keys = (await world.platform.cachedKeys(iface)).map((key) => key.bssid);
      await world.platform.standDown(iface);
      await world.platform.prepare(iface);
      await world.platform.prepare(iface);
      await world.platform.standDown(iface);
      expect(world.configuration()).toEqual(before);
      expect((await world.platform.cachedKeys(iface)).map((key) => key.bssid)).toEqual(keys);
      expect(world.sins()).toEqual([]);
    });

    test('repairing a whole machine does nothing', async (context) => {
      const world = await at('stale-key', context);
      const before = world.configuration();
      expect(await world.platform.repair()).toEqual([]);
      expect(await world.platform.repair()).toEqual([]);
      expect(world.configuration()).toEqual(before);
    });

    test('repairing puts right what a kill left, once', async (context) => {
      const world = await at('stale-key', context);
      if (!world.leaveHalfDone) return context.skip('nothing can be left half-way here');
      const before = world.configuration();
      await world.leaveHalfDone();
      expect(world.configuration()).not.toEqual(before);
      const said = await world.platform.repair();
      expect(said).not.toEqual([]);
      for (const one of said) expectSentence(english(one));
      expectNothingSecret(said, world.secrets);
      expect(world.configuration()).toEqual(before);
      expect(await world.platform.repair()).toEqual([]);
      expect(world.configuration()).toEqual(before);
      expect(world.sins()).toEqual([]);
    });

    test('closing twice is closing', async (context) => {
      const { platform } = await at('healthy', context);
      platform.close();
      platform.close();
    });
  });
}

async function find(world: World): Promise<KnownNetwork> {
  const network = (await world.platform.networks()).find((one) => one.ssid === world.ssid);
  if (!network) throw new Error(`the platform does not list ${world.ssid}`);
  return network;
}

interface Followed {
  readonly events: WifiEvent[];
  readonly notices: Notice[];
  readonly readied: number;
  readonly ended: boolean;
  readonly isReady: Promise<undefined>;
  /** Aborts, and waits for the end. @throws what following threw */
  stop(): Promise<void>;
}

function follow(world: World, iface?: string): Followed {
  const abort = new AbortController();
  const events: WifiEvent[] = [];
  const notices: Notice[] = [];
  const counts = { readied: 0, ended: false };
  const whenReady = Promise.withResolvers<undefined>();
  const run = world.platform
    .follow({
      ...(iface === undefined ? {} : { iface }),
      emit: (event) => void events.push(event),
      notice: (notice) => void notices.push(notice),
      ready: () => {
        counts.readied++;
        whenReady.resolve(undefined);
      },
      signal: abort.signal,
    })
    .finally(() => (counts.ended = true));
  run.then(
    () => whenReady.reject(new Error('ended before it was ready')),
    (error: unknown) => whenReady.reject(error as Error),
  );
  return {
    events,
    notices,
    get readied() {
      return counts.readied;
    },
    get ended() {
      return counts.ended;
    },
    isReady: whenReady.promise,
    stop: () => (abort.abort(), run),
  };
}

async function failureOf(work: () => Promise<unknown>): Promise<PlatformError> {
  const done = await work().then(
    () => 'done',
    (error: unknown) => error,
  );
  expectPlatformError(done);
  return done as PlatformError;
}

function expectPlatformError(error: unknown): void {
  expect(error).toBeInstanceOf(PlatformError);
  const { code, message } = error as PlatformError;
  expect(CODES).toContain(code);
  expectSentence(message);
}

/** One line of plain words with an end, and nothing that only a program would say. */
function expectSentence(text: string): void {
  expect(text).toMatch(/^["\p{L}/].{8,400}[.)]$/u);
  expect(text).not.toMatch(/\bundefined\b|\bNaN\b|\[object|Error:/);
  expect(text).not.toContain(NO_BSSID);
}

function expectNothingSecret(told: unknown, secrets: readonly string[]): void {
  expect(secrets.length).toBeGreaterThan(0);
  const text = JSON.stringify(told);
  for (const secret of secrets) expect(text).not.toContain(secret);
}
