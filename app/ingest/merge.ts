/**
 * Several inputs become one timeline.
 *
 * A k-way merge by time that never reorders within an input: an input's next event is only ever compared with the
 * next events of the others, so a clock that jumps (a rotated log, a recording played twice) delays lines but loses
 * none. One batch of each input is in memory.
 *
 * Inputs of different clocks cannot be ordered: wall clocks come first, then clocks that count from boot, then
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
  private readonly batches: AsyncIterator<readonly WifiEvent[]> | Iterator<readonly WifiEvent[]>;
  private batch: readonly WifiEvent[] = [];
  private position = 0;
  private started = false;

  constructor(timeline: Timeline) {
    this.batches =
      Symbol.asyncIterator in timeline ? timeline[Symbol.asyncIterator]() : timeline[Symbol.iterator]();
  }

  /** Whether the next event is at hand; if not, `refill` fetches a batch. */
  advance(): boolean {
    this.event = this.batch[this.position++];
    if (this.event === undefined) return false;
    this.at = this.event.at ?? this.at;
    return true;
  }

  async refill(): Promise<void> {
    do {
      const result = await this.batches.next();
      if (result.done === true) {
        this.batch = [];
        this.event = undefined;
        return;
      }
      this.batch = result.value;
      this.position = 0;
      if (!this.started) this.start(this.batch);
    } while (!this.advance());
  }

  /** An input's clock is that of its first event with a time in its first batch. */
  private start(batch: readonly WifiEvent[]): void {
    const first = batch.find(({ at }) => at !== undefined)?.at;
    if (batch.length === 0) return;
    this.started = true;
    if (first === undefined) return;
    this.clock = first >= WALL ? 0 : 1;
    // What comes before the first stamp belongs to it.
    this.at = first;
  }
}

/** @param see is given every event of every timeline, one after the other */
export const mergeTimelines = async (
  timelines: readonly Timeline[],
  see: (event: WifiEvent) => void,
): Promise<void> => {
  const heads = timelines.map((timeline) => new Head(timeline));
  await Promise.all(heads.map((head) => head.refill()));
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
