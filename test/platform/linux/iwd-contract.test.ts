import type { Ssid } from '../../../app/domain/ids.ts';
import { LinuxPlatform } from '../../../app/platform/linux/linux-platform.ts';
import { platformContract, type Harness, type Scene, type World } from '../contract/contract.ts';
import { FakeIwd } from './bus/fake-iwd.ts';
import { PrivateBus, whyNoBus } from './bus/private-bus.ts';

/** As Debian's policy is for whoever is neither root nor in netdev. */
const CLOSED = '<policy context="mandatory"><deny send_destination="net.connman.iwd"/></policy>';

function open(): Promise<Harness> {
  let bus: PrivateBus | undefined;
  let platform: LinuxPlatform | undefined;
  return Promise.resolve({
    async start(scene: Scene): Promise<World | string> {
      if (whyNoBus !== undefined) return whyNoBus;
      if (scene === 'stale-key' || scene === 'healthy')
        return 'iwd has nothing to clear, which these scenes are about: iwd.test.ts holds what it does';
      const where = await PrivateBus.open(scene === 'no-permission' ? CLOSED : '');
      bus = where;
      const iwd = new FakeIwd();
      iwd.hasStation = scene !== 'no-adapter';
      await iwd.start(where);
      platform = new LinuxPlatform({ bus: where.address, folders: [], intents: where.folder });
      return {
        platform,
        ssid: 'lab' as Ssid,
        secrets: ['iwd hands no secret out'],
        configuration: () => undefined,
        sins: () => iwd.told.filter((one) => one === 'Forget'),
        asked: () => iwd.told.length,
        attempt() {
          iwd.go('connecting', 'disconnected');
          return Promise.resolve();
        },
        async restart() {
          await iwd.stop();
          await iwd.start(where);
        },
      };
    },
    async close() {
      platform?.close();
      await bus?.close();
    },
  });
}

platformContract('iwd', open);
