/**
 * A map that forgets what was not asked for in a long time: two generations, the older of which is dropped when the younger is
 * full. Cheaper than an exact order of use, which would cost two writes for every frame.
 */
export class Recent<K, V> {
  #young = new Map<K, V>();
  #old = new Map<K, V>();
  readonly #half: number;

  /** @param limit how many are kept at most */
  constructor(limit: number) {
    this.#half = limit >> 1;
  }

  get(key: K): V | undefined {
    const known = this.#young.get(key);
    if (known !== undefined) return known;
    const older = this.#old.get(key);
    if (older !== undefined) this.set(key, older);
    return older;
  }

  set(key: K, value: V): void {
    if (this.#young.size >= this.#half) {
      this.#old = this.#young;
      this.#young = new Map();
    }
    this.#young.set(key, value);
  }

  /** Everything that is remembered, once. */
  values(): Set<V> {
    return new Set([...this.#old.values(), ...this.#young.values()]);
  }
}
