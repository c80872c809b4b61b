/**
 * What is kept of a link that nobody has heard of for a while, where there are many: counts, the first attempt and the
 * last ones, and of each the events that evidence is made of. An attempt that is open stays open.
 */
import type { WifiEvent } from '../domain/events.ts';
import type { Attempt } from './attempt.ts';
import { isTrouble, outcomeOf } from './outcome.ts';
import type { Story, Trouble } from './story.ts';
import type { Link } from './world.ts';

const EVENTS = 6;
const FIRST_ATTEMPTS = 1;
const LAST_ATTEMPTS = 3;
/** Three that come back are a finding (`Thresholds.comesBack`). */
const CLOSED = 3;
const CLOSED_ATTEMPTS = 2;
const AROUND = 4;
const STORIES = 4;

/** The first event, and the last of each kind: what evidence looks for. */
function thinEvents(events: readonly WifiEvent[]): readonly WifiEvent[] {
  if (events.length <= EVENTS) return events;
  const [first] = events;
  const last = new Map(events.slice(1).map((event) => [event.kind, event]));
  const kept = new Set([first, ...[...last.values()].slice(1 - EVENTS)]);
  const thinned = events.filter((event) => kept.has(event));
  return thinned.length === events.length ? events : thinned;
}

const last = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length > most ? list.slice(-most) : list;

/** One thinning: an attempt that is held in several places stays one. */
class Thinning {
  private readonly done = new Map<Attempt, Attempt>();

  attempt(attempt: Attempt): Attempt {
    const known = this.done.get(attempt);
    if (known) return known;
    const events = thinEvents(attempt.events);
    const thinned = events === attempt.events ? attempt : { ...attempt, events };
    this.done.set(attempt, thinned);
    return thinned;
  }

  attempts(attempts: readonly Attempt[], first: number, most: number): readonly Attempt[] {
    const kept =
      attempts.length > most ? [...attempts.slice(0, first), ...attempts.slice(first - most)] : attempts;
    const thinned = kept.map((attempt) => this.attempt(attempt));
    return thinned.length === attempts.length && thinned.every((one, at) => one === attempts[at])
      ? attempts
      : thinned;
  }

  trouble(trouble: Trouble): Trouble {
    return changed(trouble, {
      attempts: this.attempts(trouble.attempts, 0, CLOSED_ATTEMPTS),
      before: trouble.before && this.attempt(trouble.before),
      cure: this.attempt(trouble.cure),
      around: last(trouble.around, 1),
    });
  }

  story(story: Story): Story {
    const closed = last(story.closed, CLOSED);
    const thinned = closed.map((trouble) => this.trouble(trouble));
    return changed(story, {
      attempts: this.attempts(story.attempts, FIRST_ATTEMPTS, FIRST_ATTEMPTS + LAST_ATTEMPTS),
      lastHeld: story.lastHeld && this.attempt(story.lastHeld),
      closed:
        closed === story.closed && thinned.every((trouble, at) => trouble === closed[at])
          ? story.closed
          : thinned,
      around: last(story.around, AROUND),
      removals: last(story.removals, AROUND),
    });
  }
}

/** The same object where nothing changes: what is thin already costs nothing. */
function changed<T extends object>(whole: T, change: Partial<T>): T {
  for (const key in change) if (change[key] !== whole[key]) return { ...whole, ...change };
  return whole;
}

export function thinLink(link: Link): Link {
  const thinning = new Thinning();
  const entries = [...link.stories].slice(-STORIES);
  const stories = entries.map(([key, story]) => [key, thinning.story(story)] as const);
  const same =
    stories.length === link.stories.size && stories.every(([, story], at) => story === entries[at]?.[1]);
  return changed(link, {
    stories: same ? link.stories : new Map(stories),
    attempt: link.attempt && thinning.attempt(link.attempt),
    ended: link.ended && thinning.attempt(link.ended),
  });
}

/** Is there a trouble that no connection has ended? */
export const isTroubled = (link: Link): boolean => {
  for (const story of link.stories.values())
    if (story.attempts.some((attempt) => isTrouble(outcomeOf(attempt)))) return true;
  return false;
};
