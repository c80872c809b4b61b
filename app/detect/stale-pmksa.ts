import { said, type Said } from '../domain/said.ts';
import type { Variant } from '../domain/causes.ts';
import type { WifiEvent } from '../domain/events.ts';
import {
  FILS,
  FOUR_WAY_TIMEOUT,
  INVALID_PMKID,
  NOT_AUTHENTICATED,
  NOT_SAID,
  UNSPECIFIED,
} from '../domain/codes.ts';
import type { Evidence } from '../domain/finding.ts';
import { NO_BSSID } from '../domain/ids.ts';
import type { Attempt } from '../model/attempt.ts';
import { askedToAssociate, outcomeOf } from '../model/outcome.ts';
import {
  again,
  grow,
  isFoundInCache,
  keyNeverWorked,
  show,
  showEnd,
  sinceAssociated,
  type Case,
  type Detector,
  type Suspicion,
} from './case.ts';
import { isSystemsWord, shortcutOf, type Shortcut } from './shortcut.ts';

const INVALID_PMKID_REASON = 49;

/** How sure it is where the key management is not told: the key that was refused may be the password. */
const SYSTEMS_WORD = 0.78;

/** One attempt in which a cached PMK was offered and refused. */
export interface Refusal {
  readonly attempt: Attempt;
  readonly variant: Variant;
  /** The access point named the PMKID. */
  readonly explicit: boolean;
  /** The access point found a wrong MIC in message 2/4: the two ends have different PMKs. */
  readonly wrongMic: boolean;
  readonly shortcut: Shortcut;
  readonly why: Said;
}

function shapeOf(attempt: Attempt, problem: Case): Omit<Refusal, 'shortcut'> | undefined {
  const { end } = attempt;
  const badMic = attempt.fourWay.badMic[2] + (problem.peer(attempt)?.fourWay.badMic[2] ?? 0);
  const made = (variant: Variant, why: Said, explicit = false) => ({
    attempt,
    variant,
    explicit,
    wrongMic: badMic > 0,
    why,
  });
  if (end?.by === 'assoc-reject') {
    if (end.status !== INVALID_PMKID) return undefined;
    if (end.bssid === NO_BSSID) return made('invalid-pmkid', said('evidence.status-53-by-driver'));
    return made('invalid-pmkid', said('evidence.status-53'), true);
  }
  // FILS offers its cached key in the authentication itself (12.11.2.3.2).
  if (end?.by === 'auth-reject' && end.status === INVALID_PMKID && FILS.has(end.algorithm))
    return made('invalid-pmkid', said('evidence.status-53'), true);
  if (end?.by === 'silence') {
    // An authentication that the driver refused once was asked again, or nothing would have been associated.
    const sent = attempt.sendFailures.every((what) => what === 'auth' && attempt.authAnswers > 0);
    const unanswered = askedToAssociate(attempt) && !attempt.associated && sent;
    return unanswered ? made('association-unanswered', said('evidence.association-unanswered')) : undefined;
  }
  if (end?.by === 'gave-up' && attempt.refusalSaid)
    return made('invalid-pmkid', said('evidence.refusal-told-by-system'), true);
  if (end?.by !== 'disconnect') return undefined;
  const { reason, local } = end;
  if (reason === INVALID_PMKID_REASON && !local) {
    return made('invalid-pmkid', said('evidence.reason-49'), true);
  }
  if (!attempt.associated) {
    if (local || !NOT_AUTHENTICATED.has(reason)) return undefined;
    return made('deauth-before-association', said('evidence.deauthenticated-before-association', { reason }));
  }
  const since = sinceAssociated(attempt);
  const atOnce =
    since === undefined ? attempt.fourWay.seen[1] < 2 : since <= problem.thresholds.afterAssociation;
  const refusedAfter = NOT_AUTHENTICATED.has(reason) || (local && reason === UNSPECIFIED);
  if (atOnce && refusedAfter && badMic === 0) {
    return made('disassociated-after-association', said('evidence.thrown-out-after-association', { reason }));
  }
  if (
    !local &&
    (badMic > 0 || reason === FOUR_WAY_TIMEOUT || NOT_AUTHENTICATED.has(reason)) &&
    attempt.fourWay.seen[3] + attempt.fourWay.seen[4] === 0
  ) {
    return made('four-way-with-cached-pmk', said('evidence.handshake-failed', { reason }));
  }
  return undefined;
}

