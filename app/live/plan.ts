/** What a fix would do with a network, before anything is done. */
import { CUT_SCOPES, type CutScope, type PlanStep } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';
import type { Mac } from '../domain/ids.ts';
import type { CachedKey, Cut, KnownNetwork, Platform } from '../platform/port.ts';
import type { CoursePlan } from '../remedy/course-state.ts';
import { reconnectOnly, treatment } from '../remedy/plan.ts';
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

/**
 * @param isForced to clear without having seen a refusal
 * @param only what somebody asked for instead of the smallest cut: all keys of the network, or none
 */
export async function planFix(
  { network, bssid }: Target,
  platform: Pick<Platform, 'cachedKeys' | 'capabilities'>,
  isForced = false,
  only?: Only,
): Promise<FixPlan> {
  const plan = await smallestPlan({ network, bssid }, platform, isForced);
  if (only === undefined || plan.steps.length === 0 || plan.steps.some(({ step }) => step === 'advise'))
    return plan;
  const { cuts } = await platform.capabilities(network.iface);
  return only === 'reconnect' ? withoutCut(plan) : cuts.includes(only) ? withNetworkCut(plan, cuts) : plan;
}

export type Only = 'network' | 'reconnect';

const isCut = ({ step }: PlanStep): boolean => step === 'clear-pmksa';

const withoutCut = (plan: FixPlan): FixPlan => ({
  ...plan,
  steps: plan.steps.filter((step) => !isCut(step)),
  course: { ...plan.course, cut: undefined, larger: [] },
});

function withNetworkCut(plan: FixPlan, cuts: readonly CutScope[]): FixPlan {
  if (!plan.steps.some(isCut)) return plan;
  const larger = CUT_SCOPES.slice(CUT_SCOPES.indexOf('network') + 1);
  return {
    ...plan,
    steps: [...plan.steps.slice(0, plan.steps.findIndex(isCut)), ...treatment('network')],
    course: {
      ...plan.course,
      cut: { scope: 'network' },
      larger: larger.filter((one) => cuts.includes(one)),
    },
  };
}

async function smallestPlan(
  { network, bssid }: Target,
  platform: Pick<Platform, 'cachedKeys' | 'capabilities'>,
  isForced: boolean,
): Promise<FixPlan> {
  const keys = keysOf(network, bssid, await platform.cachedKeys(network.iface));
  const { cuts, keysUnseen = false } = await platform.capabilities(network.iface);
  const clearBss = cuts.includes('bss');
  const about = { ssid: network.ssid };
  const plan = (why: Said, steps: readonly PlanStep[]): FixPlan => ({
    ...{ network, keys, steps, why, keysUnseen },
    course: coursePlan(network, keys, cuts, keysUnseen, bssid !== undefined || isForced),
  });
  if (network.disabled) {
    const advice =
      typeof network.id === 'number'
        ? said('advice.switch-on', { command: `wpa_cli -i ${network.iface} enable_network ${network.id}` })
        : said('advice.switch-on-in-settings');
    return plan(said('plan.switched-off', about), [{ step: 'advise', privilege: 'none', advice }]);
  }
  if (network.connected && !bssid) return plan(said('plan.connected', about), []);
  const waiting = reconnectOnly(network.tempDisabled).slice(0, -1);
  if (keysUnseen && cuts[0] !== undefined)
    return plan(bssid ? said('plan.keys-unseen-at', { bssid }) : said('plan.keys-unseen', about), [
      ...waiting,
      ...treatment(cuts[0]),
    ]);
  if (keys.length === 0)
    return plan(
      bssid ? said('plan.no-key-at', { bssid }) : said('plan.no-key', about),
      reconnectOnly(network.tempDisabled),
    );
  return plan(bssid ? said('plan.named', { bssid }) : said('plan.keys', { ...about, count: keys.length }), [
    ...waiting,
    ...treatment(clearBss ? 'bss' : 'network'),
  ]);
}

function coursePlan(
  { iface, ssid, connected }: KnownNetwork,
  keys: readonly CachedKey[],
  cuts: readonly CutScope[],
  keysUnseen: boolean,
  insisted: boolean,
): CoursePlan {
  // Where somebody insists and nothing can be cleared, the system says itself why.
  const scope = keysUnseen
    ? (cuts[0] ?? (insisted ? 'network' : undefined))
    : keys.length === 0
      ? undefined
      : cuts.includes('bss')
        ? 'bss'
        : 'network';
  const cut: Cut | undefined =
    scope === 'bss' ? { scope, bssids: keys.map((key) => key.bssid) } : scope && { scope };
  const larger = scope ? CUT_SCOPES.slice(CUT_SCOPES.indexOf(scope) + 1) : [];
  return {
    ...{ iface, ssid, cut, larger: larger.filter((one) => cuts.includes(one)) },
    ...(insisted && cut ? { insisted } : {}),
    ...(connected && !keysUnseen ? { whileConnected: true } : {}),
  };
}
