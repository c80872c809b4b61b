/**
 * Treatment is the test: one key was cleared, and the next attempt says what was wrong. Pure; time is in the events.
 */
import { said, type Said } from '../domain/said.ts';
import type { Evidence, Finding } from '../domain/finding.ts';
import type { EventKind } from '../domain/events.ts';
import type { Instant, Mac, Pmkid, Ssid } from '../domain/ids.ts';
import type { KeyName } from '../domain/treatment.ts';
import type { Attempt } from '../model/attempt.ts';
import { outcomeOf, provedKey, SHORT_LIFE } from '../model/outcome.ts';
import { attemptsAt, type Link } from '../model/link-state.ts';

/** What was done, and where the link stood then. */
export interface Treatment {
  readonly ssid: Ssid;
  /** The link's last attempt when the keys were cleared: later ones are the test. */
  readonly since: number;
  readonly at: Instant;
  /** The keys that went. Empty where a reconnect alone is verified. */
  readonly removed: readonly KeyName[];
}

/** An attempt in which a saved key was offered and refused. */
export interface Refused {
  /** The access point said so in a frame: once is enough. Silence and a failing handshake have to come twice. */
  readonly isSaid: boolean;
  /** Supplicants drop the key by themselves at this refusal (status 53, hostap `sme_event_assoc_reject`). */
  readonly mayHeal: boolean;
}

/** What those who know the detectors say of attempts. */
export interface Judge {
  offeredKey(attempt: Attempt): 'yes' | 'no' | 'unknown';
  /** Undefined where the attempt was not refused, or offered no saved key as far as anybody can tell. */
  refusal(attempt: Attempt): Refused | undefined;
  /** What these attempts alone suggest, named or not: a single refusal is no named cause yet. */
  suspect(attempts: readonly Attempt[]): Finding | undefined;
  /** The named cause of these attempts alone; undefined where none can be named. */
  causeOf(attempts: readonly Attempt[]): Finding | undefined;
}

export interface Proof {
  readonly bssid: Mac | undefined;
  readonly oldPmkid: Pmkid | undefined;
  readonly newPmkid: Pmkid | undefined;
  /** The password (or the EAP login) was proved anew; false where another access point's cached key was accepted. */
  readonly fullLogin: boolean;
  /** The station took message 3/4 and installed its keys. */
  readonly handshake: boolean;
  readonly connectedAt: Instant;
  /** Milliseconds that the connection has held so far. */
  readonly heldFor: number;
  readonly evidence: readonly Evidence[];
}

export type Verification =
  /** `connected`: up, and yet to hold. */
  | { readonly state: 'pending'; readonly attempts: number; readonly connected: boolean }
  | { readonly state: 'confirmed'; readonly proof: Proof }
  /** The fresh key failed as the cached one had: it is the password. */
  | { readonly state: 'wrong-passphrase'; readonly finding: Finding }
  | {
      readonly state: 'not-fixed';
      readonly why: Said;
      readonly finding: Finding | undefined;
      /** A saved key was offered and refused after the treatment, by these access points as far as anybody says. */
      readonly isRefused: boolean;
      readonly refusing: readonly Mac[];
    };

const REFUSED_IN_A_ROW = 2;
const FAILED_IN_A_ROW = 3;

/**
 * What did the attempts since the treatment prove?
 * @param now milliseconds since 1970
 */
