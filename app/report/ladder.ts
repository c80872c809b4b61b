import type { Example } from '../detect/read-story.ts';
import type { AkmFamily, Origin, WifiEvent } from '../domain/events.ts';
import type { Instant } from '../domain/ids.ts';
import { OPEN_SYSTEM, reasonName, SAE, statusName } from '../domain/codes.ts';
import { isSame, said, type Said } from '../domain/said.ts';
import type { Attempt } from '../model/attempt.ts';
import { firstWords } from './first-words.ts';

/** One rung: a frame between the two ends, or a note about what one of them did. */
export interface Rung {
  readonly at: Instant | undefined;
  /** Who sent it; 'note' = nothing was sent. */
  readonly from: 'station' | 'access-point' | 'note';
  readonly label: Said;
  /** The frame at which the attempt died. */
  readonly fatal: boolean;
  readonly times: number;
  readonly origin: Origin;
  /** Whose log has it; 'both' where both ends tell of the same frame, 'air' where only a capture has it. */
  readonly seenBy: Side | 'both';
}

/** What a rung says, and how often it happened, where that was more than once. */
export const rungText = ({ label, times }: Rung): Said =>
  times > 1 ? said('report.times', { what: label, count: times }) : label;

type Side = 'station' | 'access-point' | 'air';
/** `key`: what makes it the same frame for another witness, where that is not the label. */
type Drawn = Pick<Rung, 'from' | 'label'> & { readonly fatal?: boolean; readonly key?: string };
type ToldRung = Rung & { readonly key: string };

const ALGORITHMS: Readonly<Record<number, Said>> = {
  0: said('rung.algorithm.open'),
  1: said('rung.algorithm.shared-key'),
  2: said('rung.algorithm.ft'),
  3: said('rung.algorithm.sae'),
  4: said('rung.algorithm.fils'),
  5: said('rung.algorithm.fils'),
  6: said('rung.algorithm.fils'),
  7: said('rung.algorithm.pasn'),
};
const algorithmOf = (number: number): Said =>
  ALGORITHMS[number] ??
  (number < 0 ? said('rung.algorithm.unsaid') : said('rung.algorithm.other', { number }));
const fromStation = (label: Said, fatal = false): Drawn => ({ from: 'station', label, fatal });
const fromPoint = (label: Said, fatal = false): Drawn => ({ from: 'access-point', label, fatal });
const note = (label: Said, fatal = false): Drawn => ({ from: 'note', label, fatal });

/** Those that are not told by what follows: what is asked for stands in the request alone. */
const NAMED: ReadonlySet<AkmFamily> = new Set(['owe', 'dpp', 'fils', 'ft-psk', 'ft-sae', 'ft-eap']);

/** The same frame for whoever tells of it, though not everybody tells what it asked for. */
const ASKED = 'association-request';

function drawAssocRequest(akm: AkmFamily | undefined, shortcut: boolean): Drawn {
  if (shortcut) return { ...fromStation(said('rung.association-request-with-key')), key: ASKED };
  const isNamed = akm !== undefined && NAMED.has(akm);
  const label = isNamed
    ? said('rung.association-request-for', { akm: akm.toUpperCase() })
    : said('rung.association-request');
  return { ...fromStation(label), key: ASKED };
}

/** @param algorithm of the request, where it is told: SAE alone has a commit and a confirm */
function drawAuthRequest(
  seen: number,
  full: boolean,
  shortcut: boolean,
  algorithm: number | undefined,
): Drawn {
  if (algorithm !== undefined && algorithm !== SAE && algorithm !== OPEN_SYSTEM)
    return fromStation(said('rung.authentication-by', { algorithm: algorithmOf(algorithm) }));
  if (full) return fromStation(said(seen === 0 ? 'rung.sae-commit' : 'rung.sae-confirm'));
  return fromStation(said(shortcut ? 'rung.authentication-open' : 'rung.authentication'));
}

