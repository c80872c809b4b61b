/** What is known of stations by their addresses as numbers: to find one of very many by a text costs several looks into memory. */

/** Odd, and its bits are spread evenly: 2³² divided by the golden ratio. */
const PRIME = 0x9e3779b1;
const HALF = 2 ** 24;
const NOBODY = -1;

export class StationNumbers<T> {
  readonly #shift: number;
  readonly #mask: number;
  /** Made when they are needed. */
  #numbers = new Float64Array(0);
  #known: (T | undefined)[] = [];

  /** @param room a power of 2; at most half as many may be set */
  constructor(room: number) {
    this.#shift = Math.clz32(room - 1);
    this.#mask = room - 1;
  }

  get(station: number): T | undefined {
    return this.#numbers.length === 0 ? undefined : this.#known[this.#slotOf(station)];
  }

  set(station: number, known: T): void {
    if (this.#numbers.length === 0) this.#make();
    const slot = this.#slotOf(station);
    this.#numbers[slot] = station;
    this.#known[slot] = known;
  }

  clear(): void {
    if (this.#numbers.length > 0) this.#make();
  }

  #make(): void {
    this.#numbers = new Float64Array(this.#mask + 1).fill(NOBODY);
    this.#known = Array.from<undefined>({ length: this.#mask + 1 });
  }

  /** Where it is, or would be. */
  #slotOf(station: number): number {
    const numbers = this.#numbers;
    const high = Math.floor(station / HALF);
    const low = station - high * HALF;
    let slot = Math.imul(low ^ Math.imul(high, PRIME), PRIME) >>> this.#shift;
    for (let number = numbers[slot]; number !== station && number !== NOBODY; number = numbers[slot])
      slot = (slot + 1) & this.#mask;
    return slot;
  }
}
