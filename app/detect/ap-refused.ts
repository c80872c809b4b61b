import { said, type Said } from '../domain/said.ts';
import type { Variant } from '../domain/causes.ts';
import { AP_BUSY, COMEBACK, FILS, FULL, INVALID_PMKID, SAE, SAE_GOES_ON } from '../domain/codes.ts';
import type { Attempt, End } from '../model/attempt.ts';
import { isMadeUp, outcomeOf } from '../model/outcome.ts';
import {
  CONFIRM_REFUSED,
  confirmRefused,
  grow,
  showEnd,
  trailing,
  type Case,
  type Detector,
  type Suspicion,
} from './case.ts';
import { challengeFailed, identifierUnknown } from './password-word.ts';

const FT = 2;
const NO_ROOM = new Set([FULL, 33, 93]);
/** Capabilities, AKM, ciphers, PMF, RSNE, SAE group and H2E negotiation. */
const SECURITY = new Set([10, 13, 31, 40, 41, 42, 43, 44, 45, 46, 54, 55, 72, 77]);
const RATE = new Set([18, 19, 20, 21, 22, 25, 26, 27, 104, 124, 135]);
/** Reasons that an end gives up a handshake for what the elements say (IEEE Std 802.11-2020, table 9-49). */
const SECURITY_REASONS = new Set([13, 17, 18, 19, 20, 21, 22, 24, 29, 50, 51]);

interface Refusal {
  readonly variant: Variant;
  readonly why: Said;
  /** Whose word it is: what a driver makes up does not say that an access point refused anything. */
  readonly word: 'plain' | 'weak' | 'driver';
}

/** Confidence by the number of times. */
const STRENGTH: Record<Refusal['word'], readonly number[]> = {
  plain: [0.85, 0.94, 0.96],
  weak: [0.5, 0.7, 0.8],
  driver: [0.5, 0.6],
};

/** Status 53 to FILS is about the cached key; to fast transition it is about the roaming key (13.4.2), which no cache holds. */
const refusesKey = ({ status, algorithm }: Extract<End, { by: 'auth-reject' }>): boolean =>
  status === INVALID_PMKID && FILS.has(algorithm);

/** A kernel that does not say the algorithm: this may be a refused SAE confirm, or a step with which SAE goes on. */
const mayBeStep = ({ status, algorithm }: Extract<End, { by: 'auth-reject' }>): boolean =>
  algorithm < 0 && (CONFIRM_REFUSED.has(status) || SAE_GOES_ON.has(status));

function refusedWith({ status, algorithm }: Extract<End, { by: 'auth-reject' }>): Said {
  if (algorithm !== FT) return said('evidence.refused-with-status', { status });
  return said(status === INVALID_PMKID ? 'evidence.roaming-key-unknown' : 'evidence.ft-refused', { status });
}

const byStatus = (status: number): Variant =>
  NO_ROOM.has(status)
    ? 'full'
    : SECURITY.has(status)
      ? 'security-mismatch'
      : RATE.has(status)
        ? 'rate'
        : 'policy';

function refusalOf(attempt: Attempt): Refusal | undefined {
  const { end } = attempt;
  if (outcomeOf(attempt) !== 'failed') return undefined;
  if (attempt.events.some(({ kind }) => kind === 'policy-refused'))
    return { variant: 'policy', why: said('evidence.kept-out'), word: 'plain' };
  const refused = end?.by === 'assoc-reject' || end?.by === 'auth-reject';
  if (refused && attempt.events.some((event) => event.kind === 'sae' && event.step === 'pwe-differs'))
    return { variant: 'security-mismatch', why: said('evidence.pwe-differs'), word: 'plain' };
  if (end?.by === 'assoc-reject' && end.status !== INVALID_PMKID) {
    const { status } = end;
    if (isMadeUp(end))
      return {
        variant: byStatus(status),
        why: said('evidence.refused-by-driver', { status }),
        word: 'driver',
      };
    const why =
      status === COMEBACK
        ? said('evidence.come-back-later')
        : said('evidence.refused-with-status', { status });
    return { variant: byStatus(status), why, word: 'plain' };
  }
  if (end?.by === 'auth-reject') {
    if (confirmRefused(attempt) || challengeFailed(attempt) || refusesKey(end) || identifierUnknown(attempt))
      return undefined;
    const group = end.algorithm === SAE && end.transaction === 1 && !NO_ROOM.has(end.status);
    return {
      variant: group ? 'security-mismatch' : byStatus(end.status),
      why: refusedWith(end),
      word: group || mayBeStep(end) ? 'weak' : 'plain',
    };
  }
  if (end?.by === 'disconnect' && (SECURITY_REASONS.has(end.reason) || end.reason === AP_BUSY)) {
    const why = said('evidence.refused-with-reason', { reason: end.reason });
    return { variant: end.reason === AP_BUSY ? 'full' : 'security-mismatch', why, word: 'plain' };
  }
  return undefined;
}

/** Nobody was asked: what the beacons ask for is not what this end is set up for. */
function unfit({ attempts, around }: Case): Suspicion | undefined {
  const last = around.findLast(({ kind }) => kind === 'bss-unfit');
  if (!last || attempts.length > 0 || !around.some(({ kind }) => kind === 'network-not-found'))
    return undefined;
  return {
    cause: 'ap-refused',
    variant: 'security-mismatch',
    confidence: 0.88,
    isUnmeasured: true,
    attempts: [],
    evidence: [{ ...last.origin, why: said('evidence.security-unfit') }],
  };
}

/** The access point refused with a code that is not about the cached key or the password. */
export const apRefused: Detector = {
  cause: 'ap-refused',
  look(problem) {
    const run = trailing(problem.attempts, (attempt) => refusalOf(attempt) !== undefined);
    const last = run.at(-1);
    const refusal = last && refusalOf(last);
    if (!last || !refusal) return unfit(problem);
    return {
      cause: 'ap-refused',
      variant: refusal.variant,
      confidence: grow(run.length, ...STRENGTH[refusal.word]),
      attempts: run,
      evidence: showEnd(last, refusal.why),
      ...(refusal.word === 'driver' ? { wouldSettle: said('settle.supplicant-and-kernel') } : {}),
    };
  },
};
