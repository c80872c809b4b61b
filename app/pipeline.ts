/**
 * Read this first: raw lines become events, events become attempts, attempts become findings, findings become a plan,
 * and the next attempt is the proof.
 *
 *     platform or ingest ── events ──► timeline.address ► model.step ── world ──► detect.diagnose ── findings with their plan ──► whoever asked
 *           ▲                                                                                                                       │ agreed
 *           └── the next attempt ── live/attendant.ts carries it out ◄── an order ── remedy/course.ts: advance(course, seen, now) ◄─┘
 */
import { diagnose, type Verdict } from './detect/verdict.ts';
import { DEFAULTS, type Thresholds } from './detect/thresholds.ts';
import type { Again } from './domain/again.ts';
import type { WifiEvent } from './domain/events.ts';
import type { Mac } from './domain/ids.ts';
import type { Fact, Link } from './model/link-state.ts';
import type { CallHelper } from './model/helper.ts';
import { Links } from './model/links.ts';
import { step, type World } from './model/world.ts';
import { type Address, Addresses, EVERYBODY, NOBODY } from './timeline/addresses.ts';

/** Takes events and can say at any time what is wrong. Keeps bounded state, looks at no clock. */
export class Doctor {
  /** Its links change with what is seen next; a link that was taken from it does not. */
  readonly world: World;
  readonly #addresses = new Addresses();
  #steps = 0;
  readonly #thresholds: Thresholds;
  readonly #station: Mac | undefined;

  /**
   * @param station the only one to judge, where an access point or the air tells of many
   * @param callHelper gives it somebody who helps where there are very many
   */
  constructor(thresholds: Thresholds = DEFAULTS, station?: Mac, callHelper?: CallHelper) {
    this.world = { links: new Links(callHelper) };
    this.#thresholds = thresholds;
    this.#station = station;
  }

  /** @returns what the event changed; empty for events that only add detail */
  see(event: WifiEvent): readonly Fact[] {
    const address = this.#addressOf(event);
    if (address === NOBODY) return [];
    const key = address === EVERYBODY ? undefined : address.key;
    return step(this.world, { key, event, at: ++this.#steps });
  }

  /** The same where nobody asks what changed: events of thousands of stations that lie among each other are sorted first. */
  collect(event: WifiEvent): void {
    const address = this.#addressOf(event);
    if (address === NOBODY) return;
    const { links } = this.world;
    if (address === EVERYBODY) links.hear(event, ++this.#steps);
    else links.post(address, event, ++this.#steps);
  }

  /** The same of what is told once more. */
  collectAgain(told: Again): void {
    const address = this.#station === undefined ? this.#addresses.ofAgain(told) : undefined;
    if (address === undefined) this.collect(told.event);
    else this.world.links.postAgain(address, told, ++this.#steps);
  }

  #addressOf(event: WifiEvent): Address {
    return this.#station !== undefined && isOfAnother(event, this.#station)
      ? NOBODY
      : this.#addresses.of(event);
  }

  /** Was anything said that can be judged, of the station that was asked for? */
  get hasHeard(): boolean {
    return this.#judged().links.size > 0;
  }

  verdict(): Verdict {
    return diagnose(this.#judged(), this.#thresholds);
  }

  #judged(): World {
    return this.#station === undefined ? this.world : only(this.world, this.#station);
  }
}

const isOfAnother = ({ witness, station }: WifiEvent, wanted: Mac): boolean =>
  (witness === 'access-point' || witness === 'air') && station !== undefined && station !== wanted;

/**
 * The world as far as it concerns one station. A log of a station that does not say its address is taken for that
 * station's; one that says another address (it may use a random one on the air) only where no log says the right one.
 */
function only({ links }: World, station: Mac): World {
  const all = [...links.values()];
  const isNamed = all.some((link) => link.side === 'station' && link.station === station);
  const isOther = (link: Link): boolean => isNamed && link.station !== undefined && link.station !== station;
  return { links: Links.of(all.filter((link) => !isOther(link))) };
}
