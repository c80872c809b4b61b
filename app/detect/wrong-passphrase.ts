import { said } from '../domain/said.ts';
import { FOUR_WAY_TIMEOUT, PREV_AUTH_NOT_VALID, UNKNOWN_PASSWORD_IDENTIFIER } from '../domain/codes.ts';
import type { Attempt } from '../model/attempt.ts';
import { outcomeOf } from '../model/outcome.ts';
import {
  again,
  confirmRefused,
  grow,
  show,
  showEnd,
  sinceAssociated,
  trailing,
  type Case,
  type Detector,
  type Suspicion,
} from './case.ts';
import { isProven } from './claims.ts';
import { isSurelyPsk, shortcutOf } from './shortcut.ts';

/** What one attempt says about the password: nothing, a hint, or a proof from an end that can compute it. */
type Word = 'none' | 'hint' | 'proof';

/** Some access points hide a wrong key behind reason 3 or 23 after their retries. */
const AFTER_RETRIES = 2500;

/** Over a link that is hardly there no number of lost handshakes names the password. */
const MAY_BE_THE_LINK = 0.6;

/** SAE: what was typed or stored includes a password identifier, and the access point says that it has none such. */
const identifierUnknown = ({ end }: Attempt): boolean =>
  end?.by === 'auth-reject' && end.status === UNKNOWN_PASSWORD_IDENTIFIER;

function saeWord(attempt: Attempt, problem: Case): Word {
  if (attempt.associated || attempt.entryAdded || attempt.sae.completed) return 'none';
  if (identifierUnknown(attempt)) return 'proof';
  if (attempt.sae.mismatch || problem.peer(attempt)?.sae.mismatch) return 'proof';
  return confirmRefused(attempt) ? 'hint' : 'none';
}

/** Up to 2.9 nothing says that a confirm was refused: there is only commit, confirm, and no association. */
function silentPair(attempt: Attempt): boolean {
  return (
    attempt.end?.by === 'silence' &&
    attempt.authRequests === 2 &&
    !attempt.assocRequested &&
    !attempt.authTimedOut &&
    !attempt.algorithms.includes(0)
  );
}

/** A repeated 2/4 looks the same with a cached key: it counts only where no key can come from a cache. */
function surelyPsk(attempt: Attempt, { akms }: Case): boolean {
  if (attempt.akm !== undefined) return true;
  return (akms.has('psk') || akms.has('ft-psk')) && (!akms.has('sae') || attempt.requestPmkids === 0);
}

/** At 6 GHz, from 5945 MHz on, no network has a WPA2 passphrase (IEEE Std 802.11ax-2021, 12.12.2): SAE or EAP it is. */
const at6GHz = ({ events }: Attempt): boolean =>
  events.some(
    (event) => (event.kind === 'auth-request' || event.kind === 'assoc-request') && (event.freq ?? 0) >= 5945,
  );

function pskWord(attempt: Attempt, problem: Case): Word {
  const { end, fourWay } = attempt;
  const { akms } = problem;
  const peer = problem.peer(attempt);
  const own = attempt.akm;
  const maybePsk =
    own === 'psk' ||
    own === 'ft-psk' ||
    (own === undefined && !akms.has('eap') && (akms.has('psk') || !akms.has('sae')));
  if (!maybePsk || at6GHz(attempt) || attempt.eap.started || attempt.entryAdded || attempt.offerSaid)
    return 'none';
  if (attempt.connected || fourWay.installed > 0 || fourWay.seen[3] > 0 || fourWay.completed) return 'none';
  // It had joined with two exchanges before, as SAE does, and with one now: up to 2.6 no line names the cached key.
  if (
    own === undefined &&
    akms.size === 0 &&
    (problem.before?.authRequests ?? 0) > 1 &&
    attempt.authRequests === 1
  )
    return 'none';
  // A 4/4 that was sent: 3/4 was good. SAE: the password was proved before.
  if (fourWay.seen[4] > 0 || attempt.sae.commit) return 'none';
  // A PMKID: the key came from a cache, unless there is none.
  if ((attempt.requestPmkids ?? 0) > 0 && !isSurelyPsk(attempt, akms)) return 'none';
  const toldByPoint = problem.story.side === 'access-point' ? attempt.pskMismatchSaid : peer?.pskMismatchSaid;
  if (toldByPoint) return 'proof';
  // hostapd says so for each wrong 2/4 with a PSK (AP-STA-POSSIBLE-PSK-MISMATCH): its log was read and has none.
  if (peer?.associated && peer.fourWay.badMic[2] === 0 && attempt.fourWay.badMic[2] === 0) return 'none';
  // Where the key management is not known, the key may have come from a cache as well.
  const isKnown = own !== undefined || akms.size > 0;
  if (isKnown && fourWay.badMic[2] + (peer?.fourWay.badMic[2] ?? 0) > 0) return 'proof';
  if (!attempt.associated || attempt.sendFailures.some((what) => what !== 'auth') || attempt.beaconLost)
    return 'none';
  if (fourWay.seen[1] > 0 && fourWay.seen[2] === 0) return 'none';
  if (end?.by !== 'disconnect' || end.local) return 'none';
  const since = sinceAssociated(attempt);
  if (end.reason === FOUR_WAY_TIMEOUT || end.reason === PREV_AUTH_NOT_VALID) {
    // Thrown out at once: nobody can have retried message 1/4 by then.
    if (since !== undefined && since <= problem.thresholds.afterAssociation && !attempt.pskMismatchSaid)
      return 'none';
    return attempt.pskMismatchSaid || (fourWay.seen[2] > 1 && surelyPsk(attempt, problem)) ? 'hint' : 'none';
  }
  const hidden = since !== undefined && since > AFTER_RETRIES;
  return attempt.pskMismatchSaid && hidden ? 'hint' : 'none';
}

