import { english } from '../../support/words.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WifiEvent } from '../../../app/domain/events.ts';
import type { Ssid } from '../../../app/domain/ids.ts';
import { LinuxPlatform } from '../../../app/platform/linux/linux-platform.ts';
import type { KnownNetwork, PlatformError } from '../../../app/platform/port.ts';
import { until } from '../../native/support.ts';
import { FakeIwd } from './bus/fake-iwd.ts';
import { PrivateBus, whyNoBus } from './bus/private-bus.ts';

describe.skipIf(whyNoBus !== undefined)(`iwd on the bus (${whyNoBus ?? 'dbus-daemon'})`, () => {
  let bus: PrivateBus;
  let iwd: FakeIwd;
  let platform: LinuxPlatform;

  beforeEach(async () => {
    bus = await PrivateBus.open();
    iwd = new FakeIwd();
    await iwd.start(bus);
    platform = new LinuxPlatform({ bus: bus.address, folders: [], intents: bus.folder });
  });
  afterEach(async () => {
    platform.close();
    // What loses a credential is never called.
    expect(iwd.told).not.toContain('Forget');
    await bus.close();
  });

  const network = async (ssid = 'lab'): Promise<KnownNetwork> => {
    const found = (await platform.networks('wlan7')).find((one) => one.ssid === ssid);
    if (!found) throw new Error(`${ssid} is not listed`);
    return found;
  };

  test('lists what is stored, and says that it clears nothing and why', async () => {
    expect((await platform.networks()).map((one) => [one.ssid, one.manager, one.current])).toEqual([
      ['lab', 'iwd', false],
      ['far "away"', 'iwd', false],
    ]);
    const { cuts, controllers, missing } = await platform.capabilities('wlan7');
    expect(cuts).toEqual([]);
    expect(controllers).toEqual([{ iface: 'wlan7', program: 'iwd' }]);
    expect(english(missing)).toContain('lets nobody clear a saved key');
    const failed = (await platform.clearKey(await network(), { scope: 'network' }).catch(String)) as string;
    expect(failed).toContain('lets nobody clear a saved key');
  });

  test('asks for an attempt once, and an attempt that fails is an answer', async () => {
    iwd.answer = 'failed';
    await platform.reconnect(await network());
    expect(iwd.told).toEqual(['Connect']);
    iwd.go('connecting', 'connected');
    expect(await network()).toMatchObject({ current: true, connected: true });
    await platform.reconnect(await network());
    expect(iwd.told).toEqual(['Connect']);
  });

  test('what may not be asked, is out of reach or is gone is told by a sentence', async () => {
    const codeOf = (network: KnownNetwork): Promise<string> =>
      platform.reconnect(network).then(
        () => 'done',
        (error: unknown) => (error as PlatformError).code,
      );
    const lab = await network();
    expect(await codeOf(await network('far "away"'))).toBe('refused');
    expect(await codeOf({ ...lab, ssid: 'other' as Ssid })).toBe('gone');
    iwd.answer = 'denied';
    expect(await codeOf(lab)).toBe('privilege');
    await iwd.stop();
    expect(await codeOf(lab)).toBe('gone');
  });

  test('tells which network it joins, and leaves to the kernel what breaks', async () => {
    const events: WifiEvent[] = [];
    const stop = new AbortController();
    const ready = Promise.withResolvers<undefined>();
    const over = platform.follow({
      emit: (event) => void events.push(event),
      notice: () => undefined,
      ready: () => ready.resolve(undefined),
      signal: stop.signal,
    });
    await ready.promise;
    const told = (): string[] =>
      events.flatMap((event) =>
        event.kind === 'manager-state' ? [`${event.state} ${event.ssid ?? '?'}`] : [],
      );
    for (const [state, due] of [
      ['connecting', 'activating lab'],
      ['connected', 'activated lab'],
    ] as const) {
      iwd.go(state);
      await until(() => told().includes(due), due);
    }
    iwd.go('disconnected', 'connecting');
    await until(() => told().length === 3, 'the next attempt');
    iwd.go('disconnected');
    await until(() => told().at(-1) === 'failed lab', 'its failure');
    expect(told()).toEqual(['activating lab', 'activated lab', 'activating lab', 'failed lab']);
    await iwd.stop();
    await until(() => events.some((event) => event.kind === 'supplicant'), 'its end');
    stop.abort();
    await over;
  });
});
