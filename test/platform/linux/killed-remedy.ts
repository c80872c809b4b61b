/**
 * What a fix asks of the platform, in a process that kills itself before the Nth moment: a moment is a datagram that would
 * leave, or a change in the folder of the intents. `killed-remedy.ts FOLDER N CUT BSSIDS PREPARED`, CUT as JSON. Ends
 * by itself where there are fewer moments.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import type { Cut } from '../../../app/platform/port.ts';
import { LinuxPlatform } from '../../../app/platform/linux/linux-platform.ts';
import { WpaCtrl } from '../../../app/platform/linux/wpa-ctrl.ts';

const [, , folder = '', fatal = '', cut = '', prepared] = process.argv;
const platform = new LinuxPlatform({ folders: [join(folder, 'ctrl')], intents: join(folder, 'intents') });
const [network] = await platform.networks();
if (!network) throw new Error('no network');

let moments = 0;
const moment = (): void => {
  if (++moments === Number(fatal)) process.kill(process.pid, 'SIGKILL');
};

// eslint-disable-next-line @typescript-eslint/unbound-method -- called with its own `this`
const { request } = WpaCtrl.prototype;
WpaCtrl.prototype.request = function (...args: Parameters<typeof request>) {
  moment();
  return request.apply(this, args);
};
for (const name of ['writeFileSync', 'renameSync', 'rmSync'] as const) {
  const change = fs[name] as (...args: unknown[]) => unknown;
  Object.assign(fs, {
    [name](...args: unknown[]): unknown {
      moment();
      return change(...args);
    },
  });
}
syncBuiltinESMExports();

if (prepared === 'prepared') await platform.prepare(network.iface);
await platform.clearKey(network, JSON.parse(cut) as Cut, { reconnect: true });
await platform.reconnect(network);
await platform.prepare(network.iface);
await platform.standDown(network.iface);
platform.close();
