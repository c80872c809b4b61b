import { said } from '../domain/said.ts';
import { BRIEF, leftUnsaid, lifeOf } from '../model/outcome.ts';
import type { Case, Detector, Suspicion } from './case.ts';
import { showEnd } from './case.ts';
import { ROW } from './claims.ts';

/** The last thing that an access point tells of its station is that it has gone. */
function goneUnsaid({ attempts }: Case): Suspicion | undefined {
  const last = attempts.at(-1);
  if (!last || attempts.length > 1 || !leftUnsaid(last)) return undefined;
  return {
    cause: 'undetermined',
    confidence: 0.5,
    attempts,
    evidence: showEnd(last, said('evidence.gone-unsaid')),
    wouldSettle: said('settle.address-and-station'),
  };
}

/**
 * Connected again and again, each time for seconds, and no line says who wanted it to end. It names no cause: a lease that
 * does not come, a manager that gives up, a person. But all is not well.
 */
export const briefConnections: Detector = {
  cause: 'undetermined',
  look(problem) {
    const { brief } = problem.story;
    const now = problem.cure ?? problem.attempts.at(-1);
    const holds = now !== undefined && now.end === undefined && (lifeOf(now) ?? 0) >= BRIEF;
    if (brief.length < ROW || holds) return goneUnsaid(problem);
    return {
      cause: 'undetermined',
      confidence: problem.thresholds.name,
      attempts: problem.attempts,
      evenIfRecovered: true,
      evidence: brief
        .slice(-ROW)
        .map((end) => ({ ...end.origin, why: said('evidence.brief-connection', { count: brief.length }) })),
      wouldSettle: said('settle.address-and-station'),
    };
  },
};
