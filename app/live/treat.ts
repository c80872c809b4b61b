/** Carries out a plan at a machine, with a session of its own for as long as it takes. */
import type { Thresholds } from '../detect/thresholds.ts';
import type { Said } from '../domain/said.ts';
import type { KnownNetwork, Platform } from '../platform/port.ts';
import type { CoursePlan, CourseReport, CourseStep } from '../remedy/course-state.ts';
import { Attendant, type Lock } from './attendant.ts';
import { LiveSession } from './session.ts';

export interface Treating {
  readonly platform: Platform;
  readonly options: {
    /** Seconds to wait for the proof. */
    readonly timeout: number;
  };
  readonly signal: AbortSignal;
  readonly lock?: Lock | undefined;
  readonly thresholds?: (() => Thresholds) | undefined;
  tell(progress: { readonly what: 'step'; readonly step: CourseStep }): void;
  /** Asked before anything is done that the plan does not name. */
  agreeToMore(plan: CoursePlan, why: readonly Said[]): Promise<boolean>;
}

/** Milliseconds of looking before a person is told that nothing could be seen. */
export const LOOK = 25_000;

/** @throws what the platform said no with */
export async function treat(
  network: KnownNetwork,
  plan: CoursePlan,
  context: Treating,
): Promise<CourseReport> {
  const { platform, signal, lock, thresholds, options } = context;
  const stop = new AbortController();
  const session = new LiveSession(platform, network.iface, thresholds);
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
