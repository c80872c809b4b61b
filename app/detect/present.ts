import type { EventKind, WifiEvent } from '../domain/events.ts';
import type { Attempt } from '../model/attempt.ts';
import { endedByDriver } from '../model/ended-by-driver.ts';
import {
  endedInHandshake,
  isToldEarly,
  isUntested,
  leftUnsaid,
  lifeOf,
  outcomeOf,
  SHORT_LIFE,
  wasUp,
} from '../model/outcome.ts';
import type { Story } from '../model/story.ts';

const wasCalledUp = ({ events }: Attempt): boolean => events.some(({ kind }) => kind === 'connected');

/** Connections that never hold look connected for seconds: the last one of such a row has yet to prove itself. */
function unproven(story: Story, last: Attempt): boolean {
  if ((lifeOf(last) ?? 0) >= SHORT_LIFE) return false;
  // New group keys go to those only whose 4/4 arrived.
  if (last.events.some((event) => event.kind === 'group-handshake' && event.ok)) return false;
  // A kernel does not see the handshake end, and some access points speak before it; a full SAE that was accepted is as good.
  // Where every try failed before the association, or before such a word, one that got there has passed the place at which they failed.
  if (!last.connected || isToldEarly(last)) {
    const asFar = last.connected ? wasCalledUp : (attempt: Attempt) => attempt.associated;
    const failed = story.attempts.some(
      (attempt) =>
        attempt !== last &&
        outcomeOf(attempt) !== 'dropped' &&
        // Cut off at its beginning it says by its reason how far it got.
        (attempt.beginUnseen ? !last.connected && endedInHandshake(attempt) : asFar(attempt)),
    );
    return failed && !last.sae.confirm;
  }
  return story.attempts.filter((attempt) => outcomeOf(attempt) === 'short-lived').length >= 2;
}

/** What says nothing of whether a connection goes on, or that it does not. */
const NO_SIGN: ReadonlySet<EventKind> = new Set(['beacon-loss', 'signal', 'scan-done']);
/** Beacons are missed now and then. */
const MANY_LOSSES = 2;

/**
 * Its driver said that it failed, or beacons were missed again and again, and nothing of the connection was seen after it: a card that
 * is gone takes no leave.
 */
function failedSince({ around }: Story, { events }: Attempt): boolean {
  const lived = events.findLastIndex(({ kind }) => !NO_SIGN.has(kind));
  const losses = events.slice(lived + 1).filter(({ kind }) => kind === 'beacon-loss');
  const fault = around.findLast(({ kind }) => kind === 'driver-fault');
  const address = around.findLast((event) => event.kind === 'address' && event.step === 'obtained');
  const signs = [events[lived], address].filter((sign) => sign !== undefined);
  return [fault, losses[MANY_LOSSES - 1]].some(
    (failure) => failure && !signs.some((sign) => isBehind(sign, failure)),
  );
}

const isBehind = (event: WifiEvent, other: WifiEvent): boolean =>
  event.at !== undefined && other.at !== undefined && event.at !== other.at
    ? event.at > other.at
    : event.origin.input !== other.origin.input || event.origin.line > other.origin.line;

/** Where a story stands now. */
export interface Present {
  readonly attempts: readonly Attempt[];
  readonly cure: Attempt | undefined;
  readonly connected: Attempt | undefined;
}

/** Times that an access point sends message 3/4 before it is plain that no 4/4 comes (hostapd gives up after four). */
export const MOST_MESSAGE_3 = 3;

/** A login or a handshake that was refused, or not answered, is over, also where the text ends before the line that says so. */
export const isDecided = ({ eap, wps, connected, fourWay, sae, pskMismatchSaid }: Attempt): boolean =>
  !connected &&
  !wps &&
  (((eap.failure || eap.innerFailure) && !eap.success) ||
    eap.certificateError ||
    ((eap.tlsFailure || eap.timeout) && !eap.success) ||
    sae.mismatch ||
    pskMismatchSaid ||
    fourWay.exhausted !== undefined ||
    fourWay.seen[3] >= MOST_MESSAGE_3 ||
    fourWay.badMic[2] > 0);

/** The trouble that a story is in now; `cure` and `connected` where it ended well. */
export function present(story: Story): Present {
  const last = story.attempts.at(-1);
  const settled = story.attempts.filter((attempt) => outcomeOf(attempt) !== 'open' || isDecided(attempt));
  if (last && wasUp(last) && !last.end) {
    const before = settled.filter((attempt) => attempt !== last);
    if (!unproven(story, last) && !failedSince(story, last))
      return { attempts: before, cure: last, connected: last };
    return { attempts: before, cure: undefined, connected: undefined };
  }
  const held =
    settled.length === 0 && story.lastHeld && outcomeOf(story.lastHeld) === 'held'
      ? story.lastHeld
      : undefined;
  if (held && endedByDriver(held, story, ['driver-fault']))
    return { attempts: [], cure: undefined, connected: undefined };
  // Whether the one that has gone could use its connection is not known.
  if (held && (leftUnsaid(held) || isUntested(held)))
    return { attempts: [held], cure: undefined, connected: undefined };
  return { attempts: settled, cure: undefined, connected: held };
}
