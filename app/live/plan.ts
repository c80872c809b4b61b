/** What a fix would do with a network, before anything is done. */
import { CUT_SCOPES, type CutScope, type PlanStep } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';
import type { Mac } from '../domain/ids.ts';
import type { CachedKey, Cut, KnownNetwork, Platform } from '../platform/port.ts';
import type { CoursePlan } from '../remedy/course-state.ts';
import { RE_ENABLE, RECONNECT, treatment } from '../remedy/plan.ts';
import type { Target } from './target.ts';

/** What `fix` would do with a network, as far as that can be said without trying. */
export interface FixPlan {
  readonly network: KnownNetwork;
  /** The cached keys that could be at fault. */
  readonly keys: readonly CachedKey[];
  readonly steps: readonly PlanStep[];
  /** Why these steps, or why none. */
  readonly why: Said;
  /** The system does not list its keys: that there are none among `keys` says nothing. */
  readonly keysUnseen: boolean;
  /** The same for the course that carries it out. */
  readonly course: CoursePlan;
}

const keysOf = (network: KnownNetwork, bssid: Mac | undefined, keys: readonly CachedKey[]): CachedKey[] =>
  keys.filter(
    (key) => key.iface === network.iface && (bssid ? key.bssid === bssid : key.ssid === network.ssid),
  );

export type Only = 'network' | 'reconnect';

/**
 * The course is what will be carried out; its steps, and why, are read off it.
 * @param isForced to clear without having seen a refusal
 * @param only what somebody asked for instead of the smallest cut: all keys of the network, or none
 */
export async function planFix(
  { network, bssid }: Target,
  platform: Pick<Platform, 'cachedKeys' | 'capabilities'>,
  isForced = false,
  only?: Only,
): Promise<FixPlan> {
  const { iface, ssid, connected, disabled, tempDisabled } = network;
  const keys = keysOf(network, bssid, await platform.cachedKeys(iface));
  const { cuts, keysUnseen = false } = await platform.capabilities(iface);
  const insisted = bssid !== undefined || isForced;
  const smallest = smallestScope(keys, cuts, keysUnseen, insisted);
  const scope = scopeFor(only, smallest, cuts);
  const cut: Cut | undefined =
    scope === 'bss' ? { scope, bssids: keys.map((key) => key.bssid) } : scope && { scope };
  const larger = scope ? CUT_SCOPES.slice(CUT_SCOPES.indexOf(scope) + 1) : [];
  const steps = disabled
    ? [switchOn(network)]
    : connected && !bssid
      ? []
      : [...(tempDisabled ? [RE_ENABLE] : []), ...(scope ? treatment(scope) : [RECONNECT])];
  return {
    ...{ network, keys, steps, keysUnseen },
    why: whySo(network, bssid, keys, keysUnseen && smallest !== undefined),
    course: {
      ...{ iface, ssid, cut, larger: larger.filter((one) => cuts.includes(one)) },
      ...(insisted && cut ? { insisted } : {}),
      ...(connected && !keysUnseen ? { whileConnected: true } : {}),
    },
  };
}

function smallestScope(
  keys: readonly CachedKey[],
  cuts: readonly CutScope[],
  keysUnseen: boolean,
  insisted: boolean,
): CutScope | undefined {
  // Where somebody insists and nothing can be cleared, the system says itself why.
  if (keysUnseen) return cuts[0] ?? (insisted ? 'network' : undefined);
  if (keys.length === 0) return undefined;
  return cuts.includes('bss') ? 'bss' : 'network';
}

function scopeFor(
  only: Only | undefined,
  smallest: CutScope | undefined,
  cuts: readonly CutScope[],
): CutScope | undefined {
  if (only === 'reconnect') return undefined;
  return smallest && only !== undefined && cuts.includes(only) ? only : smallest;
}

function whySo(
  { ssid, disabled, connected }: KnownNetwork,
  bssid: Mac | undefined,
  keys: readonly CachedKey[],
  unseen: boolean,
): Said {
  if (disabled) return said('plan.switched-off', { ssid });
  if (connected && !bssid) return said('plan.connected', { ssid });
  if (unseen) return bssid ? said('plan.keys-unseen-at', { bssid }) : said('plan.keys-unseen', { ssid });
  if (keys.length === 0) return bssid ? said('plan.no-key-at', { bssid }) : said('plan.no-key', { ssid });
  return bssid ? said('plan.named', { bssid }) : said('plan.keys', { ssid, count: keys.length });
}

/** What only a person does. */
function switchOn({ id, iface }: KnownNetwork): PlanStep {
  const advice =
    typeof id === 'number'
      ? said('advice.switch-on', { command: `wpa_cli -i ${iface} enable_network ${id}` })
      : said('advice.switch-on-in-settings');
  return { step: 'advise', privilege: 'none', advice };
}
