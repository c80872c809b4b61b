import type { Mac } from '../domain/ids.ts';

/** Stations that a parser tells apart at a time; a controller has tens of thousands. */
const MOST_STATIONS = 2048;

/** What a parser remembers of each station. Bounded: the one that was heard of longest ago is forgotten first. */
export class Stations<T> {
  readonly #known = new Map<Mac, T>();
  readonly #begin: () => T;
  readonly #leave: (state: T) => void;

  /** @param leave is told of every state that is forgotten */
  constructor(begin: () => T, leave: (state: T) => void = () => undefined) {
    this.#begin = begin;
    this.#leave = leave;
  }

  of(station: Mac): T {
    const state = this.#known.get(station) ?? this.#begin();
    this.#known.delete(station);
    this.#known.set(station, state);
    if (this.#known.size > MOST_STATIONS) this.#forget(this.#known.keys().next().value);
    return state;
  }

  forgetAll(): void {
    for (const station of [...this.#known.keys()]) this.#forget(station);
  }

  #forget(station: Mac | undefined): void {
    const state = station && this.#known.get(station);
    if (!state) return;
    this.#known.delete(station);
    this.#leave(state);
  }
}
