import { SAE } from '../domain/codes.ts';
import type { AkmFamily, WifiEvent } from '../domain/events.ts';
import type { Cause, Variant } from '../domain/causes.ts';
import type { ClaimCode, Evidence, Phase, RuledOut } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { outcomeOf, provedKey } from '../model/outcome.ts';
import type { Story } from '../model/story.ts';
import { DEFAULTS, type Thresholds } from './thresholds.ts';

/** One trouble with one network, as detectors look at it. */
export interface Case {
  readonly story: Story;
  /** The attempts that went wrong and the connections that were lost, oldest first. */
  readonly attempts: readonly Attempt[];
  /** How many there were, those that were not kept included. */
  readonly count: number;
  /** The connection that held before it. */
  readonly before: Attempt | undefined;
  /** The connection that ended it. */
  readonly cure: Attempt | undefined;
  readonly around: readonly WifiEvent[];
  readonly akms: ReadonlySet<AkmFamily>;
  readonly thresholds: Thresholds;
  /** The access point's view of an attempt, where its log was read too. */
  readonly peer: (attempt: Attempt) => Attempt | undefined;
}

/** A cause that a detector thinks possible. */
export interface Suspicion {
  readonly cause: Cause;
  readonly variant?: Variant | undefined;
  readonly confidence: number;
  /** No generated log has such a case: its strength is told as it is, not as a share that was measured on others. */
  readonly isUnmeasured?: boolean;
  /** The attempts that show it. */
  readonly attempts: readonly Attempt[];
  readonly evidence: readonly Evidence[];
  readonly timeline?: readonly Phase[];
  readonly ruledOut?: readonly RuledOut[];
  /** What would make it sure, where it is not. */
  readonly wouldSettle?: Said;
  /** Told even where the trouble ended in a connection that held (a slow join is slow also when it succeeds). */
  readonly evenIfRecovered?: boolean;
}

/** One cause, one file. */
export interface Detector {
  readonly cause: Cause;
  /** Pure. Returns what speaks for the cause, or undefined. */
  look(problem: Case): Suspicion | undefined;
  /** Why it is not this cause, where the case shows it. It is said only where it is borne by what is proven. */
  excuse?(problem: Case, proven: ReadonlySet<ClaimCode>): Said | undefined;
}

const nobody = (): undefined => undefined;

export function makeCase(
  story: Story,
  trouble: Pick<Case, 'attempts' | 'count' | 'before' | 'cure' | 'around'>,
  peer: Case['peer'] = nobody,
  thresholds: Thresholds = DEFAULTS,
): Case {
  return { story, akms: story.akms, thresholds, peer, ...trouble };
}

/** The same once more: says which time it is. */
export const again = (what: Said, time: number): Said =>
  time > 1 ? said('evidence.again', { what, time }) : what;

/** The event that shows something in an attempt, as evidence. Nothing if the attempt kept no such event. */
export function show(
  attempt: Attempt | undefined,
  why: Said,
  test: (event: WifiEvent) => boolean,
): Evidence[] {
  const event = attempt?.events.findLast(test);
  return event ? [{ ...event.origin, why }] : [];
}

/** Evidence for the way an attempt ended. */
export function showEnd(attempt: Attempt, why: Said): Evidence[] {
  const end = attempt.end;
  switch (end?.by) {
    case 'disconnect':
      return show(attempt, why, (event) => event.kind === 'disconnected' && event.reason === end.reason);
    case 'assoc-reject':
      return show(attempt, why, (event) => event.kind === 'assoc-response' && event.status !== 0);
    case 'auth-reject':
      return show(
        attempt,
        why,
        (e) => e.kind === 'auth-rejected' || (e.kind === 'auth-response' && e.status !== 0),
      );
    default:
      return show(attempt, why, () => true);
  }
}

