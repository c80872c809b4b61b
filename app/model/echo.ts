import type { EventOf, Witness } from '../domain/events.ts';
import type { Attempt } from './attempt.ts';
import { isElsewhere, nearBy, SAME_END } from './link-common.ts';

/** iwd says that it connects before the radio is free for it: a scan may come between (lab recordings of 2.3). */
const RADIO_BUSY = 10_000;

/**
 * Supplicant and kernel both log the station's requests, and a journal holds both: the second word on a request is an
 * echo. A witness that has told of fewer requests of this attempt than another catches up.
 */
export function isEcho(open: Attempt | undefined, event: EventOf<'auth-request' | 'assoc-request'>): boolean {
  if (!open || isElsewhere(open, event.bssid)) return false;
  const isAhead = event.witness === 'kernel' && open.authAnswers === 0 && !open.assocRequested;
  if (!nearBy(open.lastAt, event.at, isAhead ? RADIO_BUSY : SAME_END)) return false;
  const told = new Map<Witness, number>();
  for (const { kind, witness } of open.events)
    if (kind === event.kind) told.set(witness, (told.get(witness) ?? 0) + 1);
  const own = told.get(event.witness) ?? 0;
  return [...told.values()].some((others) => others > own);
}
