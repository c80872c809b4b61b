/**
 * Several inputs become one timeline.
 *
 * A k-way merge by time that never reorders within an input: an input's next event is only ever compared with the
 * next events of the others, so a clock that jumps (a rotated log, a recording played twice) delays lines but loses
 * none. One batch of each input is in memory.
 *
 * Where it is known how the clocks stand to each other (`alignClocks`), each input's times are moved to the first one's.
 * Inputs whose clocks nothing connects cannot be ordered: wall clocks come first, then clocks that count from boot, then
 * inputs without any, each of these whole and in the order given.
 */
import type { WifiEvent } from '../domain/events.ts';
import type { Instant } from '../domain/ids.ts';

/** Batches of events in the order of their input. */
export type Timeline = AsyncIterable<readonly WifiEvent[]> | Iterable<readonly WifiEvent[]>;

/** Wall clocks show more than this since 1973; clocks that count from boot would need three years for it. */
const WALL: Instant = 1e11;

type Clock = 0 | 1 | 2;

class Head {
  clock: Clock = 2;
  /** Time of the next event; events without one inherit that of the event before them. */
  at: Instant = Number.NEGATIVE_INFINITY;
  event: WifiEvent | undefined;
  readonly #offset: number;
  readonly #batches: AsyncIterator<readonly WifiEvent[]> | Iterator<readonly WifiEvent[]>;
  #batch: readonly WifiEvent[] = [];
  #position = 0;
  #started = false;

  /** @param offset milliseconds to add to every time */
  constructor(timeline: Timeline, offset: number) {
    this.#offset = offset;
    this.#batches =
      Symbol.asyncIterator in timeline ? timeline[Symbol.asyncIterator]() : timeline[Symbol.iterator]();
  }

  /** Whether the next event is at hand; if not, `refill` fetches a batch. */
  advance(): boolean {
    const event = this.#batch[this.#position++];
    this.event = event;
    if (event === undefined) return false;
    if (event.at !== undefined) {
      this.at = event.at + this.#offset;
      if (this.#offset !== 0) this.event = { ...event, at: this.at };
    }
    return true;
  }

  async refill(): Promise<void> {
    do {
      const result = await this.#batches.next();
      if (result.done === true) {
        this.#batch = [];
        this.event = undefined;
        return;
      }
      this.#batch = result.value;
      this.#position = 0;
      if (!this.#started) this.#start(this.#batch);
    } while (!this.advance());
  }

  /** An input's clock is that of its first event with a time in its first batch. */
  #start(batch: readonly WifiEvent[]): void {
    const stamped = batch.find(({ at }) => at !== undefined)?.at;
    if (batch.length === 0) return;
    this.#started = true;
    if (stamped === undefined) return;
    const first = stamped + this.#offset;
    this.clock = first >= WALL ? 0 : 1;
    // What comes before the first stamp belongs to it.
    this.at = first;
  }
}

/**
 * @param see is given every event of every timeline, one after the other
 * @param offsets milliseconds to add to the times of each timeline
 */
export const mergeTimelines = async (
  timelines: readonly Timeline[],
  see: (event: WifiEvent) => void,
  offsets: readonly number[] = [],
): Promise<void> => {
  const heads = timelines.map((timeline, index) => new Head(timeline, offsets[index] ?? 0));
  // One by one: an input that says nothing is read to its end and closed before the next one is opened.
  for (const head of heads) await head.refill();
  let open = heads.filter(({ event }) => event !== undefined);
  while (open.length > 0) {
    const next = open.reduce((first, head) => (isBefore(head, first) ? head : first));
    const { event } = next;
    if (event) see(event);
    if (next.advance()) continue;
    await next.refill();
    if (next.event === undefined) open = open.filter((head) => head !== next);
  }
};

const isBefore = (head: Head, other: Head): boolean =>
  head.clock !== other.clock ? head.clock < other.clock : head.clock !== 2 && head.at < other.at;
