/** EAP, the 4-way handshake, the connection, and its end. */
import {
  ASSOC_WITHOUT_AUTH,
  FOUR_WAY_TIMEOUT,
  GROUP_TIMEOUT,
  LOW_ACK,
  NOT_SAID,
  PREV_AUTH_NOT_VALID,
  SAE,
} from '../domain/codes.ts';
import type { EventOf } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import type { Attempt } from './attempt.ts';
import { sawMessage } from './four-way.ts';
import {
  ANOTHER_END,
  ensure,
  failedLogin,
  isElsewhere,
  nearBy,
  SAME_END,
  SAME_EXCHANGE,
} from './link-common.ts';
import { firstHalf } from './late-confirm.ts';
import { byManagerAlone } from './link-manager.ts';
import { isToldEarly, PATIENT, RENEWAL } from './outcome.ts';
import { updateEntry } from './pmksa-mirror.ts';
import type { Transition } from './transition.ts';

/** A login server tells of logins alone: the next one is another. */
const isLoginOver = (open: Attempt): boolean =>
  failedLogin(open) ||
  (open.eap.success &&
    open.beginUnseen &&
    !open.connected &&
    open.fourWay.seen.every((times) => times === 0));

/** A controller tells of one refusal in several lines, the end among them, in milliseconds. */
const SAME_LOGIN = 2000;

export function onEap(t: Transition, event: EventOf<'eap'>): void {
  // An access point that lets a station try once more does not always say that it had gone.
  if (event.step === 'started' && event.witness === 'access-point' && t.open && isLoginOver(t.open)) {
    t.giveWay();
    beginInside(t);
  }
  // Neither does it say that the one that failed and ended has come back.
  const { ended } = t.link;
  const isNext =
    event.step === 'started' &&
    event.witness === 'access-point' &&
    !t.open &&
    ended !== undefined &&
    failedLogin(ended) &&
    !nearBy(ended.endedAt, event.at, SAME_LOGIN);
  if (isNext) beginInside(t);
  const target = t.open ?? t.link.ended;
  // A login that was cut off is one; of WPS nobody waits for a connection.
  if (!target && event.method !== 'WSC') beginInside(t);
  const eap = (t.open ?? t.link.ended)?.eap;
  if (!eap) return;
  // No login comes before the association: who says that one failed has another refusal in mind.
  if (event.step === 'failure' && !eap.started && target && isBeforeAssociation(target))
    return t.changeLast({});
  const wps = (t.open ?? target)?.wps === true || event.method === 'WSC';
  t.changeLast({
    wps,
    eap: {
      started: true,
      method: event.method ?? eap.method,
      success: eap.success || event.step === 'success',
      failure: eap.failure || event.step === 'failure',
      certificateError: eap.certificateError || event.step === 'certificate-error',
      methodRefused: event.step === 'method' ? false : eap.methodRefused || event.step === 'method-refused',
      tlsFailure: event.step === 'method' ? false : eap.tlsFailure || event.step === 'tls-failure',
      identity: eap.identity || event.step === 'identity' || event.step === 'method',
      timeout: eap.timeout || event.step === 'timeout',
      stationSilent: eap.stationSilent || event.silent === 'station',
      innerFailure: eap.innerFailure || event.step === 'inner-failure',
      refusedOtherwise: eap.refusedOtherwise || event.refused !== undefined,
    },
  });
  // WPS begins with EAP too: only the method tells.
  if (!wps && event.step !== 'started' && event.step !== 'identity')
    t.learn({ ssid: (t.open ?? target)?.ssid, bssid: (t.open ?? target)?.bssid, akms: ['eap'] });
}

const isBeforeAssociation = ({ beginUnseen, authRequests, assocRequested, associated }: Attempt): boolean =>
  !beginUnseen && authRequests > 0 && !assocRequested && !associated;

export function onConnected(t: Transition, event: EventOf<'connected'>): void {
  const { networkId } = event;
  const byId = networkId === undefined ? undefined : t.link.book.ids.get(networkId);
  t.learn({ ssid: event.ssid ?? t.open?.ssid ?? byId, bssid: event.bssid, networkId });
  const open = t.open;
  if (open?.connected && !isElsewhere(open, event.bssid)) return t.change({});
  ensure(t, event.bssid);
  t.change({
    connected: true,
    connectedAt: event.at,
    associated: true,
    assocRequested: true,
    networkId,
    ssid: t.open?.ssid ?? event.ssid,
  });
  learnPsk(t);
  learnSae(t);
  const entry = t.link.pmksa.get(event.bssid);
  if (entry && t.open && !t.open.entryAdded) {
    const used = {
      opportunistic: false,
      lastOutcome: 'accepted',
      uses: entry.uses + 1,
      lastAttempt: t.open.serial,
    } as const;
    t.set({ pmksa: updateEntry(t.link.pmksa, event.bssid, used) });
  }
  t.tell('connected');
}

