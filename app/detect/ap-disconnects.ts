import { said } from '../domain/said.ts';
import { outcomeOf } from '../model/outcome.ts';
import { endedByDriver, showEnd, type Detector } from './case.ts';
import { lostSignal } from './signal-lost.ts';

/** The access point ended an established connection. One is an event; a finding only while it lasts, or if it comes back. */
export const apDisconnects: Detector = {
  cause: 'ap-disconnects',
  look(problem) {
    const drops = problem.attempts.filter((attempt) => {
      const outcome = outcomeOf(attempt);
      const kicked = outcome === 'dropped' || (outcome === 'short-lived' && attempt.fourWay.installed < 2);
      return (
        kicked && attempt.end?.by === 'disconnect' && !attempt.end.local && !lostSignal(attempt, problem)
      );
    });
    const drop = drops.at(-1);
    if (!drop || drop.end?.by !== 'disconnect') return undefined;
    const since = problem.attempts.slice(problem.attempts.indexOf(drop) + 1);
    const quiet = since.every((attempt) => outcomeOf(attempt) === 'open' || attempt.end?.by === 'silence');
    // One end of a connection that nobody saw is not enough to say who is at fault.
    const isExcerpt = drop.beginUnseen && drops.length === 1 && problem.story.closedCount === 0;
    return {
      cause: 'ap-disconnects',
      confidence: quiet && !endedByDriver(drop, problem) ? (isExcerpt ? 0.6 : 0.88) : 0.4,
      attempts: drops,
      evidence: showEnd(drop, said('evidence.ended-by-access-point', { reason: drop.end.reason })),
    };
  },
};
