/** What an attempt says about the password. */
import {
  CHALLENGE_FAIL,
  FOUR_WAY_TIMEOUT,
  INACTIVITY,
  LOW_ACK,
  NOT_SAID,
  PREV_AUTH_NOT_VALID,
  SHARED_KEY,
  UNKNOWN_PASSWORD_IDENTIFIER,
} from '../domain/codes.ts';
import type { Attempt } from '../model/attempt.ts';
import { endedInHandshake, outcomeOf, provedKey } from '../model/outcome.ts';
import {
  confirmRefused,
  isFoundInCache,
  isOtherPassword,
  sinceAssociated,
  trailing,
  type Case,
} from './case.ts';
import { isSurelyPsk } from './shortcut.ts';

/** What one attempt says about the password: nothing, a hint, or a proof from an end that can compute it. */
export type Word = 'none' | 'hint' | 'proof';

/** Some access points hide a wrong key behind reason 3 or 23 after their retries. */
const AFTER_RETRIES = 2500;
/** Reasons that say that the station was not heard. */
const OF_THE_LINK: ReadonlySet<number> = new Set([INACTIVITY, LOW_ACK]);

/** SAE: what was typed or stored includes a password identifier, and the access point says that it has none such. */
export const identifierUnknown = ({ end }: Attempt): boolean =>
  end?.by === 'auth-reject' && end.status === UNKNOWN_PASSWORD_IDENTIFIER;

export function saeWord(attempt: Attempt, problem: Case): Word {
  if (attempt.associated || attempt.entryAdded || attempt.sae.completed) return 'none';
  if (identifierUnknown(attempt)) return 'proof';
  if (attempt.sae.mismatch || problem.peer(attempt)?.sae.mismatch) return 'proof';
  return confirmRefused(attempt) ? 'hint' : 'none';
}

/** WEP's shared key: the answer to the challenge did not decrypt (IEEE Std 802.11-2020, 12.3.3.3). */
export const challengeFailed = ({ end }: Attempt): boolean =>
  end?.by === 'auth-reject' && end.algorithm === SHARED_KEY && end.status === CHALLENGE_FAIL;

/** Up to 2.9 nothing says that a confirm was refused: there is only commit, confirm, and no association. */
export function silentPair(attempt: Attempt): boolean {
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

/** It ended as one does with another password, as far as the station can tell: within the handshake, or by the system's word for it. */
const endedAtPassword = (attempt: Attempt): boolean =>
  outcomeOf(attempt) === 'failed' &&
  (attempt.pskMismatchSaid || (attempt.associated && endedInHandshake(attempt)));

export function pskWord(attempt: Attempt, problem: Case): Word {
  const { end, fourWay } = attempt;
  const { akms } = problem;
  const peer = problem.peer(attempt);
  const own = attempt.akm;
  const maybePsk =
    own === 'psk' ||
    own === 'ft-psk' ||
    (own === undefined && !akms.has('eap') && (akms.has('psk') || !akms.has('sae')));
  if (!maybePsk || at6GHz(attempt) || attempt.eap.started) return 'none';
  // The access point found it in its own cache, where no PSK is kept: what it tested was that key.
  if (isFoundInCache(attempt, problem)) return 'none';
  // The key came from a login or a cache, unless neither can be: a PSK network's request may name a key all the same.
  const fromElsewhere = attempt.entryAdded || attempt.offerSaid || (attempt.requestPmkids ?? 0) > 0;
  if (fromElsewhere && !isSurelyPsk(attempt, akms)) return 'none';
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
  if (fourWay.seen[4] > 0 || attempt.sae.commit || attempt.sae.confirm) return 'none';
  if (problem.story.side === 'station' && isOtherPassword(problem) && endedAtPassword(attempt)) return 'hint';
  const point = problem.story.side === 'access-point' ? attempt : peer;
  const toldByPoint = point?.pskMismatchSaid === true && !point.pskMismatchGuessed;
  // An access point that took this station's key before, and was not set up anew, knows the passphrase: what has changed since
  // may be the station's, or its driver errs (hostapd says "possible").
  if (toldByPoint) return problem.before?.fourWay.completed ? 'hint' : 'proof';
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
  // Answered each time, asked again each time, and thrown out for no reason (OpenBSD names none), or for another one in the end.
  const isAskedAgain = fourWay.seen[1] > 1 && fourWay.seen[2] > 1 && problem.story.side === 'station';
  const hides = hidden && !OF_THE_LINK.has(end.reason);
  if ((end.reason === NOT_SAID || hides) && isAskedAgain && surelyPsk(attempt, problem)) return 'hint';
  return attempt.pskMismatchSaid && hidden ? 'hint' : 'none';
}

/** An attempt under way in which the other end has found the password right: SAE was accepted, or 3/4 has come. */
export const isTaken = (attempt: Attempt): boolean =>
  outcomeOf(attempt) === 'open' &&
  ((attempt.associated && provedKey(attempt) && !attempt.eap.started) ||
    (attempt.fourWay.seen[3] > 0 && attempt.fourWay.badMic[3] === 0));

/** The login server has accepted it, and no more is told. */
export const isAccepted = (attempt: Attempt): boolean =>
  outcomeOf(attempt) === 'open' && attempt.eap.success && !attempt.eap.failure;

/** The last attempts that hint at a PSK; where its owner says that it was another one, each that does. */
export function hintsOfPsk(problem: Case): readonly Attempt[] {
  const isHint = (attempt: Attempt): boolean => pskWord(attempt, problem) !== 'none';
  return isOtherPassword(problem) ? problem.attempts.filter(isHint) : trailing(problem.attempts, isHint);
}

/** Over a faint link the messages get lost by themselves; and whose key it was nobody knows where the beginning was cut off. */
export function isThin(run: readonly Attempt[], { thresholds }: Case): boolean {
  const faint = run.some((attempt) => attempt.beaconLost || (attempt.signal ?? 0) <= thresholds.weakSignal);
  return faint || run.every(({ beginUnseen }) => beginUnseen);
}

/** Silent pairs of commit and confirm from which the password is what they have in common. */
const PAIRS = 3;

/** The last attempts that show that the password was tested and refused: a proof, two hints, or three silent pairs. */
export function refusing(problem: Case): readonly Attempt[] {
  const wep = trailing(problem.attempts, challengeFailed);
  if (wep.length > 0) return wep;
  const isSae = (attempt: Attempt): boolean => saeWord(attempt, problem) !== 'none';
  const sae = trailing(problem.attempts, (attempt) => isSae(attempt) || silentPair(attempt));
  const hints = sae.filter(isSae);
  if (hints.length > 1 || sae.length >= PAIRS || hints.some((one) => saeWord(one, problem) === 'proof'))
    return sae;
  const psk = hintsOfPsk(problem);
  const isProof = psk.some((attempt) => pskWord(attempt, problem) === 'proof');
  return isProof || isOtherPassword(problem) || (psk.length > 1 && !isThin(psk, problem)) ? psk : [];
}