/** Commit and confirm in quick succession, and then a connection: SAE, also where a version up to 2.6 has no PMKSA events. */
function learnSae(t: Transition): void {
  const open = t.open;
  const told = open?.events.filter((event) => event.kind === 'auth-request') ?? [];
  const requests = told.filter(({ witness }) => witness === told[0]?.witness);
  const [first, second] = requests;
  if (!open || requests.length !== 2 || first?.at === undefined || second?.at === undefined) return;
  if (requests.some(({ algorithm = SAE }) => algorithm !== SAE)) return;
  // A line that was written twice is one request.
  if (first.at === second.at || first.origin.text === second.origin.text) return;
  if (second.at - first.at < SAME_EXCHANGE) t.learn({ ssid: open.ssid, bssid: open.bssid, akms: ['sae'] });
}

/** Keys without SAE, without EAP, and with a cache that is known to be empty: only a pre-shared key does that. */
function learnPsk(t: Transition): void {
  const open = t.open;
  if (!open || !t.link.cacheKnown || t.link.pmksa.size > 0) return;
  const plain =
    open.authRequests === 1 && !open.entryAdded && !open.eap.started && open.fourWay.installed > 0;
  if (plain && !open.offerSaid && !firstHalf(t, open))
    t.learn({ ssid: open.ssid, bssid: open.bssid, akms: ['psk'] });
}

export function onDisconnected(t: Transition, event: EventOf<'disconnected'>): void {
  const open = t.open;
  // A manager hears of an end late, and of which one it does not say; but where nobody has told of anything yet.
  const isFirst = open === undefined && t.link.serial === 0;
  if (event.witness === 'manager' && !isFirst && !(open && mayBeEndOf(open, event))) return;
  const end = { by: 'disconnect', reason: event.reason, local: event.local } as const;
  if (open) {
    // The access point that was left says goodbye after the roam has begun.
    if (isElsewhere(open, event.bssid)) return;
    if (event.witness === 'manager' && isSettled(open, event.at))
      t.change({ connected: true, connectedAt: open.associatedAt });
    if (wasToldEarly(open, event)) t.change({ connected: false, connectedAt: undefined });
    return t.end(end);
  }
  const ended = t.link.ended;
  if (isEndUnseen(t, event)) return endUnseen(t, event);
  if (!ended || !nearBy(ended.endedAt, event.at, SAME_END) || isElsewhere(ended, event.bssid)) return;
  // Two witnesses of one end: the access point's own reason beats what was generated here in answer to it.
  const isOthers = !event.local && event.reason !== NOT_SAID;
  const isVague = ended.end?.by === 'disconnect' && ended.end.reason === NOT_SAID && byManagerAlone(ended);
  const better = isVague
    ? event.reason !== NOT_SAID
    : ended.end?.by === 'disconnect' && ended.end.local && isOthers;
  t.changeLast(better || ended.end?.by === 'silence' ? { end } : {});
}

/**
 * Whether a manager's word can be about this attempt: it alone has told of it, or no supplicant has, and it is older than
 * such a word can be late.
 */
const mayBeEndOf = (open: Attempt, { at }: EventOf<'disconnected'>): boolean =>
  byManagerAlone(open) ||
  (open.events.every(({ witness }) => witness !== 'supplicant') &&
    !nearBy(open.lastAt ?? open.startedAt, at, ANOTHER_END));

/** An association that lasts longer than any handshake, and which a kernel alone has told of, is a connection. */
const isSettled = ({ associatedAt, connected }: Attempt, at: number | undefined): boolean =>
  !connected && associatedAt !== undefined && at !== undefined && at - associatedAt > PATIENT;

/** Reasons that end a handshake, and how long after the association at most, in milliseconds. */
const OF_A_HANDSHAKE: ReadonlyMap<number, number> = new Map([
  // Later it was the handshake that renews the key.
  [FOUR_WAY_TIMEOUT, RENEWAL],
  [PREV_AUTH_NOT_VALID, PATIENT],
]);

/** A router that calls every association a connection, and then ends it because the handshake was not finished. */
function wasToldEarly(attempt: Attempt, { reason, at }: EventOf<'disconnected'>): boolean {
  const longest = OF_A_HANDSHAKE.get(reason);
  if (!isToldEarly(attempt)) return false;
  if (failedLogin({ ...attempt, connected: false })) return true;
  if (longest === undefined) return false;
  return at === undefined || attempt.connectedAt === undefined || at - attempt.connectedAt < longest;
}

