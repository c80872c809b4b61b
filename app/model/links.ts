import type { WifiEvent } from '../domain/events.ts';
import { stepLink } from './link.ts';
import { isTroubled, thinLink } from './thin.ts';
import { TrieMap } from './trie-map.ts';
import type { Fact, Link, World } from './world.ts';

/** Links that moved last keep all their detail; the others are thinned (`thin.ts`). */
const HOT = 512;
/** Links kept at a time. Beyond it those without trouble go first, and of these the one that was silent longest. */
const MOST_LINKS = 65_536;
/** What is left when they are too many: forgetting is done for many at once. */
const FEWER_LINKS = MOST_LINKS - MOST_LINKS / 8;
/** Steps from one look at all links to the next, at most: so many links can there be too many for a while. */
const LONGEST_ROUND = 16_384;
/** News of one access point that wait for a link that has yet to hear them. */
const MOST_NEWS = 16;
/** Access points whose news wait; more than that are a hostile input. */
const MOST_GROUPS = 8192;

interface Place {
  readonly link: Link;
  /** Steps of the world at which the link began and moved last. */
  readonly born: number;
  readonly moved: number;
}

interface News {
  readonly step: number;
  readonly event: WifiEvent;
}

/** What concerns an access point as a whole: heard by its links when they move or are asked for. */
interface Group {
  /** What its network is: told to links that begin later, too. */
  readonly known: readonly News[];
  readonly happened: readonly News[];
  /** Step of the last of all. */
  readonly step: number;
}

const NO_NEWS: Group = { known: [], happened: [], step: -1 };

interface Parts {
  readonly places: TrieMap<Place>;
  readonly groups: TrieMap<Group>;
  /** Steps so far, and the one after which all links are looked at. */
  readonly step: number;
  readonly roundEnds: number;
  readonly forgotten: number;
}

/** All links of a world. Never changed: every move gives another one, at a price that does not grow with their number. */
export class Links {
  private readonly parts: Parts;

  private constructor(parts: Parts) {
    this.parts = parts;
  }

  static readonly none = new Links({
    places: TrieMap.empty<Place>(),
    groups: TrieMap.empty<Group>(),
    step: 0,
    roundEnds: HOT,
    forgotten: 0,
  });

  get size(): number {
    return this.parts.places.size;
  }

  /** How many links there were no room for. */
  get forgotten(): number {
    return this.parts.forgotten;
  }

  get(key: string): Link | undefined {
    const place = this.parts.places.get(key);
    return place && this.told(place);
  }

  /** In the order in which they began. */
  *values(): Generator<Link> {
    const places = [...this.parts.places.entries()].map(([, place]) => place);
    for (const place of places.toSorted((a, b) => a.born - b.born)) yield this.told(place);
  }

  /** Puts a link there as it is. */
  with(link: Link): Links {
    const { places, step } = this.parts;
    const born = places.get(link.key)?.born ?? step;
    return this.next({ places: places.with(link.key, { link, born, moved: step }) });
  }

  without(key: string): Links {
    return this.next({ places: this.parts.places.without(key) });
  }

  /**
   * Moves one link by one event, after the news that it has not heard yet.
   * @param begin makes the link where there is none of this key
   */
  move(
    key: string,
    event: WifiEvent,
    begin: () => Link,
  ): { links: Links; link: Link; facts: readonly Fact[] } {
    const { places, step } = this.parts;
    const place = places.get(key);
    const before = place?.link ?? begin();
    const news = this.newsFor(before, event, place?.moved);
    let moved = stepLink(before, news[0] ?? event);
    let { facts } = moved;
    for (const next of news.length > 0 ? [...news.slice(1), event] : []) {
      moved = stepLink(moved.link, next);
      facts = [...facts, ...moved.facts];
    }
    const { link } = moved;
    const now = { link, born: place?.born ?? step, moved: step };
    return { links: this.next({ places: places.with(key, now) }).rounded(), link, facts };
  }

