/** One `fix` from the plan to the report: asks, looks, and decides whether anything is to be cleared at all. */
import { createInterface } from 'node:readline/promises';
import { PlatformError } from '../platform/port.ts';
import { smallestCut } from '../remedy/cut.ts';
import { reportOf, tellFinding, type FixContext } from './fix-context.ts';
import { clearWhileConnected, cutAndVerify } from './fix-cut.ts';
import { keepEmpty } from './live-keep-empty.ts';
import { look, type Seen } from './live-look.ts';
import { LiveSession } from './live-session.ts';
import { findNetwork } from './live-target.ts';
import type { FixReport } from './live-treatment.ts';
import { planFix, planText, type FixPlan } from './plan.ts';
import { layoutFor } from './style.ts';

/** Milliseconds of looking before the person is told that nothing could be seen. */
const LOOK = 25_000;

export async function runFix(context: FixContext, ssid: string): Promise<FixReport> {
  const { keepCacheEmpty, yes } = context.options;
  for (const sentence of await context.platform.repair()) context.say(sentence);
  if (context.options.undo) return undo(context, ssid);
  const plan = await planFix(ssid, context.options, context.platform);
  const { network } = plan;
  if (network.disabled) throw new PlatformError('privilege', `${plan.why} ${plan.steps[0]?.advice ?? ''}`);
  const idle = network.connected && !context.options.bssid && !context.options.force;
  if (idle && !keepCacheEmpty) return reportOf(plan, 'healthy', plan.why);
  if (!idle) {
    context.say(planText(plan, layoutFor(process.stderr).paint.bold));
    if (!yes) await agree(context);
  }
  const kept = keepCacheEmpty ? keep(context, plan) : '';
  if (idle) {
    if (plan.keys.length > 0) await clearWhileConnected(context, plan);
    return reportOf(plan, 'kept-empty', kept);
  }
  const stop = new AbortController();
  const session = new LiveSession(context.platform, network.iface);
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
  if (network.connected) return clearWhileConnected(context, plan);
  const insisted = bssid !== undefined || force === true;
  if (insisted && keys.length > 0) {
    return cutAndVerify(context, plan, session, undefined, {
      scope: 'bss',
      bssids: keys.map((key) => key.bssid),
    });
  }
  const platform = context.platform;
  const seen = await look({
    ...{ session, platform, network, patience: LOOK, signal: context.signal },
    progress: context.say,
  });
  if (seen.what !== 'stale') return withoutClearing(context, plan, seen);
  tellFinding(context, seen.finding);
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
    tellFinding(context, seen.finding);
    const outcome = seen.finding.cause === 'wrong-passphrase' ? 'wrong-passphrase' : 'other-cause';
    const text = `It is not the cached key: ${seen.finding.cause}. Nothing was cleared.`;
    return reportOf(plan, outcome, text, { finding });
  }
  if (keys.length === 0) {
    const text = `${plan.why} A new attempt was asked for, and it did not connect.`;
    return reportOf(plan, 'not-fixed', text, { finding });
  }
  const text = `Nothing was seen that shows a cached key being refused, so nothing was cleared. To clear anyway: --force.`;
  return reportOf(plan, 'undetermined', text, { finding });
}

function keep(context: FixContext, { network }: FixPlan): string {
  keepEmpty(network.ssid, true);
  const text = `The cache of ${network.ssid} will be kept empty while \`rejoin watch\` runs. Undo: rejoin fix ${network.ssid} --undo`;
  context.say(text);
  return text;
}

async function undo(context: FixContext, ssid: string): Promise<FixReport> {
  const network = findNetwork(ssid, await context.platform.networks(context.options.iface));
  const changed = keepEmpty(network.ssid, false);
  const text = changed
    ? `The cache of ${network.ssid} is used again.`
    : `The cache of ${network.ssid} was not kept empty; nothing changed.`;
  return { by: 'fix', outcome: 'undone', text, at: Date.now(), iface: network.iface, ssid: network.ssid };
}

async function agree(context: FixContext): Promise<void> {
  if (!process.stdin.isTTY)
    throw new PlatformError('privilege', 'Nobody is at a terminal to agree to this: add --yes to do it.');
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await line.question('Do it? [y/N] ', { signal: context.signal });
    if (!/^(?:y|yes|j|ja)$/i.test(answer.trim()))
      throw new PlatformError('privilege', 'Nothing was done, as you wished.');
  } finally {
    line.close();
  }
}
