import type { WifiEvent } from '../domain/events.ts';
import { stepLink } from './link.ts';
import { packLink, unpackLink } from './pack.ts';
import { isTroubled, thinLink } from './thin.ts';
import { TrieMap } from './trie-map.ts';
import type { Fact, Link } from './link-state.ts';

/** Steps of a round. Links that moved neither in this one nor in the one before are packed (`pack.ts`). */
const ROUND = 4096;
/** Where there are more links than this, those that did not move in so many steps are thinned (`thin.ts`). */
const HOT = 512;
/** Links kept at a time. Beyond it those without trouble go first, and of these the one that was silent longest. */
const MOST_LINKS = 65_536;
/** What is left when they are too many: forgetting is done for many at once. */
const FEWER_LINKS = MOST_LINKS - MOST_LINKS / 8;
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

/** A link that has not moved for a while. */
interface Rest {
  readonly packed: string;
  readonly born: number;
  readonly moved: number;
  readonly troubled: boolean;
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
  /** Links that moved in this round; those that did in the one before; all others. */
  readonly places: TrieMap<Place>;
  readonly aging: TrieMap<Place>;
  readonly resting: TrieMap<Rest>;
  readonly groups: TrieMap<Group>;
  /** Steps so far, and the one with which the round ends. */
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
    aging: TrieMap.empty<Place>(),
    resting: TrieMap.empty<Rest>(),
    groups: TrieMap.empty<Group>(),
    step: 0,
    roundEnds: ROUND,
    forgotten: 0,
  });

  get size(): number {
    const { places, aging, resting } = this.parts;
    return places.size + aging.size + resting.size;
  }

  /** How many links there were no room for. */
  get forgotten(): number {
    return this.parts.forgotten;
  }

  get(key: string): Link | undefined {
    const place = this.place(key);
    return place && this.told(place);
  }

  /** In the order in which they began. */
  *values(): Generator<Link> {
    const { places, aging, resting } = this.parts;
    const all = [...places.entries(), ...aging.entries(), ...resting.entries()];
    for (const [key, one] of all.toSorted((a, b) => a[1].born - b[1].born))
      yield this.told('packed' in one ? woken(key, one) : one);
  }

  /** Puts a link there as it is. */
  with(link: Link): Links {
    const { step } = this.parts;
    return this.put({ link, born: this.place(link.key)?.born ?? step, moved: step });
  }

  without(key: string): Links {
    const { places, aging, resting } = this.parts;
    return this.next({
      places: places.without(key),
      aging: aging.without(key),
      resting: resting.without(key),
    });
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
    const { step } = this.parts;
    const place = this.place(key);
    const before = place ? this.cooled(place) : begin();
    const news = this.newsFor(before, event, place?.moved);
    let moved = stepLink(before, news[0] ?? event);
    let { facts } = moved;
    for (const next of news.length > 0 ? [...news.slice(1), event] : []) {
      moved = stepLink(moved.link, next);
      facts = [...facts, ...moved.facts];
    }
    const { link } = moved;
    return {
      links: this.put({ link, born: place?.born ?? step, moved: step }).rounded(),
      link,
      facts,
    };
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
    const { places, aging, resting, groups, step, roundEnds, forgotten } = this.parts;
    return new Links({
      places: change.places ?? places,
      aging: change.aging ?? aging,
      resting: change.resting ?? resting,
      groups: change.groups ?? groups,
      step: step + 1,
      roundEnds: change.roundEnds ?? roundEnds,
      forgotten: change.forgotten ?? forgotten,
    });
  }

  private place(key: string): Place | undefined {
    const { places, aging, resting } = this.parts;
    const place = places.get(key) ?? aging.get(key);
    if (place) return place;
    const rest = resting.get(key);
    return rest && woken(key, rest);
  }

  private cooled({ link, moved }: Place): Link {
    const { step, resting } = this.parts;
    return resting.size === 0 || moved > step - HOT ? link : thinLink(link);
  }

  private put(place: Place): Links {
    const { places, aging, resting } = this.parts;
    const { key } = place.link;
    const next = places.with(key, place);
    // One that was there before is nowhere else.
    if (next.size === places.size) return this.next({ places: next });
    return this.next({ places: next, aging: aging.without(key), resting: resting.without(key) });
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

  /** At the end of a round: links that were silent are laid to rest, and where they are too many some forgotten. */
  private rounded(): Links {
    const { places, aging, step, roundEnds, forgotten } = this.parts;
    if (step < roundEnds) return this;
    const next = step + ROUND;
    if (this.size <= HOT) return this.next({ roundEnds: next });
    let { resting } = this.parts;
    for (const [key, place] of aging.entries()) resting = resting.with(key, restOf(place));
    const isFull = this.size > MOST_LINKS;
    const kept = isFull ? fewer(resting, FEWER_LINKS - places.size) : resting;
    return this.next({
      places: TrieMap.empty<Place>(),
      aging: places,
      resting: kept,
      roundEnds: next,
      forgotten: forgotten + resting.size - kept.size,
    });
  }
}

function restOf({ link, born, moved }: Place): Rest {
  const thinned = thinLink(link);
  return { packed: packLink(thinned), born, moved, troubled: isTroubled(thinned) };
}

const woken = (key: string, { packed, born, moved }: Rest): Place => ({
  link: unpackLink(key, packed),
  born,
  moved,
});

export interface World {
  readonly links: Links;
  /**
   * By station, the key of the access point's link that last told of it: a server beside an access point names the station
   * and no access point.
   */
  readonly heard: TrieMap<string>;
  /** Key of the station's own link that last moved: lines that name no interface go there. */
  readonly last: string | undefined;
}

export const EMPTY_WORLD: World = { links: Links.none, heard: TrieMap.empty<string>(), last: undefined };

/** A world of one link alone. */
export const worldOf = (link: Link): World => ({
  ...EMPTY_WORLD,
  links: Links.none.with(link),
  last: link.key,
});

const NONE: readonly WifiEvent[] = [];

/** Without the links that are missed least. @param most how many to keep */
function fewer(resting: TrieMap<Rest>, most: number): TrieMap<Rest> {
  const least = [...resting.entries()].toSorted(
    ([, a], [, b]) => Number(a.troubled) - Number(b.troubled) || a.moved - b.moved,
  );
  return least.slice(0, resting.size - most).reduce((left, [key]) => left.without(key), resting);
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