/** @returns nothing where the attempt was not refused, or what was refused was no cached PMK */
export function refusalOf(attempt: Attempt, problem: Case): Refusal | undefined {
  const outcome = outcomeOf(attempt);
  // Whether a key was offered, and what had been answered before, was cut off; but what is said to be offered has yet to be answered.
  if (outcome !== 'failed' || (attempt.beginUnseen && !attempt.offerSaid)) return undefined;
  // What could not be sent from here nobody refused.
  if (attempt.sendFailures.includes('eapol')) return undefined;
  const shape = shapeOf(attempt, problem);
  if (!shape || (attempt.associated && !shape.explicit && keyNeverWorked(attempt, problem))) return undefined;
  const shortcut = shortcutOf(attempt, problem);
  // Status 53 names the PMKID: somebody sent one, whatever else is known.
  if (shortcut.used === 'unknown' && shape.explicit) {
    const sure = isSystemsWord(attempt) ? SYSTEMS_WORD : 0.95;
    return { ...shape, shortcut: { used: 'yes', sure, because: said('shortcut.refusal-names-key') } };
  }
  if (shortcut.used === 'no') return undefined;
  const cached = shortcut.used === 'yes' && shape.variant === 'four-way-with-cached-pmk';
  if (!cached || attempt.end?.by !== 'disconnect') return { ...shape, shortcut };
  const { reason } = attempt.end;
  const why =
    reason === NOT_SAID
      ? said('evidence.sent-away-with-saved-key')
      : said('evidence.handshake-failed-with-saved-key', { reason });
  return { ...shape, shortcut, why };
}

/** Attempts that say nothing about the key: the access point did not even answer the authentication. */
const saysNothing = (attempt: Attempt): boolean =>
  attempt.end?.by === 'silence' &&
  !askedToAssociate(attempt) &&
  !attempt.sae.confirm &&
  attempt.authRequests < 2;

function lastRefusals(problem: Case): Refusal[] {
  const refusals: Refusal[] = [];
  let passedOver = 0;
  for (const attempt of problem.attempts.toReversed()) {
    const refusal = refusalOf(attempt, problem);
    if (refusal) refusals.unshift(refusal);
    else if (saysNothing(attempt) && passedOver < 2) passedOver++;
    else break;
  }
  return refusals;
}

function variantOf(refusals: readonly Refusal[], problem: Case): Variant {
  const votes = new Map<Variant, number>();
  for (const refusal of refusals) votes.set(refusal.variant, (votes.get(refusal.variant) ?? 0) + 1);
  const explicit = refusals.find((refusal) => refusal.explicit);
  const most =
    explicit?.variant ?? [...votes].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? 'deauth-before-association';
  const entry = refusals.at(-1)?.attempt.entryBefore;
  if (entry && (entry.opportunistic || entry.birth === 'okc')) return 'okc';
  const eap = problem.akms.has('eap') && !problem.akms.has('sae');
  const named = most === 'invalid-pmkid' || most === 'four-way-with-cached-pmk';
  return eap && !named ? 'eap' : most;
}

/** Status 53 without the access point's address: no frame of its said so. */
const isMadeUp = ({ attempt: { end } }: Refusal): boolean =>
  end?.by === 'assoc-reject' && end.bssid === NO_BSSID;

function confidenceOf(refusals: readonly Refusal[], problem: Case): number {
  const explicit = refusals.filter((refusal) => refusal.explicit).length;
  const times = Math.max(refusals.length, refusals.length === problem.attempts.length ? problem.count : 0);
  const silent = refusals.every((refusal) => refusal.variant === 'association-unanswered');
  // SAE proves the password before any message 2/4: there different PMKs mean that one came from a cache (seed 002). Of a key that
  // the access point has found in its own cache it goes without saying.
  const isCached = ({ attempt }: Refusal): boolean =>
    isFoundInCache(attempt, problem) || (attempt.akm ?? (problem.akms.has('sae') ? 'sae' : '')) === 'sae';
  const differing = refusals.filter((refusal) => refusal.wrongMic && isCached(refusal)).length;
  // What a driver makes up says that it failed, not why.
  const seen = explicit
    ? grow(explicit, 0.94, 0.98)
    : refusals.every(isMadeUp)
      ? grow(times, 0.5, 0.65)
      : silent
        ? grow(times, 0.35, 0.76, 0.86, 0.9)
        : grow(times, 0.5, 0.9, 0.95, 0.97, 0.98);
  // Treatment is the test: a full login that succeeds right after the refusal shows that it was the cached key.
  const cured = problem.cure?.entryAdded === true ? 0.95 : 0;
  return (
    Math.max(seen, grow(differing, 0.88, 0.95), cured) *
    Math.max(...refusals.map((refusal) => refusal.shortcut.sure))
  );
}