/** Reasons that end a connection that was up: without one there is no group key to renew, and nobody to be idle. */
const OF_A_CONNECTION = new Set([4, 8, 12, 16, 34]);

/** What is above is a maker's own (IEEE Std 802.11-2020, table 9-49); of a handshake or a refusal the standard has enough. */
const LAST_REASON = 66;

/** Reasons that an access point gives to those alone who are in: a handshake, a group key, acknowledgements that stayed away. */
const OF_THOSE_IN: ReadonlySet<number> = new Set([FOUR_WAY_TIMEOUT, GROUP_TIMEOUT, LOW_ACK]);

/** Reasons with which an access point sends away whom it does not know any more, and who wants to be in. */
const SENT_AWAY: ReadonlySet<number> = new Set([
  ...[PREV_AUTH_NOT_VALID, ASSOC_WITHOUT_AUTH],
  // What its request offers is not taken: elements, ciphers, key management, a login, a key (table 9-49).
  ...[13, 17, 18, 19, 20, 21, 22, 23, 24, 49, 50, 51],
]);

/**
 * The end of something whose beginning was cut off, or left out by who chose the lines. Only a station tells of itself: an
 * access point and the air say farewell to stations that were never there. But no handshake runs out with one that was not, nor
 * are its acknowledgements missed, and what a station that had been in long before has proved is no longer valid when it is back and wants to be in again.
 */
function isEndUnseen(
  { link, event: { at, witness } }: Transition,
  { bssid, local, reason }: EventOf<'disconnected'>,
): boolean {
  const { ended } = link;
  const isOwn = witness !== 'access-point' && witness !== 'air';
  const byPoint = witness === 'access-point' && !local;
  const wasIn = byPoint && OF_THOSE_IN.has(reason);
  const isSentAway = byPoint && ended !== undefined && SENT_AWAY.has(reason);
  if (!isOwn && !wasIn && !isSentAway) return false;
  if (!ended) return link.serial === 0;
  if (ended.end?.by !== 'disconnect' || at === undefined || isElsewhere(ended, bssid)) return false;
  // Who has told of an end does not tell of it once more: another witness may be as late as that.
  const isTold =
    isOwn &&
    ended.events.some(
      (told) => told.kind === 'disconnected' && told.witness === witness && told.reason === reason,
    );
  // The stamp of the first line is the one that a careless copy cuts.
  return ended.endedAt === undefined || at - ended.endedAt > (isTold && !local ? SAME_END : ANOTHER_END);
}

function endUnseen(t: Transition, event: EventOf<'disconnected'>): void {
  const { reason, local, frame } = event;
  t.begin(event.bssid, undefined);
  const isMakers = reason > LAST_REASON && frame === 'disassociation' && !local;
  const connected = isMakers || (OF_A_CONNECTION.has(reason) && !(local && reason === 8));
  const associated = connected || reason === FOUR_WAY_TIMEOUT || frame === 'disassociation';
  t.change({ beginUnseen: true, connected, associated, assocRequested: associated });
  t.end({ by: 'disconnect', reason, local });
}

/**
 * Another program knows what it was that ended: the text begins behind its beginning. Of an end that was made here it would
 * make a connection that was left on purpose, and nobody has said so.
 */
export function onWasUp(t: Transition): void {
  const { ended } = t.link;
  if (t.open || !ended?.beginUnseen) return;
  if (ended.end?.by !== 'disconnect' || ended.end.local) return;
  if (nearBy(ended.endedAt, t.event.at, ANOTHER_END))
    t.changeLast({ connected: true, associated: true, assocRequested: true });
}

type FourWayEvent = EventOf<
  | 'eapol-key'
  | 'mic-failure'
  | 'handshake-retries-exhausted'
  | 'keys-installed'
  | 'handshake-completed'
  | 'replay-counter'
>;

