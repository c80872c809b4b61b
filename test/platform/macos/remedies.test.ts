import { english } from '../../support/words.ts';
import { afterEach, describe, expect, test } from 'vitest';
import type { Ssid } from '../../../app/domain/ids.ts';
import type { MacosPlatform, MacosOptions } from '../../../app/platform/macos/macos-platform.ts';
import { PlatformError, type Cut, type KnownNetwork } from '../../../app/platform/port.ts';
import { killedWhile, PASSWORD, PlayedMac } from './played-mac.ts';
import type { MacState } from './stand-in/world.ts';

let mac: PlayedMac;
afterEach(() => mac.close());

const agreed = (): MacosOptions => ({ coreWlan: mac.wlan, consent: { readKey: true } });

async function named(platform: MacosPlatform, ssid: string): Promise<KnownNetwork> {
  const found = (await platform.networks()).find((one) => one.ssid === ssid);
  if (!found) throw new Error(`${ssid} is not listed`);
  return found;
}

/** Clears at a fresh platform, with a new attempt. @returns what was cleared, or the error's code and sentence */
async function clear(scope: Cut['scope'], options: MacosOptions = {}, ssid = 'office') {
  const platform = mac.platform(options);
  const network = await named(platform, ssid);
  const cut = (scope === 'bss' ? { scope, bssids: [] } : { scope }) as Cut;
  try {
    return await platform.clearKey(network, cut, { reconnect: true });
  } catch (error) {
    if (!(error instanceof PlatformError)) throw error;
    return { code: error.code, text: error.message };
  }
}

const verbs = (): string[] => mac.calls.map(([tool, verb]) => `${tool ?? ''} ${verb ?? ''}`);
const keyInArguments = (): boolean => mac.calls.some((call) => call.some((word) => word.includes(PASSWORD)));
const keychainAsked = (): boolean => mac.calls.some((call) => call[0] === 'security' && call.includes('-w'));

describe('the key of one network', () => {
  test('is cleared by CoreWLAN, and the password joins through memory', async () => {
    mac = new PlayedMac();
    expect(await clear('network', agreed())).toMatchObject({ scope: 'network', removed: [], kept: [] });
    expect(mac.wlan.given).toEqual([PASSWORD]);
    expect(mac.state.connected).toBe('office');
    expect(keyInArguments()).toBe(false);
  });

  test('is cleared without consent too, and then macOS joins with what it has saved', async () => {
    mac = new PlayedMac();
    expect(await clear('network', { coreWlan: mac.wlan })).toMatchObject({ scope: 'network' });
    expect(mac.state.connected).toBe('office');
    expect(keychainAsked()).toBe(false);
  });

  test('stays cleared where the keychain is refused', async () => {
    mac = new PlayedMac({ asksKeychain: 'refuse' });
    expect(await clear('network', agreed())).toMatchObject({ scope: 'network' });
    expect(mac.state.connected).toBe('office');
    expect(mac.wlan.given).toEqual([]);
  });

  test('is derived anew from the password where CoreWLAN may not clear it', async () => {
    mac = new PlayedMac({ clearsByNil: false });
    expect(await clear('network', agreed())).toMatchObject({ scope: 'network' });
    expect(mac.wlan.given).toEqual([PASSWORD]);
    expect(mac.state.connected).toBe('office');
  });

  test('where CoreWLAN may not clear it and nobody agreed, nothing happens', async () => {
    mac = new PlayedMac({ clearsByNil: false });
    expect(await clear('network', { coreWlan: mac.wlan })).toMatchObject({
      code: 'privilege',
      text: expect.stringContaining('-3930') as string,
    });
    expect(mac.state.asked).toBe(0);
  });

  test('without the addon the password is an argument only for who agreed to that', async () => {
    mac = new PlayedMac();
    expect(await clear('network', { consent: { readKey: true } })).toMatchObject({ scope: 'adapter' });
    expect(keyInArguments()).toBe(false);
    const consent = { readKey: true, keyInArguments: true };
    expect(await clear('network', { consent })).toMatchObject({ scope: 'network' });
    expect(keyInArguments()).toBe(true);
  });

  test('the password of a managed network is never read', async () => {
    mac = new PlayedMac({ air: { corp: PASSWORD }, keychain: { corp: PASSWORD } });
    expect(await clear('network', agreed(), 'corp')).toMatchObject({ scope: 'network' });
    expect(keychainAsked()).toBe(false);
  });

  test('one access point alone is more than macOS gives, and that is said', async () => {
    mac = new PlayedMac();
    expect(await clear('bss', agreed())).toMatchObject({
      scope: 'network',
      why: { code: 'cut.mac-clears-networks' },
    });
  });
});