/** The event as a frame; undefined for events that are no frame. */
function draw(event: WifiEvent, attempt: Attempt, shortcut: boolean, requests: number): Drawn | undefined {
  switch (event.kind) {
    case 'auth-request': {
      const others = attempt.algorithms.some((one) => one > OPEN_SYSTEM && one !== SAE);
      const full =
        attempt.algorithms.includes(SAE) || (!others && (attempt.entryAdded || attempt.authRequests > 1));
      return drawAuthRequest(requests, full && !shortcut, shortcut, event.algorithm);
    }
    case 'auth-response': {
      const { status } = event;
      const algorithm = algorithmOf(event.algorithm);
      if (status === 0) return fromPoint(said('rung.authentication-accepted', { algorithm }));
      const name = statusName(status);
      return fromPoint(said('rung.authentication-answer', { algorithm, status, name }), status !== 126);
    }
    case 'auth-rejected': {
      const { status } = event;
      const algorithm = algorithmOf(event.algorithm);
      return fromPoint(
        said('rung.authentication-refused', { algorithm, status, name: statusName(status) }),
        true,
      );
    }
    case 'assoc-request':
      return drawAssocRequest(event.akms?.length === 1 ? event.akms[0] : attempt.akm, shortcut);
    case 'assoc-response': {
      const { status } = event;
      if (status === 0) return fromPoint(said('rung.association-accepted'));
      return fromPoint(said('rung.association-refused', { status, name: statusName(status) }), true);
    }
    case 'eap':
      return drawEap(event.step, event.method);
    case 'eapol-key': {
      const label = said('rung.eapol-key', { message: event.message });
      return event.direction === 'sent' ? fromStation(label) : fromPoint(label);
    }
    case 'mic-failure':
      return note(said('rung.wrong-mic', { message: event.message }), true);
    case 'keys-installed':
      return note(said('rung.keys-installed'));
    case 'handshake-completed':
      return note(said('rung.message-4-taken'));
    case 'connected':
      return note(said('rung.connected'));
    case 'pmksa-added':
      return note(said('rung.key-made'));
    case 'pmksa-offered':
      return event.certain ? note(said('rung.key-offered')) : undefined;
    case 'disconnected': {
      const { reason } = event;
      const frame = event.frame === 'disassociation' ? 'rung.disassociation' : 'rung.deauthentication';
      const label =
        reason === 0 ? said(`${frame}-unexplained`) : said(frame, { reason, name: reasonName(reason) });
      // A supplicant does not always say which of the two frames it was.
      const key = `end ${reason}`;
      return { ...(event.local ? fromStation(label, !attempt.connected) : fromPoint(label, true)), key };
    }
    case 'join-failed': {
      const { code: error } = event;
      return note(error === undefined ? said('rung.gave-up') : said('rung.gave-up-error', { error }), true);
    }
    case 'driver-refused':
      return note(said('rung.not-sent'), true);
    case 'beacon-loss':
      return note(said('rung.beacons-missing'), true);
    default:
      return undefined;
  }
}

function drawEap(
  step: Extract<WifiEvent, { kind: 'eap' }>['step'],
  method: string | undefined,
): Drawn | undefined {
  switch (step) {
    case 'started':
      return fromPoint(said('rung.eap-request'));
    case 'method':
      return note(method ? said('rung.eap-method-named', { method }) : said('rung.eap-method'));
    case 'success':
      return fromPoint(said('rung.eap-success'));
    case 'failure':
      return fromPoint(said('rung.eap-failure'), true);
    case 'certificate-error':
      return note(said('rung.certificate-refused'), true);
    case 'timeout':
      return note(said('rung.eap-silence'), true);
    default:
      return undefined;
  }
}

/**
 * Message 2/4 or 4/4, after which the access point repeats the message before it, or ours goes out again where only what is
 * sent was seen: it did not arrive, or was not accepted.
 */
function wasInVain(event: WifiEvent, later: readonly WifiEvent[]): boolean {
  if (event.kind !== 'eapol-key' || event.direction !== 'sent') return false;
  const next = later.find((known) => known.kind === 'eapol-key' || known.kind === 'disconnected');
  if (next?.kind === 'eapol-key') return next.message === event.message - 1 || next.message === event.message;
  return next?.kind === 'disconnected' && !next.local && (next.reason === 15 || next.reason === 2);
}

