import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { askedToAssociate, exchangedAt, outcomeOf } from '../model/outcome.ts';
import {
  grow,
  isAnsweredNow,
  isComplainedOf,
  showEnd,
  trailing,
  type Case,
  type Detector,
  type Suspicion,
} from './case.ts';
import { shortcutOf } from './shortcut.ts';

/** No timer gives a request up within this many milliseconds: mac80211 sends it three times, 200 ms apart. */
const NO_TIMER = 500;

/**
 * The next attempt began at once: this one was answered with something that the log does not show (up to 2.8 no line
 * tells of a refused authentication).
 */
function wasAnswered(attempt: Attempt, { attempts }: Case): boolean {
  const next = attempts[attempts.indexOf(attempt) + 1];
  const askedAt = exchangedAt(attempt);
  if (next?.startedAt === undefined || askedAt === undefined) return false;
  return next.startedAt - askedAt < NO_TIMER;
}

/** Unanswered authentications that are no chance. */
const FEWEST = 2;

/** A driver that associates by itself: the supplicant waited for it in vain, and gave up. */
const gaveUpWaiting = ({ end, supplicantTimeout, associated, assocRequested }: Attempt): boolean =>
  supplicantTimeout &&
  assocRequested &&
  !associated &&
  ((end?.by === 'disconnect' && end.local) || end?.by === 'silence');

function unanswered(attempt: Attempt, problem: Case): boolean {
  if (outcomeOf(attempt) === 'failed' && gaveUpWaiting(attempt))
    return shortcutOf(attempt, problem).used !== 'yes' && attempt.sendFailures.length === 0;
  if (outcomeOf(attempt) !== 'failed' || attempt.end?.by !== 'silence' || attempt.associated) return false;
  // What the driver refused to send nobody could answer.
  if (attempt.sendFailures.length > 0) return false;
  // A second request in quick succession is SAE's confirm: the first was answered.
  const confirmed = attempt.sae.confirm || (attempt.authRequests > 1 && !attempt.assocRequested);
  if (confirmed && !attempt.authTimedOut) return false;
  if (!attempt.authTimedOut && !attempt.assocTimedOut && wasAnswered(attempt, problem)) return false;
  return !askedToAssociate(attempt) || shortcutOf(attempt, problem).used === 'no';
}

/** A station that moves on asks once or twice more: one that asks so often is still there, and hears no answer. */
const MANY_ANSWERS = 4;

/**
 * An access point that logs a request has heard it. That its answer did not arrive it knows only where it says that nobody
 * acknowledged it, which happens to every station that moves on: it takes several, or somebody who says that it does not work.
 */
function unacknowledged(problem: Case): Suspicion | undefined {
  const run = trailing(
    problem.attempts,
    ({ end, authTimedOut, assocTimedOut }) => end?.by === 'silence' && (authTimedOut || assocTimedOut),
  );
  const last = run.at(-1);
  if (!last) return undefined;
  const answers = run
    .flatMap(({ events }) => events)
    .filter(({ kind }) => kind === 'auth-timeout' || kind === 'assoc-timeout').length;
  // A station that goes on to associate has heard the answer to its authentication: it is its acknowledgements that do not arrive.
  const isHeard = run.some((attempt) => attempt.authTimedOut) && run.some((attempt) => attempt.assocTimedOut);
  const isMeant = answers >= MANY_ANSWERS || isHeard || isComplainedOf(problem);
  return {
    cause: 'auth-timeout',
    confidence: Math.max(grow(run.length, 0.4, 0.6, 0.72, 0.8), isMeant ? 0.72 : 0),
    isUnmeasured: true,
    attempts: run,
    evidence: showEnd(last, said('evidence.answer-unacknowledged')),
    wouldSettle: said('settle.more-attempts'),
  };
}

/** The association request was not answered; whether a saved key went with it is not known. */
const maybeKeyed = (attempt: Attempt, problem: Case): boolean =>
  outcomeOf(attempt) === 'failed' &&
  attempt.end?.by === 'silence' &&
  askedToAssociate(attempt) &&
  attempt.sendFailures.length === 0 &&
  shortcutOf(attempt, problem).used !== 'yes';

/** Is nothing known of a key management that keeps keys? Then a request that nobody answered is first of all that. */
const isUntied = (attempt: Attempt, problem: Case): boolean =>
  maybeKeyed(attempt, problem) &&
  attempt.assocTimedOut &&
  attempt.akm === undefined &&
  !attempt.entryBefore &&
  problem.akms.size === 0;

interface Silence {
  readonly run: readonly Attempt[];
  /** Whether a saved key can have gone with the last requests: their silence is told with less confidence. */
  readonly isSure: boolean;
}

/**
 * The last attempts without an answer. One whose association was not answered is among them where the same access point left the
 * authentication unanswered twice as often: a key that it does not know makes it deaf to the association alone.
 */
function silence(problem: Case): Silence {
  const plain = (attempt: Attempt): boolean => unanswered(attempt, problem);
  const mixed = trailing(problem.attempts, (attempt) => plain(attempt) || maybeKeyed(attempt, problem));
  const deaf = mixed.filter(plain).length;
  if (deaf >= FEWEST && deaf >= 2 * (mixed.length - deaf)) return { run: mixed, isSure: true };
  const sure = trailing(problem.attempts, plain);
  if (sure.length > 0) return { run: sure, isSure: true };
  const untied = trailing(problem.attempts, (attempt) => plain(attempt) || isUntied(attempt, problem));
  return { run: untied, isSure: false };
}

/** Requests without an answer, not tied to a cached key. */
export const authTimeout: Detector = {
  cause: 'auth-timeout',
  look(problem) {
    if (problem.story.side === 'access-point') return unacknowledged(problem);
    const { run, isSure } = silence(problem);
    const last = run.at(-1);
    if (!last || isAnsweredNow(run, problem)) return undefined;
    const told = run.some(
      (attempt) => attempt.authTimedOut || attempt.assocTimedOut || gaveUpWaiting(attempt),
    );
    return {
      cause: 'auth-timeout',
      confidence: isSure
        ? grow(run.length, told ? 0.72 : 0.45, told ? 0.9 : 0.75, 0.9, 0.93)
        : grow(run.length, 0.6, 0.72, 0.78),
      isUnmeasured: !isSure,
      attempts: run,
      evidence: showEnd(
        last,
        last.assocRequested
          ? said('evidence.no-association-answer')
          : said('evidence.no-authentication-answer'),
      ),
      wouldSettle: isSure ? said('settle.more-attempts') : said('settle.key-management'),
    };
  },
};
