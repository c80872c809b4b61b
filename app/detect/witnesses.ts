import type { Attempt } from '../model/attempt.ts';
import type { Story } from '../model/story.ts';
import type { Link, World } from '../model/world.ts';

/** Attempts of two witnesses that overlap within this many milliseconds are one attempt (same clock). */
const SLACK = 1500;

export interface Matched {
  /** The stories to judge: the station's own, and access points' stories that no station's log covers. */
  readonly stories: readonly Story[];
  /** The access point's view of a station's attempt. */
  readonly peer: (attempt: Attempt) => Attempt | undefined;
}

function overlap(a: Attempt, b: Attempt): boolean {
  if (a.startedAt === undefined || b.startedAt === undefined) return false;
  const endA = a.endedAt ?? a.lastAt ?? a.startedAt;
  const endB = b.endedAt ?? b.lastAt ?? b.startedAt;
  return a.startedAt - SLACK <= endB && b.startedAt - SLACK <= endA;
}

const sameBss = (a: Attempt, b: Attempt): boolean =>
  a.bssid === b.bssid || a.bssid === undefined || b.bssid === undefined;

const allAttempts = (story: Story): Attempt[] => [
  ...story.closed.flatMap((trouble) => [...trouble.attempts, trouble.cure]),
  ...(story.lastHeld ? [story.lastHeld] : []),
  ...story.attempts,
];

/** A link's stories, the open attempt as it stands now: alive as long as the link has been heard of. */
function storiesOf(link: Link): Story[] {
  const open = link.attempt && { ...link.attempt, lastAt: link.lastAt ?? link.attempt.lastAt };
  return [...link.stories.values()].map((story) =>
    story.attempts.at(-1)?.serial === open?.serial && open
      ? { ...story, attempts: story.attempts.with(-1, open) }
      : story,
  );
}

/** Lays the access point's attempts beside the station's. */
export function matchWitnesses(world: World): Matched {
  const links = [...world.links.values()];
  const stations = links.filter((link) => link.side === 'station');
  const points = links.filter((link) => link.side === 'access-point');
  const stationStories = stations.flatMap(storiesOf);
  const addresses = new Set(stations.flatMap((link) => link.station ?? []));
  const byAddress = points.filter((link) => link.station && addresses.has(link.station));
  const candidates = byAddress.length > 0 ? byAddress : points;
  const seen = candidates.flatMap((link) => [...link.stories.values()].flatMap(allAttempts));
  const peers = new Map<Attempt, Attempt>();
  const peer = (attempt: Attempt): Attempt | undefined => {
    if (seen.length === 0) return undefined;
    const known = peers.get(attempt);
    if (known) return known;
    const match = seen.findLast(
      (other) => other !== attempt && overlap(attempt, other) && sameBss(attempt, other),
    );
    if (match) peers.set(attempt, match);
    return match;
  };
  const covered = stationStories.some(
    (story) => story.attempts.length > 0 || story.lastHeld !== undefined || story.closedCount > 0,
  );
  const pointStories = points.flatMap(storiesOf);
  const alone = covered && points.length <= stations.length ? [] : pointStories;
  return { stories: [...stationStories, ...alone], peer: covered ? peer : () => undefined };
}
