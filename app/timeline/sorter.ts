/**
 * The post is sorted before it is read. Lines of thousands of stations lie among each other: to look each line's station
 * up, and to pack and unpack it, costs more than the step itself. A batch is ordered stably by station, so that each is
 * looked up once a batch; what concerns a whole access point is a barrier that nothing passes.
 */
import type { WifiEvent } from '../domain/events.ts';
import type { Run } from '../domain/run.ts';
import { Addresses, EVERYBODY, NOBODY, type Box } from './addresses.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
interface Gathered extends Mutable<Run> {
  readonly events: WifiEvent[];
  readonly steps: number[];
}

/** Events a link in one batch, and in a batch at all: what is held for long costs more than it saves. */
const EVENTS_A_LINK = 8;
const LONGEST_BATCH = 32_768;

/** As long as there are fewer links, a new one is a barrier, too: what is kept of each depends on how many there are. */
const FEW = 1024;

/** Orders batches by station. What comes of batch upon batch is the same whatever their lengths are. */
export class Sorter {
  readonly #addresses = new Addresses<Gathered>();
  #step = 0;

  /** How many events a batch should hold: more than one a link, and no more of few links than pass by in a moment. */
  get batch(): number {
    return Math.min(LONGEST_BATCH, EVENTS_A_LINK * (1 + this.#addresses.size));
  }

  /** Runs in the order of their first events. All have to be taken before the next batch is given. */
  *sort(batch: readonly WifiEvent[]): Generator<Run> {
    let boxes: Box<Gathered>[] = [];
    for (const event of batch) {
      const { size } = this.#addresses;
      const box = this.#addresses.of(event);
      if (box === NOBODY) continue;
      if (box === EVERYBODY || (this.#addresses.size > size && size < FEW)) {
        yield* this.#emptied(boxes);
        boxes = [];
      }
      this.#step++;
      if (box === EVERYBODY) {
        yield { key: undefined, events: [event], steps: [this.#step], until: this.#step };
        continue;
      }
      if (!box.content) boxes.push(box);
      box.content ??= { key: box.key, events: [], steps: [], until: 0 };
      box.content.events.push(event);
      box.content.steps.push(this.#step);
    }
    yield* this.#emptied(boxes);
  }

  *#emptied(boxes: readonly Box<Gathered>[]): Generator<Run> {
    for (const box of boxes) {
      const run = box.content;
      box.content = undefined;
      if (!run) continue;
      run.until = this.#step;
      yield run;
    }
  }
}
