/**
 * The ladder of a Mac. macOS clears no single entry of its cache for anybody; what it lets go of is the key of the
 * interface (`setPairwiseMasterKey:nil`), and it derives a key anew where it is given the password.
 */
import { pause } from '../pause.ts';
import { said, type Said } from '../../domain/said.ts';
import { CUT_SCOPES, type CutScope } from '../../domain/finding.ts';
import type { Cleared, Cut, KnownNetwork } from '../port.ts';
import { PlatformError } from '../port.ts';
import { canJoinWithKey, cutsOf } from './cuts.ts';
import { forgetAndRejoin } from './forget.ts';
import { isOn, switchRadio } from './hardware.ts';
import { joinAsSaved, joinWithKey } from './join.ts';
import { readKey } from './keychain.ts';
import type { Mac } from './mac.ts';
import { unchanged } from './unchanged.ts';
import { preferredNetworks } from './preferred.ts';

/** What `networks` says of a network that a configuration profile brought. */
export const PROFILE_MANAGER = 'configuration profile';
const isManaged = (network: KnownNetwork): boolean => network.manager === PROFILE_MANAGER;

const NO_SMALLER: Partial<Record<CutScope, Said>> = {
  network: said('cut.mac-clears-networks'),
  adapter: said('cut.mac-switches-adapter'),
};
const LARGER: Partial<Record<CutScope, Said>> = {
  profile: said('mac.forgetting-needs'),
  service: said('mac.no-service-restart'),
};

/** The scope asked for; where that is too small for this Mac, the smallest that there is. */
async function scopeFor(mac: Mac, asked: CutScope): Promise<{ scope: CutScope; why?: Said }> {
  const cuts = await cutsOf(mac);
  if (cuts.includes(asked)) return { scope: asked };
  const [smallest = 'adapter'] = cuts;
  if (CUT_SCOPES.indexOf(asked) > CUT_SCOPES.indexOf(smallest))
    throw unchanged('refused', LARGER[asked] ?? said('mac.impossible'));
  const why = NO_SMALLER[smallest];
  return { scope: smallest, ...(why === undefined ? {} : { why }) };
}

/** @throws PlatformError 'gone' where the network is not there any more, 'refused' where the radio was switched off */
export async function mustBeThere({ tools }: Mac, { iface, ssid }: KnownNetwork): Promise<void> {
  if (!(await preferredNetworks(tools, iface)).includes(ssid))
    throw unchanged('gone', said('mac.not-preferred', { ssid, iface }));
  if ((await isOn(tools, iface)) === false)
    throw new PlatformError('refused', said('mac.wifi-off', { iface }));
}

/** @throws PlatformError as `Platform.clearKey` */
export async function clear(
  mac: Mac,
  network: KnownNetwork,
  cut: Cut,
  reconnect: () => boolean,
): Promise<Cleared> {
  await mustBeThere(mac, network);
  const chosen = await scopeFor(mac, cut.scope);
  // Which keys there were, macOS does not tell.
  const done = (): Cleared => ({ ...chosen, removed: [], kept: [], unseen: true, at: Date.now() });
  switch (chosen.scope) {
    case 'profile':
      await forgetAndRejoin(mac, network, isManaged(network), reconnect);
      return done();
    case 'adapter':
      await powerCycle(mac, network.iface);
      if (reconnect()) await joinAsSaved(mac, network);
      // A Mac whose radio comes on joins by itself.
      return { ...done(), reconnects: true };
    default:
      await clearNetwork(mac, network, reconnect);
      return done();
  }
}

async function clearNetwork(mac: Mac, network: KnownNetwork, reconnect: () => boolean): Promise<void> {
  const refusal = mac.wlan?.clearPmk(network.iface);
  const isCleared = mac.wlan !== undefined && refusal === undefined;
  // The password of a managed network is nobody's to read.
  const mayRead = canJoinWithKey(mac) && !isManaged(network);
  if (!isCleared && !mayRead) {
    const { ssid } = network;
    const why = refusal
      ? said('mac.no-clearing.because', { ssid, error: `${refusal.domain} ${refusal.code}` })
      : said('mac.no-clearing', { ssid });
    throw unchanged('privilege', why);
  }
  if (!reconnect()) {
    if (isCleared) return;
    throw unchanged('refused', said('mac.only-by-joining', { ssid: network.ssid }));
  }
  const key = mayRead ? await keyFor(mac, network, isCleared) : undefined;
  if (!key) return joinAsSaved(mac, network);
  try {
    await joinWithKey(mac, network, key);
  } finally {
    key.fill(0);
  }
}

/** Who does not want the password to be read still keeps what was cleared. */
async function keyFor(mac: Mac, network: KnownNetwork, isCleared: boolean): Promise<Buffer | undefined> {
  try {
    return await readKey(mac.tools, network.ssid);
  } catch (error) {
    if (isCleared && error instanceof PlatformError) return undefined;
    throw error;
  }
}

async function powerCycle(mac: Mac, iface: string): Promise<void> {
  const done = mac.pending.keep({ kind: 'power', iface });
  let trouble: unknown;
  try {
    await switchRadio(mac.tools, iface, false);
    await pause(mac.offFor);
  } catch (error) {
    trouble = error;
  }
  // Also after a failure, as it may be off all the same; and if this fails too, at the next start.
  await switchRadio(mac.tools, iface, true).catch(() => switchRadio(mac.tools, iface, true));
  done();
  if (trouble instanceof Error) throw trouble;
}
