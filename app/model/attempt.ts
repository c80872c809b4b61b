import type { AkmFamily, WifiEvent } from '../domain/events.ts';
import type { Instant, Mac, Pmkid, Ssid } from '../domain/ids.ts';
import type { FourWay } from './four-way.ts';
import type { PmksaEntry } from './pmksa-mirror.ts';

/** How an attempt, or the connection that it became, ended. */
export type End =
  /** Deauthenticated or disassociated, or the supplicant said so. */
  | { readonly by: 'disconnect'; readonly reason: number; readonly local: boolean }
  /** Authentication refused with a status code. */
  | {
      readonly by: 'auth-reject';
      readonly status: number;
      readonly algorithm: number;
      readonly transaction: number;
    }
  /** Association refused with a status code. */
  | { readonly by: 'assoc-reject'; readonly status: number; readonly bssid: Mac | undefined }
  /** Nothing answered: the next attempt, a scan or a timer took over. */
  | { readonly by: 'silence' }
  /** The operating system gave up, with a number of its own where it said one. */
  | { readonly by: 'gave-up'; readonly code: number | undefined }
  /** The station moved to another access point of the same network. */
  | { readonly by: 'roam' }
  /** The supplicant, the interface or a command ended it. */
  | { readonly by: 'stop' }
  /** What became of it did not reach the capture: nobody can judge it, nor what was before it. */
  | { readonly by: 'unseen' };

/**
 * One connection attempt: from the first authentication request to its end, the connection that came of it
 * included. Fields are what witnesses said; what follows from them is in `judge.ts`.
 */
export interface Attempt {
  /** Counts from 1 per link, in the order in which attempts began. */
  readonly serial: number;
  readonly ssid: Ssid | undefined;
  readonly bssid: Mac | undefined;
  readonly networkId: number | undefined;
  readonly startedAt: Instant | undefined;
  readonly connectedAt: Instant | undefined;
  readonly endedAt: Instant | undefined;
  /** Time of the last event that belongs to it. */
  readonly lastAt: Instant | undefined;

  /** Authentication requests of the station. Full SAE has two at least (commit, confirm). */
  readonly authRequests: number;
  /** Authentication algorithms seen on the air or said by the supplicant. */
  readonly algorithms: readonly number[];
  /** Successful authentication answers. */
  readonly authAnswers: number;
  readonly sae: {
    readonly commit: boolean;
    readonly confirm: boolean;
    readonly completed: boolean;
    readonly mismatch: boolean;
  };
  readonly authTimedOut: boolean;
  /** What the log shows of it begins with its handshake, its login or its end: what came before was cut off. */
  readonly beginUnseen: boolean;
  /** Nobody would have shown the authentication: whether SAE was run is not known. */
  readonly authUnseen: boolean;

  readonly assocRequested: boolean;
  /** Status 0 was received. */
  readonly associated: boolean;
  readonly associatedAt: Instant | undefined;
  readonly assocTimedOut: boolean;

  readonly akm: AkmFamily | undefined;
  /** PMKIDs in the request's RSNE, where a witness shows it. */
  readonly requestPmkids: number | undefined;
  readonly pmkid: Pmkid | undefined;
  /** The supplicant's or the access point's own word that a cached PMK was offered. */
  readonly offerSaid: boolean;
  readonly refusalSaid: boolean;
  readonly acceptanceSaid: boolean;
  /** What the mirror held for this BSS when the attempt began. */
  readonly entryBefore: PmksaEntry | undefined;
  /** The supplicant's start was seen: an entry that no line told of can only come from an attempt that was seen too. */
  readonly cacheKnown: boolean;
  /** A full authentication made a new entry during the attempt. */
  readonly entryAdded: boolean;
  readonly entryRemoved: boolean;

