import type { Attempt } from '../model/attempt.ts';

/** The attempt that another witness tells of, by the attempt that one tells of. */
type Pairs = ReadonlyMap<Attempt, Attempt>;

/** Attempts of two witnesses that overlap within this many milliseconds may be one attempt. */
const SLACK = 1500;

const sameBss = (a: Attempt, b: Attempt): boolean =>
  a.bssid === b.bssid || a.bssid === undefined || b.bssid === undefined;

const endOf = (attempt: Attempt): number | undefined =>
  attempt.endedAt ?? attempt.lastAt ?? attempt.startedAt;

/** Milliseconds that both attempts were under way, with the slack; negative where they were not. */
function overlap(a: Attempt, b: Attempt): number {
  const endA = endOf(a);
  const endB = endOf(b);
  if (a.startedAt === undefined || b.startedAt === undefined || endA === undefined || endB === undefined)
    return -1;
  return Math.min(endA, endB) + SLACK - Math.max(a.startedAt, b.startedAt);
}

/** How little two beginnings lie apart decides between attempts that overlap alike. */
const apart = (a: Attempt, b: Attempt): number => Math.abs((a.startedAt ?? 0) - (b.startedAt ?? 0));

function byTime(told: readonly Attempt[], others: readonly Attempt[]): Map<Attempt, Attempt> {
  const pairs = new Map<Attempt, Attempt>();
  for (const attempt of told) {
    let best: Attempt | undefined;
    for (const other of others) {
      if (!sameBss(attempt, other) || overlap(attempt, other) < 0) continue;
      if (!best || apart(attempt, other) < apart(attempt, best)) best = other;
    }
    if (best) pairs.set(attempt, best);
  }
  return pairs;
}

/** Can two ends be the same end, told by both sides? What one did not see it cannot contradict. */
function sameEnd({ end: a }: Attempt, { end: b }: Attempt): boolean {
  if (!a || !b || a.by === 'silence' || b.by === 'silence') return true;
  if (a.by === 'disconnect' && b.by === 'disconnect')
    return a.reason === b.reason || a.reason === 0 || b.reason === 0;
  if (a.by === 'assoc-reject' && b.by === 'assoc-reject') return a.status === b.status;
  return a.by === b.by || a.by === 'stop' || b.by === 'stop' || a.by === 'roam' || b.by === 'roam';
}

/** Without a common clock: from the last attempt backwards, as long as both tell of the same ends. */
function byOrder(told: readonly Attempt[], others: readonly Attempt[]): Map<Attempt, Attempt> {
  const pairs = new Map<Attempt, Attempt>();
  for (let back = 1; back <= Math.min(told.length, others.length); back++) {
    const attempt = told.at(-back);
    const other = others.at(-back);
    if (!attempt || !other || !sameBss(attempt, other) || !sameEnd(attempt, other)) break;
    pairs.set(attempt, other);
  }
  return pairs;
}

const isTimed = (attempts: readonly Attempt[]): boolean =>
  attempts.some(({ startedAt }) => startedAt !== undefined);

/**
 * Pairs the attempts of two witnesses of one station, whose clocks have been laid over each other before
 * (`alignClocks`). An access point may know one long attempt where the station tells of several.
 */
export const pairAttempts = (told: readonly Attempt[], others: readonly Attempt[]): Pairs =>
  isTimed(told) && isTimed(others) ? byTime(told, others) : byOrder(told, others);
