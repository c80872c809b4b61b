import type { WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { isAccessPointKey } from '../domain/link-key.ts';
import { stepLink } from './link.ts';
import type { Fact, Link } from './link-state.ts';
import { MOST_NEWS, News } from './news.ts';
import { packLink, unpackLink } from './pack.ts';
import { emptyPigeonhole, Pigeonholes, type Held, type Pigeonhole } from './pigeonholes.ts';
import { isTroubled, thinLink } from './thin.ts';

/** Where there are more links than this, those that did not move in so many steps are thinned (`thin.ts`). */
const HOT = 512;
/** As many links are kept as objects; where there are more, those that are cold are packed (`pack.ts`). */
const MOST_AWAKE = 1024;
/** Links kept at a time. Beyond it those without trouble go first, and of these the one that was silent longest. */
const MOST_LINKS = 65_536;
/** What is left when they are too many: forgetting is done for many at once. */
const FEWER_LINKS = MOST_LINKS - MOST_LINKS / 8;
/** Events that a packed link is woken for: to let more of them wait costs more memory than waking it costs time. */
const ENOUGH = 24;

/** A link, as an object or packed, the step at which it moved last, and what came for it since. */
interface Place {
  readonly key: string;
  readonly station: Mac | undefined;
  link: Link | undefined;
  packed: string;
  moved: number;
  readonly post: Pigeonhole;
}

/** All links of a world. The table changes; a link that was given out never does. */
export class Links {
  /** In the order in which they began. */
  readonly #places = new Map<string, Place>();
  /** Those that are objects, the one that moved longest ago first. */
  readonly #awake = new Set<Place>();
  readonly #holes = new Pigeonholes();
  /** Those for which post waits. */
  readonly #waiting = new Set<Place>();
  readonly #news = new News();
  /** News that came while post waited. */
  #unread = 0;
  /** The step from which on there were more than {@link HOT} links. */
  #crowdedFrom = Infinity;
  #step = 0;
  #forgotten = 0;

  /** Holds these links as they are. */
  static of(links: Iterable<Link>): Links {
    const table = new Links();
    for (const link of links) table.#keep(table.#placeOf(link.key, link), link, 0);
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
   * Moves one link by its next event, after the news that it has not heard yet.
   * @param step the event's place among all that were read, from 1
   * @param begin makes the link where there is none of this key
   * @returns what changed
   */
  move(key: string, event: WifiEvent, step: number, begin: () => Link): readonly Fact[] {
    const known = this.#places.get(key);
    const facts: Fact[] = [];
    const link = known
      ? this.#after(known, [...this.#postOf(known), { event, step }], facts)
      : this.#walk(begin(), undefined, false, [{ event, step }], facts);
    this.#keep(known ?? this.#placeOf(key, link), link, step);
    this.#settle(step);
    return facts;
  }

  /** The same where nobody asks what changed: what comes for a packed link waits until it is much, or the link is asked for. */
  post(key: string, event: WifiEvent, step: number, begin: () => Link): void {
    const place = this.#places.get(key);
    if (!place || place.link || !this.#waits(place, event, step)) this.move(key, event, step, begin);
    else this.#settle(step);
  }

  /** An access point's event that concerns no single station: its links hear it when they move or are asked for. */
  hear(event: WifiEvent, step: number): void {
    this.#news.add(event, step);
    this.#step = step;
    // Of more news than are kept, a link whose post waits would miss what it is to hear.
    if (this.#waiting.size === 0 || ++this.#unread < MOST_NEWS) return;
    for (const place of this.#waiting)
      this.#keep(place, this.#after(place, this.#postOf(place), []), place.post.step);
  }

  without(key: string): void {
    const place = this.#places.get(key);
    if (!place) return;
    this.#places.delete(key);
    this.#awake.delete(place);
    this.#empty(place);
  }

  #placeOf(key: string, link: Link): Place {
    const place = { key, station: link.station, link, packed: '', moved: 0, post: emptyPigeonhole() };
    this.#places.set(key, place);
    return place;
  }

  /** As an object, with all its post read. */
  #keep(place: Place, link: Link, moved: number): void {
    place.link = link;
    place.packed = '';
    place.moved = moved;
    this.#awake.delete(place);
    this.#awake.add(place);
    this.#empty(place);
  }

  #pack(place: Place, link: Link, moved: number): void {
    place.packed = packLink(thinLink(link));
    place.link = undefined;
    place.moved = moved;
    this.#awake.delete(place);
    this.#empty(place);
  }

  #empty(place: Place): void {
    this.#holes.clear(place.post);
    this.#waiting.delete(place);
    if (this.#waiting.size === 0) this.#unread = 0;
  }

  /** @returns whether there was room for it */
  #waits(place: Place, event: WifiEvent, step: number): boolean {
    const { post } = place;
    // That it will be cold when it moves next is known: packed at once, it leaves nothing for garbage collection to walk through.
    if (post.events >= ENOUGH && this.#isCold(post.step, step))
      this.#pack(place, this.#after(place, this.#postOf(place), []), post.step);
    if (!this.#holes.put(post, event, step, place.station)) return false;
    this.#waiting.add(place);
    return true;
  }

  #postOf({ post, station }: Place): readonly Held[] {
    return post.events === 0 ? NO_POST : this.#holes.read(post, station);
  }

  #after(place: Place, post: readonly Held[], facts: Fact[]): Link {
    // What was packed was thinned before.
    return this.#walk(linkAt(place), place.moved, place.link === undefined, post, facts);
  }

  /**
   * A link after these events.
   * @param moved step at which it moved last; undefined for one that begins
   */
  #walk(link: Link, moved: number | undefined, isThin: boolean, post: readonly Held[], facts: Fact[]): Link {
    for (const { event, step } of post) {
      if (!isThin && moved !== undefined && this.#isCold(moved, step)) link = thinLink(link);
      isThin = false;
      for (const news of this.#news.between(moved, step, link, event)) link = stepped(link, news, facts);
      link = stepped(link, event, facts);
      moved = step;
    }
    return link;
  }

  #told(place: Place): Link {
    const link = this.#after(place, this.#postOf(place), []);
    const moved = lastStepOf(place);
    const next = this.#step + 1;
    const cooled = this.#isCold(moved, next) ? thinLink(link) : link;
    return this.#news
      .between(moved, next, cooled, undefined)
      .reduce((told, event) => stepLink(told, event).link, cooled);
  }

  /** Has a link been silent so long, where there are many, that less of it is kept? */
  #isCold(moved: number, step: number): boolean {
    return step > this.#crowdedFrom && step - moved > HOT;
  }

  /** Keeps within bounds what is kept. */
  #settle(step: number): void {
    this.#step = step;
    if (this.size > HOT) this.#crowdedFrom = Math.min(this.#crowdedFrom, step);
    if (this.#awake.size > MOST_AWAKE) this.#layOldestToRest(step);
    if (this.size > MOST_LINKS) this.#forget();
  }

  /** Packs the one that moved longest ago, if it is cold. */
  #layOldestToRest(step: number): void {
    const [oldest] = this.#awake;
    if (oldest?.link && this.#isCold(oldest.moved, step)) this.#pack(oldest, oldest.link, oldest.moved);
  }

  /** Without the links that are missed least. */
  #forget(): void {
    const least = [...this.#places.values()]
      .map((place) => {
        const link = this.#after(place, this.#postOf(place), []);
        return { place, moved: lastStepOf(place), troubled: Number(isTroubled(link)) };
      })
      .toSorted((a, b) => a.troubled - b.troubled || a.moved - b.moved);
    const left = least.slice(0, this.size - FEWER_LINKS);
    for (const { place } of left) this.without(place.key);
    this.#forgotten += left.length;
  }
}

const NO_POST: readonly Held[] = [];

const linkAt = ({ key, link, packed }: Place): Link => link ?? unpackLink(key, packed);

const lastStepOf = ({ post, moved }: Place): number => (post.events > 0 ? post.step : moved);

function stepped(link: Link, event: WifiEvent, facts: Fact[]): Link {
  const moved = stepLink(link, event);
  facts.push(...moved.facts);
  return moved.link;
}
