import type { Instant, Mac, Ssid } from '../domain/ids.ts';
import type { AkmFamily, WifiEvent } from '../domain/events.ts';
import type { Attempt } from './attempt.ts';
import { NO_AKMS } from './network-book.ts';

/**
 * What one station lived through with one network: the attempts since its last connection that held, and what
 * was before in numbers. Bounded: the first 12 and the last 36 attempts of the present trouble are kept whole.
 */
export interface Story {
  readonly link: string;
  readonly iface: string;
  readonly side: 'station' | 'access-point';
  readonly ssid: Ssid | undefined;
  readonly akms: ReadonlySet<AkmFamily>;
  /** The present trouble, oldest first; the last one may still be open. */
  readonly attempts: readonly Attempt[];
  /** How many there were in all in the present trouble. */
  readonly attemptCount: number;
  /** The connection that held before the present trouble, if there was one. */
  readonly lastHeld: Attempt | undefined;
  readonly heldCount: number;
  /** Closed troubles: each ended in a connection that held. The last 24. */
  readonly closed: readonly Trouble[];
  readonly closedCount: number;
  /** Facts of the network or interface that are no attempt: not found, drivers, commands, WPS. The last 48. */
  readonly around: readonly WifiEvent[];
  readonly notFound: number;
  /** Times the network was taken away while it was in use. The last 16; a connection that holds does not end the count. */
  readonly removals: readonly WifiEvent[];
  /** The ends of connections that were over within a minute, one after the other, and nobody was seen to want it. The last 8. */
  readonly brief: readonly WifiEvent[];
  readonly lastAt: Instant | undefined;
}

/** A trouble that is over. */
export interface Trouble {
  readonly attempts: readonly Attempt[];
  readonly attemptCount: number;
  readonly before: Attempt | undefined;
  /** The connection that held and ended it. */
  readonly cure: Attempt;
  readonly around: readonly WifiEvent[];
}

/** Shared by all: there may be very many stories. */
const NONE: readonly never[] = [];

/** No attempt was told of yet. */
export const emptyTrouble = {
  attempts: NONE,
  attemptCount: 0,
  lastHeld: undefined,
  heldCount: 0,
  closed: NONE,
  closedCount: 0,
  around: NONE,
} as const;

/** A story of which nothing is told yet. @param link the one that lives through it */
export const emptyStory = (
  { key, iface, side }: Pick<Story, 'iface' | 'side'> & { readonly key: string },
  ssid: Ssid | undefined,
): Story => ({
  link: key,
  iface,
  side,
  ssid,
  akms: NO_AKMS,
  ...emptyTrouble,
  notFound: 0,
  removals: NONE,
  brief: NONE,
  lastAt: undefined,
});

const FIRST = 12;
const LAST = 36;

export function keepAttempt(attempts: readonly Attempt[], attempt: Attempt): readonly Attempt[] {
  const at = attempts.findLastIndex((known) => known.serial === attempt.serial);
  if (at >= 0) return attempts.with(at, attempt);
  if (attempts.length < FIRST + LAST) return [...attempts, attempt];
  return [...attempts.slice(0, FIRST), ...attempts.slice(FIRST + 1), attempt];
}

export const bssidsOf = (attempts: readonly Attempt[]): Mac[] => [
  ...new Set(attempts.flatMap((attempt) => attempt.bssid ?? [])),
];

/** All attempts that a story still holds, those of closed troubles and the connection that held last included. */
export const attemptsOf = (story: Story): Attempt[] => [
  ...story.closed.flatMap((trouble) => [...trouble.attempts, trouble.cure]),
  ...(story.lastHeld ? [story.lastHeld] : []),
  ...story.attempts,
];
