import { NOT_SAID } from '../domain/codes.ts';
import { said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { outcomeOf } from '../model/outcome.ts';
import { again, grow, show, showEnd, trailing, type Case, type Detector, type Suspicion } from './case.ts';
import {
  challengeFailed,
  hintsOfPsk,
  identifierUnknown,
  isThin,
  pskWord,
  saeWord,
  silentPair,
} from './password-word.ts';
import { shortcutOf } from './shortcut.ts';

/** Over a link that is hardly there, or where a saved key may have been offered, no number of failures names the password. */
const MAY_BE_ANOTHER = 0.6;

/** Strength by the number of hints: of messages 2/4 that were answered by another 1/4, and of a controller that says no more than that it was the password. */
const HINTED = [0.5, 0.88, 0.93, 0.96];
const CLAIMED = [0.5, 0.74, 0.78];

/** The handshake failed, and who owns the device says which password it had. */
const OWNERS_WORD = 0.8;

function confidenceOf(
  hints: number,
  proofs: number,
  problem: Case,
  steps: readonly number[] = HINTED,
): number {
  if (proofs > 0) return grow(proofs, 0.93, 0.98);
  const workedBefore = problem.before !== undefined && hints < 3;
  return grow(hints, ...steps) - (workedBefore ? 0.08 : 0);
}

function sae(problem: Case): Suspicion | undefined {
  const speaks = (attempt: Attempt): boolean => saeWord(attempt, problem) !== 'none' || silentPair(attempt);
  const run = trailing(problem.attempts, speaks);
  const words = run.map((attempt) => saeWord(attempt, problem));
  const first = run[0];
  const last = run.at(-1);
  if (!first || !last) return undefined;
  const proofs = words.filter((word) => word === 'proof').length;
  const hints = words.filter((word) => word === 'hint').length + proofs;
  const onlyPairs = hints === 0;
  const hidBehindCache = problem.attempts
    .slice(0, problem.attempts.length - run.length)
    .some((attempt) => shortcutOf(attempt, problem).used === 'yes');
  return {
    cause: 'wrong-passphrase',
    variant: 'sae',
    confidence: onlyPairs ? grow(run.length, 0.3, 0.6, 0.72, 0.8) : confidenceOf(hints, proofs, problem),
    attempts: run,
    evidence: [
      ...(hidBehindCache ? showEnd(problem.attempts[0] ?? first, said('evidence.hidden-by-saved-key')) : []),
      ...show(
        first,
        said('evidence.confirm-not-accepted'),
        (event) => event.kind === 'sae' && event.step === 'mismatch',
      ),
      ...showEnd(
        last,
        onlyPairs
          ? said('evidence.no-association-after-confirm')
          : identifierUnknown(last)
            ? said('evidence.password-identifier-unknown')
            : again(said('evidence.confirm-refused'), run.length),
      ),
    ],
    wouldSettle: said('settle.type-password'),
  };
}

function psk(problem: Case): Suspicion | undefined {
  const run = hintsOfPsk(problem);
  const last = run.at(-1);
  if (!last) return undefined;
  const proofs = run.filter((attempt) => pskWord(attempt, problem) === 'proof').length;
  const tested = problem.attempts.filter(
    (attempt) => attempt.associated && outcomeOf(attempt) === 'failed',
  ).length;
  const onEveryTry = tested === run.length;
  const isClaimed = run.every(({ pskMismatchGuessed }) => pskMismatchGuessed);
  const steps = isClaimed ? CLAIMED : HINTED;
  const sure = confidenceOf(run.length, proofs, problem, steps) - (onEveryTry ? 0 : 0.1);
  const other = problem.around.findLast(({ kind }) => kind === 'other-password');
  // A controller calls a saved key that was forgotten a wrong password as well: who had been in may have offered one.
  const mayBeKey = isClaimed && problem.before !== undefined;
  // A wrong key is wrong each time that message 1/4 is repeated: one wrong MIC in a few lines may be a device that errs.
  const isOnce =
    run.length === 1 && last.beginUnseen && last.end === undefined && last.fourWay.badMic[2] === 1;
  const isSinceChange = run.some(({ events }) =>
    events.some((event) => event.kind === 'psk-mismatch-suspected' && event.since !== undefined),
  );
  return {
    cause: 'wrong-passphrase',
    variant: 'psk',
    // Ends without a reason are no part of what was measured.
    isUnmeasured:
      other !== undefined ||
      isClaimed ||
      run.some(({ end }) => end?.by === 'disconnect' && end.reason === NOT_SAID),
    confidence: other
      ? Math.max(sure, OWNERS_WORD)
      : mayBeKey || isOnce || (proofs === 0 && isThin(run, problem))
        ? Math.min(sure, MAY_BE_ANOTHER)
        : sure,
    attempts: run,
    evidence: [
      ...(other ? [{ ...other.origin, why: said('evidence.owner-says-password') }] : []),
      ...show(
        problem.peer(last) ?? last,
        said(
          isSinceChange
            ? 'evidence.refused-since-change'
            : isClaimed
              ? 'evidence.point-says-password'
              : 'evidence.keys-differ',
        ),
        (event) =>
          event.kind === 'mic-failure' ||
          (event.kind === 'psk-mismatch-suspected' && event.witness === 'access-point'),
      ),
      ...(isClaimed || isSinceChange ? [] : showEnd(last, said('evidence.ended-at-message-2'))),
      ...show(
        last,
        said('evidence.key-suspected'),
        (event) => event.kind === 'psk-mismatch-suspected' && event.witness !== 'access-point',
      ),
    ],
    wouldSettle: said('settle.one-more-handshake'),
  };
}

/** WEP has no handshake: its key is what decrypts the challenge, and the access point says that it did not. */
function wep(problem: Case): Suspicion | undefined {
  const run = trailing(problem.attempts, challengeFailed);
  const last = run.at(-1);
  if (!last) return undefined;
  return {
    cause: 'wrong-passphrase',
    variant: 'wep',
    confidence: grow(run.length, 0.88, 0.94),
    isUnmeasured: true,
    attempts: run,
    evidence: showEnd(last, again(said('evidence.challenge-failed'), run.length)),
  };
}

/**
 * The password was tested and refused. Accusing a correct password is the worst error, so the station's side alone
 * needs two refusals and no success since; one is enough where an end that can compute it says so.
 */
export const wrongPassphrase: Detector = {
  cause: 'wrong-passphrase',
  look(problem) {
    const both = [wep(problem), sae(problem), psk(problem)].filter((suspicion) => suspicion !== undefined);
    return both.toSorted((a, b) => b.confidence - a.confidence)[0];
  },
  excuse(problem, proven) {
    if (proven.has('key-was-saved-one'))
      return problem.akms.has('sae') ? said('not.no-commit') : said('not.saved-key-used');
    return said(proven.has('password-not-tried') ? 'not.handshake-unstarted' : 'not.keys-fitted');
  },
};
