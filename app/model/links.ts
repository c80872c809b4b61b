import type { WifiEvent } from '../domain/events.ts';
import { isAccessPointKey } from '../domain/link-key.ts';
import type { Run } from '../domain/run.ts';
import { stepLink } from './link.ts';
import type { Fact, Link } from './link-state.ts';
import { News } from './news.ts';
import { packLink, unpackLink } from './pack.ts';
import { isTroubled, thinLink } from './thin.ts';

/**
 * Where there are more links than this, those that did not move in so many steps are thinned (`thin.ts`). A sorter tells of
 * the first that are one too many before anything that comes after it.
 */
const HOT = 512;
/** As many links are kept as objects; where there are more, those that are cold are packed (`pack.ts`). */
const MOST_AWAKE = 1024;
/** Links kept at a time. Beyond it those without trouble go first, and of these the one that was silent longest. */
const MOST_LINKS = 65_536;
/** What is left when they are too many: forgetting is done for many at once. */
const FEWER_LINKS = MOST_LINKS - MOST_LINKS / 8;

/** A link, as an object or packed, and the step at which it moved last. */
interface Place {
  readonly key: string;
  link: Link | undefined;
  packed: string;
  moved: number;
}

/** All links of a world. The table changes; a link that was given out never does. */
export class Links {
  /** In the order in which they began. */
  readonly #places = new Map<string, Place>();
  /** Those that are objects, the one that moved longest ago first. */
  readonly #awake = new Set<Place>();
  readonly #news = new News();
  /** The step from which on there were more than {@link HOT} links. */
  #crowdedFrom = Infinity;
  #step = 0;
  #forgotten = 0;

  /** Holds these links as they are. */
  static of(links: Iterable<Link>): Links {
    const table = new Links();
    for (const link of links) table.#put(link.key, link, 0);
    return table;
  }

  get size(): number {
    return this.#places.size;
  }

  /** How many links there were no room for. */
  get forgotten(): number {
    return this.#forgotten;
  }

  /** Is nothing known but what access points tell? */
  get areOfAccessPoints(): boolean {
    for (const key of this.#places.keys()) if (!isAccessPointKey(key)) return false;
    return true;
  }

  get(key: string): Link | undefined {
    const place = this.#places.get(key);
    return place && this.#told(place);
  }

  /** In the order in which they began. */
  *values(): Generator<Link> {
    for (const place of this.#places.values()) yield this.#told(place);
  }

  /**
   * Moves one link by its next events, each after the news that it has not heard yet.
   * @param begin makes the link where there is none of this key
   * @returns what changed
   */
  move(key: string, { events, steps, until }: Omit<Run, 'key'>, begin: () => Link): readonly Fact[] {
    const known = this.#places.get(key);
    let link = known ? linkAt(known) : begin();
    let moved = known?.moved;
    // What was packed was thinned before.
    let isThin = known?.link === undefined;
    const facts: Fact[] = [];
    for (let at = 0; at < events.length; at++) {
      const event = events[at];
      const step = steps[at];
      if (!event || step === undefined) break;
      if (!isThin && moved !== undefined && this.#isCold(moved, step)) link = thinLink(link);
      isThin = false;
      for (const next of this.#news.after(moved, link, event)) link = stepped(link, next, facts);
      link = stepped(link, event, facts);
      moved = step;
    }
    const place = this.#put(key, link, moved ?? until);
    if (this.size > HOT) this.#crowdedFrom = Math.min(this.#crowdedFrom, steps[0] ?? until);
    this.#settle(place, until);
    return facts;
  }

  /** An access point's event that concerns no single station: its links hear it when they move or are asked for. */
  hear(event: WifiEvent, step: number): void {
    this.#news.add(event, step);
    this.#step = step;
  }

  without(key: string): void {
    const place = this.#places.get(key);
    if (!place) return;
    this.#places.delete(key);
    this.#awake.delete(place);
  }

  #put(key: string, link: Link, moved: number): Place {
    let place = this.#places.get(key);
    if (place) this.#awake.delete(place);
    else this.#places.set(key, (place = { key, link, packed: '', moved }));
    place.link = link;
    place.packed = '';
    place.moved = moved;
    this.#awake.add(place);
    return place;
  }

  #told(place: Place): Link {
    const link = linkAt(place);
    const cooled = this.#isCold(place.moved, this.#step + 1) ? thinLink(link) : link;
    return this.#news
      .after(place.moved, cooled, undefined)
      .reduce((told, event) => stepLink(told, event).link, cooled);
  }

  /** Has a link been silent so long, where there are many, that less of it is kept? */
  #isCold(moved: number, step: number): boolean {
    return step > this.#crowdedFrom && step - moved > HOT;
  }

  /** Where there are many links, those that will be cold when they move next are packed, the one that has just moved first. */
  #settle(place: Place, until: number): void {
    this.#step = until;
    if (this.size > MOST_AWAKE && !this.#laidToRest(place, until)) this.#layOldestToRest(until);
    if (this.size > MOST_LINKS) this.#forget();
  }

  #layOldestToRest(until: number): void {
    const [oldest] = this.#awake;
    if (!oldest || this.#laidToRest(oldest, until)) return;
    // It is not cold yet: another is looked at first the next time.
    this.#awake.delete(oldest);
    this.#awake.add(oldest);
  }

  /** @returns whether it is cold. At once, packing leaves nothing behind that garbage collection has to walk through. */
  #laidToRest(place: Place, until: number): boolean {
    if (!place.link || !this.#isCold(place.moved, until)) return false;
    place.packed = packLink(thinLink(place.link));
    place.link = undefined;
    this.#awake.delete(place);
    return true;
  }

  /** Without the links that are missed least. */
  #forget(): void {
    const least = [...this.#places.values()]
      .map((place) => ({ place, troubled: Number(isTroubled(linkAt(place))) }))
      .toSorted((a, b) => a.troubled - b.troubled || a.place.moved - b.place.moved);
    const left = least.slice(0, this.size - FEWER_LINKS);
    for (const { place } of left) this.without(place.key);
    this.#forgotten += left.length;
  }
}

const linkAt = ({ key, link, packed }: Place): Link => link ?? unpackLink(key, packed);

function stepped(link: Link, event: WifiEvent, facts: Fact[]): Link {
  const moved = stepLink(link, event);
  facts.push(...moved.facts);
  return moved.link;
}
