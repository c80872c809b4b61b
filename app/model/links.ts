import type { WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { isAccessPointKey, stationKey } from '../domain/link-key.ts';
import { type CallHelper, Hand, type Helper, type Work } from './helper.ts';
import { stepLink } from './link.ts';
import { emptyLink, type Fact, type Link, sideOf } from './link-state.ts';
import { MOST_NEWS, News } from './news.ts';
import { packLink, unpackLink } from './pack.ts';
import { Pigeonholes } from './pigeonholes.ts';
import type { Held, Written } from './post-reader.ts';
import { isTroubled, thinLink } from './thin.ts';
import { HOT, isCold, walk } from './walk.ts';

/** As many links are kept as objects; where there are more, those that are cold are packed (`pack.ts`). */
const MOST_AWAKE = 1024;
/** Links kept at a time. Beyond it those without trouble go first, and of these the one that was silent longest. */
const MOST_LINKS = 65_536;
/** What is left when they are too many: forgetting is done for many at once. */
const FEWER_LINKS = MOST_LINKS - MOST_LINKS / 8;
/** Events that a packed link is woken for: to let more of them wait costs more memory than waking it costs time. */
const ENOUGH = 64;
/** Links that were woken before it is worth having somebody help. */
const MANY = 1024;
/** The link of a supplicant that has not named its interface yet. */
const NAMELESS = stationKey('');

/** A link, as an object or packed, the step at which it moved last, and what came for it since. */
interface Place {
  readonly key: string;
  readonly station: Mac | undefined;
  link: Link | undefined;
  packed: string;
  /** Somebody takes it through its post: what is packed here is what it was before. */
  isOut: boolean;
  moved: number;
  /** Its pigeonhole. */
  readonly post: number;
}

/** Whose an event is. */
interface Addressee {
  readonly key: string;
  /** A small one, of few others. */
  readonly number: number;
}

/** All links of a world. The table changes; a link that was given out never does. */
export class Links {
  /** In the order in which they began. */
  readonly #places = new Map<string, Place>();
  /** By the number of who was addressed there last. */
  #near: (Place | undefined)[] = [];
  /** Those that are objects, the one that moved longest ago first. */
  readonly #awake = new Set<Place>();
  readonly #holes = new Pigeonholes();
  /** Those for which post waits. */
  readonly #waiting = new Set<Place>();
  readonly news = new News();
  /** News that came while post waited. */
  #unread = 0;
  crowdedFrom = Infinity;
  #step = 0;
  #forgotten = 0;
  #woken = 0;
  readonly #callHelper: CallHelper | undefined;
  #helper: Helper | undefined;
  /** Where post lies that is read here. */
  #desk = new Uint8Array(0);
  /** What a helper has, in the order in which it was taken. */
  #out: { readonly place: Place; readonly work: Work }[] = [];

  /** @param callHelper asked once, where there is much to do */
  constructor(callHelper?: CallHelper) {
    this.#callHelper = callHelper;
  }

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
    this.#settleAll();
    for (const place of this.#places.values()) yield this.#told(place);
  }

  /**
   * Moves one link by its next event, after the news that it has not heard yet.
   * @param step the event's place among all that were read, from 1
   * @returns what changed
   */
  move(key: string, event: WifiEvent, step: number): readonly Fact[] {
    const known = this.#places.get(key);
    const facts: Fact[] = [];
    const link = known
      ? this.#after(known, [...this.#postOf(known), { event, step }], facts)
      : walk(this.#begin(key, event), undefined, false, [{ event, step }], this, facts);
    this.#keep(known ?? this.#placeOf(key, link), link, step);
    this.#settle(step);
    return facts;
  }

  /** The same where nobody asks what changed: what comes for a packed link waits until it is much, or the link is asked for. */
  post(to: Addressee, event: WifiEvent, step: number): void {
    const place = this.#placeAt(to);
    if (!place || place.link || !this.#waits(place, event, step)) this.move(to.key, event, step);
    else this.#settle(step);
  }

  /** An access point's event that concerns no single station: its links hear it when they move or are asked for. */
  hear(event: WifiEvent, step: number): void {
    this.news.add(event, step);
    this.#helper?.hear(event, step);
    this.#step = step;
    // Of more news than are kept, a link whose post waits would miss what it is to hear.
    if (this.#waiting.size === 0 || ++this.#unread < MOST_NEWS) return;
    for (const place of this.#waiting)
      this.#keep(place, this.#after(place, this.#postOf(place)), this.#holes.step(place.post));
  }

  without(key: string): void {
    const place = this.#places.get(key);
    if (!place) return;
    this.#places.delete(key);
    this.#near = [];
    this.#awake.delete(place);
    this.#empty(place);
    this.#holes.close(place.post);
  }

  #begin(key: string, { witness, iface, station }: WifiEvent): Link {
    if (witness === 'access-point' || witness === 'air')
      return emptyLink(key, iface, sideOf(witness), station);
    return this.#adopted(key, iface) ?? emptyLink(key, iface, 'station', undefined);
  }

  /** A supplicant whose first lines name no interface gets its name from the first line that does. */
  #adopted(key: string, iface: string): Link | undefined {
    if (iface === '') return undefined;
    const nameless = this.get(NAMELESS);
    this.without(NAMELESS);
    return nameless && { ...nameless, key, iface };
  }

  #placeAt({ key, number }: Addressee): Place | undefined {
    const near = this.#near[number];
    return near?.key === key ? near : (this.#near[number] = this.#places.get(key));
  }

  #placeOf(key: string, link: Link): Place {
    const place = {
      key,
      station: link.station,
      link,
      packed: '',
      isOut: false,
      moved: 0,
      post: this.#holes.open(),
    };
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
    const holes = this.#holes;
    const count = holes.count(place.post);
    // That it will be cold when it moves next is known: packed at once, it leaves nothing for garbage collection to walk through.
    if (count >= ENOUGH && isCold(this, holes.step(place.post), step)) this.#readPost(place);
    if (!holes.put(place.post, event, step, place.station)) return false;
    if (count === 0 || holes.count(place.post) === 1) this.#waiting.add(place);
    return true;
  }

  /** Takes a packed link through its post, or has it taken; it will be cold when it moves next. */
  #readPost(place: Place): void {
    if (++this.#woken === MANY) this.#callForHelp();
    if (place.isOut) this.#recall();
    const { key, station, packed, moved, post } = place;
    const holes = this.#holes;
    const length = holes.length(post);
    const room = this.#helper?.room(length);
    const written = room ?? this.#ownRoom(length);
    holes.copy(post, written.bytes, written.start);
    const work = { key, station, packed, moved, crowdedFrom: this.crowdedFrom, post: written };
    place.moved = holes.step(post);
    this.#empty(place);
    if (this.#helper && room) {
      place.isOut = true;
      this.#out.push({ place, work });
      this.#helper.take(work, holes.forms);
    } else place.packed = this.#done(work);
    if (this.#helper) this.#comeBack(this.#helper.done());
  }

  #ownRoom(length: number): Written {
    if (this.#desk.length < length) this.#desk = new Uint8Array(2 * length);
    return { bytes: this.#desk, start: 0, end: length };
  }

  #callForHelp(): void {
    this.#helper = this.#callHelper?.();
    for (const { event, step } of this.news.kept) this.#helper?.hear(event, step);
  }

  #done(work: Work): string {
    return new Hand(this.#holes.forms, this.news).do(work);
  }

  #comeBack(packed: readonly string[]): void {
    if (packed.length === 0) return;
    for (const [at, { place }] of this.#out.splice(0, packed.length).entries()) {
      place.packed = packed[at] ?? '';
      place.isOut = false;
    }
  }

  /** All that were out are back; what comes to nothing is done here. */
  #recall(): void {
    if (!this.#helper || this.#out.length === 0) return;
    this.#comeBack(this.#helper.finish());
    if (this.#out.length === 0) return;
    this.#helper = undefined;
    this.#comeBack(this.#out.map(({ work }) => this.#done(work)));
  }

  #postOf({ post, station }: Place): readonly Held[] {
    return this.#holes.count(post) === 0 ? NO_POST : this.#holes.read(post, station);
  }

  #after(place: Place, post: readonly Held[], facts?: Fact[]): Link {
    if (place.isOut) this.#recall();
    // What was packed was thinned before.
    return walk(linkAt(place), place.moved, place.link === undefined, post, this, facts);
  }

  #told(place: Place): Link {
    const link = this.#after(place, this.#postOf(place));
    const moved = this.#lastStepOf(place);
    const next = this.#step + 1;
    const cooled = isCold(this, moved, next) ? thinLink(link) : link;
    return this.news
      .between(moved, next, cooled, undefined)
      .reduce((told, event) => stepLink(told, event).link, cooled);
  }

  /** Takes all links through their post that will be cold when they move next. */
  #settleAll(): void {
    for (const place of this.#waiting)
      if (isCold(this, this.#holes.step(place.post), this.#step + 1)) this.#readPost(place);
    this.#recall();
  }

  /** Keeps within bounds what is kept. */
  #settle(step: number): void {
    this.#step = step;
    if (this.size > HOT) this.crowdedFrom = Math.min(this.crowdedFrom, step);
    if (this.#awake.size > MOST_AWAKE) this.#layOldestToRest(step);
    if (this.size > MOST_LINKS) this.#forget();
  }

  /** Packs the one that moved longest ago, if it is cold. */
  #layOldestToRest(step: number): void {
    const [oldest] = this.#awake;
    if (oldest?.link && isCold(this, oldest.moved, step)) this.#pack(oldest, oldest.link, oldest.moved);
  }

  /** Without the links that are missed least. */
  #forget(): void {
    this.#settleAll();
    const least = [...this.#places.values()]
      .map((place) => {
        const link = this.#after(place, this.#postOf(place));
        return { place, moved: this.#lastStepOf(place), troubled: Number(isTroubled(link)) };
      })
      .toSorted((a, b) => a.troubled - b.troubled || a.moved - b.moved);
    const left = least.slice(0, this.size - FEWER_LINKS);
    for (const { place } of left) this.without(place.key);
    this.#forgotten += left.length;
  }

  #lastStepOf({ post, moved }: Place): number {
    return this.#holes.count(post) > 0 ? this.#holes.step(post) : moved;
  }
}

const NO_POST: readonly Held[] = [];

const linkAt = ({ key, link, packed }: Place): Link => link ?? unpackLink(key, packed);
