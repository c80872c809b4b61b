/**
 * Asks for an attempt, and passes on what is answered. A join that fails is no error here: its number is what the
 * diagnosis needs, so it is told to those who follow.
 */
import { said } from '../../domain/said.ts';
import { ssidToBytes } from '../../domain/ssid.ts';
import type { KnownNetwork } from '../port.ts';
import { unchanged } from './unchanged.ts';
import type { Mac } from './mac.ts';
import { asArgument } from './tools.ts';

/** Milliseconds for one attempt; networksetup gives up earlier. */
const ATTEMPT = 60_000;
/** Milliseconds after the answer in which the log may still tell of it. */
const AFTERMATH = 2000;

/** Joins with the saved password, in whatever way macOS chooses: it may offer the cached key. */
export function joinAsSaved(mac: Mac, network: KnownNetwork): Promise<void> {
  return asking(mac, network, () => byNetworksetup(mac, network, []));
}

/**
 * Joins with the password, from which macOS derives the key anew.
 * @throws PlatformError 'privilege' where that would show the password to other users, and nobody agreed to it
 */
export function joinWithKey(mac: Mac, network: KnownNetwork, key: Buffer): Promise<void> {
  if (mac.wlan) return asking(mac, network, () => byCoreWlan(mac, network, key));
  if (!mac.consent.keyInArguments) throw unchanged('privilege', KEY_WOULD_SHOW);
  return asking(mac, network, () => byNetworksetup(mac, network, [key.toString('latin1')]));
}

export const KEY_WOULD_SHOW = said('mac.key-would-show');

/** @param secret the key, or nothing */
async function byNetworksetup(mac: Mac, network: KnownNetwork, secret: readonly string[]): Promise<string[]> {
  const args = ['-setairportnetwork', network.iface, asArgument(network.ssid), ...secret];
  const { stdout } = await mac.tools('networksetup', args, { timeout: ATTEMPT });
  return stdout.split('\n').filter((line) => line !== '');
}

/** In the words of networksetup and airportd, which the dialect knows: they print the same errors. */
async function byCoreWlan(mac: Mac, { iface, ssid }: KnownNetwork, key: Buffer): Promise<string[]> {
  const name = ssidToBytes(ssid);
  const failure = await mac.wlan?.associate(iface, Buffer.from(name, 'latin1'), key);
  if (failure === undefined)
    return [`Successfully associated to Wi-Fi network ${name} on interface ${iface}`];
  if (failure === 'not-found') return [`Could not find network ${name}.`];
  const { domain, code } = failure;
  return [`Failed to join network ${name}.`, `Error: ${code}  (${domain} error ${code}.)`];
}

/** While it goes on, and shortly after, a join without a name in the log is this one. */
async function asking(mac: Mac, network: KnownNetwork, attempt: () => Promise<string[]>): Promise<void> {
  const { iface, ssid } = network;
  const asked = { iface, ssid, from: Date.now(), until: Infinity };
  mac.asked = asked;
  try {
    mac.answered(await attempt(), asked.from);
  } finally {
    if (mac.asked === asked) mac.asked = { ...asked, until: Date.now() + AFTERMATH };
  }
}