export function verify(
  link: Link | undefined,
  treatment: Treatment,
  judge: Judge,
  now: Instant,
): Verification {
  const attempts = link
    ? attemptsAt(link, treatment.ssid).filter(({ serial }) => serial > treatment.since)
    : [];
  const good = attempts.findLast(isHeld);
  if (link && good && good === attempts.at(-1)) {
    const heldFor = (good.endedAt ?? now) - good.connectedAt;
    return heldFor >= SHORT_LIFE
      ? { state: 'confirmed', proof: proofOf(good, attempts, link, treatment, judge, heldFor) }
      : { state: 'pending', attempts: attempts.length, connected: good.end === undefined };
  }
  const failed = attempts.filter((attempt) => isFailed(attempt) && !offeredBefore(attempt, treatment));
  const finding = failed.length > 0 ? judge.causeOf(failed) : undefined;
  if (finding?.cause === 'wrong-passphrase') return { state: 'wrong-passphrase', finding };
  const refused = failed.filter((attempt) => judge.offeredKey(attempt) === 'yes');
  // Status 53 is healed by the supplicant itself, at once.
  const isLooping = refused.some((attempt) => attempt.end?.by !== 'assoc-reject');
  if (isLooping || refused.length >= REFUSED_IN_A_ROW) {
    const refusing = [...new Set(refused.flatMap((attempt) => attempt.bssid ?? []))];
    const why =
      refusing.length === 0
        ? said('course.refused-again')
        : said('course.refused-again-at', { bssids: refusing });
    return { state: 'not-fixed', why, finding, isRefused: true, refusing };
  }
  if (!finding || failed.length < FAILED_IN_A_ROW)
    return { state: 'pending', attempts: attempts.length, connected: false };
  // Where nobody tells which key was offered, the access point's word may still be that of a refused one.
  const isRefused = finding.cause === 'stale-pmksa' && failed.some((attempt) => judge.refusal(attempt));
  const why = said('course.other-failure', { cause: finding.cause });
  return { state: 'not-fixed', why, finding, isRefused, refusing: [] };
}

type Connected = Attempt & { readonly connectedAt: Instant };

const isHeld = (attempt: Attempt): attempt is Connected =>
  outcomeOf(attempt) === 'held' && attempt.connectedAt !== undefined;

const isFailed = (attempt: Attempt): boolean =>
  outcomeOf(attempt) === 'failed' || outcomeOf(attempt) === 'short-lived';

/** The attempt was on its way when the key was cleared: that it was refused says nothing of the treatment. */
function offeredBefore(attempt: Attempt, treatment: Treatment): boolean {
  if (attempt.startedAt !== undefined && attempt.startedAt <= treatment.at) return true;
  const offered = attempt.pmkid ?? attempt.entryBefore?.pmkid;
  return treatment.removed.some((key) => key.pmkid === offered);
}

function proofOf(
  attempt: Connected,
  since: readonly Attempt[],
  link: Link,
  treatment: Treatment,
  judge: Judge,
  heldFor: number,
): Proof {
  const { bssid, connectedAt, fourWay } = attempt;
  const isFull = (one: Attempt): boolean => judge.offeredKey(one) === 'no';
  // Whatever ended an earlier login: the access point knows the key that it made.
  const made = (one: Attempt): boolean =>
    bssid !== undefined && one.bssid === bssid && isFull(one) && provedKey(one);
  const login = isFull(attempt) ? attempt : since.findLast(made);
  const entry = bssid && link.pmksa.get(bssid);
  const evidence = (of: Attempt | undefined, why: Said, ...kinds: EventKind[]): Evidence[] => {
    const event = of?.events.findLast((known) => kinds.includes(known.kind));
    return event ? [{ ...event.origin, why }] : [];
  };
  return {
    ...{ bssid, connectedAt, heldFor },
    oldPmkid: treatment.removed.find((key) => key.bssid === bssid)?.pmkid,
    newPmkid: login && entry?.pmkid,
    fullLogin: login !== undefined,
    handshake: fourWay.installed > 0 || fourWay.completed || attempt.connected,
    evidence: [
      ...evidence(login, said('evidence.login-proved'), 'sae', 'eap', 'auth-request'),
      ...evidence(login ?? attempt, said('evidence.key-made'), 'pmksa-added'),
      ...evidence(attempt, said('evidence.handshake-completed'), 'keys-installed'),
      ...evidence(attempt, said('evidence.held'), 'connected'),
    ],
  };
}