/** What one witness tells of an attempt, one rung an event. */
function rungsOf(
  attempt: Attempt,
  all: readonly WifiEvent[],
  shortcut: boolean,
  seenBy: Side,
): readonly ToldRung[] {
  const events = firstWords(all);
  const rungs: ToldRung[] = [];
  let requests = 0;
  for (const [index, event] of events.entries()) {
    const plain = draw(event, attempt, shortcut, requests);
    if (event.kind === 'auth-request') requests++;
    if (!plain) continue;
    const fatal = plain.fatal === true || wasInVain(event, events.slice(index + 1));
    rungs.push({
      at: event.at,
      times: 1,
      origin: event.origin,
      seenBy,
      key: JSON.stringify(plain.label),
      ...plain,
      fatal,
    });
  }
  return rungs;
}

/** Two witnesses date one frame within this many milliseconds of each other. */
const SAME_FRAME = 750;

/** Both lifelines' marks on one frame. What the air saw marks none. */
function seenByBoth(known: Rung['seenBy'], other: Rung['seenBy']): Rung['seenBy'] {
  if (known === other || other === 'air') return known;
  return known === 'air' ? other : 'both';
}

/** Another witness's rungs beside the station's: a frame that both tell of is one rung. */
function beside(
  own: readonly ToldRung[],
  others: readonly ToldRung[],
  until: Instant | undefined,
): readonly ToldRung[] {
  const rungs = [...own];
  const since = own[0]?.at;
  for (const other of others) {
    const { at } = other;
    if (at === undefined) return own;
    if (since !== undefined && at < since - SAME_FRAME) continue;
    if (until !== undefined && at > until + SAME_FRAME) break;
    const same = rungs.findIndex(
      (rung) =>
        rung.seenBy !== other.seenBy &&
        rung.seenBy !== 'both' &&
        rung.from === other.from &&
        rung.key === other.key &&
        rung.at !== undefined &&
        Math.abs(rung.at - at) < SAME_FRAME,
    );
    const known = rungs[same];
    if (known)
      rungs[same] = {
        ...known,
        // A capture holds the frame itself: its time, and which frame it was.
        ...(other.seenBy === 'air' ? { at, label: other.label } : {}),
        seenBy: seenByBoth(known.seenBy, other.seenBy),
        fatal: known.fatal || other.fatal,
      };
    else rungs.push(other);
  }
  // The order of each witness stands where times are alike: `toSorted` is stable.
  return rungs.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0));
}

/** Repeats of a frame as one rung; a frame that the air alone repeats is one, too. */
function folded(rungs: readonly ToldRung[]): Rung[] {
  const all: Rung[] = [];
  for (const rung of rungs) {
    const last = all.at(-1);
    if (last && isSame(last.label, rung.label) && last.from === rung.from && last.seenBy === rung.seenBy)
      all[all.length - 1] = { ...last, times: last.times + 1, fatal: rung.fatal, origin: rung.origin };
    else all.push(rung);
  }
  return all;
}

const isAir = ({ witness }: WifiEvent): boolean => witness === 'air';

/**
 * The frames of an attempt in order, repeats folded, what the air and the access point saw beside the station's own lines
 * where they were read too. Where the attempt ended in silence, the last rung says so.
 */
export function ladderOf({ attempt, peer, shortcut }: Example): Rung[] {
  const { events, endedAt } = attempt;
  const own = events.filter((event) => !isAir(event));
  const ofAir = rungsOf(attempt, events.filter(isAir), shortcut, 'air');
  // A capture alone tells the station's story.
  let told = own.length > 0 ? rungsOf(attempt, own, shortcut, 'station') : ofAir;
  if (told !== ofAir && ofAir.length > 0) told = beside(told, ofAir, endedAt);
  const isTimed = told.every(({ at }) => at !== undefined);
  if (peer && isTimed) told = beside(told, rungsOf(peer, peer.events, shortcut, 'access-point'), endedAt);
  const rungs: Rung[] = folded(told);
  const last = rungs.at(-1);
  if (attempt.end?.by === 'silence' && !attempt.connected && last && !last.fatal) {
    rungs.push({
      ...last,
      at: undefined,
      from: 'access-point',
      label: said('rung.no-answer'),
      fatal: true,
      times: 1,
    });
  }
  return rungs;
}
