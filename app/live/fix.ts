/** One `fix` as a person asks for it: put right, plan, agree, and a course of treatment. */
import type { Ssid } from '../domain/ids.ts';
import { said, type Said } from '../domain/said.ts';
import { sayAll } from '../words/say.ts';
import { PlatformError, type Platform } from '../platform/port.ts';
import type { CoursePlan, CourseReport, CourseStep, Outcome } from '../remedy/course-state.ts';
import { Attendant, type Lock } from './attendant.ts';
import { keepEmpty } from './keep-empty.ts';
import { planFix, type FixPlan, type PlanOptions } from './plan.ts';
import { LiveSession } from './session.ts';
import { findNetwork } from './target.ts';

export interface FixOptions extends PlanOptions {
  readonly keepCacheEmpty?: boolean | undefined;
  /** Use the cache of this network again. */
  readonly undo?: boolean | undefined;
  /** Seconds to wait for the proof. */
  readonly timeout: number;
}

/** Where a fix is, in the order in which it gets there. */
export type FixProgress =
  /** Something that an earlier run left half-done was put right. */
  | { readonly what: 'repaired'; readonly text: string }
  | { readonly what: 'planned'; readonly plan: FixPlan }
  | { readonly what: 'keeping-empty'; readonly plan: FixPlan }
  | { readonly what: 'step'; readonly step: CourseStep };

export interface FixContext {
  readonly platform: Platform;
  readonly options: FixOptions;
  readonly signal: AbortSignal;
  readonly lock?: Lock | undefined;
  tell(progress: FixProgress): void;
  /** Asked once before anything is changed. @throws where nobody agrees */
  agree(plan: FixPlan): Promise<void>;
  /** Asked before anything is done that the plan does not name. */
  agreeToMore(plan: CoursePlan, why: readonly Said[]): Promise<boolean>;
}

/** Milliseconds of looking before a person is told that nothing could be seen. */
export const LOOK = 25_000;

/** @throws UnknownTarget, PlatformError */
export async function runFix(context: FixContext, ssid: string): Promise<CourseReport> {
  const { keepCacheEmpty, bssid, force } = context.options;
  for (const sentence of await context.platform.repair()) context.tell({ what: 'repaired', text: sentence });
  if (context.options.undo) return undo(context, ssid);
  const plan = await planFix(ssid, context.options, context.platform);
  const { network } = plan;
  if (network.disabled)
    throw new PlatformError(
      'privilege',
      sayAll([plan.why, ...plan.steps.flatMap(({ advice }) => advice ?? [])]),
    );
  const idle = network.connected && !bssid && !force;
  if (idle && !keepCacheEmpty) return plainReport(plan, 'healthy', plan.why);
  if (!idle) {
    context.tell({ what: 'planned', plan });
    await context.agree(plan);
  }
  if (keepCacheEmpty) {
    keepEmpty(network.ssid, true);
    context.tell({ what: 'keeping-empty', plan });
  }
  const isNothing = plan.course.whileConnected && !plan.course.cut;
  if (idle) {
    const insisted = { ...plan.course, insisted: true as const };
    if (!isNothing) await attend(context, plan, insisted);
    return plainReport(plan, 'kept-empty', keptSentence(network.ssid));
  }
  if (isNothing) return plainReport(plan, 'healthy', plan.why);
  const report = await attend(context, plan, plan.course);
  // The machine is no longer as the plan says: what would be done now is asked anew, once.
  const { offer } = report;
  return offer && (await context.agreeToMore(offer, report.said)) ? attend(context, plan, offer) : report;
}

/** With a session of its own, for as long as it takes. @throws what the platform said no with */
async function attend(context: FixContext, { network }: FixPlan, plan: CoursePlan): Promise<CourseReport> {
  const { platform, signal, lock, options } = context;
  const stop = new AbortController();
  const session = new LiveSession(platform, network.iface);
  const ready = new Promise<void>((resolve) => session.listen({ ready: resolve }));
  const attendant = new Attendant({ session, platform, lock });
  const following = session.run(stop.signal);
  const told = new Set<string>();
  attendant.listen(({ course }) => {
    for (const step of course.steps) {
      const key = `${step.what} ${step.at}`;
      if (told.has(key)) continue;
      told.add(key);
      context.tell({ what: 'step', step });
    }
  });
  try {
    await Promise.race([ready, following]);
    const limits = { look: LOOK, proof: options.timeout * 1000 };
    const agree = (wanted: CoursePlan, why: Said): Promise<boolean> => context.agreeToMore(wanted, [why]);
    const attended = attendant.attend({ by: 'fix', plan, limits }, { network: () => network, agree });
    const cancel = (): void => attended.cancel();
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
    const { report, error } = await attended.done;
    signal.removeEventListener('abort', cancel);
    if (error && report.outcome === 'failed') throw error;
    return report;
  } finally {
    stop.abort();
    await following;
  }
}

function plainReport({ network: { iface, ssid } }: FixPlan, outcome: Outcome, why: Said): CourseReport {
  return { by: 'fix', outcome, said: [why], at: Date.now(), iface, ssid };
}

export const keptSentence = (ssid: Ssid): Said => said('course.will-save-none', { ssid });

async function undo(context: FixContext, ssid: string): Promise<CourseReport> {
  const network = findNetwork(ssid, await context.platform.networks(context.options.iface));
  const changed = keepEmpty(network.ssid, false);
  const why = said(changed ? 'course.saves-again' : 'course.saved-already', { ssid: network.ssid });
  const { iface } = network;
  return { by: 'fix', outcome: 'undone', said: [why], at: Date.now(), iface, ssid: network.ssid };
}
