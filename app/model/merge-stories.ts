import type { Ssid } from '../domain/ids.ts';
import type { Attempt } from './attempt.ts';
import { fileAttempt, MOST_BRIEF } from './file-attempt.ts';
import { attemptsOf, emptyTrouble, type Story } from './story.ts';

const inOrder = (stories: readonly Story[]): Attempt[] => {
  const known = new Map(stories.flatMap(attemptsOf).map((attempt) => [attempt.serial, attempt]));
  return [...known.values()].toSorted((a, b) => a.serial - b.serial);
};

/** Attempts that happened and were not kept. */
const missing = ({ attemptCount, attempts }: Story): number => attemptCount - attempts.length;

/**
 * Two stories that turned out to be of one network, told as one: in the order in which their attempts began, so that a
 * connection of either ends the trouble that came before it.
 */
export function mergeStories(one: Story, other: Story, ssid: Ssid | undefined): Story {
  const both = [one, other];
  const told = inOrder(both).reduce<Story>(
    (story, attempt) => fileAttempt(story, { ...attempt, ssid: ssid ?? attempt.ssid }),
    {
      ...other,
      ...emptyTrouble,
      ssid,
    },
  );
  const arounds = new Map(
    both.flatMap(({ closed }) => closed.map(({ cure, around }) => [cure.serial, around])),
  );
  const last = Math.max(one.lastAt ?? -Infinity, other.lastAt ?? -Infinity);
  return {
    ...told,
    akms: new Set([...one.akms, ...other.akms]),
    attemptCount: told.attemptCount + (told.attempts.length > 0 ? missing(one) + missing(other) : 0),
    heldCount: Math.max(told.heldCount, one.heldCount + other.heldCount),
    closed: told.closed.map((trouble) => ({
      ...trouble,
      around: arounds.get(trouble.cure.serial) ?? trouble.around,
    })),
    closedCount: Math.max(told.closedCount, one.closedCount + other.closedCount),
    around: [...one.around, ...other.around].toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0)).slice(-48),
    notFound: one.notFound + other.notFound,
    brief: [...one.brief, ...other.brief].slice(-MOST_BRIEF),
    removals: [...one.removals, ...other.removals].slice(-16),
    lastAt: last === -Infinity ? undefined : last,
  };
}
