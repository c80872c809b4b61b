import type { Ssid } from '../../../app/domain/ids.ts';
import { LinuxPlatform } from '../../../app/platform/linux/linux-platform.ts';
import { pause } from '../../native/support.ts';
import { platformContract, type Harness, type Scene, type World } from '../contract/contract.ts';
import { FakeNetworkManager, PASSPHRASE } from './bus/fake-network-manager.ts';
import { PrivateBus, whyNoBus } from './bus/private-bus.ts';

/** What NetworkManager's device goes through in each scene, states and reasons as it numbers them. */
const ATTEMPTS: Partial<Record<Scene, readonly (readonly [number, number])[]>> = {
  'stale-key': [
    ...([
      [40, 0],
      [50, 0],
      [60, 0],
      [40, 0],
      [50, 0],
      [120, 11],
      [30, 0],
    ] as const),
  ],
  'wrong-password': [
    ...([
      [40, 0],
      [50, 0],
      [60, 0],
      [40, 0],
      [50, 0],
      [60, 8],
      [120, 7],
      [30, 0],
    ] as const),
  ],
  healthy: [
    ...([
      [40, 0],
      [50, 0],
      [60, 0],
      [40, 0],
      [50, 0],
      [70, 0],
      [80, 0],
      [90, 0],
      [100, 0],
    ] as const),
  ],
};

async function open(): Promise<Harness> {
  const bus = whyNoBus === undefined ? await PrivateBus.open() : undefined;
  let platform: LinuxPlatform | undefined;
  return {
    async start(scene: Scene): Promise<World | string> {
      if (!bus) return whyNoBus ?? '';
      if (scene === 'no-permission')
        return 'NetworkManager lets everybody look; what polkit refuses is tested apart';
      const manager = new FakeNetworkManager([
        { uuid: 'u-1', ssid: Buffer.from('lab-sae') },
        { uuid: 'u-2', ssid: Buffer.from('lab-psk'), management: 'wpa-psk' },
      ]);
      manager.hasDevice = scene !== 'no-adapter';
      await manager.start(bus);
      platform = new LinuxPlatform({ bus: bus.address, folders: [], intents: bus.folder });
      return {
        platform,
        ssid: 'lab-sae' as Ssid,
        secrets: [PASSPHRASE],
        configuration: () => manager.profiles,
        sins: () => manager.sins,
        asked: () => manager.activated.length,
        async attempt() {
          for (const change of ATTEMPTS[scene] ?? []) {
            manager.go(0, change);
            await pause(10);
          }
        },
        async restart() {
          await manager.stop();
          await manager.start(bus);
        },
      };
    },
    async close() {
      platform?.close();
      await bus?.close();
    },
  };
}

platformContract('NetworkManager', open);
