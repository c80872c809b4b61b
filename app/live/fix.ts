/** One `fix` from the plan to the report: asks, looks, and decides whether anything is to be cleared at all. */
import type { Ssid } from '../domain/ids.ts';
import { say } from '../words/say.ts';
import { PlatformError } from '../platform/port.ts';
import { smallestCut } from '../remedy/cut.ts';
import { reportOf, type FixContext } from './fix-context.ts';
import { clearWhileConnected, cutAndVerify } from './fix-cut.ts';
import { keepEmpty } from './keep-empty.ts';
import { look, type Seen } from './look.ts';
import { LiveSession } from './session.ts';
import { findNetwork } from './target.ts';
import type { FixReport } from './treatment.ts';
import { planFix, type FixPlan } from './plan.ts';

/** Milliseconds of looking before the person is told that nothing could be seen. */
const LOOK = 25_000;

/**
 * @param session one that follows the interface already: what it has seen need not be seen again
 * @throws UnknownTarget, PlatformError, the signal's reason
 */
export async function runFix(context: FixContext, ssid: string, session?: LiveSession): Promise<FixReport> {
  const { keepCacheEmpty } = context.options;
  for (const sentence of await context.platform.repair()) context.tell({ what: 'repaired', text: sentence });
  if (context.options.undo) return undo(context, ssid);
  const plan = await planFix(ssid, context.options, context.platform);
  const { network } = plan;
  if (network.disabled)
    throw new PlatformError(
      'privilege',
      [plan.why, ...plan.steps.flatMap(({ advice }) => (advice ? say(advice) : []))].join(' '),
    );
  const idle = network.connected && !context.options.bssid && !context.options.force;
  if (idle && !keepCacheEmpty) return reportOf(plan, 'healthy', plan.why);
  if (!idle) {
    context.tell({ what: 'planned', plan });
    await context.agree(plan);
  }
  const kept = keepCacheEmpty ? keep(context, plan) : '';
  if (idle) {
    if (plan.keys.length > 0) await clearWhileConnected(context, plan);
    return reportOf(plan, 'kept-empty', kept);
  }
  return session ? treatSeen(context, plan, session) : treatFollowing(context, plan);
}

/** With a session of its own, for as long as the fix takes. */
async function treatFollowing(context: FixContext, plan: FixPlan): Promise<FixReport> {
  const stop = new AbortController();
  const session = new LiveSession(context.platform, plan.network.iface);
  const ready = new Promise<void>((resolve) => session.listen({ ready: resolve }));
  const signal = AbortSignal.any([context.signal, stop.signal]);
  const following = session.run(signal);
  try {
    await Promise.race([ready, following]);
    return await treatSeen(context, plan, session);
  } finally {
    stop.abort();
    await following;
  }
}

async function treatSeen(context: FixContext, plan: FixPlan, session: LiveSession): Promise<FixReport> {
  const { network, keys } = plan;
  const { bssid, force } = context.options;
  if (network.connected && !plan.keysUnseen) return clearWhileConnected(context, plan);
  const insisted = bssid !== undefined || force === true;
  if (insisted && (keys.length > 0 || plan.keysUnseen)) {
    const bssids = keys.map((key) => key.bssid);
    const cut = plan.keysUnseen ? ({ scope: 'network' } as const) : ({ scope: 'bss', bssids } as const);
    return cutAndVerify(context, plan, session, undefined, cut);
  }
  const platform = context.platform;
  const seen = await look({
    ...{ session, platform, network, patience: LOOK, signal: context.signal },
    asked: () => context.tell({ what: 'looking', iface: network.iface }),
  });
  if (seen.what !== 'stale') return withoutClearing(context, plan, seen);
  context.tell({ what: 'found', finding: seen.finding });
  const link = session.link(network.iface);
  const cut = link ? smallestCut(seen.finding, link.pmksa) : { scope: 'network' as const };
  return cutAndVerify(context, plan, session, seen.finding, cut);
}

/** What fits without any clearing: it is not the cache, or nothing shows that it is. */
function withoutClearing(context: FixContext, plan: FixPlan, seen: Seen): FixReport {
  const { network, keys } = plan;
  const { finding } = seen;
  if (seen.what === 'connected')
    return reportOf(plan, 'connected', `Connected to ${network.ssid}. Nothing had to be cleared.`, {
      finding,
    });
  if (seen.what === 'other-cause') {
    context.tell({ what: 'found', finding: seen.finding });
    const outcome = seen.finding.cause === 'wrong-passphrase' ? 'wrong-passphrase' : 'other-cause';
    const text = `It is not the cached key: ${seen.finding.cause}. Nothing was cleared.`;
    return reportOf(plan, outcome, text, { finding });
  }
  if (keys.length === 0 && !plan.keysUnseen) {
    const text = `${plan.why} A new attempt was asked for, and it did not connect.`;
    return reportOf(plan, 'not-fixed', text, { finding });
  }
  const text = `Nothing was seen that shows a cached key being refused, so nothing was cleared. To clear anyway: --force.`;
  return reportOf(plan, 'undetermined', text, { finding });
}

function keep(context: FixContext, plan: FixPlan): string {
  const { ssid } = plan.network;
  keepEmpty(ssid, true);
  context.tell({ what: 'keeping-empty', plan });
  return keptSentence(ssid);
}

export const keptSentence = (ssid: Ssid): string =>
  `The cache of ${ssid} will be kept empty while \`rejoin watch\` runs. Undo: rejoin fix ${ssid} --undo`;

async function undo(context: FixContext, ssid: string): Promise<FixReport> {
  const network = findNetwork(ssid, await context.platform.networks(context.options.iface));
  const changed = keepEmpty(network.ssid, false);
  const text = changed
    ? `The cache of ${network.ssid} is used again.`
    : `The cache of ${network.ssid} was not kept empty; nothing changed.`;
  return { by: 'fix', outcome: 'undone', text, at: Date.now(), iface: network.iface, ssid: network.ssid };
}
