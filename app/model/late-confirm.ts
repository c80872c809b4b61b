import type { Mac } from '../domain/ids.ts';
import type { Attempt } from './attempt.ts';
import type { Transition } from './transition.ts';

/** An access point on a slow processor needs up to this many milliseconds for SAE's commit. */
const SLOW_COMMIT = 2000;

/** A single request that nothing followed: an unanswered one, or SAE's commit whose confirm looked like a new attempt. */
const isLone = (attempt: Attempt): boolean =>
  attempt.authRequests === 1 && !attempt.assocRequested && !attempt.connected && !attempt.authTimedOut;

/** The attempt that may be the first half of the open one. */
export function firstHalf(t: Transition, bssid: Mac | undefined): Attempt | undefined {
  const { open } = t;
  if (open?.authRequests !== 1) return undefined;
  const story = t.link.stories.get(open.ssid ?? `[${bssid ?? ''}]`);
  const before = story?.attempts.findLast((attempt) => attempt.serial < open.serial);
  if (before?.end?.by !== 'silence' || !isLone(before) || before.bssid !== open.bssid) return undefined;
  const gap = (open.startedAt ?? 0) - (before.lastAt ?? 0);
  return before.serial === open.serial - 1 && gap < SLOW_COMMIT ? before : undefined;
}

/** A confirm that came so late that it looked like a new attempt: a new entry, or its refusal, proves that it was none. */
export function mergeLateConfirm(t: Transition, bssid: Mac): void {
  const { open } = t;
  if (open?.bssid !== bssid || !isLone(open)) return;
  const before = firstHalf(t, bssid);
  if (!before) return;
  t.change({ authRequests: 2, startedAt: before.startedAt });
  t.forget(before.serial);
}
