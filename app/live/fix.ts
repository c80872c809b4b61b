/** One `fix` as a person asks for it: put right, plan, agree, and a course of treatment with a session of its own. */
import type { Thresholds } from '../detect/thresholds.ts';
import type { Ssid } from '../domain/ids.ts';
import { said, type Said } from '../domain/said.ts';
import type { FixOutcome } from '../domain/treatment.ts';
import { PlatformError, type KnownNetwork, type Platform } from '../platform/port.ts';
import type { CoursePlan, CourseReport, CourseStep } from '../remedy/course-state.ts';
import { Attendant, type Lock } from './attendant.ts';
import { keepEmpty } from './keep-empty.ts';
import { planFix, type FixPlan, type Only } from './plan.ts';
import { LiveSession } from './session.ts';
import { findTarget, type TargetOptions } from './target.ts';

export interface FixOptions extends TargetOptions {
  /** Clear without having seen a refusal. */
  readonly force?: boolean | undefined;
  /** All keys of the network, or none, instead of the smallest cut. */
  readonly only?: Only | undefined;
  readonly keepCacheEmpty?: boolean | undefined;
  /** Use the cache of this network again. */
  readonly undo?: boolean | undefined;
  /** Seconds to wait for the proof. */
  readonly timeout: number;
}

/** Where a fix is, in the order in which it gets there. */
export type FixProgress =
  /** Something that an earlier run left half-done was put right. */
  | { readonly what: 'repaired'; readonly repaired: Said }
  | { readonly what: 'planned'; readonly plan: FixPlan }
  | { readonly what: 'keeping-empty'; readonly plan: FixPlan }
  | { readonly what: 'step'; readonly step: CourseStep };

export interface FixContext {
  readonly platform: Platform;
  readonly options: FixOptions;
  readonly signal: AbortSignal;
  readonly lock?: Lock | undefined;
  readonly thresholds?: (() => Thresholds) | undefined;
  tell(progress: FixProgress): void;
  /** Asked once before anything is changed. @throws where nobody agrees */
  agree(plan: FixPlan): Promise<void>;
  /** Asked before anything is done that the plan does not name. */
  agreeToMore(plan: CoursePlan, why: readonly Said[]): Promise<boolean>;
}

/** @throws UnknownTarget, PlatformError */
export async function runFix(context: FixContext, ssid: string): Promise<CourseReport> {
  const { platform, options } = context;
  const { keepCacheEmpty, bssid, force } = options;
  for (const repaired of await platform.repair()) context.tell({ what: 'repaired', repaired });
  const target = await findTarget(ssid, options, platform);
  const { network } = target;
  if (options.undo) return undo(network);
  const plan = await planFix(target, platform, force, options.only);
  if (network.disabled)
    throw new PlatformError('privilege', [plan.why, ...plan.steps.flatMap(({ advice }) => advice ?? [])]);
  const idle = network.connected && !bssid && !force;
  if (idle && !keepCacheEmpty) return plainReport(network, 'healthy', plan.why);
  if (!idle) context.tell({ what: 'planned', plan });
  if (!idle || keepCacheEmpty) await context.agree(plan);
  if (keepCacheEmpty) {
    keepEmpty(network.ssid, true);
    context.tell({ what: 'keeping-empty', plan });
  }
  const kept = idle ? plainReport(network, 'kept-empty', keptSentence(network.ssid)) : undefined;
  let course: CoursePlan = kept ? { ...plan.course, insisted: true } : plan.course;
  if (course.whileConnected && !course.cut) return kept ?? plainReport(network, 'healthy', plan.why);
  for (;;) {
    const report = await treat(network, course, context);
    if (kept) return kept;
    // The machine is no longer as the plan says: what would be done now is asked anew.
    if (!report.offer || !(await context.agreeToMore(report.offer, report.said))) return report;
    course = report.offer;
  }
}

/** @throws what the platform said no with */
async function treat(network: KnownNetwork, plan: CoursePlan, context: FixContext): Promise<CourseReport> {
  const { platform, signal, lock, thresholds, options } = context;
  const stop = new AbortController();
  const session = new LiveSession(platform, network.iface, thresholds);
  const ready = new Promise<void>((resolve) => session.listen({ ready: resolve }));
  const attendant = new Attendant({ session, platform, lock });
  const following = session.run(stop.signal);
  attendant.listen((_, fresh) => {
    for (const step of fresh) context.tell({ what: 'step', step });
  });
  try {
    await Promise.race([ready, following]);
    const proof = options.timeout * 1000;
    const agree = (wanted: CoursePlan, why: Said): Promise<boolean> => context.agreeToMore(wanted, [why]);
    const attended = attendant.attend({ by: 'fix', plan, proof }, { network: () => network, agree });
    const cancel = (): void => attended.cancel();
    if (signal.aborted) cancel();
    else signal.addEventListener('abort', cancel, { once: true });
    const report = await attended.done;
    signal.removeEventListener('abort', cancel);
    if (attended.error && report.outcome === 'failed') throw attended.error;
    return report;
  } finally {
    stop.abort();
    await following;
  }
}

function plainReport({ iface, ssid }: KnownNetwork, outcome: FixOutcome, why: Said): CourseReport {
  return { by: 'fix', outcome, said: [why], at: Date.now(), iface, ssid };
}

export const keptSentence = (ssid: Ssid): Said => said('course.will-save-none', { ssid });

function undo(network: KnownNetwork): CourseReport {
  const changed = keepEmpty(network.ssid, false);
  const why = said(changed ? 'course.saves-again' : 'course.saved-already', { ssid: network.ssid });
  return plainReport(network, 'undone', why);
}
