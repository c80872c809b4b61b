/** Runs one clearing and kills itself before the Nth datagram: `killed-remedy.ts FOLDER N bss|network BSSID`. */
import { join } from 'node:path';
import type { Mac } from '../../../app/domain/ids.ts';
import { LinuxPlatform } from '../../../app/platform/linux/linux-platform.ts';
import { WpaCtrl } from '../../../app/platform/linux/wpa-ctrl.ts';

const [, , folder = '', fatal = '', scope, bssid] = process.argv;
const platform = new LinuxPlatform({ folders: [join(folder, 'ctrl')], intents: join(folder, 'intents') });
const [network] = await platform.networks();
if (!network) throw new Error('no network');

let sends = 0;
// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this`
const { request } = WpaCtrl.prototype;
WpaCtrl.prototype.request = function (...args: Parameters<typeof request>) {
  if (++sends === Number(fatal)) process.kill(process.pid, 'SIGKILL');
  return request.apply(this, args);
};
await platform.clearKey(network, scope === 'bss' ? { scope, bssids: [bssid as Mac] } : { scope: 'network' }, {
  reconnect: true,
});
platform.close();
