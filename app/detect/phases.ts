import type { WifiEvent } from '../domain/events.ts';
import type { Phase } from '../domain/finding.ts';
import type { Instant } from '../domain/ids.ts';

/** Phases of a timeline; what comes later is summed up in the last one. */
const MOST = 12;

const LOOKING = 'looking for the network';
const AGAIN = 'looking for the network again';

/** What goes on from an event until the next that says something; undefined for events that change nothing. */
function phaseAfter(event: WifiEvent): string | undefined {
  switch (event.kind) {
    case 'auth-request':
      return 'waiting for the answer to the authentication request';
    case 'auth-response':
      return event.status === 0 ? 'preparing the association' : AGAIN;
    case 'auth-timeout':
      return 'the authentication timed out: looking for the network again';
    case 'auth-rejected':
    case 'assoc-timeout':
      return AGAIN;
    case 'disconnected':
      return event.local ? AGAIN : `ended by the access point (reason ${event.reason}): looking again`;
    case 'temp-disabled':
      return `the supplicant waits before it tries again (${event.reason})`;
    case 'reenabled':
      return AGAIN;
    case 'assoc-request':
      return 'waiting for the answer to the association request';
    case 'assoc-response':
      return event.status === 0 ? 'the handshake' : AGAIN;
    default:
      return undefined;
  }
}

/**
 * Where the time between two moments went (seed 004): one phase from each event that changes what is waited for to the
 * next.
 *
 * @param events in any order; those without a time are left out
 */
export function phasesBetween(events: readonly WifiEvent[], from: Instant, to: Instant): readonly Phase[] {
  const phases: Phase[] = [{ at: from, ms: 0, what: LOOKING }];
  const inTime = events
    .flatMap((event) => (event.at === undefined ? [] : [{ event, at: event.at }]))
    .filter(({ at }) => at >= from && at < to)
    .toSorted((a, b) => a.at - b.at);
  for (const { event, at } of inTime) {
    const what = phaseAfter(event);
    if (what === undefined || what === phases.at(-1)?.what || phases.length >= MOST) continue;
    phases.push({ at, ms: 0, what });
  }
  return phases
    .map((phase, index) => ({ ...phase, ms: (phases[index + 1]?.at ?? to) - phase.at }))
    .filter(({ ms }) => ms > 0);
}
