import { said, type Said } from '../domain/said.ts';
import type { Evidence, Finding } from '../domain/finding.ts';
import type { Attempt } from '../model/attempt.ts';
import { BRIEF, lifeOf, outcomeOf } from '../model/outcome.ts';
import { bssidsOf, type Story } from '../model/story.ts';
import type { World } from '../model/world.ts';
import { NONE } from './calibration.ts';

/** The attempt that was under way when the text ended: of several stations the one that was heard of last. */
export function attemptUnderWay({ links }: World): Attempt | undefined {
  let last: Attempt | undefined;
  for (const { attempt } of links.values())
    if (
      attempt &&
      outcomeOf(attempt) === 'open' &&
      (last?.lastAt ?? -Infinity) <= (attempt.lastAt ?? Infinity)
    )
      last = attempt;
  return last;
}

/** Nothing is judged: what is known of an attempt stands in one line, and more in others. */
const unjudged = (attempt: Attempt, evidence: readonly Evidence[], wouldSettle: Said): Finding => ({
  cause: 'undetermined',
  variant: undefined,
  confidence: NONE,
  recovered: false,
  ssid: attempt.ssid,
  bssids: bssidsOf([attempt]),
  attempts: 1,
  firstAt: attempt.startedAt,
  lastAt: attempt.lastAt,
  evidence,
  ruledOut: [],
  wouldSettle: [wouldSettle],
  plan: [],
  proven: [],
});

/** A text that ends in the middle of an attempt: nothing is judged, and what came last is said. */
export function underWay(attempt: Attempt): Finding | undefined {
  const last = attempt.events.at(-1);
  return (
    last &&
    unjudged(attempt, [{ ...last.origin, why: said('evidence.seen-last') }], said('settle.what-came-next'))
  );
}

/** Somebody says that it does not work, and the log ends where it has just begun to, or no longer does: it does not show what is meant. */
export function doubted({ around }: Story, connected: Attempt): Finding | undefined {
  const complaint = around.findLast(({ kind }) => kind === 'complaint');
  const last = connected.events.findLast(({ kind }) => kind === 'connected') ?? connected.events.at(-1);
  const holds = connected.end === undefined && (lifeOf(connected) ?? 0) >= BRIEF;
  if (!complaint || !last || holds) return undefined;
  return unjudged(
    connected,
    [
      { ...last.origin, why: said('evidence.connected') },
      { ...complaint.origin, why: said('evidence.complained') },
    ],
    said('settle.trouble-itself'),
  );
}
