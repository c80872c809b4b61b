import type { Mac } from '../domain/ids.ts';
import { isAirKey } from '../domain/link-key.ts';
import type { Attempt } from '../model/attempt.ts';
import { akmsOf } from '../model/network-book.ts';
import { attemptsOf, emptyStory, keepAttempt, type Story } from '../model/story.ts';
import { storyKey } from '../model/transition.ts';
import type { Link } from '../model/link-state.ts';
import type { World } from '../model/world.ts';
import { completedBy } from './completed-by.ts';
import { pairAttempts } from './pair-attempts.ts';
import { isDecided } from './present.ts';

/** The witnesses of one world, each put to the station that it speaks of. */
export interface Matched {
  /** The stories to judge: the station's own where its log was read, else those of the air, else those of access points. */
  readonly stories: readonly Story[];
  /** The access point's view of an attempt. */
  readonly peer: (attempt: Attempt) => Attempt | undefined;
}

const isAir = ({ key }: Link): boolean => isAirKey(key);

/**
 * A link's stories, the open attempt as it stands now: alive as long as the link has been heard of. One that was answered is
 * told though nothing has come of it yet: who answers is not silent. So is one that is decided, be it the first of its network.
 */
export function storiesOf(link: Link): Story[] {
  const open = link.attempt && { ...link.attempt, lastAt: link.lastAt ?? link.attempt.lastAt };
  if (!open) return [...link.stories.values()];
  const decided = isDecided(open);
  const key = decided || open.authAnswers > 0 ? storyKey(open, link) : undefined;
  const isIts = (own: string, story: Story): boolean =>
    own === key || story.attempts.at(-1)?.serial === open.serial;
  const stories = Array.from(link.stories, ([own, story]) =>
    isIts(own, story) ? { ...story, attempts: keepAttempt(story.attempts, open) } : story,
  );
  const isFirst = decided && ![...link.stories].some(([own, story]) => isIts(own, story));
  return isFirst ? [...stories, firstStory(open, link)] : stories;
}

/** The story of a network of which one attempt is all that was seen. */
const firstStory = (attempt: Attempt, link: Link): Story => ({
  ...emptyStory(link, attempt.ssid),
  akms: akmsOf(link.book, attempt.ssid, attempt.bssid),
  attempts: [attempt],
  attemptCount: 1,
  lastAt: attempt.lastAt,
});

const isTold = (story: Story): boolean =>
  story.attempts.length > 0 || story.lastHeld !== undefined || story.closedCount > 0;

/** What one witness has to say, and about whom. */
interface Account {
  readonly station: Mac | undefined;
  readonly stories: readonly Story[];
}

const accountOf = (link: Link): Account => ({ station: link.station, stories: storiesOf(link) });

/** Access points of one network each tell their part: one account for each station. */
function accountsByStation(links: readonly Link[]): Account[] {
  const accounts = new Map<Mac | undefined, Account>();
  for (const link of links) {
    const { stories = [] } = accounts.get(link.station) ?? {};
    accounts.set(link.station, { station: link.station, stories: [...stories, ...storiesOf(link)] });
  }
  return [...accounts.values()];
}

const attemptsIn = ({ stories }: Account): Attempt[] => stories.flatMap(attemptsOf);

/**
 * Finds the account that is about the teller's station: by its address, or by attempts at the same times where the
 * address is not known (or is a random one). Two that fit alike are none.
 */
function sameStation(teller: Account, accounts: readonly Account[]): Account | undefined {
  const named = accounts.find(({ station }) => station !== undefined && station === teller.station);
  if (named) return named;
  const own = attemptsIn(teller);
  const fits = accounts
    .map((account) => ({ account, pairs: pairAttempts(own, attemptsIn(account)).size }))
    .filter(({ pairs }) => pairs > 0)
    .toSorted((a, b) => b.pairs - a.pairs);
  return fits[0] && fits[0].pairs > (fits[1]?.pairs ?? 0) ? fits[0].account : undefined;
}

/** The account with what the air adds to its attempts. */
function withAir(teller: Account, air: Account | undefined): Account {
  if (!air) return teller;
  const pairs = pairAttempts(attemptsIn(teller), attemptsIn(air));
  const complete = (attempt: Attempt): Attempt => {
    const seen = pairs.get(attempt);
    return seen ? completedBy(attempt, seen) : attempt;
  };
  const stories = teller.stories.map((story) => ({
    ...story,
    akms: new Set([
      ...story.akms,
      ...air.stories.flatMap(({ ssid, akms }) => (ssid === story.ssid ? [...akms] : [])),
    ]),
    attempts: story.attempts.map(complete),
    lastHeld: story.lastHeld && complete(story.lastHeld),
    closed: story.closed.map((trouble) => ({
      ...trouble,
      attempts: trouble.attempts.map(complete),
      cure: complete(trouble.cure),
    })),
  }));
  return { ...teller, stories };
}

/** Puts the air's and the access point's attempts beside the station's. */
export function matchWitnesses(world: World): Matched {
  const links = [...world.links.values()];
  const stations = links.filter((link) => link.side === 'station' && !isAir(link)).map(accountOf);
  const airs = links.filter(isAir).map(accountOf);
  const points = accountsByStation(links.filter(({ side }) => side === 'access-point'));
  const speaks = (accounts: readonly Account[]): boolean =>
    accounts.some(({ stories }) => stories.some(isTold));
  if (!speaks(stations) && !speaks(airs)) {
    const stories = [...stations, ...points].flatMap((account) => account.stories);
    return { stories, peer: () => undefined };
  }
  const tellers = speaks(stations)
    ? stations.map((account) => withAir(account, sameStation(account, airs)))
    : [...stations, ...airs];
  const peers = new Map<Attempt, Attempt>();
  for (const teller of tellers) {
    const point = sameStation(teller, points);
    if (!point) continue;
    for (const [own, theirs] of pairAttempts(attemptsIn(teller), attemptsIn(point))) peers.set(own, theirs);
  }
  return { stories: tellers.flatMap(({ stories }) => stories), peer: (attempt) => peers.get(attempt) };
}
