import type { WifiEvent } from '../domain/events.ts';
import type { Attempt } from './attempt.ts';
import { endedByDriver } from './ended-by-driver.ts';
import { isTrouble, lifeOf, outcomeOf, BRIEF, wasBrief } from './outcome.ts';
import { keepAttempt, type Story, type Trouble } from './story.ts';

const NONE: readonly never[] = [];
const MAX_CLOSED = 24;
/** Of what became of the address, this much outlasts a link. */
const MOST_ADDRESS_STEPS = 6;
/** Ends of short connections that are kept. */
export const MOST_BRIEF = 8;

/** Trouble that is over is kept in short: its first and last attempts. */
function close(story: Story, cure: Attempt): Trouble | undefined {
  const attempts = story.attempts.filter((attempt) => attempt.serial !== cure.serial);
  if (!attempts.some((attempt) => isTrouble(outcomeOf(attempt)))) return undefined;
  const kept = attempts.length > 8 ? [...attempts.slice(0, 4), ...attempts.slice(-4)] : attempts;
  return {
    attempts: kept,
    attemptCount: story.attemptCount - (story.attempts.length - attempts.length),
    before: story.lastHeld,
    cure,
    around: story.around,
  };
}

/**
 * What became of the address outlasts the link: without one it is given up by the station itself, which is no trouble. So does another
 * program at the interface, as long as each link is over at once: it is who ends them.
 */
const outlasting = ({ around }: Story, attempt: Attempt): readonly WifiEvent[] => {
  const { startedAt = -Infinity } = attempt;
  const isBrief = wasBrief(attempt);
  return around
    .filter(
      ({ kind, at }) =>
        (kind === 'address' && (at ?? startedAt) >= startedAt) || (isBrief && kind === 'foreign-controller'),
    )
    .slice(-MOST_ADDRESS_STEPS);
};

/** @returns the row of short connections with this one, which ends it if it lasted */
function rowOf(brief: readonly WifiEvent[], attempt: Attempt): readonly WifiEvent[] {
  const end = attempt.events.at(-1);
  if (end && wasBrief(attempt)) return [...brief.slice(1 - MOST_BRIEF), end];
  return (lifeOf(attempt) ?? 0) >= BRIEF ? NONE : brief;
}

/**
 * Puts an attempt into its network's story as it stands now: opens, prolongs or closes a trouble.
 * @param known what else is known of the story by now
 */
export function fileAttempt(
  story: Story,
  attempt: Attempt,
  { ssid, akms, lastAt }: Pick<Story, 'ssid' | 'akms' | 'lastAt'> = story,
): Story {
  const next: { -readonly [K in keyof Story]: Story[K] } = { ...story, ssid, akms, lastAt };
  if (story.lastHeld?.serial === attempt.serial) {
    next.lastHeld = attempt;
    // One that was dropped is a trouble, too.
    if (story.attempts.length > 0)
      next.attempts = story.attempts.map((one) => (one.serial === attempt.serial ? attempt : one));
    return next;
  }
  const isNew = !story.attempts.some((one) => one.serial === attempt.serial);
  const outcome = outcomeOf(attempt);
  if (outcome === 'stopped') {
    if (isNew) return next;
    next.attempts = story.attempts.filter((one) => one.serial !== attempt.serial);
    next.attemptCount--;
    return next;
  }
  const over = attempt.end !== undefined && (outcome === 'held' || outcome === 'dropped');
  if (!over) {
    next.attempts = keepAttempt(story.attempts, attempt);
    if (isNew) next.attemptCount++;
    return next;
  }
  const trouble = close(story, attempt);
  if (trouble) {
    next.closed = [...story.closed.slice(1 - MAX_CLOSED), trouble];
    next.closedCount++;
  }
  const dropped = outcome === 'dropped';
  next.attempts = dropped ? [attempt] : NONE;
  next.attemptCount = dropped ? 1 : 0;
  next.lastHeld = attempt;
  next.heldCount++;
  next.around =
    dropped || endedByDriver(attempt, story, ['driver-fault'])
      ? story.around.slice(-12)
      : outlasting(story, attempt);
  next.notFound = 0;
  next.brief = rowOf(story.brief, attempt);
  return next;
}
