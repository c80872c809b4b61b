/** The part of `fix` that changes something: clears a key, asks for a full login and watches what comes of it. */
import { CUT_SCOPES, type CutScope, type Finding } from '../domain/finding.ts';
import type { Cut, KnownNetwork } from '../platform/port.ts';
import { verify, type Verification } from '../remedy/verify.ts';
import { reportOf, type FixContext } from './fix-context.ts';
import { sentenceOf } from './guard.ts';
import type { LiveSession } from './session.ts';
import {
  clearedSentence,
  needsAsking,
  treat,
  type FixReport,
  type Outcome,
  type Treated,
} from './treatment.ts';
import type { FixPlan } from './plan.ts';

export async function cutAndVerify(
  context: FixContext,
  plan: FixPlan,
  session: LiveSession,
  finding: Finding | undefined,
  first: Cut,
): Promise<FixReport> {
  const { network } = plan;
  const startedAt = Date.now();
  let cut = first;
  let earlier: Treated | undefined;
  for (;;) {
    const link = () => session.link(network.iface);
    const treated = await treat(context.platform, link, network, cut, earlier);
    const { cleared } = treated;
    context.tell({ what: 'cleared', cleared });
    const verification = await watchIt(context, session, network, treated);
    const larger = await nextCut(context, network, cleared.scope);
    if (verification.state === 'not-fixed' && larger) {
      context.tell({ what: 'larger-cut', why: verification.why });
      cut = { scope: larger };
      earlier = treated;
      continue;
    }
    const text = sentenceOf(network.ssid, verification, startedAt);
    const outcome: Outcome =
      verification.state === 'confirmed'
        ? verification.proof.fullLogin
          ? 'fixed'
          : 'connected'
        : verification.state === 'pending'
          ? 'not-confirmed'
          : verification.state;
    return reportOf(plan, outcome, text || tooLate(context, verification), {
      ...{ cleared, verification, finding, startedAt },
    });
  }
}

/**
 * The next larger cut that this machine offers. What costs other networks their connection is never taken without being
 * asked for: the adapter and the service are not among them.
 */
async function nextCut(
  { platform }: FixContext,
  network: KnownNetwork,
  scope: CutScope,
): Promise<'network' | 'profile' | undefined> {
  const { cuts } = await platform.capabilities(network.iface);
  return CUT_SCOPES.slice(CUT_SCOPES.indexOf(scope) + 1)
    .filter((larger) => larger === 'network' || larger === 'profile')
    .find((larger) => cuts.includes(larger));
}

/** Milliseconds without an attempt after which another is asked for. */
const QUIET = 4000;

async function watchIt(
  context: FixContext,
  session: LiveSession,
  network: KnownNetwork,
  treated: Treated,
): Promise<Verification> {
  const { treatment } = treated;
  const end = treatment.at + context.options.timeout * 1000;
  let told = false;
  let idleSince = performance.now();
  for (;;) {
    context.signal.throwIfAborted();
    const now = Date.now();
    const link = session.link(network.iface);
    const result: Verification = link
      ? verify(link, treatment, session.judge(link, treatment.ssid), now)
      : { state: 'pending', attempts: 0, connected: false };
    if (result.state !== 'pending') return result;
    if (result.connected && !told) context.tell({ what: 'connected' });
    told ||= result.connected;
    if (link?.attempt) idleSince = performance.now();
    // Not every system tries again by itself.
    const isQuiet = performance.now() - idleSince > QUIET;
    if (link && !result.connected && needsAsking(link, treated, isQuiet)) {
      treated.asked++;
      idleSince = performance.now();
      await context.platform.reconnect(network, context.signal);
    }
    if (now > end && !result.connected) return result;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function tooLate(context: FixContext, verification: Verification): string {
  const seconds = context.options.timeout;
  return verification.state === 'pending' && verification.attempts > 0
    ? `No attempt came to an end within ${seconds} s, so nothing is proven yet.`
    : `No attempt followed within ${seconds} s, so nothing is proven yet.`;
}

/** A named access point, or --force, at a connection that is up: the next login there will be a full one. */
export async function clearWhileConnected(context: FixContext, plan: FixPlan): Promise<FixReport> {
  const { network, keys } = plan;
  if (keys.length === 0) return reportOf(plan, 'healthy', plan.why);
  const clearBss = (await context.platform.capabilities(network.iface)).cuts.includes('bss');
  const bssids = keys.map((key) => key.bssid);
  const cut: Cut = clearBss ? { scope: 'bss', bssids } : { scope: 'network' };
  const cleared = await context.platform.clearKey(network, cut);
  const text = `${clearedSentence(cleared)} The next login there will be a full one.`;
  return reportOf(plan, 'cleared', text, { cleared });
}
