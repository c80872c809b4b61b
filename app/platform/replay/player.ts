/** Plays events at the pace at which they were recorded, faster, or as fast as they can be taken in. */
import type { WifiEvent } from '../../domain/events.ts';
import type { Instant } from '../../domain/ids.ts';

export interface PlayerState {
  readonly playing: boolean;
  /** 1 = as recorded; 0 = without pauses. */
  readonly speed: number;
  /** 0 to 1. */
  readonly progress: number;
  /** Where it stands, on the recording's own clock. */
  readonly at: Instant | undefined;
}

/** Milliseconds between two looks at what the person wants, and the longest stretch that is played in one go. */
const STEP = 40;
/** A stretch in which nothing happens is shortened to this many milliseconds of the recording. */
const LONGEST_PAUSE = 15_000;

export class Player {
  readonly #events: readonly WifiEvent[];
  readonly #emit: (event: WifiEvent) => void;
  readonly #told: (state: PlayerState) => void;
  #next = 0;
  #playing = true;
  #speed: number;
  /** Milliseconds of the recording that may still be played. */
  #credit = 0;

  constructor(
    events: readonly WifiEvent[],
    speed: number,
    emit: (event: WifiEvent) => void,
    told: (state: PlayerState) => void,
  ) {
    this.#events = events;
    this.#speed = speed;
    this.#emit = emit;
    this.#told = told;
  }

  get state(): PlayerState {
    const progress = this.#events.length === 0 ? 1 : this.#next / this.#events.length;
    return { playing: this.#playing, speed: this.#speed, progress, at: this.#events[this.#next - 1]?.at };
  }

  control(wanted: { readonly playing?: boolean | undefined; readonly speed?: number | undefined }): void {
    this.#playing = wanted.playing ?? this.#playing;
    this.#speed = wanted.speed ?? this.#speed;
    this.#told(this.state);
  }

  /** Resolves when the signal aborts; at the end it waits, for what was played is still looked at. */
  async run(signal: AbortSignal): Promise<void> {
    let last = performance.now();
    while (!signal.aborted) {
      const now = performance.now();
      if (this.#playing && this.#next < this.#events.length) {
        this.#play((now - last) * this.#speed);
        this.#told(this.state);
      }
      last = now;
      await sleep(STEP, signal);
    }
  }

  /** @param ms of the recording that went by */
  #play(ms: number): void {
    const from = performance.now();
    this.#credit += ms;
    for (let event = this.#events[this.#next]; event; event = this.#events[this.#next]) {
      const pause = this.#pauseBefore(this.#next);
      if (this.#speed !== 0 && pause > this.#credit) return;
      this.#credit = Math.max(0, this.#credit - pause);
      this.#next++;
      this.#emit(event);
      // Whoever looks at it must have a turn.
      if (performance.now() - from > STEP) return;
    }
  }

  #pauseBefore(index: number): number {
    const at = this.#events[index]?.at;
    const before = this.#events[index - 1]?.at;
    if (at === undefined || before === undefined) return 0;
    return Math.min(Math.max(0, at - before), LONGEST_PAUSE);
  }
}

/** Resolves after the time or when the signal aborts, whichever is first. */
export const sleep = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) {
      resolve();
      return;
    }
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', done, { once: true });
  });