function confidenceOf(hints: number, proofs: number, problem: Case): number {
  if (proofs > 0) return grow(proofs, 0.93, 0.98);
  const workedBefore = problem.before !== undefined && hints < 3;
  return grow(hints, 0.5, 0.88, 0.93, 0.96) - (workedBefore ? 0.08 : 0);
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
  const run = trailing(problem.attempts, (attempt) => pskWord(attempt, problem) !== 'none');
  const last = run.at(-1);
  if (!last) return undefined;
  const proofs = run.filter((attempt) => pskWord(attempt, problem) === 'proof').length;
  const tested = problem.attempts.filter(
    (attempt) => attempt.associated && outcomeOf(attempt) === 'failed',
  ).length;
  const onEveryTry = tested === run.length;
  // Over a faint link the messages get lost by themselves.
  const { weakSignal } = problem.thresholds;
  const faint = run.some((attempt) => attempt.beaconLost || (attempt.signal ?? 0) <= weakSignal);
  // What came before the handshake was cut off: nobody knows whose key it was.
  const isExcerpt = run.every(({ beginUnseen }) => beginUnseen);
  const sure = confidenceOf(run.length, proofs, problem) - (onEveryTry ? 0 : 0.1);
  return {
    cause: 'wrong-passphrase',
    variant: 'psk',
    confidence: proofs === 0 && (faint || isExcerpt) ? Math.min(sure, MAY_BE_THE_LINK) : sure,
    attempts: run,
    evidence: [
      ...show(
        problem.peer(last) ?? last,
        said('evidence.keys-differ'),
        (event) =>
          event.kind === 'mic-failure' ||
          (event.kind === 'psk-mismatch-suspected' && event.witness === 'access-point'),
      ),
      ...showEnd(last, said('evidence.ended-at-message-2')),
      ...show(
        last,
        said('evidence.key-suspected'),
        (event) => event.kind === 'psk-mismatch-suspected' && event.witness !== 'access-point',
      ),
    ],
    wouldSettle: said('settle.one-more-handshake'),
  };
}

/**
 * The password was tested and refused. Accusing a correct password is the worst error, so the station's side alone
 * needs two refusals and no success since; one is enough where an end that can compute it says so.
 */
export const wrongPassphrase: Detector = {
  cause: 'wrong-passphrase',
  look(problem) {
    const both = [sae(problem), psk(problem)].filter((suspicion) => suspicion !== undefined);
    return both.toSorted((a, b) => b.confidence - a.confidence)[0];
  },
  excuse(problem) {
    const failed = problem.attempts.filter((attempt) => outcomeOf(attempt) === 'failed');
    if (failed.length > 0 && failed.every((attempt) => shortcutOf(attempt, problem).used === 'yes')) {
      return problem.akms.has('sae') ? said('not.no-commit') : said('not.saved-key-used');
    }
    if (isProven(problem, 'password-not-tried')) return said('not.handshake-unstarted');
    const keys = problem.attempts.find((attempt) => attempt.fourWay.installed > 0 || attempt.connected);
    return keys ? said('not.keys-fitted') : undefined;
  },
};
