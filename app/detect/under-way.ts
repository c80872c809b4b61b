import { said } from '../domain/said.ts';
import type { Finding } from '../domain/finding.ts';
import type { Attempt } from '../model/attempt.ts';
import { outcomeOf } from '../model/outcome.ts';
import { bssidsOf } from '../model/story.ts';
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

/** A text that ends in the middle of an attempt: nothing is judged, and what came last is said. */
export function underWay(attempt: Attempt): Finding | undefined {
  const last = attempt.events.at(-1);
  return (
    last && {
      cause: 'undetermined',
      variant: undefined,
      confidence: NONE,
      recovered: false,
      ssid: attempt.ssid,
      bssids: bssidsOf([attempt]),
      attempts: 1,
      firstAt: attempt.startedAt,
      lastAt: attempt.lastAt,
      evidence: [{ ...last.origin, why: said('evidence.seen-last') }],
      ruledOut: [],
      wouldSettle: [said('settle.what-came-next')],
      plan: [],
      proven: [],
    }
  );
}
