/** What is connected now. Since macOS 14 names are hidden from programs without Location permission. */
import type { CoreWlan } from '../../../native/macos.ts';
import type { Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { ofNumber, ofProfilerWord, type SecurityType } from './security-types.ts';
import type { Tools } from './tools.ts';

export interface Present {
  /** The handshake is complete. */
  readonly connected: boolean;
  /** Unset where nothing is connected, and where the name is hidden. */
  readonly ssid: Ssid | undefined;
  readonly security: SecurityType | undefined;
}

const HIDDEN = /^(?:<[^>]*>|)$/;
export const bytesToSsid = (bytes: Uint8Array): Ssid => ssidFromBytes(Buffer.from(bytes).toString('latin1'));

const valueOf = (text: string, key: string): string | undefined =>
  new RegExp(`^\\s{0,8}${key} : (.*?)\\r?$`, 'm').exec(text)?.[1];

/** CoreWLAN where it is there, else the key-value tree of `ipconfig getsummary` and the driver's own word. */
export async function present(tools: Tools, wlan: CoreWlan | undefined, iface: string): Promise<Present> {
  const state = wlan?.state(iface);
  if (state?.ssid !== undefined)
    return { connected: true, ssid: bytesToSsid(state.ssid), security: ofNumber(state.security) };
  const { stdout } = await tools('ipconfig', ['getsummary', iface]);
  const name = valueOf(stdout, 'SSID');
  const up = name !== undefined && valueOf(stdout, 'LinkStatusActive') !== 'FALSE';
  if (!up && state?.active !== true) return { connected: false, ssid: undefined, security: undefined };
  const ssid = name === undefined || HIDDEN.test(name) ? undefined : ssidFromBytes(name);
  return { connected: await isHandshakeDone(tools), ssid, security: undefined };
}

/** "IO80211RSNDone" = No: the link is there and its keys are not. Newer drivers may not say it. */
async function isHandshakeDone(tools: Tools): Promise<boolean> {
  const { stdout } = await tools('ioreg', ['-r', '-n', 'AppleBCMWLANSkywalkInterface']);
  return !/"IO80211RSNDone" = (?:No|False)\b/i.test(stdout);
}

interface AirPortNetwork {
  readonly _name?: string;
  readonly spairport_security_mode?: string;
}
interface AirPortInterface {
  readonly _name?: string;
  readonly spairport_current_network_information?: AirPortNetwork;
  readonly spairport_airport_other_local_wireless_networks?: readonly AirPortNetwork[];
}

/** How networks are secured, as far as anything tells: profiles of CoreWLAN, then what system_profiler sees around. */
export async function securityOf(
  tools: Tools,
  wlan: CoreWlan | undefined,
  iface: string,
  ssid: Ssid,
): Promise<SecurityType | undefined> {
  const profile = wlan?.profiles(iface).find((known) => bytesToSsid(known.ssid) === ssid);
  if (profile) return ofNumber(profile.security);
  const { stdout } = await tools('systemProfiler', ['SPAirPortDataType', '-json'], { timeout: 30_000 });
  const seen = airPortInterfaces(stdout)
    .filter((one) => one._name === iface)
    .flatMap((one) => [
      ...(one.spairport_current_network_information ? [one.spairport_current_network_information] : []),
      ...(one.spairport_airport_other_local_wireless_networks ?? []),
    ])
    .filter((network) => network._name !== undefined && nameOf(network._name) === ssid)
    .flatMap((network) => ofProfilerWord(network.spairport_security_mode ?? '') ?? []);
  const words = new Set(seen.map(({ word }) => word));
  // Access points of one name and different security leave it open which is meant.
  return words.size === 1 ? seen[0] : undefined;
}

const nameOf = (text: string): Ssid => ssidFromBytes(Buffer.from(text, 'utf8').toString('latin1'));

function airPortInterfaces(stdout: string): AirPortInterface[] {
  try {
    const report = JSON.parse(Buffer.from(stdout, 'latin1').toString('utf8')) as {
      SPAirPortDataType?: { spairport_airport_interfaces?: AirPortInterface[] }[];
    };
    return report.SPAirPortDataType?.flatMap((one) => one.spairport_airport_interfaces ?? []) ?? [];
  } catch {
    // Cut short or not there: then nothing is known.
    return [];
  }
}
