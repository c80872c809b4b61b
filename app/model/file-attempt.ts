import type { WifiEvent } from '../domain/events.ts';
import type { Attempt } from './attempt.ts';
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

/** What became of the address outlasts the link: without one it is given up by the station itself, which is no trouble. */
const addressOf = ({ around }: Story, { startedAt = -Infinity }: Attempt): readonly WifiEvent[] =>
  around
    .filter((event) => event.kind === 'address' && (event.at ?? startedAt) >= startedAt)
    .slice(-MOST_ADDRESS_STEPS);

/** @returns the row of short connections with this one, which ends it if it lasted */
function rowOf(brief: readonly WifiEvent[], attempt: Attempt): readonly WifiEvent[] {
  const end = attempt.events.at(-1);
  if (end && wasBrief(attempt)) return [...brief.slice(1 - MOST_BRIEF), end];
  return (lifeOf(attempt) ?? 0) >= BRIEF ? NONE : brief;
}

/** Puts an attempt into its network's story as it stands now: opens, prolongs or closes a trouble. */
export function fileAttempt(story: Story, attempt: Attempt): Story {
  if (story.lastHeld?.serial === attempt.serial) {
    // One that was dropped is a trouble, too.
    const attempts = story.attempts.map((known) => (known.serial === attempt.serial ? attempt : known));
    return { ...story, lastHeld: attempt, attempts: attempts.length > 0 ? attempts : story.attempts };
  }
  const isNew = !story.attempts.some((known) => known.serial === attempt.serial);
  const outcome = outcomeOf(attempt);
  if (outcome === 'stopped') {
    if (isNew) return story;
    const attempts = story.attempts.filter((known) => known.serial !== attempt.serial);
    return { ...story, attempts, attemptCount: story.attemptCount - 1 };
  }
  const over = attempt.end !== undefined && (outcome === 'held' || outcome === 'dropped');
  if (!over) {
    const attempts = keepAttempt(story.attempts, attempt);
    return { ...story, attempts, attemptCount: story.attemptCount + (isNew ? 1 : 0) };
  }
  const trouble = close(story, attempt);
  const dropped = outcome === 'dropped';
  return {
    ...story,
    closed: trouble ? [...story.closed.slice(1 - MAX_CLOSED), trouble] : story.closed,
    closedCount: story.closedCount + (trouble ? 1 : 0),
    attempts: dropped ? [attempt] : NONE,
    attemptCount: dropped ? 1 : 0,
    lastHeld: attempt,
    heldCount: story.heldCount + 1,
    around: dropped ? story.around.slice(-12) : addressOf(story, attempt),
    notFound: 0,
    brief: rowOf(story.brief, attempt),
  };
}