describe('the adapter', () => {
  test('off and on heals, without a password and without rights', async () => {
    mac = new PlayedMac({ admin: false });
    expect(await clear('adapter')).toMatchObject({ scope: 'adapter' });
    expect(mac.state).toMatchObject({ connected: 'office', power: true });
    expect(keychainAsked()).toBe(false);
  });

  test('stays on where only an administrator may switch it', async () => {
    mac = new PlayedMac({ powerNeedsAdmin: true });
    expect(await clear('adapter')).toMatchObject({ code: 'privilege' });
    expect(mac.state.power).toBe(true);
  });

  test('stays off where a person switched it off', async () => {
    mac = new PlayedMac({ power: false });
    for (const scope of ['adapter', 'network'] as const)
      expect(await clear(scope, agreed())).toMatchObject({ code: 'refused' });
    expect(mac.state.power).toBe(false);
  });

  test.each(['nothing', 'silent', 'hangs up'] as const)(
    'is on again whatever fails once (%s)',
    async (how) => {
      mac = new PlayedMac();
      const network = await named(mac.platform(), 'office');
      for (let at = 1; at <= 8; at++) {
        const platform = mac.platform();
        mac.change((state) => (state.fault = { at: mac.calls.length + at, how }));
        await platform.clearKey(network, { scope: 'adapter' }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(PlatformError);
        });
        expect(mac.state.power, `call ${at}`).toBe(true);
      }
    },
  );
});

describe('forgetting and joining anew', () => {
  test('leaves order, security and password as they were', async () => {
    mac = new PlayedMac();
    const before = mac.configuration;
    expect(await clear('profile', agreed())).toMatchObject({ scope: 'profile' });
    expect(mac.configuration).toEqual(before);
    expect(mac.state.connected).toBe('office');
    expect(mac.wlan.given).toEqual([PASSWORD]);
    expect(keyInArguments()).toBe(false);
    // The password was read before anything was changed.
    const read = mac.calls.findIndex((call) => call.includes('-w'));
    expect(verbs().indexOf('networksetup -removepreferredwirelessnetwork')).toBeGreaterThan(read);
  });

  test('puts the password back, through a pipe, where macOS drops it with the network', async () => {
    mac = new PlayedMac({ forgettingDropsKey: true });
    const before = mac.configuration;
    expect(await clear('profile', agreed())).toMatchObject({ scope: 'profile' });
    expect(mac.configuration).toEqual(before);
    expect(mac.calls.some((call) => call.join(' ') === 'security -i')).toBe(true);
    expect(keyInArguments()).toBe(false);
  });

  const refused: [string, Partial<MacState>, string][] = [
    ['whose password nobody lets be read', { asksKeychain: 'refuse' }, 'office'],
    ['of which no password is saved', { keychain: {} }, 'office'],
    ['whose saved password is not printed as it is', { keychain: { office: 'c3bc6e69636f6465' } }, 'office'],
    ['that a configuration profile brought', { managed: ['office'] }, 'office'],
    ['whose login is more than a password', { managed: [] }, 'corp'],
    ['whose security is not known', { networks: [{ ssid: 'office', security: 'something new' }] }, 'office'],
  ];
  test.each(refused)('does not touch a network %s', async (_, state, ssid) => {
    mac = new PlayedMac(state);
    const before = mac.configuration;
    const said = await clear('profile', agreed(), ssid);
    expect(said).toHaveProperty('code');
    expect(said).toHaveProperty('text', expect.stringMatching(/Nothing was changed/));
    expect(verbs()).not.toContain('networksetup -removepreferredwirelessnetwork');
    expect(mac.configuration).toEqual(before);
    expect(mac.state.sins).toEqual([]);
  });

  test('is not offered to who may not administer the Mac', async () => {
    mac = new PlayedMac({ admin: false });
    expect(await clear('profile', agreed())).toMatchObject({ code: 'refused' });
    expect(verbs()).not.toContain('networksetup -removepreferredwirelessnetwork');
  });

  test('a name that is no text is told to nobody', async () => {
    mac = new PlayedMac();
    const platform = mac.platform(agreed());
    const network = { ...(await named(platform, 'office')), ssid: '\\xff\\xfe' as Ssid };
    await expect(platform.clearKey(network, { scope: 'profile' })).rejects.toMatchObject({ code: 'gone' });
  });

  test.each(['"; rm -rf $HOME `id`', '-foo', '  two  blanks  ', 'a\\b"c', '☕☕☕☕☕☕☕☕', "'$(reboot)'"])(
    'a name is data: %s',
    async (ssid) => {
      mac = new PlayedMac({
        networks: [
          { ssid: 'home', security: 'WPA3' },
          { ssid, security: 'WPA2' },
        ],
        keychain: { [ssid]: PASSWORD },
        air: { [ssid]: PASSWORD },
        forgettingDropsKey: true,
        managed: [],
      });
      const before = mac.configuration;
      const platform = mac.platform(agreed());
      const network = (await platform.networks())[1];
      if (!network) throw new Error('not listed');
      await platform.clearKey(network, { scope: 'profile' }, { reconnect: true });
      expect(mac.configuration).toEqual(before);
      expect(mac.state.connected).toBe(ssid);
    },
  );
});

