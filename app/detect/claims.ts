/**
 * What is proven about a trouble, each with the events that prove it. Sentences that set a cause aside may only be said
 * where their claim was proven: what was not seen is not claimed, and an attempt that was cut off claims nothing of its
 * beginning.
 */
import { FOUR_WAY_TIMEOUT, NOT_SAID, SAE, SHARED_KEY } from '../domain/codes.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Claim, ClaimCode } from '../domain/finding.ts';
import type { Attempt } from '../model/attempt.ts';
import { isEndUnsaid, isMadeUp, outcomeOf, wasUp, provedKey } from '../model/outcome.ts';
import { isAnsweredNow, type Case } from './case.ts';
import { refusing } from './password-word.ts';
import { isSurelyPsk, shortcutOf } from './shortcut.ts';

/** Short connections, one after the other, from which they are a trouble. */
export const ROW = 3;

type Test = (event: WifiEvent) => boolean;

const isOfHandshake: Test = ({ kind }) =>
  kind === 'eapol-key' ||
  kind === 'keys-installed' ||
  kind === 'handshake-completed' ||
  kind === 'handshake-retries-exhausted' ||
  kind === 'mic-failure' ||
  kind === 'psk-mismatch-suspected';
const isAccepted: Test = (event) =>
  (event.kind === 'assoc-response' && event.status === 0 && event.timeout !== true) ||
  event.kind === 'connected';
const isTimeout: Test = (event) =>
  event.kind === 'disconnected' && event.reason === FOUR_WAY_TIMEOUT && !event.local;
const isLogin: Test = (event) =>
  event.kind === 'pmksa-added' ||
  (event.kind === 'eap' && event.step === 'success') ||
  (event.kind === 'sae' && event.step === 'completed');
const isRefusal: Test = (event) => event.kind === 'eap' && event.step === 'failure';
const isEnd: Test = ({ kind }) =>
  kind === 'disconnected' ||
  kind === 'assoc-response' ||
  kind === 'auth-rejected' ||
  kind === 'auth-response';

const timedOut = ({ end }: Attempt): boolean =>
  end?.by === 'disconnect' && end.reason === FOUR_WAY_TIMEOUT && !end.local;

/** Did the key handshake begin? Reason 15 says so of itself, a supplicant that suspects the key was in it. */
export const beganHandshake = (attempt: Attempt): boolean =>
  timedOut(attempt) ||
  attempt.pskMismatchSaid ||
  attempt.connected ||
  attempt.fourWay.installed > 0 ||
  attempt.fourWay.completed ||
  attempt.fourWay.exhausted !== undefined ||
  attempt.fourWay.seen.some((times) => times > 0) ||
  attempt.fourWay.badMic[2] + attempt.fourWay.badMic[3] + attempt.fourWay.badMic[4] > 0;

/** Was the association accepted? */
export const wasAccepted = (attempt: Attempt): boolean => attempt.associated || beganHandshake(attempt);

/**
 * Is it known how far the attempt came? Not where its beginning was cut off, nor where only somebody's giving up is told, be it a
 * driver's that does the handshake by itself.
 */
const isWhole = ({ beginUnseen, end }: Attempt): boolean =>
  !beginUnseen && end !== undefined && end.by !== 'gave-up' && !isMadeUp(end);

const noHandshake = (attempt: Attempt): boolean => isWhole(attempt) && !wasAccepted(attempt);

/** SAE and WEP test the password before the association; two exchanges are SAE's commit and confirm, or an answered challenge. */
const triedBefore = ({ sae, authRequests, algorithms, authUnseen }: Attempt): boolean =>
  sae.commit ||
  sae.confirm ||
  authRequests > 1 ||
  algorithms.includes(SAE) ||
  algorithms.includes(SHARED_KEY) ||
  algorithms.some((one) => one < 0) ||
  authUnseen;

/** Nothing answered its requests: whatever it was about to prove, nobody looked at it. */
const unheard = ({ end, authAnswers, authTimedOut, sae, authUnseen }: Attempt): boolean =>
  end?.by === 'silence' && authTimedOut && authAnswers === 0 && !sae.commit && !authUnseen;

const usedSavedKey = (attempt: Attempt, problem: Case): boolean =>
  shortcutOf(attempt, problem).used === 'yes';

/** A supplicant that tells of EAPOL-Key messages saw none, with a key that nothing but the handshake tests. */
const sawNoMessage = (attempt: Attempt, problem: Case): boolean =>
  problem.story.side === 'station' &&
  attempt.akm !== undefined &&
  isSurelyPsk(attempt, problem.akms) &&
  attempt.supplicantTimeout &&
  !attempt.connected &&
  isWhole(attempt) &&
  attempt.fourWay.seen.every((times) => times === 0);

const notTried = (attempt: Attempt, problem: Case): boolean =>
  usedSavedKey(attempt, problem) ||
  sawNoMessage(attempt, problem) ||
  (noHandshake(attempt) && (!triedBefore(attempt) || unheard(attempt)) && !attempt.eap.started);

/**
 * Message 3/4 is sent to who has sent a 2/4 with the right MIC, and carries the proof of the other end: seen, not inferred from a
 * connection of which nothing else is told.
 */
const keysFitted = ({ fourWay, connected, beginUnseen }: Attempt): boolean =>
  fourWay.installed > 0 ||
  fourWay.completed ||
  (fourWay.seen[3] > 0 && fourWay.badMic[3] === 0) ||
  (connected && !beginUnseen);

