/**
 * Read this first: raw lines become events, events become attempts, attempts become findings, findings become a plan,
 * and the next attempt is the proof.
 *
 *     platform or ingest ── events ──► model.step ── world ──► detect.diagnose ── findings with their plan ──► whoever asked
 */
import { diagnose, type Verdict } from './detect/verdict.ts';
import { DEFAULTS, type Thresholds } from './detect/thresholds.ts';
import type { WifiEvent } from './domain/events.ts';
import { step } from './model/step.ts';
import { EMPTY_WORLD } from './model/links.ts';
import type { Fact, World } from './model/world.ts';

/** Takes events one by one and can say at any time what is wrong. Keeps bounded state, looks at no clock. */
export class Doctor {
  #world: World = EMPTY_WORLD;
  readonly #thresholds: Thresholds;

  constructor(thresholds: Thresholds = DEFAULTS) {
    this.#thresholds = thresholds;
  }

  get world(): World {
    return this.#world;
  }

  /** @returns what the event changed; empty for events that only add detail */
  see(event: WifiEvent): readonly Fact[] {
    const { world, facts } = step(this.#world, event);
    this.#world = world;
    return facts;
  }

  verdict(): Verdict {
    return diagnose(this.#world, this.#thresholds);
  }
}
