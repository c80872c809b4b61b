import { said, type Said } from '../domain/said.ts';
import { FOUR_WAY_TIMEOUT, UNSPECIFIED } from '../domain/codes.ts';
import type { Attempt } from '../model/attempt.ts';
import { endedInHandshake, outcomeOf, provedKey } from '../model/outcome.ts';
import {
  grow,
  keyNeverWorked,
  lackedMessage4,
  lackedNumbers,
  show,
  showEnd,
  sinceAssociated,
  trailing,
  type Case,
  type Detector,
  type Suspicion,
} from './case.ts';
import { MOST_MESSAGE_3 } from './present.ts';
import { EMPTY_CACHE, shortcutOf } from './shortcut.ts';

type Lost = 1 | 2 | 3 | 4;

/** Times that an access point sends message 1/4 before it gives up (hostapd: wpa_pairwise_update_count; three before 0.6). */
const MOST_MESSAGE_1 = 3;

/** Which message of the 4-way handshake was lost in an attempt, if that is what happened. */
function lostIn(attempt: Attempt, problem: Case): Lost | undefined {
  const { fourWay, end } = attempt;
  const peer = problem.peer(attempt)?.fourWay;
  const outcome = outcomeOf(attempt);
  if (fourWay.exhausted === 4 || peer?.exhausted === 4) return fourWay.installed > 0 || !peer ? 4 : 3;
  if (outcome === 'short-lived') {
    const timeout = end?.by === 'disconnect' && end.reason === FOUR_WAY_TIMEOUT;
    return timeout || fourWay.installed > 1 ? 4 : undefined;
  }
  // Who sends 3/4 has taken 2/4. A capture may have missed the answer: there an access point shows by repeating it that none came.
  const isRepeated = fourWay.seen[3] >= MOST_MESSAGE_3;
  const byPoint = problem.story.side === 'access-point';
  const isUnanswered =
    outcome === 'open'
      ? byPoint && isRepeated
      : outcome === 'failed' && fourWay.seen[3] > 0 && (byPoint || isRepeated);
  if (isUnanswered && fourWay.seen[4] === 0 && (isRepeated || timedOut(attempt, problem))) return 4;
  if (outcome !== 'failed' || lackedNumbers(attempt)) return undefined;
  if (fourWay.badMic[3] > 0) return 3;
  if (fourWay.installed > 0 || fourWay.seen[4] > 0)
    return end?.by === 'disconnect' && !end.local ? 4 : undefined;
  if (attempt.sendFailures.includes('eapol') && attempt.associated) return 2;
  if (fourWay.badMic[2] + (peer?.badMic[2] ?? 0) > 0) return undefined;
  if (attempt.supplicantTimeout && attempt.associated && !attempt.eap.started && fourWay.seen[1] === 0)
    return 1;
  if (!attempt.associated || end?.by !== 'disconnect') return undefined;
  if (gaveUpItself(attempt, problem)) return 2;
  if (end.local) return undefined;
  if (neverStarted(attempt, problem)) return 1;
  // Only a log that tells of the messages shows that one of them never came.
  const heardNothing =
    problem.story.side === 'access-point' &&
    (fourWay.exhausted === 2 ? fourWay.seen[1] > 0 : fourWay.seen[1] >= MOST_MESSAGE_1) &&
    fourWay.seen[2] === 0;
  if (heardNothing || cameTooLate(attempt, problem)) return 2;
  // A fresh key that SAE or EAP has just proved cannot be a wrong password: the messages were lost.
  const proved = provedKey(attempt) || keyNeverWorked(attempt, problem);
  if (proved && timedOut(attempt, problem)) return logsKeys(attempt) && fourWay.seen[1] === 0 ? 1 : 2;
  if (fourWay.seen[1] > 0 && fourWay.seen[2] === 0 && end.reason === FOUR_WAY_TIMEOUT) return 2;
  return undefined;
}

/** Messages 2/4 arrived, each the answer to a message 1/4 that had been sent again by then: none was looked at. */
const cameTooLate = ({ fourWay }: Attempt, { story }: Case): boolean =>
  story.side === 'access-point' && fourWay.replayErrors > 0 && fourWay.seen[2] + fourWay.seen[3] === 0;

/** Did the access point give the handshake up after its retries? Thrown out at once nobody has retried anything. */
function timedOut(attempt: Attempt, { thresholds }: Case): boolean {
  const since = sinceAssociated(attempt);
  const atOnce = since !== undefined && since <= thresholds.afterAssociation;
  return endedInHandshake(attempt) && !atOnce;
}

