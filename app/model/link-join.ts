/** From the first authentication request to the answer to the association request. */
import { COMEBACK, OPEN_SYSTEM, SAE, SAE_GOES_ON, SAE_HASH_TO_ELEMENT, SHARED_KEY } from '../domain/codes.ts';
import type { EventOf } from '../domain/events.ts';
import { NO_BSSID } from '../domain/ids.ts';
import type { Attempt, End } from './attempt.ts';
import { isEcho, isLateEcho } from './echo.ts';
import {
  ANOTHER_END,
  ensure,
  failedLogin,
  include,
  isElsewhere,
  nearBy,
  SAME_END,
  SAME_EXCHANGE,
} from './link-common.ts';
import { mergeLateConfirm } from './late-confirm.ts';
import { exchangedAt } from './outcome.ts';
import type { Transition } from './transition.ts';

/** Does this request go on with the open attempt, as an SAE confirm does? */
function continues(open: Attempt, event: EventOf<'auth-request'>): boolean {
  if (open.connected || open.assocRequested || isElsewhere(open, event.bssid)) return false;
  if (event.transaction !== undefined && event.transaction > 1) return true;
  if (open.sae.commit && !open.sae.confirm && event.transaction === undefined) return true;
  const heardAt = exchangedAt(open);
  if (heardAt === undefined || event.at === undefined)
    return open.authRequests === 1 && !open.algorithms.includes(OPEN_SYSTEM);
  return event.at - heardAt < SAME_EXCHANGE;
}

export function onAuthRequest(t: Transition, event: EventOf<'auth-request'>): void {
  t.learn({ ssid: event.ssid, bssid: event.bssid });
  const open = t.open;
  const algorithms = (known?: readonly number[]): readonly number[] =>
    event.algorithm === undefined ? (known ?? []) : include(known, event.algorithm);
  if (event.algorithm === SAE) t.learn({ ssid: event.ssid ?? open?.ssid, bssid: event.bssid, akms: ['sae'] });
  if (isLateEcho(t, event)) return;
  if (isEcho(open, event)) {
    return t.change({ ssid: open?.ssid ?? event.ssid, algorithms: algorithms(open?.algorithms) });
  }
  if (open?.supplicantTimeout && !open.associated) t.giveWay();
  else if (open && !continues(open, event)) {
    // Answers that a kernel reported before the supplicant's own line belong to the attempt that now begins.
    if (
      open.authRequests === 0 &&
      !open.assocRequested &&
      !open.connected &&
      !isElsewhere(open, event.bssid)
    ) {
      return t.change({ authRequests: 1, ssid: event.ssid ?? open.ssid });
    }
    t.giveWay();
  }
  if (!t.open) t.begin(event.bssid, event.ssid);
  const now = t.open;
  if (!now) return;
  t.change({
    authRequests: now.authRequests + 1,
    algorithms: algorithms(now.algorithms),
    ssid: now.ssid ?? event.ssid,
  });
}

/** The answer to a first request: SAE's commit, WEP's challenge, or the only answer of every other algorithm. */
const opensExchange = ({ algorithm, transaction }: EventOf<'auth-response'>): boolean =>
  algorithm === SAE ? transaction === 1 : algorithm !== SHARED_KEY || transaction === 2;

export function onAuthResponse(t: Transition, event: EventOf<'auth-response'>): void {
  const fine = event.algorithm === SAE ? SAE_GOES_ON.has(event.status) : event.status === 0;
  const open = t.open;
  if (open) {
    const elsewhere = isElsewhere(open, event.bssid);
    const over = open.connected || open.assocRequested || elsewhere;
    if (open.authRequests > 0 || event.witness === 'supplicant') {
      // The supplicant tells the story: a second witness's answer may come late, and begins nothing.
      if (open.connected || elsewhere) return;
      if (over) return t.change({ algorithms: include(open.algorithms, event.algorithm) });
    } else if (over || (open.authAnswers > 0 && opensExchange(event))) {
      // A kernel alone shows no requests: an answer that opens an exchange anew is the next attempt.
      t.giveWay();
    }
  }
  if (!t.open) {
    const same = t.link.ended;
    const told = same?.end?.by === 'auth-reject' && !isElsewhere(same, event.bssid);
    if (told && !fine && nearBy(same.endedAt, event.at, SAME_END)) return;
    t.begin(event.bssid, undefined);
  }
  const now = t.open;
  if (!now) return;
  t.change({
    algorithms: include(now.algorithms, event.algorithm),
    authAnswers: now.authAnswers + (fine ? 1 : 0),
    sae:
      event.algorithm === SAE && fine
        ? { ...now.sae, commit: true, confirm: now.sae.confirm || event.transaction === 2 }
        : now.sae,
  });
  if (event.algorithm === SAE) t.learn({ ssid: now.ssid, bssid: event.bssid, akms: ['sae'] });
  if (!fine) t.end(rejection(event));
}

