/**
 * The state that all windows see. It is changed by replacing parts (never in place), so that what stayed the same is the
 * same object and a diff looks only at what did not.
 */
import type { LiveState } from '../contract/views.ts';

export class LiveValue {
  #state: LiveState;
  #revision = 0;
  readonly #listeners = new Set<() => void>();

  constructor(state: LiveState) {
    this.#state = state;
  }

  get state(): LiveState {
    return this.#state;
  }

  get revision(): number {
    return this.#revision;
  }

  update(change: (state: LiveState) => LiveState): void {
    const next = change(this.#state);
    if (next === this.#state) return;
    this.#state = next;
    this.#revision++;
    for (const listener of this.#listeners) listener();
  }

  /** @returns what ends it */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
