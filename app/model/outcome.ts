import {
  FOUR_WAY_TIMEOUT,
  INACTIVITY,
  LEAVING,
  NOT_SAID,
  PREV_AUTH_NOT_VALID,
  UNSPECIFIED,
} from '../domain/codes.ts';
import type { EventKind } from '../domain/events.ts';
import { NO_BSSID, type Instant } from '../domain/ids.ts';
import type { Attempt, End } from './attempt.ts';

/**
 * What became of an attempt.
 *
 * - `open`: not over yet, not connected
 * - `failed`: ended before the connection was up, and nobody here asked for it
 * - `stopped`: ended before the connection was up, on purpose
 * - `held`: connected, and still is or was ended on purpose
 * - `dropped`: connected, held, and then lost
 * - `short-lived`: connected for less than {@link SHORT_LIFE} and ended by reason 15 or 2: it never held
 */
export type Outcome = 'open' | 'failed' | 'stopped' | 'held' | 'dropped' | 'short-lived';

/** A connection ended by reason 15 or 2 within this many milliseconds did not hold. */
export const SHORT_LIFE = 6000;
/** Some access points repeat message 1/4 for longer, and then give reason 2. */
export const PATIENT = 30_000;
const SECOND = 1000;
/** No access point renews keys more often, in milliseconds. */
export const RENEWAL = 4 * 60_000;

const DISASSOC_STA_HAS_LEFT = 8;

/** Milliseconds from connected to the end, or to the last sign of life; undefined without clocks. */
export function lifeOf(attempt: Attempt): number | undefined {
  const until = attempt.endedAt ?? attempt.lastAt;
  // A line without a stamp may say that it is up: it was associated before.
  const since =
    attempt.connectedAt ??
    (attempt.connected || upByKernel(attempt) || upByPoint(attempt) ? attempt.associatedAt : undefined);
  return since === undefined || until === undefined ? undefined : until - since;
}

/**
 * Did the station ask to associate? A kernel shows no requests: there an answered authentication that is not SAE's commit
 * is followed by one.
 */
export const askedToAssociate = (attempt: Attempt): boolean =>
  attempt.assocRequested ||
  (attempt.authRequests === 0 && attempt.authAnswers > 0 && (!attempt.sae.commit || attempt.sae.confirm));

const kernelAlone = (attempt: Attempt): boolean =>
  attempt.events.every((event) => event.witness === 'kernel');

const byPoint = ({ events }: Attempt): boolean => events.every(({ witness }) => witness === 'access-point');

/** A local end that somebody here wanted: leaving, or the supplicant dropping a connection whose entry was cleared. */
function onPurpose(attempt: Attempt): boolean {
  if (attempt.askedToStop) return true;
  const end = attempt.end;
  if (end?.by !== 'disconnect') return false;
  // Its station had fallen silent, as one does that was carried away: the access point only clears its table. Where it says that
  // the link itself was lost, that is the station's end of it.
  if (end.reason === INACTIVITY && attempt.connected && byPoint(attempt)) return !end.local;
  if (!end.local || attempt.supplicantTimeout) return false;
  if (attempt.beaconLost || attempt.givenUp) return false;
  // The supplicant counts it among the failures, and says so: it had not wanted that end.
  if (!attempt.connected && (attempt.pskMismatchSaid || attempt.backOff !== undefined)) return false;
  // The supplicant leaves by itself what the login has refused.
  const { certificateError, tlsFailure, failure, success } = attempt.eap;
  if (!attempt.connected && (certificateError || ((failure || tlsFailure) && !success))) return false;
  if (end.reason === LEAVING || end.reason === DISASSOC_STA_HAS_LEFT) return true;
  // An access point's log says that a station has gone, and not why: reason 0 stands for that.
  if (end.reason === NOT_SAID) return attempt.connected || (byPoint(attempt) && !attempt.associated);
  // A kernel deauthenticates with reason 1 when its supplicant moves on, as in every roam.
  return end.reason === UNSPECIFIED && ((attempt.connected && attempt.entryRemoved) || kernelAlone(attempt));
}

