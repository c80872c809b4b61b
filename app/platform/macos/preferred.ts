/** The networks that a Mac prefers, in their order, and how to take one out and put it back. */
import { said } from '../../domain/said.ts';
import type { Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { PlatformError } from '../port.ts';
import { asArgument, WITH_DIALOG, type Tools } from './tools.ts';

/**
 * One name a line, behind one tab; a name may begin with blanks of its own.
 * @throws PlatformError 'refused' where the answer is none
 */
export async function preferredNetworks(tools: Tools, iface: string): Promise<Ssid[]> {
  const { stdout } = await tools('networksetup', ['-listpreferredwirelessnetworks', iface]);
  if (!stdout.startsWith('Preferred networks on '))
    throw new PlatformError('refused', said('mac.preferred-untold', { iface }));
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('\t'))
    .map((line) => ssidFromBytes(line.slice(1).replace(/\r$/, '')));
}

/** Whether it worked is told by the list alone: no exit code of networksetup is a verdict. */
export async function removePreferred(tools: Tools, iface: string, ssid: Ssid): Promise<boolean> {
  const args = ['-removepreferredwirelessnetwork', iface, asArgument(ssid)];
  await tools('networksetup', args, { timeout: WITH_DIALOG });
  return !(await preferredNetworks(tools, iface)).includes(ssid);
}

/** Without the password: the keychain has it. @param security as networksetup spells it */
export async function addPreferred(
  tools: Tools,
  iface: string,
  ssid: Ssid,
  index: number,
  security: string,
): Promise<boolean> {
  const args = ['-addpreferredwirelessnetworkatindex', iface, asArgument(ssid), String(index), security];
  await tools('networksetup', args, { timeout: WITH_DIALOG });
  return (await preferredNetworks(tools, iface)).includes(ssid);
}