/** A full login, here, that ended connected: with a key from a cache nobody looks at the password. */
const acceptedPassword = (attempt: Attempt, problem: Case): boolean =>
  attempt.connected &&
  (provedKey(attempt) ||
    (isSurelyPsk(attempt, problem.akms) && (attempt.fourWay.installed > 0 || attempt.fourWay.completed)));

/** What is up at the end, or was last, came of a saved key, and no login of the trouble was a full one. */
function bySavedKey(all: readonly Attempt[], problem: Case): readonly Attempt[] {
  const last = all.findLast(wasUp);
  const isFull = all.some((attempt) => provedKey(attempt) || acceptedPassword(attempt, problem));
  return last && !isFull && usedSavedKey(last, problem) ? [last] : [];
}

/** An EAP failure that is the server's word, and no consequence of what this end broke off. */
const wasRefused = ({ eap, connected }: Attempt): boolean =>
  eap.failure && !eap.success && !eap.certificateError && !eap.tlsFailure && !connected;

const every = (attempts: readonly Attempt[], test: (attempt: Attempt) => boolean): readonly Attempt[] =>
  attempts.length > 0 && attempts.every(test) ? attempts : [];

/** @returns each claim once, with one event an attempt that proves it; an attempt that kept none shows nothing */
export function claimsOf(problem: Case, connected: Attempt | undefined): readonly Claim[] {
  const failed = problem.attempts.filter((attempt) => outcomeOf(attempt) === 'failed');
  const all = connected ? [...problem.attempts, connected] : problem.attempts;
  const last = all.at(-1);
  const end = last?.end;
  const made = (code: ClaimCode, attempts: readonly Attempt[], ...tests: Test[]): Claim[] =>
    attempts.length === 0
      ? []
      : [{ code, events: attempts.flatMap((attempt) => eventOf(attempt, tests)).slice(-MOST_EVENTS) }];
  const refused = refusing(problem);
  const { brief, notFound } = problem.story;
  // Nobody was there to try it with.
  const unseen = all.length === 0 && notFound > 0 ? problem.around : [];
  const nowhere = unseen.findLast(({ kind }) => kind === 'network-not-found');
  const ended = (by: boolean): readonly Attempt[] => (last && by ? [last] : []);
  return [
    ...(nowhere ? [{ code: 'password-not-tried' as const, events: [nowhere.origin] }] : []),
    ...made(
      'password-not-tried',
      // One that is refused may have no end yet, and be none of those that failed.
      refused.length > 0 ? [] : every(failed, (attempt) => notTried(attempt, problem)),
      isEnd,
    ),
    ...made(
      'password-accepted',
      all.filter((attempt) => acceptedPassword(attempt, problem)),
      ({ kind }) => kind === 'connected',
    ),
    ...made('password-refused', refused, isEnd),
    ...made('login-made-here', all.filter(provedKey), isLogin),
    ...made(
      'key-was-saved-one',
      every(failed, (attempt) => usedSavedKey(attempt, problem)),
      isEnd,
    ),
    ...made('keys-fitted', problem.attempts.filter(keysFitted), isOfHandshake, isAccepted),
    ...made('was-connected', all.filter(wasUp), ({ kind }) => kind === 'connected'),
    ...made('handshake-not-begun', every(all, noHandshake), isEnd),
    ...made('association-accepted', all.filter(wasAccepted), isAccepted, isOfHandshake, isTimeout),
    ...made(
      'access-point-ended-it',
      ended(
        end?.by === 'auth-reject' ||
          (end?.by === 'assoc-reject' && end.bssid !== undefined && !isMadeUp(end)) ||
          (end?.by === 'disconnect' && !end.local && !(last && isEndUnsaid(last))),
      ),
      isEnd,
    ),
    ...made(
      'this-computer-ended-it',
      ended(end?.by === 'disconnect' && end.local && end.reason !== NOT_SAID),
      isEnd,
    ),
    ...made(
      'access-point-silent',
      ended(
        problem.story.side === 'station' &&
          end?.by === 'silence' &&
          last?.authAnswers === 0 &&
          !wasAccepted(last) &&
          !isAnsweredNow([last], problem),
      ),
    ),
    ...made(
      'connected-at-end',
      ended(connected !== undefined && end === undefined),
      ({ kind }) => kind === 'connected',
    ),
    ...made('attempt-failed', failed.slice(-1), isEnd),
    ...made(
      'no-saved-key',
      every(failed, (attempt) => shortcutOf(attempt, problem).used === 'no'),
      isEnd,
    ),
    ...made('connected-by-saved-key', bySavedKey(all, problem), ({ kind }) => kind === 'connected'),
    ...made('login-refused', failed.filter(wasRefused), isRefusal),
    ...made(
      'login-not-begun',
      every(failed, (attempt) => !attempt.eap.started && isWhole(attempt)),
      isEnd,
    ),
    ...(brief.length < ROW
      ? []
      : [{ code: 'brief-connections' as const, events: brief.map(({ origin }) => origin) }]),
  ];
}

/** Events that are kept of a claim. */
const MOST_EVENTS = 8;

/** What shows it: the last event that the first test finds, else the last of all, for what did not come has no line. */
function eventOf({ events }: Attempt, tests: readonly Test[]): Claim['events'] {
  const shown =
    tests.map((test) => events.findLast(test)).find((event) => event !== undefined) ?? events.at(-1);
  return shown ? [shown.origin] : [];
}
