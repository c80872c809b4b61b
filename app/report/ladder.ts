import type { Example } from '../detect/read-story.ts';
import type { Origin, WifiEvent } from '../domain/events.ts';
import type { Instant } from '../domain/ids.ts';
import { reasonName, SAE, statusName } from '../domain/codes.ts';
import type { Attempt } from '../model/attempt.ts';

/** One rung: a frame between the two ends, or a note about what one of them did. */
export interface Rung {
  readonly at: Instant | undefined;
  /** Who sent it; 'note' = nothing was sent. */
  readonly from: 'station' | 'access-point' | 'note';
  readonly label: string;
  /** The frame at which the attempt died. */
  readonly fatal: boolean;
  readonly times: number;
  readonly origin: Origin;
  /** Whose log has it; 'both' where both ends tell of the same frame, 'air' where only a capture has it. */
  readonly seenBy: Side | 'both';
}

type Side = 'station' | 'access-point' | 'air';
/** `key`: what makes it the same frame for another witness, where that is not the label. */
type Drawn = Pick<Rung, 'from' | 'label'> & { readonly fatal?: boolean; readonly key?: string };
type Told = Rung & { readonly key: string };

const algorithmName = (algorithm: number): string =>
  ({ 0: 'open', 1: 'shared key', 2: 'FT', 3: 'SAE' })[algorithm] ??
  (algorithm < 0 ? 'algorithm not said' : `algorithm ${algorithm}`);
const fromStation = (label: string, fatal = false): Drawn => ({ from: 'station', label, fatal });
const fromPoint = (label: string, fatal = false): Drawn => ({ from: 'access-point', label, fatal });
const note = (label: string, fatal = false): Drawn => ({ from: 'note', label, fatal });

function drawAuthRequest(seen: number, full: boolean, shortcut: boolean): Drawn {
  if (full) return fromStation(seen === 0 ? 'Authentication: SAE commit' : 'Authentication: SAE confirm');
  return fromStation(shortcut ? 'Authentication (open: no login)' : 'Authentication');
}

/** The event as a frame; undefined for events that are no frame. */
function draw(event: WifiEvent, attempt: Attempt, shortcut: boolean, requests: number): Drawn | undefined {
  switch (event.kind) {
    case 'auth-request': {
      const full = attempt.entryAdded || attempt.authRequests > 1 || attempt.algorithms.includes(SAE);
      return drawAuthRequest(requests, full && !shortcut, shortcut);
    }
    case 'auth-response':
      return fromPoint(
        `Authentication (${algorithmName(event.algorithm)}), status ${event.status}${statusTail(event.status)}`,
        event.status !== 0 && event.status !== 126,
      );
    case 'auth-rejected':
      return fromPoint(
        `Authentication (${algorithmName(event.algorithm)}) refused, status ${event.status}${statusTail(event.status)}`,
        true,
      );
    case 'assoc-request':
      return fromStation(
        shortcut ? 'Association request, offers a cached key (PMKID)' : 'Association request',
      );
    case 'assoc-response':
      return fromPoint(
        `Association response, status ${event.status}${statusTail(event.status)}`,
        event.status !== 0,
      );
    case 'eap':
      return drawEap(event.step, event.method);
    case 'eapol-key':
      return event.direction === 'sent'
        ? fromStation(`EAPOL-Key message ${event.message}/4`)
        : fromPoint(`EAPOL-Key message ${event.message}/4`);
    case 'mic-failure':
      return note(`the MIC of message ${event.message}/4 is wrong: the keys differ`, true);
    case 'keys-installed':
      return note('took message 3/4, sent 4/4, installed the keys');
    case 'handshake-completed':
      return note('the access point took message 4/4');
    case 'connected':
      return note('connected');
    case 'pmksa-added':
      return note('a new key was made by a full login');
    case 'pmksa-offered':
      return event.certain ? note('a cached key is offered instead of a login') : undefined;
    case 'disconnected': {
      const frame = event.frame === 'disassociation' ? 'Disassociation' : 'Deauthentication';
      const why =
        event.reason === 0 ? 'no reason said' : `reason ${event.reason} (${reasonName(event.reason)})`;
      const label = `${frame}, ${why}`;
      // A supplicant does not always say which of the two frames it was.
      const key = `end ${event.reason}`;
      return { ...(event.local ? fromStation(label, !attempt.connected) : fromPoint(label, true)), key };
    }
    case 'join-failed':
      return note(`this computer gave up${event.code === undefined ? '' : `, error ${event.code}`}`, true);
    case 'driver-refused':
      return note('a frame could not be sent from here', true);
    case 'beacon-loss':
      return note('the beacons of the access point are missing', true);
    default:
      return undefined;
  }
}

const statusTail = (status: number): string => (status === 0 ? '' : ` (${statusName(status)})`);

function drawEap(
  step: Extract<WifiEvent, { kind: 'eap' }>['step'],
  method: string | undefined,
): Drawn | undefined {
  switch (step) {
    case 'started':
      return fromPoint('EAP request');
    case 'method':
      return note(`EAP method ${method ?? ''}`.trim());
    case 'success':
      return fromPoint('EAP success');
    case 'failure':
      return fromPoint('EAP failure', true);
    case 'certificate-error':
      return note('the server certificate was not accepted here', true);
    case 'timeout':
      return note('no EAP answer came', true);
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
  events: readonly WifiEvent[],
  shortcut: boolean,
  seenBy: Side,
): readonly Told[] {
  const rungs: Told[] = [];
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
      key: plain.label,
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
function beside(own: readonly Told[], others: readonly Told[], until: Instant | undefined): readonly Told[] {
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
function folded(rungs: readonly Told[]): Rung[] {
  const all: Rung[] = [];
  for (const rung of rungs) {
    const last = all.at(-1);
    if (last?.label === rung.label && last.from === rung.from && last.seenBy === rung.seenBy)
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
    rungs.push({ ...last, at: undefined, from: 'access-point', label: 'no answer', fatal: true, times: 1 });
  }
  return rungs;
}
