/** Which interfaces of a Mac are Wi-Fi, and whether their radio is on. */
import { said } from '../../domain/said.ts';
import { PlatformError } from '../port.ts';
import type { Tools } from './tools.ts';

/** `networksetup` prints `Hardware Port: Wi-Fi`, and behind it `Device: en0`; up to 10.6 the port was called AirPort. */
const PORT = /^Hardware Port: (?:Wi-Fi|AirPort)\r?\nDevice: (en\d{1,3})\s*$/gm;

/** Never assume en0: on a Mac with an Ethernet port it is that. */
export async function wifiInterfaces(tools: Tools): Promise<string[]> {
  const { stdout } = await tools('networksetup', ['-listallhardwareports']);
  return [...stdout.matchAll(PORT)].flatMap(([, device]) => device ?? []);
}

/** @returns undefined where the answer is not understood */
export async function isOn(tools: Tools, iface: string): Promise<boolean | undefined> {
  const { stdout } = await tools('networksetup', ['-getairportpower', iface]);
  const [, word] = /^Wi-Fi Power \(\w+\): (On|Off)\s*$/m.exec(stdout) ?? [];
  return word === undefined ? undefined : word === 'On';
}

/** Told by asking again, not by an exit code. @throws PlatformError 'privilege' where it stays as it was */
export async function switchRadio(tools: Tools, iface: string, on: boolean): Promise<void> {
  const word = on ? 'on' : 'off';
  await tools('networksetup', ['-setairportpower', iface, word]);
  if ((await isOn(tools, iface)) === on) return;
  throw new PlatformError('privilege', said(`mac.radio-not-switched.${word}`));
}
