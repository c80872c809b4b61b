/** What to do when the window's process ends by itself: load it again once; a second time within a minute, ask. */
const MINUTE = 60_000;

export class Crashes {
  #last = -Infinity;

  /** @param now milliseconds of a clock that only goes forward */
  next(now: number): 'reload' | 'ask' {
    const again = now - this.#last < MINUTE;
    this.#last = now;
    return again ? 'ask' : 'reload';
  }
}