/** Nothing but the association shows the connection: whether the handshake behind it went well is still to be seen. */
export const isToldEarly = ({ connected, events, fourWay }: Attempt): boolean => {
  const told = events.findLast(({ kind }) => kind === 'connected');
  return connected && told?.kind === 'connected' && told.early === true && !fourWay.completed;
};

const OF_THE_JOIN: ReadonlySet<EventKind> = new Set([
  'auth-request',
  'auth-response',
  'sae',
  'assoc-request',
  'assoc-response',
]);

/** When its last frame up to the association was told of: a scan or a channel between two requests belongs to neither. */
export const exchangedAt = ({ events, lastAt }: Attempt): Instant | undefined =>
  (events.findLast(({ kind }) => OF_THE_JOIN.has(kind)) ?? { at: lastAt }).at;

/** It ended as handshakes do that fail. */
export const endedInHandshake = ({ end }: Attempt): boolean =>
  end?.by === 'disconnect' &&
  !end.local &&
  (end.reason === FOUR_WAY_TIMEOUT || end.reason === PREV_AUTH_NOT_VALID);

function neverHeld(attempt: Attempt): boolean {
  if (!endedInHandshake(attempt)) return false;
  const life = lifeOf(attempt);
  return life === undefined ? attempt.fourWay.installed > 2 : life < SHORT_LIFE;
}

/**
 * How long a handshake may last that ends so, in milliseconds. Reason 15 says itself that there was no more than one; that
 * much later it was the one that renews the key.
 */
function longestHandshake(end: End): number {
  if (end.by !== 'disconnect') return SHORT_LIFE;
  if (end.reason === FOUR_WAY_TIMEOUT) return RENEWAL;
  return end.reason === PREV_AUTH_NOT_VALID ? PATIENT : SHORT_LIFE;
}

/** It has begun, and nothing shows that it went on. */
const isInHandshake = ({ fourWay: { seen, installed, completed } }: Attempt): boolean =>
  seen[1] > 0 && seen[3] === 0 && installed === 0 && !completed;

/** A kernel alone does not see the 4-way handshake end: an association that lasts is a connection. */
function upByKernel(attempt: Attempt): boolean {
  const { associatedAt, end } = attempt;
  if (!attempt.associated || attempt.connected || !kernelAlone(attempt)) return false;
  // Without a clock, or in an excerpt: only where the association was told, and not a handshake that goes on.
  if (associatedAt === undefined)
    return end === undefined && !attempt.beginUnseen && attempt.fourWay.seen.every((times) => times === 0);
  if (end === undefined) return !isInHandshake(attempt);
  const until = attempt.endedAt ?? attempt.lastAt;
  const life = until === undefined ? undefined : until - associatedAt;
  // Who leaves, or misses beacons, was there; but not where it was seen to leave before a handshake can be over.
  if (end.by === 'disconnect' && end.local && end.reason !== UNSPECIFIED)
    return end.reason !== LEAVING || attempt.beginUnseen || life === undefined || life >= SECOND;
  return life !== undefined && life >= longestHandshake(end);
}

const INSTALLS: ReadonlySet<EventKind> = new Set(['keys-installed', 'handshake-completed']);

/**
 * Access points that tell of an association and nothing of the handshake behind it: what lasted longer than any handshake does was
 * a connection. Those that tell of one would have told of its end.
 */
function upByPoint(attempt: Attempt): boolean {
  const { associatedAt, end, endedAt, fourWay, eap } = attempt;
  if (!attempt.associated || end?.by !== 'disconnect' || !byPoint(attempt)) return false;
  if (associatedAt === undefined || endedAt === undefined) return false;
  const isTold =
    eap.started ||
    attempt.pskMismatchSaid ||
    fourWay.exhausted !== undefined ||
    fourWay.replayErrors + fourWay.badMic[2] > 0 ||
    fourWay.seen.some((times) => times > 0);
  if (isTold) return false;
  return endedAt - associatedAt >= Math.max(PATIENT, longestHandshake(end));
}

