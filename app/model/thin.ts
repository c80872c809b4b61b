/**
 * What is kept of a link that nobody has heard of for a while, where there are many: counts, the first attempt and the
 * last ones, and of each the events that evidence is made of. An attempt that is open stays open.
 */
import type { WifiEvent } from '../domain/events.ts';
import type { Attempt } from './attempt.ts';
import { isTrouble, outcomeOf } from './outcome.ts';
import type { Story, Trouble } from './story.ts';
import type { Link } from './link-state.ts';

const FIRST_ATTEMPTS = 1;
const LAST_ATTEMPTS = 2;
/** Three that come back are a finding (`Thresholds.comesBack`). */
const CLOSED = 3;
const CLOSED_ATTEMPTS = 1;
const AROUND = 2;
const STORIES = 4;
/** Events of the attempt that was last, and of any other. */
const EVENTS_OF_LAST = 2;
const EVENTS = 1;

/** The last of each kind: what evidence looks for. */
function thinEvents(events: readonly WifiEvent[], most: number): readonly WifiEvent[] {
  if (events.length <= most) return events;
  const kinds = new Set<string>();
  const kept: WifiEvent[] = [];
  for (let at = events.length - 1; at >= 0 && kept.length < most; at--) {
    const event = events[at];
    if (!event || kinds.has(event.kind)) continue;
    kinds.add(event.kind);
    kept.push(event);
  }
  return kept.reverse();
}

const NOTHING: readonly WifiEvent[] = [];

const last = <T>(list: readonly T[], most: number): readonly T[] =>
  list.length > most ? list.slice(-most) : list;

/** One thinning: an attempt that is held in several places stays one. */
class Thinning {
  readonly #done = new Map<Attempt, Attempt>();
  readonly #lastSerial: number;

  constructor(link: Link) {
    this.#lastSerial = link.serial;
  }

  attempt(attempt: Attempt): Attempt {
    const known = this.#done.get(attempt);
    if (known) return known;
    const events = thinEvents(attempt.events, attempt.serial === this.#lastSerial ? EVENTS_OF_LAST : EVENTS);
    const thinned = events === attempt.events ? attempt : { ...attempt, events };
    this.#done.set(attempt, thinned);
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
      around: NOTHING,
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
      brief: last(story.brief, AROUND),
    });
  }
}

/** The same object where nothing changes: what is thin already costs nothing. */
function changed<T extends object>(whole: T, change: Partial<T>): T {
  for (const key in change) if (change[key] !== whole[key]) return { ...whole, ...change };
  return whole;
}

export function thinLink(link: Link): Link {
  const thinning = new Thinning(link);
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