/** The last attempts, back to the first that does not satisfy `test`; newest last. */
export function trailing(
  attempts: readonly Attempt[],
  test: (attempt: Attempt) => boolean,
): readonly Attempt[] {
  const stop = attempts.findLastIndex((attempt) => !test(attempt));
  return attempts.slice(stop + 1);
}

/** Confidence that grows with the number of times: `steps[0]` for one, `steps[1]` for two … the last for more. */
export const grow = (times: number, ...steps: readonly number[]): number =>
  times <= 0 ? 0 : (steps[Math.min(times, steps.length) - 1] ?? 0);

/** hostapd answers a wrong confirm with status 1 up to 2.10 and with 15 from 2.11 (c823197bd). */
export const CONFIRM_REFUSED = new Set([1, 15]);

/** Did the access point refuse the SAE confirm: the proof of the password? */
export const confirmRefused = ({ end }: Attempt): boolean =>
  end?.by === 'auth-reject' &&
  end.algorithm === SAE &&
  end.transaction === 2 &&
  CONFIRM_REFUSED.has(end.status);

/** Milliseconds between association and the end of an attempt; undefined without clocks. */
export const sinceAssociated = (attempt: Attempt): number | undefined =>
  attempt.associatedAt === undefined || attempt.endedAt === undefined
    ? undefined
    : attempt.endedAt - attempt.associatedAt;

/**
 * Was the key that this attempt could offer made in an attempt of the same trouble that failed after the association
 * itself? It never worked with this access point, so it did not go stale: what the handshake fails for is something else.
 */
export const keyNeverWorked = (attempt: Attempt, { attempts }: Pick<Case, 'attempts'>): boolean =>
  attempts.some(
    (earlier) =>
      earlier.serial < attempt.serial &&
      earlier.bssid === attempt.bssid &&
      (earlier.associated || earlier.eap.success) &&
      !earlier.connected &&
      (provedKey(earlier) || (earlier.authRequests > 1 && earlier.assocRequested)),
  );

/** The access point says, in whichever log, that it has found the key in its own cache. */
export const isFoundInCache = (attempt: Attempt, { peer }: Pick<Case, 'peer'>): boolean =>
  attempt.acceptanceSaid || peer(attempt)?.acceptanceSaid === true;

/** Somebody says beside the log that it does not work. */
export const isComplainedOf = ({ around }: Pick<Case, 'around'>): boolean =>
  around.some(({ kind }) => kind === 'complaint');

/** Somebody says beside the log that another password than the network's was tried. */
export const isOtherPassword = ({ around }: Pick<Case, 'around'>): boolean =>
  around.some(({ kind }) => kind === 'other-password');

/** Somebody says beside the log that the connection does not hold. */
export const isLossComplainedOf = ({ around }: Pick<Case, 'around'>): boolean =>
  around.some((event) => event.kind === 'complaint' && event.of === 'loss');

/** Its access point, whose log is there, too, asked for message 4/4 again and again: to it the connection was never up. */
export function lackedMessage4(attempt: Attempt, { peer }: Pick<Case, 'peer'>): boolean {
  const seen = peer(attempt)?.fourWay.seen;
  return seen !== undefined && seen[3] > 1 && seen[4] === 0;
}

/** Without random numbers there is no message 2/4 to send: the station broke the handshake off, and says so itself. */
export const lackedNumbers = ({ events }: Attempt): boolean =>
  events.some(({ kind }) => kind === 'station-low-entropy');

/** The attempt that is under way came further, at one of those that had no answer, than any of them did: nobody is silent any more. */
export const isAnsweredNow = (silent: readonly Attempt[], { story }: Pick<Case, 'story'>): boolean => {
  const now = story.attempts.at(-1);
  if (now === undefined || outcomeOf(now) !== 'open') return false;
  const isOf = ({ bssid }: Attempt): boolean =>
    now.bssid === undefined || bssid === undefined || bssid === now.bssid;
  const isFurther =
    now.associated || (now.authAnswers > 0 && !silent.some(({ assocRequested }) => assocRequested));
  return isFurther && silent.some(isOf);
};
