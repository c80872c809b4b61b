/** Asks for an attempt, and hears its exact end. */
import { ssidToBytes } from '../../ingest/ssid.ts';
import type { KnownNetwork } from '../port.ts';
import { PlatformError } from '../port.ts';
import type { Mac } from './mac.ts';
import { asArgument } from './tools.ts';

/** Milliseconds for one attempt; networksetup gives up earlier. */
const ATTEMPT = 60_000;
/** Milliseconds after the answer in which the log may still tell of it. */
const AFTERMATH = 2000;

type Joined = 'joined' | 'failed' | 'not-found';

/**
 * Joins with the saved password, in whatever way macOS chooses: it may offer the cached key.
 * @throws PlatformError 'refused' where the network is not in reach
 */
export function joinAsSaved(mac: Mac, network: KnownNetwork): Promise<Joined> {
  return asking(mac, network, () => byNetworksetup(mac, network, undefined));
}

/**
 * Joins with the password, from which macOS derives the key anew.
 * @throws PlatformError 'privilege' where that would show the password to other users, and nobody agreed to it
 */
export function joinWithKey(mac: Mac, network: KnownNetwork, key: Buffer): Promise<Joined> {
  const { wlan } = mac;
  if (wlan) {
    const ssid = Buffer.from(ssidToBytes(network.ssid), 'latin1');
    return asking(mac, network, async () => {
      const failure = await wlan.associate(network.iface, ssid, key);
      if (failure === 'not-found') return notFound(mac, network);
      if (failure === undefined) return 'joined';
      // In networksetup's form, which the parser knows: both print the same NSError.
      const { domain, code } = failure;
      mac.answered([`Failed to join network ${network.ssid}.`, `Error: ${code}  (${domain} error ${code}.)`]);
      return 'failed';
    });
  }
  if (!mac.consent.keyInArguments) throw new PlatformError('privilege', KEY_WOULD_SHOW);
  return asking(mac, network, () => byNetworksetup(mac, network, key));
}

export const KEY_WOULD_SHOW =
  "Without Rejoin's native addon the password would have to be an argument of networksetup, which other users of this Mac can see while it runs, and nobody agreed to that. Nothing was changed.";

async function byNetworksetup(mac: Mac, network: KnownNetwork, key: Buffer | undefined): Promise<Joined> {
  const secret = key ? [key.toString('latin1')] : [];
  const args = ['-setairportnetwork', network.iface, asArgument(network.ssid), ...secret];
  const { stdout } = await mac.tools('networksetup', args, { timeout: ATTEMPT });
  if (/^Could not find network /m.test(stdout)) return notFound(mac, network);
  const failed = /^(?:Failed to join network|Error: -39\d\d\b)/m.test(stdout);
  if (failed) mac.answered(stdout.split('\n').filter((line) => line !== ''));
  return failed ? 'failed' : 'joined';
}

function notFound(mac: Mac, network: KnownNetwork): Joined {
  mac.answered([`Could not find network ${network.ssid}.`]);
  return 'not-found';
}

/** While it goes on, and shortly after, a join without a name in the log is this one. */
async function asking(mac: Mac, network: KnownNetwork, attempt: () => Promise<Joined>): Promise<Joined> {
  const { iface, ssid } = network;
  const asked = { iface, ssid, from: Date.now(), until: Infinity };
  mac.asked = asked;
  try {
    return await attempt();
  } finally {
    if (mac.asked === asked) mac.asked = { ...asked, until: Date.now() + AFTERMATH };
  }
}
