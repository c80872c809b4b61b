import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { type Case, type Detector } from './case.ts';
import { phasesBetween } from './phases.ts';

/** The first association after a WPS success, and the milliseconds in between. */
function slowJoin(problem: Case): { attempt: Attempt; ms: number } | undefined {
  const success = problem.around.findLast((event) => event.kind === 'wps' && event.step === 'success');
  const since = success?.at;
  if (since === undefined) return undefined;
  const later = [...problem.attempts, ...(problem.cure ? [problem.cure] : [])].filter(
    (attempt) => !attempt.wps,
  );
  const attempt = later.find((candidate) => (candidate.associatedAt ?? -1) > since);
  return attempt?.associatedAt === undefined ? undefined : { attempt, ms: attempt.associatedAt - since };
}

/** Provisioning worked and the join that follows it took seconds (seed 004). */
export const wpsSlow: Detector = {
  cause: 'wps-slow',
  look(problem) {
    const slow = slowJoin(problem);
    if (!slow || slow.ms < problem.thresholds.wpsSlow) return undefined;
    const success = problem.around.findLast((event) => event.kind === 'wps' && event.step === 'success');
    const begun = slow.attempt.startedAt ?? slow.attempt.associatedAt ?? 0;
    const searching = Math.max(0, begun - (success?.at ?? begun));
    const joining = (slow.attempt.associatedAt ?? begun) - begun;
    return {
      cause: 'wps-slow',
      confidence: 0.9,
      attempts: [slow.attempt],
      evenIfRecovered: true,
      timeline: phasesBetween(
        [...problem.attempts, slow.attempt].flatMap(({ events }) => events),
        success?.at ?? begun,
        slow.attempt.associatedAt ?? begun,
      ),
      evidence: [
        ...(success ? [{ ...success.origin, why: said('evidence.wps-handed-over') }] : []),
        ...slow.attempt.events
          .filter((event) => event.kind === 'assoc-response' && event.status === 0)
          .slice(0, 1)
          .map((event) => ({
            ...event.origin,
            why: said('evidence.associated-later', {
              ...{ later: slow.ms, before: searching, within: joining },
            }),
          })),
      ],
    };
  },
};
