/** Makes new inputs out of those that led somewhere. */

/** Numbers that are often at the edge of something. */
const EDGES = [0, 1, 2, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0xffff, 0x10000, 0x7fffffff, 0xfffffffe, 0xffffffff];
const NUMERALS = [
  '0',
  '-1',
  '1',
  '53',
  '255',
  '65536',
  '4294967295',
  '18446744073709551616',
  '1e9',
  '0x',
  'NaN',
];
const MOST_MUTATIONS = 6;
/** Copied, repeated and deleted runs are this long at most, most of them much shorter. */
const LONGEST_RUN = 1 << 12;

/** A small generator of random numbers (mulberry32): the same seed gives the same run. */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** An integer in [0, limit). */
  below(limit: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 0x100000000) * limit);
  }

  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)];
  }
}

type Bytes = Uint8Array;

const spliced = (bytes: Bytes, from: number, to: number, put: Bytes): Bytes => {
  const result = new Uint8Array(bytes.length - (to - from) + put.length);
  result.set(bytes.subarray(0, from));
  result.set(put, from);
  result.set(bytes.subarray(to), from + put.length);
  return result;
};

export class Mutator {
  readonly #random: Random;
  readonly #words: readonly Bytes[];

  /** @param words parts that inputs of this kind are made of */
  constructor(random: Random, words: Iterable<string>) {
    this.#random = random;
    this.#words = [...words, ...NUMERALS].map((word) => Buffer.from(word, 'latin1'));
  }

  /**
   * @param other an input to take parts from
   * @param longest the result is not longer than this
   */
  mutate(bytes: Bytes, other: Bytes, longest: number): Bytes {
    let result = bytes;
    for (let n = this.#random.below(MOST_MUTATIONS) + 1; n > 0; n--) result = this.#once(result, other);
    return result.subarray(0, longest);
  }

  #once(bytes: Bytes, other: Bytes): Bytes {
    const random = this.#random;
    const place = random.below(bytes.length + 1);
    const end = Math.min(bytes.length, place + this.#run());
    switch (random.below(10)) {
      case 0:
        return this.#flipped(bytes, place);
      case 1:
        return spliced(bytes, place, Math.min(place + 1, bytes.length), Uint8Array.of(random.below(256)));
      case 2:
        return spliced(bytes, place, end, new Uint8Array(0));
      case 3:
        return spliced(bytes, place, place, bytes.subarray(place, end));
      case 4:
        return spliced(bytes, place, place, this.#part(other));
      case 5:
        return spliced(bytes, place, end, this.#part(other));
      case 6:
        return this.#numbered(bytes, place);
      case 7:
        return spliced(bytes, place, random.below(2) === 0 ? place : end, this.#word());
      case 8:
        return spliced(bytes, place, place, this.#part(bytes));
      default:
        return random.below(8) === 0 ? bytes.subarray(0, place) : this.#flipped(bytes, place);
    }
  }

  #run(): number {
    return 1 + this.#random.below(1 << this.#random.below(Math.log2(LONGEST_RUN) + 1));
  }

  #word(): Bytes {
    return this.#random.pick(this.#words) ?? new Uint8Array(0);
  }

  #part(bytes: Bytes): Bytes {
    const from = this.#random.below(bytes.length + 1);
    return bytes.subarray(from, Math.min(bytes.length, from + this.#run()));
  }

  #flipped(bytes: Bytes, place: number): Bytes {
    const result = bytes.slice();
    if (place < result.length) result[place] = (result[place] ?? 0) ^ (1 << this.#random.below(8));
    return result;
  }

  /** Writes a number of one, two or four bytes, in either order: one from the edges, or one near what stands there. */
  #numbered(bytes: Bytes, place: number): Bytes {
    const random = this.#random;
    const width = 1 << random.below(3);
    if (place + width > bytes.length) return bytes;
    const result = bytes.slice();
    const view = Buffer.from(result.buffer, result.byteOffset, result.byteLength);
    const little = random.below(2) === 0;
    const near = little ? view.readUIntLE(place, width) : view.readUIntBE(place, width);
    const wanted = random.below(2) === 0 ? near + random.below(33) - 16 : (random.pick(EDGES) ?? 0);
    const number = (wanted >>> 0) % 2 ** (8 * width);
    if (little) view.writeUIntLE(number, place, width);
    else view.writeUIntBE(number, place, width);
    return result;
  }
}