/** Only the debug level tells of the key management that an attempt selected; it tells of EAPOL-Key messages too. */
const logsKeys = ({ akm }: Attempt): boolean => akm !== undefined;

const isPsk = (attempt: Attempt, problem: Case): boolean =>
  attempt.akm === undefined ? problem.akms.has('psk') : attempt.akm === 'psk' || attempt.akm === 'ft-psk';

/** The supplicant ended the handshake by itself, as it does when its own message cannot be sent. No PSK is tested by that. */
function gaveUpItself(attempt: Attempt, problem: Case): boolean {
  const { end } = attempt;
  const local = end?.by === 'disconnect' && end.local && end.reason === UNSPECIFIED;
  return local && attempt.pskMismatchSaid && shortcutOf(attempt, problem).used !== 'yes';
}

/**
 * With a PSK every loss after message 1/4 makes the supplicant suspect the key (events.c, could_be_psk_mismatch). It did
 * not: it never got message 1/4.
 */
function neverStarted(attempt: Attempt, problem: Case): boolean {
  const { fourWay } = attempt;
  // A kernel logs requests and no EAPOL: of the handshake it knows nothing.
  const isTold = attempt.events.some(({ kind, witness }) => kind === 'auth-request' && witness !== 'kernel');
  if (problem.story.side !== 'station' || !isTold) return false;
  // Nothing was cached, and neither SAE nor EAP ran: a PSK, whatever it is called.
  const psk = isPsk(attempt, problem) || shortcutOf(attempt, problem).because.code === EMPTY_CACHE.code;
  if (!psk || attempt.eap.started || attempt.sae.commit || attempt.authRequests > 1) return false;
  return timedOut(attempt, problem) && !attempt.pskMismatchSaid && fourWay.seen[1] + fourWay.seen[2] === 0;
}

const WHY: Record<Exclude<Lost, 4>, Said> = {
  1: said('evidence.message-1-missing'),
  2: said('evidence.message-2-lost'),
  3: said('evidence.message-3-lost'),
};

/** An access point, or the air, does not show what a station has sent in vain, nor whether 3/4 reached it. */
function whyLost(message: Lost, { connected, fourWay }: Attempt, { story }: Case): Said {
  if (message !== 4) return WHY[message];
  const isToldUp = connected && story.side === 'station';
  const isUnseen = !isToldUp && fourWay.installed === 0 && fourWay.seen[4] === 0;
  return isUnseen ? said('evidence.message-4-missing') : said('evidence.message-4-lost');
}

/** A frame of the 4-way handshake was lost (seed 003). Not a key problem: the cache is left alone. */
export const handshakeLoss: Detector = {
  cause: 'handshake-loss',
  look(problem): Suspicion | undefined {
    const run = trailing(problem.attempts, (attempt) => lostIn(attempt, problem) !== undefined);
    const last = run.at(-1);
    const message = last && lostIn(last, problem);
    if (!last || !message) return undefined;
    const why = whyLost(message, last, problem);
    const same = run.filter((attempt) => lostIn(attempt, problem) === message);
    const told = same.some(
      (a) =>
        a.fourWay.exhausted !== undefined ||
        problem.peer(a)?.fourWay.exhausted !== undefined ||
        lackedMessage4(a, problem),
    );
    const repeated = same.some(
      ({ fourWay }) => fourWay.installed > 2 || fourWay.retries > 1 || fourWay.replayErrors > 1,
    );
    const cached =
      message === 1 && shortcutOf(last, problem).used === 'yes' && !keyNeverWorked(last, problem);
    const base = grow(same.length, told || repeated ? 0.82 : 0.6, 0.92, 0.95, 0.96);
    return {
      cause: 'handshake-loss',
      variant: `message-${message}`,
      confidence: cached ? Math.min(base, 0.6) : base,
      attempts: same,
      evidence: [
        ...show(
          last,
          message === 4 ? why : said('evidence.handshake-begun'),
          (event) => event.kind === 'keys-installed' || event.kind === 'eapol-key',
        ),
        ...show(last, said('evidence.not-sent'), (event) => event.kind === 'driver-refused'),
        ...showEnd(last, why),
      ],
      wouldSettle: said('settle.point-log'),
    };
  },
  excuse: () => said('not.no-handshake'),
};
