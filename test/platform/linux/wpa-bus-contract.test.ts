import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ssid } from '../../../app/domain/ids.ts';
import { LinuxPlatform } from '../../../app/platform/linux/linux-platform.ts';
import { platformContract, type Harness, type Scene, type World } from '../contract/contract.ts';
import { FakeWpaSupplicant } from './bus/fake-wpa-supplicant.ts';
import { PrivateBus, whyNoBus } from './bus/private-bus.ts';

/** As Debian's policy is for whoever is neither root nor in netdev. */
const CLOSED = '<policy context="mandatory"><deny send_destination="fi.w1.wpa_supplicant1"/></policy>';
const FIELD = 'ap_max_inactivity';
/** The real one does not hand it out. */
const PASSPHRASE = 'correct horse battery';

function open(): Promise<Harness> {
  let bus: PrivateBus | undefined;
  let platform: LinuxPlatform | undefined;
  return Promise.resolve({
    async start(scene: Scene): Promise<World | string> {
      if (whyNoBus !== undefined) return whyNoBus;
      if (scene === 'healthy') return 'how an attempt ends the kernel tells, not the bus';
      const where = await PrivateBus.open(scene === 'no-permission' ? CLOSED : '');
      bus = where;
      const wpa = new FakeWpaSupplicant();
      wpa.fields['psk'] = PASSPHRASE;
      if (scene !== 'no-adapter') await wpa.start(where);
      platform = new LinuxPlatform({ bus: where.address, folders: [], intents: where.folder });
      return {
        platform,
        ssid: 'lab-sae' as Ssid,
        secrets: [PASSPHRASE],
        configuration: () => ({ ...wpa.fields, isEnabled: wpa.isEnabled }),
        sins: () => [],
        asked: () => wpa.told.filter((one) => one === 'Reconnect' || one === 'Reassociate').length,
        attempt() {
          wpa.readd();
          return Promise.resolve();
        },
        async restart() {
          await wpa.stop();
          await wpa.start(where);
        },
        switchOff() {
          wpa.isEnabled = false;
          return Promise.resolve();
        },
        leaveHalfDone() {
          const intent = { kind: 'field', networkId: 4, ssid: 'lab-sae', field: FIELD, from: '0', to: '1' };
          // No process has such a number.
          const left = { iface: 'wlan7', by: { pid: 2 ** 22 + 1 }, intent };
          writeFileSync(join(where.folder, 'wlan7-1.json'), JSON.stringify(left));
          wpa.fields[FIELD] = '1';
          return Promise.resolve();
        },
      };
    },
    async close() {
      platform?.close();
      await bus?.close();
    },
  });
}

platformContract('wpa_supplicant over D-Bus', open);
