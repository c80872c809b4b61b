/** A process that is killed while it clears: killed-remedy.ts FOLDER EXECUTABLES SCOPE. Its parent says at which call. */
import { join } from 'node:path';
import { MacosPlatform } from '../../../app/platform/macos/macos-platform.ts';
import type { Executables } from '../../../app/platform/macos/tools.ts';
import type { Cut } from '../../../app/platform/port.ts';
import { PlayedCoreWlan } from './played-mac.ts';

const [folder = '', executables = '', scope = ''] = process.argv.slice(2);
const platform = new MacosPlatform({
  executables: JSON.parse(executables) as Executables,
  coreWlan: new PlayedCoreWlan(folder),
  consent: { readKey: true },
  pending: join(folder, 'pending'),
  times: { offFor: 0 },
});
const network = (await platform.networks()).find((one) => one.ssid === 'office');
if (network) await platform.clearKey(network, { scope } as Cut);
