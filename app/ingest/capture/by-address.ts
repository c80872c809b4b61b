import type { Mac } from '../../domain/ids.ts';
import { toHex } from '../text.ts';
import { Recent } from './recent.ts';

const ADDRESS = 6;
const SLOTS = 256;

/** An address as a number. */
const keyOf = (high: number, low: number): number => high * 2 ** 32 + low;

/** What is known by address, looked up for every frame: the last ones are found without a number being made of theirs. */
export class ByAddress<V extends object> {
  readonly #recent: Recent<number, V>;
  readonly #make: (address: Mac) => V;
  readonly #high = new Uint32Array(SLOTS);
  readonly #low = new Uint32Array(SLOTS);
  readonly #slots: (V | undefined)[] = Array<V | undefined>(SLOTS).fill(undefined);

  constructor(limit: number, make: (address: Mac) => V) {
    this.#recent = new Recent(limit);
    this.#make = make;
  }

  /** The one whose address stands at `p`, made if it is new. */
  at(bytes: Uint8Array, p: number): V {
    return this.known(bytes, p) ?? this.#add(bytes, p);
  }

  known(bytes: Uint8Array, p: number): V | undefined {
    const high = ((bytes[p] ?? 0) << 8) | (bytes[p + 1] ?? 0);
    const low =
      (((bytes[p + 2] ?? 0) << 24) |
        ((bytes[p + 3] ?? 0) << 16) |
        ((bytes[p + 4] ?? 0) << 8) |
        (bytes[p + 5] ?? 0)) >>>
      0;
    const slot = (low ^ (low >>> 8)) & (SLOTS - 1);
    const there = this.#slots[slot];
    if (there !== undefined && this.#low[slot] === low && this.#high[slot] === high) return there;
    const known = this.#recent.get(keyOf(high, low));
    if (known) this.#take(slot, high, low, known);
    return known;
  }

  /** All that are remembered, once. */
  values(): Set<V> {
    return new Set([...this.#recent.values(), ...this.#slots.filter((value) => value !== undefined)]);
  }

  #add(bytes: Uint8Array, p: number): V {
    const address = bytes.subarray(p, p + ADDRESS);
    const value = this.#make(toHex(address, ':') as Mac);
    const view = new DataView(bytes.buffer, bytes.byteOffset + p, ADDRESS);
    this.#recent.set(keyOf(view.getUint16(0), view.getUint32(2)), value);
    return value;
  }

  /** Who gives way was used meanwhile, and is remembered as such. */
  #take(slot: number, high: number, low: number, value: V): void {
    const there = this.#slots[slot];
    if (there !== undefined) this.#recent.set(keyOf(this.#high[slot] ?? 0, this.#low[slot] ?? 0), there);
    this.#slots[slot] = value;
    this.#high[slot] = high;
    this.#low[slot] = low;
  }
}
