/**
 * Read this first: raw lines become events, events become attempts, attempts become findings, findings become a plan,
 * and the next attempt is the proof.
 *
 *     platform or ingest ── events ──► model.step ── world ──► detect.diagnose ── findings with their plan ──► whoever asked
 */
import { diagnose, type Verdict } from './detect/verdict.ts';
import { DEFAULTS, type Thresholds } from './detect/thresholds.ts';
import type { WifiEvent } from './domain/events.ts';
import type { Mac } from './domain/ids.ts';
import { step } from './model/step.ts';
import type { Fact } from './model/link-state.ts';
import { EMPTY_WORLD, type World } from './model/links.ts';

/** Takes events one by one and can say at any time what is wrong. Keeps bounded state, looks at no clock. */
export class Doctor {
  #world: World = EMPTY_WORLD;
  readonly #thresholds: Thresholds;
  readonly #station: Mac | undefined;

  /** @param station the only one to judge, where an access point or the air tells of many */
  constructor(thresholds: Thresholds = DEFAULTS, station?: Mac) {
    this.#thresholds = thresholds;
    this.#station = station;
  }

  get world(): World {
    return this.#world;
  }

  /** @returns what the event changed; empty for events that only add detail */
  see(event: WifiEvent): readonly Fact[] {
    if (this.#station !== undefined && isOfAnother(event, this.#station)) return [];
    const { world, facts } = step(this.#world, event);
    this.#world = world;
    return facts;
  }

  /** Was anything said that can be judged, of the station that was asked for? */
  get hasHeard(): boolean {
    return this.#judged().links.size > 0;
  }

  verdict(): Verdict {
    return diagnose(this.#judged(), this.#thresholds);
  }

  #judged(): World {
    return this.#station === undefined ? this.#world : only(this.#world, this.#station);
  }
}

const isOfAnother = ({ witness, station }: WifiEvent, wanted: Mac): boolean =>
  (witness === 'access-point' || witness === 'air') && station !== undefined && station !== wanted;

/**
 * The world as far as it concerns one station. A log of a station that does not say its address is taken for that
 * station's; one that says another address (it may use a random one on the air) only where no log says the right one.
 */
function only(world: World, station: Mac): World {
  const links = [...world.links.values()];
  const isNamed = links.some((link) => link.side === 'station' && link.station === station);
  return links
    .filter((link) => isNamed && link.station !== undefined && link.station !== station)
    .reduce((left, link) => ({ ...left, links: left.links.without(link.key) }), world);
}
