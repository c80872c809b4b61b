/** The contract over WindowsPlatform: the real platform, addon and marshalling under wine, against a service that is played. */
import { afterAll, describe } from 'vitest';
import type { Ssid } from '../../../app/domain/ids.ts';
import { pause } from '../../native/support.ts';
import { platformContract, type Harness, type Scene, type World } from '../contract/contract.ts';
import { Bench, usualProfiles } from './bench.ts';
import type { FakeAdapter } from './fake-service.ts';
import { KEY_BLOB } from './profiles.ts';
import type { RemotePlatform } from './remote-platform.ts';

const opened = await Bench.open();

afterAll(() => {
  if (typeof opened !== 'string') opened.close();
});

class WindowsHarness implements Harness {
  #platform: RemotePlatform | undefined;

  async start(scene: Scene): Promise<World | string> {
    if (typeof opened === 'string') return opened;
    const bench = opened;
    const { service } = bench;
    service.reset();
    service.denied = scene === 'no-permission';
    if (scene !== 'no-adapter' && scene !== 'no-permission') service.behaviour = scene;
    const adapter = scene === 'no-adapter' ? undefined : service.adapter();
    if (adapter) usualProfiles(adapter);
    const platform = await bench.platform();
    this.#platform = platform;
    const there = (): FakeAdapter => {
      if (!adapter) throw new Error('there is no adapter');
      return adapter;
    };
    return {
      platform,
      ssid: 'office' as Ssid,
      secrets: [KEY_BLOB],
      configuration: () => service.configuration(),
      sins: () => service.sins,
      asked: () => service.connects,
      attempt: async () => {
        const office = there().profiles.find((one) => one.name === 'office');
        for (let n = 0; office && n < 3 && there().state !== 1; n++) {
          service.attempt(there(), office);
          await pause(20);
        }
      },
      restart: async () => {
        service.stop();
        await pause(2500);
        service.up();
      },
      switchOff: () => {
        there().radio = false;
        return Promise.resolve();
      },
      leaveHalfDone: async () => {
        service.fault = (call) =>
          call === 'WlanDeleteProfile office' ? { what: () => bench.kill(), after: true } : undefined;
        const [network] = (await platform.networks()).filter((one) => one.ssid === 'office');
        if (network) await platform.clearKey(network, { scope: 'profile' }).catch(() => undefined);
        service.fault = undefined;
        // The next start of Rejoin, as far as the contract can tell the same platform.
        await platform.startAgain(await bench.host());
      },
    };
  }

  close(): Promise<void> {
    this.#platform?.close();
    return Promise.resolve();
  }
}

// Skipped with the reason where wine or a compiler is missing.
describe('windows', () => {
  platformContract('WindowsPlatform', () => Promise.resolve(new WindowsHarness()));
});
