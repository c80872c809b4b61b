/**
 * What is proven about a trouble, each with the events that prove it. Sentences that set a cause aside may only be said
 * where their claim was proven: what was not seen is not claimed, and an attempt that was cut off claims nothing of its
 * beginning.
 */
import { FOUR_WAY_TIMEOUT } from '../domain/codes.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Said, SaidCode } from '../domain/said.ts';
import type { Claim, ClaimCode } from '../domain/finding.ts';
import type { Attempt } from '../model/attempt.ts';
import { NOT_SAID, outcomeOf, wasUp, provedKey } from '../model/outcome.ts';
import type { Case } from './case.ts';
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
  attempt.fourWay.exhausted !== undefined ||
  attempt.fourWay.seen.some((times) => times > 0) ||
  attempt.fourWay.badMic[2] + attempt.fourWay.badMic[3] + attempt.fourWay.badMic[4] > 0;

/** Was the association accepted? */
export const wasAccepted = (attempt: Attempt): boolean => attempt.associated || beganHandshake(attempt);

/** Is it known how far the attempt came? Not where its beginning was cut off, nor where only somebody's giving up is told. */
const isWhole = ({ beginUnseen, end }: Attempt): boolean =>
  !beginUnseen && end !== undefined && end.by !== 'gave-up';

const noHandshake = (attempt: Attempt): boolean => isWhole(attempt) && !wasAccepted(attempt);

/** SAE tests the password before the association; two exchanges are its commit and confirm. */
const triedSae = ({ sae, authRequests, algorithms, authUnseen }: Attempt): boolean =>
  sae.commit ||
  sae.confirm ||
  authRequests > 1 ||
  algorithms.includes(3) ||
  algorithms.some((one) => one < 0) ||
  authUnseen;

/** Nothing answered its requests: whatever it was about to prove, nobody looked at it. */
const unheard = ({ end, authAnswers, authTimedOut, sae, authUnseen }: Attempt): boolean =>
  end?.by === 'silence' && authTimedOut && authAnswers === 0 && !sae.commit && !authUnseen;

const usedSavedKey = (attempt: Attempt, problem: Case): boolean =>
  shortcutOf(attempt, problem).used === 'yes';

const notTried = (attempt: Attempt, problem: Case): boolean =>
  usedSavedKey(attempt, problem) ||
  (noHandshake(attempt) && (!triedSae(attempt) || unheard(attempt)) && !attempt.eap.started);

/** Message 3/4 was taken, and carries the proof of the other end: seen, not inferred from a connection of which nothing else is told. */
const keysFitted = ({ fourWay, connected, beginUnseen }: Attempt): boolean =>
  fourWay.installed > 0 || fourWay.completed || (connected && !beginUnseen);

/** A full login, here, that ended connected: with a key from a cache nobody looks at the password. */
const acceptedPassword = (attempt: Attempt, problem: Case): boolean =>
  attempt.connected &&
  (provedKey(attempt) ||
    (isSurelyPsk(attempt, problem.akms) && (attempt.fourWay.installed > 0 || attempt.fourWay.completed)));

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
  const { brief } = problem.story;
  const ended = (by: boolean): readonly Attempt[] => (last && by ? [last] : []);
  return [
    ...made(
      'password-not-tried',
      every(failed, (attempt) => notTried(attempt, problem)),
      isEnd,
    ),
    ...made(
      'password-accepted',
      all.filter((attempt) => acceptedPassword(attempt, problem)),
      ({ kind }) => kind === 'connected',
    ),
    ...made('password-refused', refusing(problem), isEnd),
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
          (end?.by === 'assoc-reject' && end.bssid !== undefined) ||
          (end?.by === 'disconnect' && !end.local),
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
      ended(end?.by === 'silence' && last?.authAnswers === 0 && !wasAccepted(last)),
    ),
    ...made(
      'connected-at-end',
      ended(connected !== undefined && end === undefined),
      ({ kind }) => kind === 'connected',
    ),
    ...(brief.length < ROW
      ? []
      : [{ code: 'brief-connections' as const, events: brief.map(({ origin }) => origin) }]),
  ];
}

/** Sentences, and the claim without which each of them is not said. */
export const NEEDS: Partial<Record<SaidCode, ClaimCode>> = {
  'not.no-handshake': 'handshake-not-begun',
  'not.handshake-unstarted': 'password-not-tried',
  'not.no-commit': 'key-was-saved-one',
  'not.saved-key-used': 'key-was-saved-one',
  'not.keys-fitted': 'keys-fitted',
  'evidence.brief-connection': 'brief-connections',
};

/** Is a sentence borne by what is proven? Those that say no more than their own line does need nothing. */
export const isBorne = ({ code }: Said, proven: ReadonlySet<ClaimCode>): boolean => {
  const needed = NEEDS[code];
  return needed === undefined || proven.has(needed);
};

export const isProven = (problem: Case, code: ClaimCode): boolean =>
  claimsOf(problem, undefined).some((claim) => claim.code === code);

/** Events that are kept of a claim. */
const MOST_EVENTS = 8;

/** What shows it: the last event that the first test finds, else the last of all, for what did not come has no line. */
function eventOf({ events }: Attempt, tests: readonly Test[]): Claim['events'] {
  const shown =
    tests.map((test) => events.findLast(test)).find((event) => event !== undefined) ?? events.at(-1);
  return shown ? [shown.origin] : [];
}
