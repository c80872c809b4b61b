import { isSame, said, type Said } from '../domain/said.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Phase } from '../domain/finding.ts';
import type { Instant } from '../domain/ids.ts';

/** Phases of a timeline; what comes later is summed up in the last one. */
const MOST = 12;

const LOOKING: Said = said('phase.looking');
const AGAIN: Said = said('phase.looking-again');

/** What goes on from an event until the next that says something; undefined for events that change nothing. */
function phaseAfter(event: WifiEvent): Said | undefined {
  switch (event.kind) {
    case 'auth-request':
      return said('phase.authentication');
    case 'auth-response':
      return event.status === 0 ? said('phase.preparing') : AGAIN;
    case 'auth-timeout':
      return said('phase.authentication-timed-out');
    case 'auth-rejected':
    case 'assoc-timeout':
      return AGAIN;
    case 'disconnected':
      return event.local ? AGAIN : said('phase.ended', { reason: event.reason });
    case 'temp-disabled':
      return said('phase.waiting', { why: event.reason });
    case 'reenabled':
      return AGAIN;
    case 'assoc-request':
      return said('phase.association');
    case 'assoc-response':
      return event.status === 0 ? said('phase.handshake') : AGAIN;
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
    const last = phases.at(-1)?.what;
    if (what === undefined || (last && isSame(what, last)) || phases.length >= MOST) continue;
    phases.push({ at, ms: 0, what });
  }
  return phases
    .map((phase, index) => ({ ...phase, ms: (phases[index + 1]?.at ?? to) - phase.at }))
    .filter(({ ms }) => ms > 0);
}