const rejection = ({ status, algorithm, transaction }: EventOf<'auth-response' | 'auth-rejected'>): End => ({
  by: 'auth-reject',
  status,
  algorithm,
  transaction,
});

/** The supplicant's word on a refusal; at debug level it has told of the answer before (up to 2.8 of nothing else). */
export function onAuthRejected(t: Transition, event: EventOf<'auth-rejected'>): void {
  const { ended } = t.link;
  const same = !t.open && ended?.end?.by === 'auth-reject' && !isElsewhere(ended, event.bssid);
  const told = same && nearBy(ended.endedAt, event.at, SAME_END);
  if (!told) ensure(t, event.bssid);
  const known = (t.open ?? ended)?.algorithms;
  if (event.algorithm === SAE) {
    if (event.transaction === 2) mergeLateConfirm(t, event.bssid);
    t.learn({ ssid: (t.open ?? ended)?.ssid, bssid: event.bssid, akms: ['sae'] });
  }
  t.changeLast({ algorithms: include(known, event.algorithm), ...(told ? { end: rejection(event) } : {}) });
  if (!told) t.end(rejection(event));
}

/** How long a supplicant waits for what it has begun, in milliseconds. */
const PATIENCE = 10_000;

/** The kernel had told of a refusal, and the supplicant that drives it by names alone has waited on: it heard of no answer. */
const isOfRefused = (
  { open, link: { ended } }: Transition,
  event: EventOf<'auth-timeout' | 'assoc-timeout'>,
): boolean =>
  open === undefined &&
  event.witness === 'supplicant' &&
  event.bssid === NO_BSSID &&
  (ended?.end?.by === 'assoc-reject' || ended?.end?.by === 'auth-reject') &&
  nearBy(ended.endedAt, event.at, PATIENCE);

export function onUnanswered(t: Transition, event: EventOf<'auth-timeout' | 'assoc-timeout'>): void {
  // A piece of a log may begin with it: there was an attempt, though its beginning was not seen.
  const { ended } = t.link;
  if (event.witness === 'access-point' && t.open?.connected) t.giveWay();
  if (isOfRefused(t, event)) return t.changeLast({});
  const isNew = !ended || !nearBy(ended.endedAt, event.at, SAME_END);
  if (isNew && (event.kind === 'auth-timeout' || event.witness === 'access-point')) ensure(t, event.bssid);
  t.change(event.kind === 'auth-timeout' ? { authTimedOut: true } : { assocTimedOut: true });
  t.end({ by: 'silence' });
}

export function onSae(t: Transition, event: EventOf<'sae'>): void {
  // An access point logs no request before what it has received, nor before it refuses the association.
  const isBeginning = event.step === 'pwe-differs' || event.direction === 'sent';
  if (isBeginning && event.witness === 'access-point') ensure(t, undefined);
  const open = t.open;
  if (!open) return;
  const sae = {
    commit: open.sae.commit || event.step === 'commit',
    confirm: open.sae.confirm || event.step === 'confirm',
    completed: open.sae.completed || event.step === 'completed',
    mismatch: open.sae.mismatch || event.step === 'mismatch',
  };
  t.change({ sae, algorithms: include(open.algorithms, SAE) });
  t.learn({ ssid: open.ssid, bssid: open.bssid, akms: ['sae'] });
  // A supplicant goes no further; an access point says so where it refuses the association.
  if (event.step === 'pwe-differs' && event.witness === 'supplicant')
    t.end({ by: 'auth-reject', status: SAE_HASH_TO_ELEMENT, algorithm: SAE, transaction: 1 });
}

/** Of one that was told to come back later a capture sees both requests, and they are one attempt. */
function reopen(t: Transition, event: EventOf<'assoc-request'>): void {
  const { ended } = t.link;
  if (t.open || ended?.end?.by !== 'assoc-reject' || ended.end.status !== COMEBACK) return;
  if (event.witness !== 'air' || isElsewhere(ended, event.bssid)) return;
  t.forget(ended.serial);
  t.set({
    attempt: { ...ended, end: undefined, endedAt: undefined, assocRequested: false },
    ended: undefined,
  });
}