/** Keys were installed, and renewed or not ended for long: it was up, though the line that says so was lost. */
function upByKeys({ associatedAt, endedAt, events, fourWay }: Attempt): boolean {
  if (fourWay.installed === 0 && !fourWay.completed) return false;
  if (events.some((event) => event.kind === 'group-handshake' && event.ok)) return true;
  const since = associatedAt ?? events.find(({ kind }) => INSTALLS.has(kind))?.at;
  return since !== undefined && endedAt !== undefined && endedAt - since >= 2 * SHORT_LIFE;
}

/** Left within seconds, where a kernel alone has seen it: the association, and not what became of the handshake behind it. */
export const isUntested = (attempt: Attempt): boolean =>
  kernelAlone(attempt) &&
  attempt.fourWay.installed === 0 &&
  attempt.end !== undefined &&
  (lifeOf(attempt) ?? Infinity) < SHORT_LIFE;

/** Was the connection up, as far as the witnesses can tell? */
export const wasUp = (attempt: Attempt): boolean =>
  attempt.connected || upByKernel(attempt) || upByPoint(attempt) || upByKeys(attempt);

export function outcomeOf(attempt: Attempt): Outcome {
  const end = attempt.end;
  if (!wasUp(attempt)) {
    if (!end) return 'open';
    if (end.by === 'stop' || end.by === 'roam' || attempt.wps || onPurpose(attempt)) return 'stopped';
    return 'failed';
  }
  if (!end || end.by === 'stop' || end.by === 'roam' || end.by === 'silence' || onPurpose(attempt))
    return 'held';
  return neverHeld(attempt) ? 'short-lived' : 'dropped';
}

/** A connection that ends within this many milliseconds served nobody, where it is not seen that somebody ended it. */
export const BRIEF = 60_000;

/** Connected, and over within a minute: neither a command, a person nor a roam was seen to end it. */
export function wasBrief(attempt: Attempt): boolean {
  const life = lifeOf(attempt);
  return attempt.end?.by === 'disconnect' && !attempt.askedToStop && life !== undefined && life < BRIEF;
}

/**
 * An access point's log says that a station has gone soon after its way in: neither why, nor that its connection had been of
 * use before.
 */
export function leftUnsaid(attempt: Attempt): boolean {
  const { end } = attempt;
  if (end?.by !== 'disconnect' || end.reason !== NOT_SAID || !byPoint(attempt)) return false;
  if (attempt.events.every(({ kind }) => kind === 'connected' || kind === 'disconnected')) return false;
  return (lifeOf(attempt) ?? 0) < (isToldEarly(attempt) ? BRIEF : SHORT_LIFE);
}

/** A station's driver that gives no reason does not say either who ended it, unless the frame was seen. */
export const isEndUnsaid = ({ end, events }: Attempt): boolean =>
  end?.by === 'disconnect' &&
  end.reason === NOT_SAID &&
  !events.some(
    (event) =>
      event.kind === 'disconnected' &&
      (event.frame !== undefined || event.witness === 'access-point' || event.witness === 'air'),
  );

/** Did it do no harm: connected for good, or stopped because somebody wanted it? */
export const isTrouble = (outcome: Outcome): boolean =>
  outcome === 'failed' || outcome === 'short-lived' || outcome === 'dropped';

/** The next frame did not come in time. */
export const AUTH_TIMEOUT_STATUS = 16;

/** Drivers that associate by themselves give status 16 whatever went wrong, and no address where no access point said a word. */
export const isMadeUp = (end: End): boolean =>
  end.by === 'assoc-reject' && (end.bssid === NO_BSSID || end.status === AUTH_TIMEOUT_STATUS);

/** Did the attempt prove a fresh key: SAE or EAP ran, and to the end? */
export const provedKey = ({ entryAdded, sae, eap }: Attempt): boolean =>
  entryAdded || sae.completed || eap.success;