export function onFourWay(t: Transition, event: FourWayEvent): void {
  if (event.witness === 'air' && event.kind === 'eapol-key') beginUnseen(t, event);
  if (!t.open && !t.link.ended) beginInside(t);
  const target = t.open ?? t.link.ended;
  if (!target) return;
  const state = target.fourWay;
  switch (event.kind) {
    case 'eapol-key':
      t.changeLast({ fourWay: sawMessage(state, event), associated: true });
      // An access point has no use for a 4/4 that does not fit: it would say so.
      return event.witness === 'access-point' && event.message === 4 ? upByCompletion(t) : undefined;
    case 'mic-failure': {
      const badMic = { ...state.badMic, [event.message]: state.badMic[event.message] + 1 };
      return t.changeLast({ fourWay: { ...state, badMic } });
    }
    case 'handshake-retries-exhausted':
      t.changeLast({ fourWay: { ...state, exhausted: event.message } });
      // The access point deauthenticates next, and does not log it.
      return event.witness === 'access-point'
        ? t.end({ by: 'disconnect', reason: FOUR_WAY_TIMEOUT, local: false })
        : undefined;
    case 'keys-installed':
      return t.changeLast({ fourWay: { ...state, installed: state.installed + 1 } });
    case 'handshake-completed':
      t.changeLast({ fourWay: { ...state, completed: true } });
      return event.witness === 'access-point' ? upByCompletion(t) : undefined;
    case 'replay-counter':
      return t.changeLast({ fourWay: { ...state, replayErrors: state.replayErrors + 1 } });
  }
}

/**
 * The keys of message 2/4 differ: whoever says so has seen a handshake. A station says it behind the end of the attempt, an
 * access point in the midst of it, so that what it says long after an end is of an attempt whose beginning was left out.
 */
export function onMismatch(t: Transition, event: EventOf<'psk-mismatch-suspected'>): void {
  const { ended } = t.link;
  const isOfEnded =
    ended && (event.witness !== 'access-point' || nearBy(ended.endedAt, event.at, ANOTHER_END));
  if (!t.open && !isOfEnded) beginInside(t);
  t.changeLast({ pskMismatchSaid: true, ...(event.guessed && { pskMismatchGuessed: true }) });
}

/** A log that begins inside a login or a handshake: the association before it was accepted. */
function beginInside(t: Transition): void {
  const { event } = t;
  t.begin('bssid' in event ? event.bssid : undefined, undefined);
  t.change({ beginUnseen: true, assocRequested: true, associated: true });
  t.tell('associated');
}

/** An access point that took 4/4 has a connection, also where it does not say so in a line of its own. */
function upByCompletion(t: Transition): void {
  if (!t.open || t.open.connected) return;
  t.change({ connected: true, connectedAt: t.event.at, associated: true });
  t.tell('connected');
}

/** A connection is up of which the text does not show how it began. */
function beginUp(t: Transition, bssid: Mac | undefined): void {
  t.begin(bssid, undefined);
  t.change({ beginUnseen: true, connected: true, associated: true, assocRequested: true });
  t.tell('connected');
}

/** Names of interfaces that are Wi-Fi for certain. */
const WIRELESS = /^(?:wl|wifi\d|ath\d|ra\d|mlan\d)/;

/**
 * The station has been given its address, by the word of a server beside the access point or of its own: nothing of a station
 * passes before its keys do. That no line says so is the rule where there are none.
 */
export function upByAddress(t: Transition, { witness, by, iface, origin }: EventOf<'address'>): void {
  const { open, link } = t;
  // Who says no program that asked for it may speak of one that was set by hand, and that needs no frame; a line that does not name
  // its interface itself, of another one's.
  const isOwn = by !== undefined && iface === t.link.iface && origin.text.includes(iface);
  if (witness !== 'access-point' && !isOwn) return;
  // Over a connection that began before the text, for all that is known.
  if (isOwn && witness === 'manager' && !open && !link.ended && WIRELESS.test(iface)) {
    return beginUp(t, undefined);
  }
  if (!open?.associated || open.connected || open.end) return;
  const { seen, badMic, exhausted } = open.fourWay;
  if (badMic[2] > 0 || exhausted !== undefined || (seen[1] > 0 && seen[4] === 0) || open.pskMismatchSaid)
    return;
  t.change({ connected: true, connectedAt: t.event.at });
  t.tell('connected');
}

/** The group key is renewed in a connection that is up: one that began before the text, for all that is known. */
export function onGroupHandshake(t: Transition, event: EventOf<'group-handshake'>): void {
  const { open, link } = t;
  if (event.ok && event.witness === 'supplicant' && !open && !link.ended) beginUp(t, event.bssid);
  else t.change({});
}

/** A capture that sees no association (EAPOL alone, or begun too late) sees the handshake begin. */
function beginUnseen(t: Transition, event: EventOf<'eapol-key'>): void {
  if (event.message !== 1 || event.retry === true) return;
  if (t.open?.fourWay.replay !== undefined && !isElsewhere(t.open, event.bssid)) t.giveWay();
  ensure(t, event.bssid);
}
