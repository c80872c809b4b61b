import type { EventOf, Witness } from '../domain/events.ts';
import type { Attempt } from './attempt.ts';
import { isElsewhere, nearBy, SAME_END } from './link-common.ts';
import type { Transition } from './transition.ts';

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

/**
 * The same where the answer is told already: the system's log takes the kernel's word on a refusal at times before the supplicant's
 * line on the request. Up to 2.9 the supplicant then says nothing of the refusal, and the late line would look like a new attempt.
 */
export function isLateEcho(t: Transition, event: EventOf<'auth-request' | 'assoc-request'>): boolean {
  const { ended } = t.link;
  const by = event.kind === 'auth-request' ? 'auth-reject' : 'assoc-reject';
  if (t.open || ended?.end?.by !== by || !nearBy(ended.endedAt, event.at, SAME_END)) return false;
  return isEcho(ended, event);
}