  readonly eap: {
    readonly started: boolean;
    readonly method: string | undefined;
    readonly success: boolean;
    readonly failure: boolean;
    readonly certificateError: boolean;
    readonly methodRefused: boolean;
    /** TLS could not agree, or could not begin, at this end or the other. */
    readonly tlsFailure: boolean;
    readonly identity: boolean;
    readonly timeout: boolean;
    /** The access point's own word that it was the station that did not answer. */
    readonly stationSilent: boolean;
    readonly innerFailure: boolean;
    /** The server's own word that it refused something else than a name and a password. */
    readonly refusedOtherwise: boolean;
  };
  readonly fourWay: FourWay;
  readonly connected: boolean;
  readonly beaconLost: boolean;
  readonly signal: number | undefined;
  readonly pskMismatchSaid: boolean;
  /** Who said so has not compared the keys. */
  readonly pskMismatchGuessed: boolean;
  readonly supplicantTimeout: boolean;
  /** TEMP-DISABLED that followed, with its reason. */
  readonly backOff: string | undefined;
  /** The kernel or driver refused to send something, by what it was. */
  readonly sendFailures: readonly string[];
  /** A local command or request that asked for the end, if one was seen. */
  readonly askedToStop: boolean;
  /** A manager gave the connection up while it was up: the end that follows is no wish. */
  readonly givenUp: boolean;
  /** WPS provisioning, not a connection. */
  readonly wps: boolean;
  readonly end: End | undefined;
  /** The events that belong to it: the first 40 and the last 24. */
  readonly events: readonly WifiEvent[];
  readonly eventCount: number;
}

const HEAD = 40;
const TAIL = 24;

/** Adds an event to an attempt's bounded list: the beginning and the end are what a reader needs. */
export function keepEvent(events: readonly WifiEvent[], event: WifiEvent): readonly WifiEvent[] {
  if (events.length < HEAD + TAIL) return [...events, event];
  const kept = events.toSpliced(HEAD, 1);
  kept.push(event);
  return kept;
}

const NOTHING_OF_SAE = { commit: false, confirm: false, completed: false, mismatch: false };
const NOTHING_OF_EAP = {
  started: false,
  method: undefined,
  success: false,
  failure: false,
  certificateError: false,
  methodRefused: false,
  tlsFailure: false,
  identity: false,
  timeout: false,
  stationSilent: false,
  innerFailure: false,
  refusedOtherwise: false,
};

/** Shared by all: there may be very many attempts. */
const NONE: readonly never[] = [];

/** An attempt of which nothing is known yet. */
const BLANK: Omit<Attempt, 'fourWay'> = {
  serial: 0,
  ssid: undefined,
  bssid: undefined,
  networkId: undefined,
  startedAt: undefined,
  connectedAt: undefined,
  endedAt: undefined,
  lastAt: undefined,
  authRequests: 0,
  algorithms: NONE,
  authAnswers: 0,
  sae: NOTHING_OF_SAE,
  authTimedOut: false,
  beginUnseen: false,
  authUnseen: false,
  assocRequested: false,
  associated: false,
  associatedAt: undefined,
  assocTimedOut: false,
  akm: undefined,
  requestPmkids: undefined,
  pmkid: undefined,
  offerSaid: false,
  refusalSaid: false,
  acceptanceSaid: false,
  entryBefore: undefined,
  cacheKnown: false,
  entryAdded: false,
  entryRemoved: false,
  eap: NOTHING_OF_EAP,
  connected: false,
  beaconLost: false,
  signal: undefined,
  pskMismatchSaid: false,
  pskMismatchGuessed: false,
  supplicantTimeout: false,
  backOff: undefined,
  sendFailures: NONE,
  askedToStop: false,
  givenUp: false,
  wps: false,
  end: undefined,
  events: NONE,
  eventCount: 0,
};

/** An attempt of which nothing is known but where and when it began, and what was said ahead of it. */
export const beginAttempt = (
  known: Pick<Attempt, 'serial' | 'ssid' | 'bssid' | 'startedAt' | 'entryBefore' | 'cacheKnown' | 'fourWay'>,
  ahead: Pick<Attempt, 'offerSaid' | 'pmkid' | 'akm' | 'events'> = BLANK,
): Attempt => ({
  // One by one: to spread what is known as well would cost more than all the rest.
  ...BLANK,
  serial: known.serial,
  ssid: known.ssid,
  bssid: known.bssid,
  startedAt: known.startedAt,
  lastAt: known.startedAt,
  entryBefore: known.entryBefore,
  cacheKnown: known.cacheKnown,
  fourWay: known.fourWay,
  offerSaid: ahead.offerSaid,
  pmkid: ahead.pmkid,
  akm: ahead.akm,
  events: ahead.events,
  eventCount: ahead.events.length,
});
