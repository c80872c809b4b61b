/**
 * What carriers have put in front of messages: a log's lines wear the same, digits aside. A line whose front differs from one
 * that was taken off in nothing but digits is undressed alike, so its message need not be looked for again.
 */
import { isDigitByte as isDigit } from './own-stamp.ts';
import { bytesOf } from './text.ts';

/** Fronts that are kept: a journal of several programs has one for each. */
const MOST = 8;
/** Of a length that is worth comparing. */
const LONGEST = 160;

export interface Front {
  readonly bytes: Uint8Array;
  /** Index of the program that it names. */
  readonly program: number;
}

export class KnownFronts {
  /** The one that was found last comes first. */
  readonly #fronts: Front[] = [];

  /** @param line one whose front says by its shape alone that its message begins at `body`, and that it is of `program` */
  learn(line: string, body: number, program: number): void {
    if (body > LONGEST) return;
    const bytes = bytesOf(line.slice(0, body));
    if (this.find(bytes, 0, body)) return;
    if (this.#fronts.length >= MOST) this.#fronts.pop();
    this.#fronts.unshift({ bytes, program });
  }

  /** @returns the front that `bytes[start, end)` begins with */
  find(bytes: Uint8Array, start: number, end: number): Front | undefined {
    const fronts = this.#fronts;
    for (let index = 0; index < fronts.length; index++) {
      const front = fronts[index];
      if (!front || !wears(bytes, start, end, front.bytes)) continue;
      if (index > 0) fronts.unshift(...fronts.splice(index, 1));
      return front;
    }
    return undefined;
  }
}

/** Compares backwards: what differs is the program. A digit behind a letter is part of a word, which has to be the same. */
const wears = (bytes: Uint8Array, start: number, end: number, front: Uint8Array): boolean => {
  if (end - start < front.length) return false;
  for (let i = front.length - 1; i >= 0; i--) {
    const known = front[i];
    const byte = bytes[start + i];
    if (byte !== known && !(isDigit(byte) && isDigit(known) && !isLetter(front[i - 1]))) return false;
  }
  return true;
};

const isLetter = (byte = 0): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;
