import { english } from '../../support/words.ts';
import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WifiEvent } from '../../../app/domain/events.ts';
import type { Ssid } from '../../../app/domain/ids.ts';
import { LinuxPlatform } from '../../../app/platform/linux/linux-platform.ts';
import { PlatformError, type KnownNetwork, type Notice } from '../../../app/platform/port.ts';
import { pause, until } from '../../native/support.ts';
import { FakeNetworkManager } from './bus/fake-network-manager.ts';
import { PrivateBus, whyNoBus } from './bus/private-bus.ts';

/** Methods that change a stored network, lose it, or hand out its secret. */
const FORBIDDEN =
  /['"`](?:Update2?|UpdateUnsaved|Save|Delete|ClearSecrets|GetSecrets|AddConnection2?|AddAndActivateConnection2?|Forget|RemoveNetwork|RemoveAllNetworks|RemoveInterface|FlushBSS)['"`]/;

test('no source knows the name of a method that could change a stored network', () => {
  const folder = new URL('../../../app/platform/linux/', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  expect(files).toContain('networkmanager/client.ts');
  for (const name of files) expect(readFileSync(new URL(name, folder), 'utf8')).not.toMatch(FORBIDDEN);
});

const bytes = (...list: number[]): Uint8Array => Uint8Array.from(list);
const HOSTILE = bytes(0x00, 0x0a, 0xff, 0x22, 0x5c, ...Array<number>(27).fill(0xe2));
const PROFILES = [
  { uuid: 'u-1', ssid: Buffer.from('lab-sae') },
  { uuid: 'u-2', ssid: HOSTILE, management: 'wpa-psk' },
  { uuid: 'u-3', ssid: Buffer.from('my hotspot'), mode: 'ap' },
  { uuid: 'u-4', ssid: Buffer.alloc(33, 0x61) },
];

describe.skipIf(whyNoBus !== undefined)(`NetworkManager on the bus (${whyNoBus ?? 'dbus-daemon'})`, () => {
  let bus: PrivateBus;
  let manager: FakeNetworkManager;
  let platform: LinuxPlatform;

  beforeEach(async () => {
    bus = await PrivateBus.open();
    manager = new FakeNetworkManager(PROFILES);
    await manager.start(bus);
    platform = new LinuxPlatform({ bus: bus.address, folders: [], intents: bus.folder });
  });
  afterEach(async () => {
    platform.close();
    expect(manager.sins).toEqual([]);
    await bus.close();
  });

  const network = async (): Promise<KnownNetwork> => {
    const found = (await platform.networks('wlan7')).find((one) => one.ssid === 'lab-sae');
    if (!found) throw new Error('lab-sae is not listed');
    return found;
  };

  const codeOf = (network: KnownNetwork): Promise<string> =>
    platform.reconnect(network).then(
      () => 'done',
      (error: unknown) => (error as PlatformError).code,
    );

  test('lists stations of this interface with their names as bytes, and no secret', async () => {
    const networks = await platform.networks('wlan7');
    expect(networks.map((one) => [one.id, one.ssid, one.akms, one.manager])).toEqual([
      ['u-1', 'lab-sae', ['sae'], 'NetworkManager'],
      ['u-2', `\\x00\\x0a\\xff"\\\\${'\\xe2'.repeat(27)}`, ['psk', 'sae'], 'NetworkManager'],
    ]);
  });

  test('says who drives, what can be cleared, and that the keys are not listed', async () => {
    const { controllers, cuts, keysUnseen, verify, missing } = await platform.capabilities('wlan7');
    expect(controllers).toEqual([{ iface: 'wlan7', program: 'NetworkManager' }]);
    expect({ cuts, keysUnseen, verify, missing }).toEqual({
      ...{ cuts: ['network'], keysUnseen: true, verify: true, missing: [] },
    });
  });

  test('clears by activating the profile that is there, once, and says that it was a new attempt', async () => {
    manager.go(0, [40, 0], [50, 0]);
    const cleared = await platform.clearKey(await network(), { scope: 'network' });
    expect(cleared).toMatchObject({
      scope: 'network',
      unseen: true,
      reconnects: true,
      removed: [],
      kept: [],
    });
    expect(manager.activated).toHaveLength(1);
  });

  test('a network that is not active has no key: nothing is activated unless an attempt is wanted', async () => {
    const cleared = await platform.clearKey(await network(), { scope: 'network' });
    expect(cleared.reconnects).toBeUndefined();
    expect(manager.activated).toEqual([]);
  });

  test('an attempt is not asked for where NetworkManager is at one: it would drop what is to be looked at', async () => {
    manager.go(0, [40, 0], [50, 0]);
    await platform.reconnect(await network());
    expect(manager.activated).toEqual([]);
    manager.go(undefined, [120, 11], [30, 0]);
    await platform.reconnect(await network());
    expect(manager.activated).toHaveLength(1);
  });

  test('where polkit refuses, a sentence says which action, and nothing is offered to be cleared', async () => {
    manager.permission = 'auth';
    manager.go(0, [40, 0], [50, 0]);
    const failed = await platform
      .clearKey(await network(), { scope: 'network' })
      .catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(PlatformError);
    expect((failed as PlatformError).code).toBe('privilege');
    expect((failed as PlatformError).message).toContain('org.freedesktop.NetworkManager.network-control');
    expect((await platform.capabilities('wlan7')).cuts).toEqual([]);
  });

  test('a device that vanished is gone, and so is a network under another name', async () => {
    const known = await network();
    const other = { ...known, ssid: 'other' as Ssid };
    expect(await codeOf(other)).toBe('gone');
    manager.hasDevice = false;
    expect(await codeOf(known)).toBe('gone');
    expect(manager.activated).toEqual([]);
  });

  describe('followed', () => {
    let events: WifiEvent[];
    let notices: Notice[];
    let stop: AbortController;
    let over: Promise<void>;

    beforeEach(async () => {
      [events, notices, stop] = [[], [], new AbortController()];
      const ready = Promise.withResolvers<undefined>();
      over = platform.follow({
        emit: (event) => void events.push(event),
        notice: (notice) => void notices.push(notice),
        ready: () => ready.resolve(undefined),
        signal: stop.signal,
      });
      await ready.promise;
    });
    afterEach(async () => {
      stop.abort();
      await over;
    });

    const told = (): string[] =>
      events.flatMap((event) => {
        if (event.witness !== 'manager') return [];
        const ssid = 'ssid' in event ? ` ${event.ssid}` : '';
        return [event.kind === 'manager-state' ? `${event.state}${ssid}` : `${event.kind}${ssid}`];
      });

    test('stored secrets that are looked up are no question to a person; the second look is', async () => {
      manager.go(0, [40, 0]);
      await until(() => told().includes('activating lab-sae'), 'the network of the activation');
      manager.go(undefined, [50, 0], [60, 0], [40, 0], [50, 0]);
      await until(() => told().filter((one) => one.startsWith('need-auth')).length === 1, 'need-auth');
      expect(told()).not.toContain('secrets-requested lab-sae');
      manager.go(undefined, [60, 0], [120, 7]);
      await until(() => told().includes('failed lab-sae'), 'the failure');
      expect(told()).toContain('secrets-requested lab-sae');
    });

    test('a restart of NetworkManager, and of the bus itself, is survived and said', async () => {
      await manager.stop();
      await until(
        () => notices.some((one) => english(one.said).startsWith('NetworkManager ended')),
        'its end',
      );
      await manager.start(bus);
      await until(
        () =>
          notices.filter((one) => english(one.said).includes('Watching through NetworkManager')).length === 2,
        'it back',
      );
      await bus.stop();
      await bus.start();
      await manager.start(bus);
      await until(
        () =>
          notices.filter((one) => english(one.said).includes('Watching through NetworkManager')).length === 3,
        'NetworkManager on a new bus',
        20_000,
      );
      manager.go(0, [30, 0], [40, 0]);
      await until(() => told().includes('activating'), 'an event of the new one', 20_000);
    });

    test('a signal from anybody else is not NetworkManager’s word', async () => {
      await FakeNetworkManager.impostor(bus);
      await pause(50);
      expect(told()).toEqual([]);
    });
  });
});