describe('a fault at any step of forgetting and joining anew', () => {
  /** The password is being read. */
  const FIRST = 5;
  /** The network is joined. */
  const CALLS = 14;
  /** What it takes to list the networks, which a process of its own does first. */
  const CALLS_OF_NETWORKS = 5;
  const LAST = CALLS + CALLS_OF_NETWORKS;

  test.each([
    ['nothing', true],
    ['silent', false],
    ['hangs up', true],
  ] as const)(
    'loses nothing (the program fails once: %s; the password goes with its network: %s)',
    async (how, forgettingDropsKey) => {
      mac = new PlayedMac({ forgettingDropsKey });
      const before = mac.configuration;
      const network = await named(mac.platform(agreed()), 'office');
      for (let at = FIRST; at <= CALLS; at++) {
        const platform = mac.platform(agreed());
        mac.change((state) => (state.fault = { at: mac.calls.length + at, how }));
        await platform.clearKey(network, { scope: 'profile' }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(PlatformError);
          expect((error as Error).message).not.toContain(PASSWORD);
        });
        expect(mac.configuration, `call ${at}`).toEqual(before);
        mac.change((state) => (state.fault = undefined));
        expect(await platform.repair(), `call ${at}`).toEqual([]);
      }
    },
    120_000,
  );

  test.each(['kill before', 'kill after'] as const)(
    'loses nothing that the next start does not put back (%s)',
    async (how) => {
      mac = new PlayedMac();
      const before = mac.configuration;
      let repaired = 0;
      for (let at = FIRST + CALLS_OF_NETWORKS; at <= LAST; at++) {
        await killedWhile(mac, 'profile', { at, how });
        const said = await mac.platform().repair();
        if (said.length > 0) repaired++;
        expect(mac.configuration, `call ${at}`).toEqual(before);
        expect(await mac.platform().repair(), `call ${at}`).toEqual([]);
      }
      expect(repaired).toBeGreaterThan(0);
    },
    120_000,
  );

  test('where macOS dropped the password and the only memory of it was killed, the next start says so, once', async () => {
    mac = new PlayedMac({ forgettingDropsKey: true });
    const { networks } = mac.state;
    const said: string[] = [];
    for (let at = FIRST + CALLS_OF_NETWORKS; said.length === 0 && at <= LAST; at++) {
      await killedWhile(mac, 'profile', { at, how: 'kill after' });
      said.push(...(await mac.platform().repair()).map(english));
    }
    expect(said).toEqual([expect.stringMatching(/office.*type it once/)]);
    expect(mac.state.networks).toEqual(networks);
    expect(await mac.platform().repair()).toEqual([]);
  }, 60_000);

  test('a network that cannot be put back now is put back at a later start, and each says what is missing', async () => {
    mac = new PlayedMac();
    const before = mac.configuration;
    const platform = mac.platform(agreed());
    for (let at = FIRST + CALLS_OF_NETWORKS; mac.state.networks.length === 4; at++) {
      if (at > LAST) throw new Error('no kill left anything');
      await killedWhile(mac, 'profile', { at, how: 'kill after' });
    }
    const stuck = { ...mac.executables, networksetup: '/usr/bin/false' };
    expect((await mac.platform({ executables: stuck }).repair()).map(english)).toEqual([
      expect.stringMatching(/could not be put back.*saved in the keychain.*next/),
    ]);
    expect((await platform.repair()).map(english)).toEqual([expect.stringMatching(/Put "office" back/)]);
    expect(mac.configuration).toEqual(before);
  }, 60_000);
});