export function onAssocRequest(t: Transition, event: EventOf<'assoc-request'>): void {
  reopen(t, event);
  const open = t.open;
  if (isLateEcho(t, event)) return;
  if (isEcho(open, event)) return t.change({ ssid: open?.ssid ?? event.ssid });
  if (open && (open.connected || open.assocRequested || isElsewhere(open, event.bssid))) {
    t.giveWay();
  }
  if (!t.open) t.begin(event.bssid, event.ssid);
  const now = t.open;
  if (!now) return;
  const { rsne } = t.link.pending;
  t.change({
    assocRequested: true,
    authUnseen: event.authUnseen === true && now.authRequests + now.authAnswers === 0,
    ssid: now.ssid ?? event.ssid,
    bssid: now.bssid ?? (event.bssid === NO_BSSID ? undefined : event.bssid),
    requestPmkids: event.pmkids ?? rsne?.pmkids ?? now.requestPmkids,
    pmkid: event.pmkid ?? rsne?.pmkid ?? now.pmkid,
    // A request names the one key management that it asks for.
    akm: now.akm ?? (event.akms?.length === 1 ? event.akms[0] : undefined),
    authAnswers: Math.max(now.authAnswers, now.authRequests > 0 ? 1 : 0),
  });
  if (rsne) t.set({ pending: { ...t.link.pending, rsne: undefined } });
  t.learn({ ssid: event.ssid, bssid: event.bssid, akms: event.akms ?? [] });
}

export function onAssocResponse(t: Transition, event: EventOf<'assoc-response'>): void {
  const ended = t.link.ended;
  if (!t.open && ended && event.status !== 0 && nearBy(ended.endedAt, event.at, SAME_END)) {
    if (ended.end?.by === 'assoc-reject' || ended.end?.by === 'silence') {
      return t.changeLast({ end: refusedBy(event) });
    }
  }
  if (event.timeout) {
    t.change({ assocTimedOut: true });
    return t.end({ by: 'silence' });
  }
  if (event.status === 0) {
    if (event.witness === 'access-point' || event.witness === 'air') endedUnseen(t, event);
    else if (t.open?.connected && t.open.bssid === event.bssid) return t.change({});
    ensure(t, event.bssid);
    if (t.open?.associated) return t.change({});
    t.change({ assocRequested: true, associated: true, associatedAt: event.at });
    return t.tell('associated');
  }
  if (t.open?.connected) return t.change({});
  ensure(t, event.bssid === NO_BSSID ? undefined : event.bssid);
  t.change({ assocRequested: true });
  t.end(refusedBy(event));
}

/** Most programs do not say who refused; one whose driver names nobody tells of nobody's refusal. */
const refusedBy = ({ status, bssid, isDrivers }: EventOf<'assoc-response'>): End => ({
  by: 'assoc-reject',
  status,
  bssid: bssid === NO_BSSID && isDrivers !== true ? undefined : bssid,
});

/** An access point does not always log that a station has gone, a capture may have missed it: a second association shows it. */
function endedUnseen(t: Transition, event: EventOf<'assoc-response'>): void {
  const open = t.open;
  if (!open?.associated) return;
  if (failedLogin(open) || !nearBy(open.associatedAt, event.at, SAME_EXCHANGE)) t.giveWay();
}

/** The access point's word on an end is told beside it, and is often all that is told of the attempt. */
export function onPolicyRefused(t: Transition): void {
  const { ended } = t.link;
  if (!t.open && ended && nearBy(ended.endedAt, t.event.at, SAME_END)) return t.changeLast({});
  if (!t.open) {
    t.begin(undefined, undefined);
    t.change({ beginUnseen: true });
  }
  t.change({ assocRequested: true });
}

/** The last thing that its program told of an attempt was its end, a moment ago. */
function isToldAgain({ events, endedAt }: Attempt, { witness, at }: EventOf<'join-failed'>): boolean {
  const last = events.at(-1);
  return last?.witness === witness && at !== undefined && nearBy(endedAt, at, SAME_END);
}

/**
 * The word of the operating system on a connection that is up is late, or about something else. Access points speak at once:
 * whose attempt they call a failure long after is there no more, or wants to be in elsewhere.
 */
export function onJoinFailed(t: Transition, event: EventOf<'join-failed'>): void {
  if (t.open?.connected) {
    const isLater = event.at !== undefined && !nearBy(t.open.connectedAt, event.at, ANOTHER_END);
    if (event.witness !== 'access-point' || !isLater) return t.change({});
    t.giveWay();
  }
  const ended = t.open ? undefined : t.link.ended;
  // The same end, told again: that the key was refused says more than the frame that did it.
  if (ended?.refusalSaid && !ended.connected && nearBy(ended.endedAt, event.at, SAME_END)) {
    return t.changeLast({ end: { by: 'gave-up', code: event.code } });
  }
  // What the same program has just told of the end says more than that it failed.
  if (ended && !ended.connected && ended.end?.by === 'silence' && isToldAgain(ended, event))
    return t.change({});
  ensure(t, undefined);
  t.end({ by: 'gave-up', code: event.code });
}
