import type { Cause } from '../domain/causes.ts';
import type { RuledOut } from '../domain/finding.ts';
import type { Case, Suspicion } from './case.ts';
import { borne } from '../domain/borne.ts';
import type { Claim } from '../domain/finding.ts';
import { claimsOf } from './claims.ts';
import { DETECTORS } from './detectors.ts';

/** The suspicions about one trouble, strongest first, and what was ruled out. */
export interface Judgement {
  readonly suspicions: readonly Suspicion[];
  readonly ruledOut: readonly RuledOut[];
  /** What is proven of the trouble. */
  readonly claims: readonly Claim[];
}

/** Causes that produce the picture of a wrong password by themselves: with one of them shown, the password is not accused. */
const CLEARS_THE_PASSWORD: ReadonlySet<Cause> = new Set([
  'competing-controller',
  'driver-fault',
  'ap-low-entropy',
  'handshake-loss',
  'signal-lost',
]);
const MAY_STILL_BE = 0.6;

/**
 * Decides between detectors that looked at the same trouble.
 *
 * A password is accused only when its refusal is proven and nothing else that looks the same was shown: everything that clears it
 * caps the accusation below the threshold at which a cause is named. A second program is not blamed for attempts that each ended
 * with a refusal of the access point's, and a network is not missing where the radio itself has failed.
 */
export function arbitrate(problem: Case): Judgement {
  const found = DETECTORS.flatMap((detector) => detector.look(problem) ?? []);
  const claims = claimsOf(problem, undefined);
  const proven = new Set(claims.map(({ code }) => code));
  const alibi = found.some(
    (suspicion) =>
      CLEARS_THE_PASSWORD.has(suspicion.cause) && suspicion.confidence >= problem.thresholds.name,
  );
  // A status is the access point's own word: no second program at this end makes it.
  const refusedEachTime = found.some(
    ({ cause, confidence, attempts }) =>
      cause === 'ap-refused' &&
      confidence >= problem.thresholds.name &&
      attempts.length === problem.attempts.length,
  );
  // Farewells that anybody may have sent show neither a wrong password nor a refused key.
  const isFlooded = found.some(({ variant }) => variant === 'forged');
  // A radio whose driver fails hears nobody.
  const isDeaf = found.some(
    ({ cause, confidence }) => cause === 'driver-fault' && confidence >= problem.thresholds.name,
  );
  const explained: Partial<Record<Cause, boolean>> = {
    'stale-pmksa': isFlooded,
    'wrong-passphrase': isFlooded || alibi || !proven.has('password-refused'),
    'competing-controller': refusedEachTime,
    'network-not-found': isDeaf,
  };
  const suspicions = found
    .map((suspicion) =>
      explained[suspicion.cause]
        ? { ...suspicion, confidence: Math.min(suspicion.confidence, MAY_STILL_BE) }
        : suspicion,
    )
    .toSorted((a, b) => b.confidence - a.confidence);
  const named = new Set(suspicions.slice(0, 1).map((suspicion) => suspicion.cause));
  const ruledOut = DETECTORS.flatMap((detector) => {
    const why = named.has(detector.cause) ? undefined : detector.excuse?.(problem, proven);
    const told = why && borne(why, proven);
    return told === undefined ? [] : [{ cause: detector.cause, why: told }];
  });
  return { suspicions, ruledOut, claims };
}
