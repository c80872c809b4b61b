import { english } from '../../support/words.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { WifiEvent } from '../../../app/domain/events.ts';
import { LinuxPlatform } from '../../../app/platform/linux/linux-platform.ts';
import { ssidOfField } from '../../../app/platform/linux/wpa-bus/client.ts';
import { PlatformError, type KnownNetwork } from '../../../app/platform/port.ts';
import { until } from '../../native/support.ts';
import { FakeWpaSupplicant } from './bus/fake-wpa-supplicant.ts';
import { PrivateBus, whyNoBus } from './bus/private-bus.ts';

/** As Debian's policy is for whoever is neither root nor in netdev. */
const CLOSED = '<policy context="mandatory"><deny send_destination="fi.w1.wpa_supplicant1"/></policy>';

test('a name in quotes is plain, any other is hex, and what is neither is no name', () => {
  expect(ssidOfField('"lab-sae"')).toBe('lab-sae');
  expect(ssidOfField('00ff0a')).toBe('\\x00\\xff\\x0a');
  for (const text of [undefined, '', '""', 'abc', `"${'a'.repeat(33)}"`, 'zz'])
    expect(ssidOfField(text)).toBeUndefined();
});

describe.skipIf(whyNoBus !== undefined)(`wpa_supplicant on the bus (${whyNoBus ?? 'dbus-daemon'})`, () => {
  let bus: PrivateBus;
  let wpa: FakeWpaSupplicant;
  let platform: LinuxPlatform;
  const open = (): LinuxPlatform => new LinuxPlatform({ bus: bus.address, folders: [], intents: bus.folder });

  beforeEach(async () => {
    bus = await PrivateBus.open();
    wpa = new FakeWpaSupplicant();
    await wpa.start(bus);
    platform = open();
  });
  afterEach(async () => {
    platform.close();
    await bus.close();
  });

  const network = async (): Promise<KnownNetwork> => {
    const [found] = await platform.networks('wlan7');
    if (!found) throw new Error('no network');
    return found;
  };

  test('lists its networks by the numbers that the control interface has too', async () => {
    expect(await network()).toMatchObject({
      ...{ id: 4, ssid: 'lab-sae', akms: ['sae'], current: true, connected: false, disabled: false },
    });
    const { controllers, cuts, keysUnseen } = await platform.capabilities('wlan7');
    expect(controllers).toEqual([{ iface: 'wlan7', program: 'wpa_supplicant' }]);
    expect({ cuts, keysUnseen }).toEqual({ cuts: ['network'], keysUnseen: true });
  });

  test('clears by a field that is changed and changed back, and asks for an attempt only if wanted', async () => {
    const before = { ...wpa.fields };
    const cleared = await platform.clearKey(await network(), { scope: 'bss', bssids: [] });
    expect(cleared).toMatchObject({ scope: 'network', unseen: true, removed: [] });
    expect(cleared.why?.code).toBe('cut.bus-clears-networks');
    expect(wpa.told).toEqual(['ap_max_inactivity=1', 'ap_max_inactivity=0']);
    await platform.clearKey(await network(), { scope: 'network' }, { reconnect: true });
    expect(wpa.told.slice(4)).toEqual(['Enabled false', 'Enabled true', 'Reconnect']);
    expect(wpa.fields).toEqual(before);
    expect(wpa.isEnabled).toBe(true);
  });

  test('does not switch on what a person switched off', async () => {
    wpa.isEnabled = false;
    const known = await network();
    expect(known.disabled).toBe(true);
    await platform.reconnect(known);
    await platform.clearKey(known, { scope: 'network' }, { reconnect: true });
    expect(wpa.isEnabled).toBe(false);
    expect(wpa.told.filter((one) => /Enabled|Re/.test(one))).toEqual([]);
  });

  test('what a killed run left is put right, once', async () => {
    const kept = {
      kind: 'field',
      networkId: 4,
      ssid: 'lab-sae',
      field: 'ap_max_inactivity',
      from: '0',
      to: '1',
    };
    // No process has such a number.
    const left = { iface: 'wlan7', by: { pid: 2 ** 22 + 1 }, intent: kept };
    writeFileSync(join(bus.folder, 'wlan7-1.json'), JSON.stringify(left));
    wpa.fields['ap_max_inactivity'] = '1';
    expect((await platform.repair()).map(english)).toEqual([expect.stringContaining('as it was before')]);
    expect(wpa.fields['ap_max_inactivity']).toBe('0');
    expect(await platform.repair()).toEqual([]);
  });

  test('tells networks that come, go and have names, and the supplicant that ends', async () => {
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
    const kinds = (): string[] => events.map((event) => event.kind);
    expect(kinds()).toContain('network-known');
    events.length = 0;
    wpa.readd();
    wpa.emit('PskMismatch', '/fi/w1/wpa_supplicant1/Interfaces/0/Networks/4');
    wpa.emit('EAP', 'completion', 'failure');
    await until(() => kinds().includes('network-known'), 'the name of the network');
    expect(kinds().slice(0, 4)).toEqual([
      'network-removed',
      'network-added',
      'psk-mismatch-suspected',
      'eap',
    ]);
    await wpa.stop();
    await until(
      () => events.some((event) => event.kind === 'supplicant' && event.state === 'gone'),
      'its end',
    );
    stop.abort();
    await over;
  });

  test('where the bus does not let this user ask, a sentence names the group', async () => {
    await bus.close();
    bus = await PrivateBus.open(CLOSED);
    await wpa.start(bus);
    platform.close();
    platform = open();
    const failed = (await platform.networks().catch((error: unknown) => error)) as PlatformError;
    expect(failed).toBeInstanceOf(PlatformError);
    expect([failed.code, failed.message]).toEqual([
      'privilege',
      expect.stringContaining('usermod -aG netdev'),
    ]);
    expect(english((await platform.capabilities()).missing)).toContain('netdev');
  });
});