  /** An access point's event that concerns no single station. */
  hear(event: WifiEvent): Links {
    const { groups, step } = this.parts;
    const key = groupKey(event);
    const group = groups.get(key) ?? NO_NEWS;
    if (group === NO_NEWS && groups.size >= MOST_GROUPS) return this;
    const what = event.kind === 'bss-seen' ? 'known' : 'happened';
    const news = [...group[what].slice(1 - MOST_NEWS), { step, event }];
    return this.next({ groups: groups.with(key, { ...group, [what]: news, step }) });
  }

  private next(change: Partial<Parts>): Links {
    const { places, groups, step, roundEnds, forgotten } = this.parts;
    return new Links({
      places: change.places ?? places,
      groups: change.groups ?? groups,
      step: step + 1,
      roundEnds: change.roundEnds ?? roundEnds,
      forgotten: change.forgotten ?? forgotten,
    });
  }

  private told(place: Place): Link {
    return this.newsFor(place.link, undefined, place.moved).reduce(
      (link, event) => stepLink(link, event).link,
      place.link,
    );
  }

  /** @param moved step at which the link moved last; undefined for one that begins: it hears what is known alone */
  private newsFor(link: Link, event: WifiEvent | undefined, moved: number | undefined): readonly WifiEvent[] {
    const { groups } = this.parts;
    if (groups.size === 0) return NONE;
    let fresh: News[] | undefined;
    for (const key of groupsOf(link, event)) {
      const group = groups.get(key);
      if (!group || (moved !== undefined && group.step <= moved)) continue;
      fresh ??= [];
      for (const news of group.known) if (moved === undefined || news.step > moved) fresh.push(news);
      if (moved === undefined) continue;
      for (const news of group.happened) if (news.step > moved) fresh.push(news);
    }
    return fresh ? fresh.toSorted((a, b) => a.step - b.step).map((news) => news.event) : NONE;
  }

  /** Once in a while, all links: those that were silent are thinned, and where they are too many some forgotten. */
  private rounded(): Links {
    const { places, step, roundEnds, forgotten } = this.parts;
    if (step < roundEnds) return this;
    const next = step + Math.max(HOT, Math.min(places.size, LONGEST_ROUND));
    if (places.size <= HOT) return this.next({ roundEnds: next });
    const cool = step - HOT;
    const thinned = places.map((place) => {
      const link = place.moved > cool ? place.link : thinLink(place.link);
      return link === place.link ? place : { ...place, link };
    });
    const kept = thinned.size > MOST_LINKS ? fewer(thinned) : thinned;
    return this.next({
      places: kept,
      roundEnds: next,
      forgotten: forgotten + thinned.size - kept.size,
    });
  }
}

export const EMPTY_WORLD: World = { links: Links.none, last: undefined };

/** A world of one link alone. */
export const worldOf = (link: Link): World => ({ links: Links.none.with(link), last: link.key });

const NONE: readonly WifiEvent[] = [];

/** Without the links that are missed least. */
function fewer(places: TrieMap<Place>): TrieMap<Place> {
  const rows = [...places.entries()].map(([key, { link, moved }]) => ({
    key,
    moved,
    troubled: isTroubled(link) ? 1 : 0,
  }));
  const least = rows.toSorted((a, b) => a.troubled - b.troubled || a.moved - b.moved);
  return least.slice(0, places.size - FEWER_LINKS).reduce((left, { key }) => left.without(key), places);
}

/** News are of an access point's interface ('' where it is not said), or of a BSS in the air. */
const groupKey = (event: WifiEvent): string =>
  event.witness === 'air'
    ? `air ${'bssid' in event ? (event.bssid ?? '') : ''}`
    : `access-point ${event.iface}`;

function groupsOf(link: Link, event: WifiEvent | undefined): readonly string[] {
  if (link.side === 'access-point')
    return link.iface === '' ? ['access-point '] : [`access-point ${link.iface}`, 'access-point '];
  return event?.witness === 'air' && 'bssid' in event ? [`air ${event.bssid ?? ''}`] : [];
}
