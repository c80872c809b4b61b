import type { Again } from '../domain/again.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { isAccessPointKey, stationKey } from '../domain/link-key.ts';
import { type CallHelper, Hand, type Helper, type Work } from './helper.ts';
import { ByAge, type Placed } from './by-age.ts';
import { stepLink } from './link.ts';
import { emptyLink, type Fact, type Link, ownLink, type OwnLink, sideOf } from './link-state.ts';
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
interface Place extends Placed<Place> {
  readonly key: string;
  readonly station: Mac | undefined;
  link: Link | undefined;
  /** The same, until it is given out: then it moves no more, a copy of it does. */
  own: OwnLink | undefined;
  packed: string;
  /** Somebody takes it through its post: what is packed here is what it was before. */
  isOut: boolean;
  /** Undefined: it begins with what waits for it. */
  moved: number | undefined;
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
  readonly #awake = new ByAge<Place>();
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
    for (const link of links) table.#keep(table.#placeOf(link.key, link.station), link, 0);
    return table;
  }

  get size(): number {
    return this.#places.size;
  }

  /** Where they are very many, all are packed that are cold: what comes for them waits. */
  get #mostAwake(): number {
    return this.size > MOST_AWAKE ? 0 : MOST_AWAKE;
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

  /** In the order in which they began. While one is looked at, others are taken through what waits for them. */
  *values(): Generator<Link> {
    const places = [...this.#places.values()];
    let ahead = 0;
    for (const [at, place] of places.entries()) {
      this.#takeBack();
      for (ahead = Math.max(ahead, at); ahead < places.length; ahead++) {
        const next = places[ahead];
        if (next && this.#isRipe(next) && !this.#handOver(next)) break;
      }
      if (this.#isRipe(place)) this.#readPost(place);
      yield this.#told(place);
    }
  }

  /**
   * Moves one link by its next event, after the news that it has not heard yet.
   * @param step the event's place among all that were read, from 1
   * @returns what changed
   */
  move(key: string, event: WifiEvent, step: number): readonly Fact[] {
    const facts: Fact[] = [];
    this.#move(this.#places.get(key), key, { event, step }, facts);
    return facts;
  }

  /** The same where nobody asks what changed: what comes for a packed link waits until it is much, or the link is asked for. */
  post(to: Addressee, event: WifiEvent, step: number): void {
    const place = this.#placeAt(to) ?? this.#beginPacked(to.key, event);
    if (!place || place.link || !this.#waits(place, event, step)) this.#move(place, to.key, { event, step });
    else this.#settle(step, this.#mostAwake);
  }

  /** The same of what is told once more of the station whose link it is. */
  postAgain(to: Addressee, told: Again, step: number): void {
    const place = this.#placeAt(to);
    if (!place || place.link || !this.#waitsAgain(place, told, step)) this.post(to, told.event, step);
    else this.#settle(step, this.#mostAwake);
  }

  /** An access point's event that concerns no single station: its links hear it when they move or are asked for. */
  hear(event: WifiEvent, step: number): void {
    this.news.add(event, step);
    this.#helper?.hear(event, step);
    this.#step = step;
    // Of more news than are kept, a link whose post waits would miss what it is to hear.
    if (this.#waiting.size === 0 || ++this.#unread < MOST_NEWS) return;
    for (const place of this.#waiting)
      this.#keepOwn(place, this.#after(place, this.#postOf(place)), this.#holes.step(place.post));
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

  #move(known: Place | undefined, key: string, next: Held, facts?: Fact[]): void {
    const { step } = next;
    if (known) {
      const post = this.#postOf(known);
      this.#keepOwn(known, this.#after(known, post.length === 0 ? [next] : [...post, next], facts), step);
    } else {
      const link = walk(ownLink(this.#begin(key, next.event)), undefined, false, [next], this, facts);
      this.#keepOwn(this.#placeOf(key, link.station), link, step);
    }
    this.#settle(step);
  }

  #begin(key: string, { witness, iface, station }: WifiEvent): Link {
    if (witness === 'access-point' || witness === 'air')
      return emptyLink(key, iface, sideOf(witness), station);
    return this.#adopted(key, iface) ?? emptyLink(key, iface, 'station', undefined);
  }

  /** One of very many, which somebody else takes through its first events, too. */
  #beginPacked(key: string, { witness, iface, station }: WifiEvent): Place | undefined {
    if (this.size <= MOST_AWAKE || (witness !== 'access-point' && witness !== 'air')) return undefined;
    const link = emptyLink(key, iface, sideOf(witness), station);
    const place = this.#placeOf(key, station);
    place.packed = packLink(link);
    return place;
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

  #placeOf(key: string, station: Mac | undefined): Place {
    const place = {
      key,
      station,
      link: undefined,
      own: undefined,
      packed: '',
      isOut: false,
      moved: undefined,
      post: this.#holes.open(),
      before: undefined,
      behind: undefined,
    };
    this.#places.set(key, place);
    return place;
  }

  /** As an object, with all its post read. */
  #keep(place: Place, link: Link, moved: number): void {
    place.link = link;
    place.own = undefined;
    place.packed = '';
    place.moved = moved;
    this.#awake.put(place);
    this.#empty(place);
  }

  #keepOwn(place: Place, link: OwnLink, moved: number): void {
    this.#keep(place, link, moved);
    place.own = link;
  }

  #pack(place: Place, link: Link): void {
    place.packed = packLink(thinLink(link));
    place.link = place.own = undefined;
    this.#awake.delete(place);
    this.#empty(place);
  }

  #empty(place: Place): void {
    if (this.#holes.count(place.post) === 0) return;
    this.#holes.clear(place.post);
    this.#waiting.delete(place);
    if (this.#waiting.size === 0) this.#unread = 0;
  }

  /** @returns whether there was room for it */
  #waits(place: Place, event: WifiEvent, step: number): boolean {
    this.#makeRoom(place, step);
    if (!this.#holes.put(place.post, event, step, place.station)) return false;
    this.#waitsNow(place);
    return true;
  }

  #waitsAgain(place: Place, told: Again, step: number): boolean {
    this.#makeRoom(place, step);
    if (!this.#holes.putAgain(place.post, told, step)) return false;
    this.#waitsNow(place);
    return true;
  }

  #makeRoom(place: Place, step: number): void {
    const holes = this.#holes;
    // That it will be cold when it moves next is known: packed at once, it leaves nothing for garbage collection to walk through.
    if (holes.count(place.post) >= ENOUGH && isCold(this, holes.step(place.post), step))
      this.#readPost(place);
  }

  #waitsNow(place: Place): void {
    if (this.#holes.count(place.post) === 1) this.#waiting.add(place);
  }

  /** Takes a packed link through its post, or has it taken; it will be cold when it moves next. */
  #readPost(place: Place): void {
    if (++this.#woken === MANY) this.#callForHelp();
    if (place.isOut) this.#recall();
    if (!this.#handOver(place)) {
      const length = this.#holes.length(place.post);
      const written = this.#ownRoom(length);
      place.packed = this.#done(this.#takeWork(place, written));
    }
    this.#takeBack();
  }

  /** What has come back by now. */
  #takeBack(): void {
    if (this.#helper && this.#out.length > 0) this.#comeBack(this.#helper.done());
  }

  /** @returns whether there is somebody who takes it through its post */
  #handOver(place: Place): boolean {
    const room = place.isOut ? undefined : this.#helper?.room(this.#holes.length(place.post));
    if (!this.#helper || !room) return false;
    const work = this.#takeWork(place, room);
    place.isOut = true;
    this.#out.push({ place, work });
    this.#helper.take(work, this.#holes.forms);
    return true;
  }

  /** Its post is somebody's now. */
  #takeWork(place: Place, written: Written): Work {
    const { key, station, packed, moved, post } = place;
    const holes = this.#holes;
    holes.copy(post, written.bytes, written.start);
    place.moved = holes.step(post);
    this.#empty(place);
    return { key, station, packed, moved, crowdedFrom: this.crowdedFrom, post: written };
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

  #after(place: Place, post: readonly Held[], facts?: Fact[]): OwnLink {
    if (place.isOut) this.#takeBack();
    if (place.isOut) this.#recall();
    // What was packed was thinned before.
    return walk(linkAt(place), place.moved, place.link === undefined, post, this, facts);
  }

  #told(place: Place): Link {
    const moved = this.#lastStepOf(place);
    const next = this.#step + 1;
    const link = place.link ?? this.#after(place, this.#postOf(place));
    place.own = undefined;
    // What was packed was thinned before, unless something was waiting for it.
    const isThin = place.link === undefined && moved === place.moved;
    const cooled = !isThin && isCold(this, moved, next) ? thinLink(link) : link;
    return this.news
      .between(moved, next, cooled, undefined)
      .reduce((told, event) => stepLink(told, event).link, cooled);
  }

  /** Does something wait for one that will be cold when it moves next? */
  #isRipe({ post }: Place): boolean {
    const holes = this.#holes;
    return holes.count(post) > 0 && isCold(this, holes.step(post), this.#step + 1);
  }

  /** Takes all links through their post that will be cold when they move next. */
  #settleAll(): void {
    for (const place of this.#waiting) if (this.#isRipe(place)) this.#readPost(place);
    this.#recall();
  }

  /** Keeps within bounds what is kept. */
  #settle(step: number, mostAwake = MOST_AWAKE): void {
    this.#step = step;
    if (this.size > HOT) this.crowdedFrom = Math.min(this.crowdedFrom, step);
    if (this.#awake.size > mostAwake) this.#layOldestToRest(step);
    if (this.size > MOST_LINKS) this.#forget();
  }

  /** Packs the one that moved longest ago, if it is cold. */
  #layOldestToRest(step: number): void {
    const { oldest } = this.#awake;
    if (oldest?.link && isCold(this, oldest.moved ?? 0, step)) this.#pack(oldest, oldest.link);
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

  #lastStepOf({ post, moved = 0 }: Place): number {
    return this.#holes.count(post) > 0 ? this.#holes.step(post) : moved;
  }
}

const NO_POST: readonly Held[] = [];

const linkAt = ({ key, link, own, packed }: Place): OwnLink =>
  own ?? ownLink(link ?? unpackLink(key, packed));
