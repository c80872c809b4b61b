import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { isEndUnsaid, outcomeOf } from '../model/outcome.ts';
import { endedByDriver } from '../model/ended-by-driver.ts';
import {
  grow,
  isLossComplainedOf,
  lackedMessage4,
  showEnd,
  trailing,
  type Case,
  type Detector,
  type Suspicion,
} from './case.ts';
import { wasAccepted } from './claims.ts';
import { lostSignal } from './signal-lost.ts';

/** A flood and the ends that it makes are this close, in milliseconds. */
const FLOOD_TO_END = 10_000;

/** Whoever ended the attempts need not have been the access point: far too many farewells were sent in its name. */
function forged({ attempts, around }: Case): Suspicion | undefined {
  const floods = around.filter((event) => event.kind === 'farewell-flood');
  const last = floods.at(-1);
  const run = trailing(
    attempts,
    ({ end, endedAt }) =>
      end?.by === 'disconnect' &&
      floods.some(({ at }) => Math.abs((at ?? Infinity) - (endedAt ?? -Infinity)) < FLOOD_TO_END),
  );
  if (!last || run.length === 0) return undefined;
  return {
    cause: 'ap-disconnects',
    variant: 'forged',
    confidence: grow(floods.length, 0.86, 0.92),
    isUnmeasured: true,
    attempts: run,
    evidence: [{ ...last.origin, why: said('evidence.farewell-flood', { count: last.count }) }],
  };
}

/** Ended before anything else was told of it, and with no word of a way in: what somebody has lost is what had been up. */
const endedUnseen = (attempt: Attempt): boolean =>
  outcomeOf(attempt) === 'failed' && attempt.beginUnseen && !wasAccepted(attempt);

/** The access point ended an established connection. One is an event; a finding only while it lasts, or if it comes back. */
export const apDisconnects: Detector = {
  cause: 'ap-disconnects',
  look(problem) {
    const flooded = forged(problem);
    if (flooded) return flooded;
    const isLoss = problem.story.side === 'station' && isLossComplainedOf(problem);
    const drops = problem.attempts.filter((attempt) => {
      const outcome = outcomeOf(attempt);
      const isInHandshake = attempt.fourWay.installed > 1 || lackedMessage4(attempt, problem);
      const kicked =
        outcome === 'dropped' ||
        (outcome === 'short-lived' && !isInHandshake) ||
        (isLoss && endedUnseen(attempt));
      return (
        kicked &&
        attempt.end?.by === 'disconnect' &&
        !attempt.end.local &&
        !isEndUnsaid(attempt) &&
        !lostSignal(attempt, problem)
      );
    });
    const drop = drops.at(-1);
    if (!drop || drop.end?.by !== 'disconnect') return undefined;
    const since = problem.attempts.slice(problem.attempts.indexOf(drop) + 1);
    const quiet = since.every((attempt) => outcomeOf(attempt) === 'open' || attempt.end?.by === 'silence');
    // One end of a connection that nobody saw is not enough to say who is at fault.
    const isSeen = drop.events.some(
      (event) =>
        (event.kind === 'group-handshake' && event.ok) ||
        event.kind === 'was-up' ||
        // Its frame takes an association back, and the reason is none of a way in.
        (event.kind === 'disconnected' && event.frame === 'disassociation' && drop.connected),
    );
    const isExcerpt = drop.beginUnseen && !isSeen && drops.length === 1 && problem.story.closedCount === 0;
    return {
      cause: 'ap-disconnects',
      confidence: quiet && !endedByDriver(drop, problem) ? (isExcerpt ? (isLoss ? 0.74 : 0.6) : 0.88) : 0.4,
      ...(isExcerpt && isLoss && { isUnmeasured: true }),
      attempts: drops,
      evidence: showEnd(
        drop,
        endedUnseen(drop)
          ? said('evidence.last-end')
          : said('evidence.ended-by-access-point', { reason: drop.end.reason }),
      ),
    };
  },
};
