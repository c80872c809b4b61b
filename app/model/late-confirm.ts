import type { Mac } from '../domain/ids.ts';
import type { Attempt } from './attempt.ts';
import type { Transition } from './transition.ts';

/** An access point on a slow processor needs up to this many milliseconds for SAE's commit. */
const SLOW_COMMIT = 2000;

/** A single request that nothing followed: an unanswered one, or SAE's commit whose confirm looked like a new attempt. */
const isLone = (attempt: Attempt): boolean =>
  attempt.authRequests === 1 && !attempt.assocRequested && !attempt.connected && !attempt.authTimedOut;

/** The attempt that may be the first half of this one. */
export function firstHalf(t: Transition, second: Attempt | undefined): Attempt | undefined {
  if (second?.authRequests !== 1) return undefined;
  const story = t.link.stories.get(second.ssid ?? `[${second.bssid ?? ''}]`);
  const before = story?.attempts.findLast((attempt) => attempt.serial < second.serial);
  if (before?.end?.by !== 'silence' || !isLone(before) || before.bssid !== second.bssid) return undefined;
  const gap = (second.startedAt ?? 0) - (before.lastAt ?? 0);
  return before.serial === second.serial - 1 && gap < SLOW_COMMIT ? before : undefined;
}

/**
 * A confirm that came so late that it looked like a new attempt: a new entry, or its refusal, proves that it was none.
 * A kernel's word on the refusal may have ended it already.
 */
export function mergeLateConfirm(t: Transition, bssid: Mac): void {
  const second = t.open ?? t.link.ended;
  if (second?.bssid !== bssid || !isLone(second)) return;
  const before = firstHalf(t, second);
  if (!before) return;
  t.changeLast({ authRequests: 2, startedAt: before.startedAt });
  t.forget(before.serial);
}
