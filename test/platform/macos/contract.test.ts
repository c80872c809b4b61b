/** The contract over MacosPlatform and a Mac that is played, with CoreWLAN and without. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ssid } from '../../../app/domain/ids.ts';
import type { MacosOptions } from '../../../app/platform/macos/macos-platform.ts';
import { until } from '../../native/support.ts';
import { platformContract, type Harness, type Scene, type World } from '../contract/contract.ts';
import { killedWhile, PASSWORD, PlayedMac } from './played-mac.ts';
import { attempt, type MacState } from './stand-in/world.ts';

const SCENES: Record<Exclude<Scene, 'no-permission'>, Partial<MacState>> = {
  'stale-key': {},
  'wrong-password': { stale: [], air: { office: 'what it was changed to' } },
  healthy: { stale: [] },
  'no-adapter': { iface: undefined },
};

class MacHarness implements Harness {
  readonly #withCoreWlan: boolean;
  #mac: PlayedMac | undefined;

  constructor(withCoreWlan: boolean) {
    this.#withCoreWlan = withCoreWlan;
  }

  start(scene: Scene): Promise<World | string> {
    if (scene === 'no-permission')
      return Promise.resolve('any user of a Mac may list its networks and switch its radio');
    const mac = new PlayedMac(SCENES[scene]);
    this.#mac = mac;
    const options: MacosOptions = this.#withCoreWlan
      ? { coreWlan: mac.wlan, consent: { readKey: true } }
      : {};
    return Promise.resolve({
      platform: mac.platform(options),
      ssid: 'office' as Ssid,
      secrets: [PASSWORD],
      configuration: () => mac.configuration,
      sins: () => [...mac.state.sins, ...mac.calls.filter((call) => call.includes(PASSWORD)).map(String)],
      asked: () => mac.state.asked,
      attempt: () => {
        mac.change((state) => attempt(mac.folder, state, 'office'));
        return Promise.resolve();
      },
      restart: async () => {
        const dying = join(mac.folder, 'end-the-stream');
        writeFileSync(dying, '');
        await until(() => !existsSync(dying), 'the end of the stream', 20_000);
      },
      switchOff: () => {
        mac.change((state) => (state.power = false));
        return Promise.resolve();
      },
      leaveHalfDone: async () => {
        const before = JSON.stringify(mac.configuration);
        // Listing the networks comes first.
        for (let call = 6; JSON.stringify(mac.configuration) === before; call++) {
          if (call > 30) throw new Error('no kill left anything');
          await killedWhile(mac, this.#withCoreWlan ? 'profile' : 'adapter', { at: call, how: 'kill after' });
        }
      },
    });
  }

  close(): Promise<void> {
    this.#mac?.close();
    return Promise.resolve();
  }
}

platformContract('MacosPlatform', () => Promise.resolve(new MacHarness(false)));
platformContract('MacosPlatform with CoreWLAN and consent', () => Promise.resolve(new MacHarness(true)));
