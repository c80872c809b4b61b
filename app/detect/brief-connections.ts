import { said } from '../domain/said.ts';
import { BRIEF, leftUnsaid, lifeOf, wasBrief } from '../model/outcome.ts';
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

/** Who comes back within this many milliseconds had not meant to leave; and a connection that short was of no use. */
const AT_ONCE = 10_000;

/** The text ends in the end of a brief connection that had followed another at once. */
function isBackAtOnce({ attempts, cure, story }: Case): boolean {
  const last = cure ?? attempts.at(-1) ?? story.lastHeld;
  const before = story.brief.at(-2)?.at;
  if (!last?.end || !wasBrief(last) || last.startedAt === undefined || before === undefined) return false;
  if ((lifeOf(last) ?? AT_ONCE) >= AT_ONCE) return false;
  return last.startedAt >= before && last.startedAt - before < AT_ONCE;
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
    if (brief.length < (isBackAtOnce(problem) ? ROW - 1 : ROW) || holds) return goneUnsaid(problem);
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