/** What an access point's log that begins at the association shows of the shortcut. */
const KEY_MANAGEMENT = said('evidence.sae-before-handshake');

/** The line that shows the shortcut best: the supplicant's own word, else the request, else its answer. */
function showShortcut(attempt: Attempt, why: Said): Evidence[] {
  const tests: ((event: WifiEvent) => boolean)[] = [
    (event) => event.kind === 'pmksa-offered' && event.certain,
    (event) => event.kind === 'rsne' && event.pmkids > 0,
    (event) => event.kind === 'auth-request',
    (event) => event.kind === 'auth-response' || event.kind === 'pmksa-offered',
  ];
  const found = tests.map((test) => show(attempt, why, test)).find((lines) => lines.length > 0);
  return found ?? show(attempt, KEY_MANAGEMENT, (event) => event.kind === 'akm-selected');
}

/** The line in which the access point says so, in whichever log it stands. */
const showWrongMic = ({ attempt, wrongMic }: Refusal, { peer }: Case, time = 1): Evidence[] => {
  const why = again(said('evidence.different-keys'), time);
  const lines = [attempt, peer(attempt)].flatMap((seen) =>
    show(seen, why, (event) => event.kind === 'mic-failure' && event.message === 2),
  );
  return wrongMic ? lines.slice(0, 1) : [];
};

function evidenceOf(refusals: readonly Refusal[], problem: Case): Evidence[] {
  const first = refusals[0];
  const last = refusals.at(-1);
  if (!first || !last) return [];
  const { attempt, shortcut } = first;
  const shown =
    refusals.find((refusal) => showShortcut(refusal.attempt, shortcut.because).length > 0) ?? first;
  return [
    ...(problem.before
      ? show(problem.before, said('evidence.worked-before'), (event) => event.kind === 'connected')
      : []),
    ...showShortcut(shown.attempt, shortcut.because),
    ...showEnd(attempt, first.why),
    ...showWrongMic(first, problem),
    ...(last === first ? [] : showEnd(last.attempt, again(last.why, refusals.length))),
    ...(last === first ? [] : showWrongMic(last, problem, refusals.length)),
  ];
}

/**
 * A cached PMK is offered and refused again and again (seeds 000, 001, 002).
 *
 * Needs the shortcut in the attempt, an end before the 4-way handshake completed, and the same again, or one explicit
 * refusal. A failing full authentication after it speaks for the password and ends this suspicion.
 */
export const stalePmksa: Detector = {
  cause: 'stale-pmksa',
  look(problem): Suspicion | undefined {
    const refusals = lastRefusals(problem);
    if (refusals.length === 0) return undefined;
    const confidence = confidenceOf(refusals, problem);
    const unknown = refusals.every((refusal) => refusal.shortcut.used === 'unknown');
    return {
      cause: 'stale-pmksa',
      variant: variantOf(refusals, problem),
      confidence,
      isUnmeasured:
        (problem.story.side === 'access-point' && refusals.some(({ wrongMic }) => wrongMic)) ||
        refusals.every(({ shortcut }) => shortcut.sure === SYSTEMS_WORD),
      attempts: refusals.map((refusal) => refusal.attempt),
      evidence: evidenceOf(refusals, problem),
      wouldSettle: refusals.some(({ wrongMic }) => wrongMic)
        ? said('settle.clear-and-join')
        : unknown
          ? said('settle.key-management')
          : said('settle.one-more-refusal'),
    };
  },
  excuse(problem) {
    const failed = problem.attempts.filter((attempt) => outcomeOf(attempt) === 'failed');
    const last = failed.at(-1);
    if (!last) return undefined;
    const shortcut = shortcutOf(last, problem);
    return shortcut.used === 'no' ? said('not.no-saved-key', { because: shortcut.because }) : undefined;
  },
};
