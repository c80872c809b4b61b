import { INACTIVITY, LOW_ACK } from '../domain/codes.ts';
import type { WifiEvent } from '../domain/events.ts';
import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { endedByDriver } from '../model/ended-by-driver.ts';
import { nearBy } from '../model/link-common.ts';
import { outcomeOf } from '../model/outcome.ts';
import {
  grow,
  isComplainedOf,
  show,
  showEnd,
  trailing,
  type Case,
  type Detector,
  type Suspicion,
} from './case.ts';
import type { Thresholds } from './thresholds.ts';

/** Beacons are missed now and then: it is the loss shortly before the end, in milliseconds, that ends a connection. */
const LOSS_TO_END = 30_000;

function lostBeacons({ beaconLost, events, endedAt }: Attempt): boolean {
  const loss = events.findLast(({ kind }) => kind === 'beacon-loss');
  return beaconLost && (!loss || nearBy(loss.at, endedAt, LOSS_TO_END));
}

/** This end left because it heard nothing any more. */
const leftUnheard = ({ end }: Attempt): boolean =>
  end?.by === 'disconnect' && end.local && end.reason === INACTIVITY;

const wentUnacknowledged = ({ end }: Attempt): boolean => end?.by === 'disconnect' && end.reason === LOW_ACK;

/** A connection that ended because the access point was no longer heard. */
export function lostSignal(attempt: Attempt | undefined, problem: Case): boolean {
  if (!attempt || outcomeOf(attempt) !== 'dropped') return false;
  if (lostBeacons(attempt)) return true;
  if (leftUnheard(attempt) || wentUnacknowledged(attempt)) return true;
  return attempt.signal !== undefined && attempt.signal <= problem.thresholds.weakSignal;
}

/** This end lost the access point in the middle of the way in: what the supplicant then says of the key is a false alarm. */
const lostOnTheWay = (attempt: Attempt): boolean =>
  outcomeOf(attempt) === 'failed' && attempt.associated && leftUnheard(attempt);

/** An answered authentication came from an access point that is there. At the edge of its reach it may be heard once more. */
const wasAnswered = ({ end, authAnswers, associated }: Attempt): boolean =>
  end?.by === 'silence' && (authAnswers > 0 || associated);

/** Since the drop nothing else went wrong than not hearing the access point. */
function onlySilenceSince(problem: Case): boolean {
  const since = problem.attempts.slice(1);
  const isSilence = (attempt: Attempt): boolean =>
    attempt.end?.by === 'silence' ||
    outcomeOf(attempt) === 'open' ||
    lostSignal(attempt, problem) ||
    lostOnTheWay(attempt);
  // Frames still come through over a faint link.
  const isFaint = problem.attempts.some(({ signal }) => (signal ?? 0) <= problem.thresholds.weakSignal);
  return since.every(isSilence) && (isFaint || since.filter(wasAnswered).length <= 1);
}

/** Beacons are missed, and what is heard is faint. */
export const isFading = (around: readonly WifiEvent[], { weakSignal }: Thresholds): boolean =>
  around.some(({ kind }) => kind === 'beacon-loss') &&
  around.some((event) => event.kind === 'signal' && event.dbm <= weakSignal);

/** The log begins with the loss of a connection that it does not show. */
function lostUnseen(problem: Case): Suspicion | undefined {
  const loss = problem.around.find((event) => event.kind === 'beacon-loss');
  if (!loss || problem.attempts.length > 0 || problem.before) return undefined;
  if (problem.story.notFound === 0 && !isFading(problem.around, problem.thresholds)) return undefined;
  return {
    cause: 'signal-lost',
    confidence: 0.94,
    attempts: [],
    evidence: [{ ...loss.origin, why: said('evidence.beacons-missed') }],
  };
}

/** No connection is told of: the access point was lost each time before there was one. */
function lostAgain({ attempts }: Case): Suspicion | undefined {
  const run = trailing(attempts, lostOnTheWay);
  const last = run.at(-1);
  if (!last) return undefined;
  return {
    cause: 'signal-lost',
    confidence: grow(run.length, 0.6, 0.8, 0.88),
    isUnmeasured: true,
    attempts: run,
    evidence: showEnd(last, said('evidence.lost-in-handshake')),
    wouldSettle: said('settle.supplicant-and-kernel'),
  };
}

/** The access point vanished, or the link faded. */
export const signalLost: Detector = {
  cause: 'signal-lost',
  look(problem) {
    const drop = problem.attempts.find((attempt) => outcomeOf(attempt) === 'dropped');
    if (!drop) return lostUnseen(problem) ?? lostAgain(problem);
    if (!lostSignal(drop, problem) || !onlySilenceSince(problem)) return undefined;
    const gone = problem.story.notFound > 0;
    // One end of a connection that an access point's log does not show: the station may be at another one by then.
    const isExcerpt =
      problem.story.side === 'access-point' &&
      drop.beginUnseen &&
      !drop.events.some(({ kind }) => kind === 'connected') &&
      problem.attempts.length === 1 &&
      problem.story.closedCount === 0;
    return {
      cause: 'signal-lost',
      confidence: endedByDriver(drop, problem)
        ? 0.5
        : isExcerpt
          ? // Somebody complains of it: the station did not just move on.
            isComplainedOf(problem)
            ? 0.72
            : 0.6
          : gone || drop.beaconLost
            ? 0.93
            : 0.88,
      attempts: problem.attempts,
      evidence: [
        ...show(drop, said('evidence.beacons-missed'), (event) => event.kind === 'beacon-loss'),
        ...show(
          drop,
          said('evidence.weak-signal'),
          (event) => event.kind === 'signal' && event.dbm <= problem.thresholds.weakSignal,
        ),
        ...showEnd(
          drop,
          wentUnacknowledged(drop)
            ? said('evidence.ended-by-access-point', { reason: LOW_ACK })
            : problem.story.side === 'access-point'
              ? said('evidence.station-no-longer-heard')
              : said('evidence.no-longer-heard'),
        ),
        ...problem.attempts
          .filter(lostOnTheWay)
          .slice(-1)
          .flatMap((attempt) => showEnd(attempt, said('evidence.lost-in-handshake'))),
        ...problem.around
          .filter((event) => event.kind === 'network-not-found')
          .slice(0, 1)
          .map((event) => ({ ...event.origin, why: said('evidence.not-found-afterwards') })),
      ],
    };
  },
};
