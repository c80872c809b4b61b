import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { outcomeOf } from '../model/outcome.ts';
import { show, showEnd, type Case, type Detector, type Suspicion } from './case.ts';

const INACTIVITY = 4;

/** A connection that ended because the access point was no longer heard. */
export function lostSignal(attempt: Attempt | undefined, problem: Case): boolean {
  if (!attempt || outcomeOf(attempt) !== 'dropped') return false;
  if (attempt.beaconLost) return true;
  if (attempt.end?.by === 'disconnect' && attempt.end.local && attempt.end.reason === INACTIVITY) return true;
  return attempt.signal !== undefined && attempt.signal <= problem.thresholds.weakSignal;
}

/** Since the drop nothing else went wrong than not hearing the access point. */
const onlySilenceSince = (problem: Case): boolean =>
  problem.attempts
    .slice(1)
    .every(
      (attempt) =>
        attempt.end?.by === 'silence' || outcomeOf(attempt) === 'open' || lostSignal(attempt, problem),
    );

/** The log begins with the loss of a connection that it does not show. */
function lostUnseen(problem: Case): Suspicion | undefined {
  const loss = problem.around.find((event) => event.kind === 'beacon-loss');
  if (!loss || problem.attempts.length > 0 || problem.before || problem.story.notFound === 0)
    return undefined;
  return {
    cause: 'signal-lost',
    confidence: 0.94,
    attempts: [],
    evidence: [{ ...loss.origin, why: said('evidence.beacons-missed') }],
  };
}

/** The access point vanished, or the link faded. */
export const signalLost: Detector = {
  cause: 'signal-lost',
  look(problem) {
    const drop = problem.attempts.find((attempt) => outcomeOf(attempt) === 'dropped');
    if (!drop) return lostUnseen(problem);
    if (!lostSignal(drop, problem) || !onlySilenceSince(problem)) return undefined;
    const gone = problem.story.notFound > 0;
    return {
      cause: 'signal-lost',
      confidence: gone || drop.beaconLost ? 0.93 : 0.88,
      attempts: problem.attempts,
      evidence: [
        ...show(drop, said('evidence.beacons-missed'), (event) => event.kind === 'beacon-loss'),
        ...show(
          drop,
          said('evidence.weak-signal'),
          (event) => event.kind === 'signal' && event.dbm <= problem.thresholds.weakSignal,
        ),
        ...showEnd(drop, said('evidence.no-longer-heard')),
        ...problem.around
          .filter((event) => event.kind === 'network-not-found')
          .slice(0, 1)
          .map((event) => ({ ...event.origin, why: said('evidence.not-found-afterwards') })),
      ],
    };
  },
};
