/**
 * What came for a link that sleeps, as bytes, until it is enough to wake it for: to unpack a link and to pack it again costs
 * more than ten steps do. Of an event its text is written, where it stood and when; all else is one of a few shapes, which a
 * log of a hundred thousand joins repeats. What is read gives equal events in their order.
 */
import type { WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';

/** Bytes of a block, and blocks in all: 64 MiB, which are made as they are needed. */
const BLOCK = 512;
const MOST_BLOCKS = 131_072;
const BLOCKS_A_PAGE = 2048;
/** Bytes of an event without its texts: time, step, line, input, shape, and the lengths of the texts. */
const HEAD = 28;
/** Shapes that are remembered. A happening beyond them is written out each time. */
const MOST_SHAPES = 4096;
const UNSHAPED = 0xffff;
const NO_BLOCK = -1;
const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });
/** What stands where the next event of a block would begin, with its step: there is none. */
const END = -1;
const TAIL = 8;

/** What waits for one link: numbers, so that very many cost little. */
export interface Pigeonhole {
  first: number;
  last: number;
  /** Bytes of the last block that are written. */
  used: number;
  events: number;
  /** Step of the last event. */
  step: number;
}

export const emptyPigeonhole = (): Pigeonhole => ({
  first: NO_BLOCK,
  last: NO_BLOCK,
  used: 0,
  events: 0,
  step: 0,
});

/** An event that waited, and its place among all events that were read, from 1. */
export interface Held {
  readonly event: WifiEvent;
  readonly step: number;
}

type Shape = Omit<WifiEvent, 'at' | 'origin' | 'station'>;

/** Shapes by their fields, one after the other: a name, then its value. */
interface Fork {
  readonly ways: Map<unknown, Fork>;
  shape: number | undefined;
}
const fork = (): Fork => ({ ways: new Map(), shape: undefined });

/** Gives each shape a number, the same for equal ones. */
class Shapes {
  readonly #root = fork();
  readonly #all: Shape[] = [];

  /** @returns {@link UNSHAPED} where there are too many, or where it is not made of plain values */
  of(event: WifiEvent): number {
    let here = this.#root;
    for (const name in event) {
      if (name === 'at' || name === 'origin' || name === 'station') continue;
      const value: unknown = event[name as keyof Shape];
      if (typeof value === 'object') return UNSHAPED;
      here = this.#next(this.#next(here, name), value);
    }
    if (here.shape !== undefined) return here.shape;
    if (this.#all.length >= MOST_SHAPES) return UNSHAPED;
    here.shape = this.#all.push(shapeOf(event)) - 1;
    return here.shape;
  }

  at(shape: number): Shape | undefined {
    return this.#all[shape];
  }

  #next({ ways }: Fork, key: unknown): Fork {
    const known = ways.get(key);
    if (known) return known;
    const next = fork();
    if (this.#all.length < MOST_SHAPES) ways.set(key, next);
    return next;
  }
}

/** A page of blocks. */
interface Page {
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

export class Pigeonholes {
  readonly #pages: Page[] = [];
  /** The block that comes after each; of those that are free, the next one that is free. */
  readonly #next: number[] = [];
  readonly #most: number;
  #free = NO_BLOCK;
  #blocks = 0;
  readonly #shapes = new Shapes();

  /** @param most blocks in all */
  constructor(most = MOST_BLOCKS) {
    this.#most = most;
  }

  /**
   * @param station whose link it is: events that name another are not taken
   * @returns whether it was taken; it is not where there is no room for it
   */
  put(hole: Pigeonhole, event: WifiEvent, step: number, station: Mac | undefined): boolean {
    const { origin } = event;
    if (event.station !== station || origin.input >= 0xffff || origin.line >= 2 ** 32) return false;
    if (!origin.text.isWellFormed()) return false;
    const shape = this.#shapes.of(event);
    const written = shape === UNSHAPED ? JSON.stringify(shapeOf(event)) : '';
    return (
      this.#write(hole, event, step, shape, written) ||
      (this.#widen(hole) && this.#write(hole, event, step, shape, written))
    );
  }

  /** @returns whether there was room behind what the last block holds */
  #write(hole: Pigeonhole, { at, origin }: WifiEvent, step: number, shape: number, written: string): boolean {
    const room = BLOCK - TAIL - hole.used - HEAD;
    if (hole.last === NO_BLOCK || room < 0) return false;
    const { bytes, view } = this.#pageOf(hole.last);
    const head = startOf(hole.last) + hole.used;
    const texts = bytes.subarray(head + HEAD, head + HEAD + room);
    const text = ENCODER.encodeInto(origin.text, texts);
    if (text.read < origin.text.length) return false;
    let other = 0;
    if (written !== '') {
      const rest = ENCODER.encodeInto(written, texts.subarray(text.written));
      if (rest.read < written.length) return false;
      other = rest.written;
    }
    view.setFloat64(head, step);
    view.setFloat64(head + 8, at ?? NaN);
    view.setUint32(head + 16, origin.line);
    view.setUint16(head + 20, origin.input);
    view.setUint16(head + 22, shape);
    view.setUint16(head + 24, text.written);
    view.setUint16(head + 26, other);
    hole.used += HEAD + text.written + other;
    hole.events++;
    hole.step = step;
    return true;
  }

  /** What waits, in its order. */
  read(hole: Pigeonhole, station: Mac | undefined): Held[] {
    const all: Held[] = [];
    for (let block = hole.first; block !== NO_BLOCK; block = this.#next[block] ?? NO_BLOCK) {
      const { bytes, view } = this.#pageOf(block);
      const end = startOf(block) + (block === hole.last ? hole.used : BLOCK - TAIL);
      for (let at = startOf(block); at < end;) {
        const step = view.getFloat64(at);
        if (step === END) break;
        const text = at + HEAD;
        const other = text + view.getUint16(at + 24);
        const next = other + view.getUint16(at + 26);
        const time = view.getFloat64(at + 8);
        const known = this.#shapes.at(view.getUint16(at + 22));
        const event = {
          at: Number.isNaN(time) ? undefined : time,
          origin: {
            input: view.getUint16(at + 20),
            line: view.getUint32(at + 16),
            text: this.#text(bytes, text, other),
          },
          ...(station !== undefined && { station }),
          ...(known ?? (JSON.parse(this.#text(bytes, other, next)) as Shape)),
        } as WifiEvent;
        all.push({ event, step });
        at = next;
      }
    }
    return all;
  }

  clear(hole: Pigeonhole): void {
    if (hole.first === NO_BLOCK) return;
    this.#next[hole.last] = this.#free;
    this.#free = hole.first;
    Object.assign(hole, emptyPigeonhole());
  }

  #text(bytes: Uint8Array, start: number, end: number): string {
    return DECODER.decode(bytes.subarray(start, end));
  }

  #pageOf(block: number): Page {
    const place = Math.floor(block / BLOCKS_A_PAGE);
    let page = this.#pages[place];
    if (!page) {
      const bytes = new Uint8Array(BLOCK * BLOCKS_A_PAGE);
      page = this.#pages[place] = { bytes, view: new DataView(bytes.buffer) };
    }
    return page;
  }

  /** Gives it another block. @returns whether there was one left */
  #widen(hole: Pigeonhole): boolean {
    const block = this.#free === NO_BLOCK ? this.#blocks : this.#free;
    if (block >= this.#most) return false;
    if (block === this.#blocks) this.#blocks++;
    else this.#free = this.#next[block] ?? NO_BLOCK;
    this.#next[block] = NO_BLOCK;
    if (hole.last === NO_BLOCK) hole.first = block;
    else {
      this.#pageOf(hole.last).view.setFloat64(startOf(hole.last) + hole.used, END);
      this.#next[hole.last] = block;
    }
    hole.last = block;
    hole.used = 0;
    return true;
  }
}

/** Where a block begins in its page. */
const startOf = (block: number): number => (block % BLOCKS_A_PAGE) * BLOCK;

/** An event without what is written apart. */
function shapeOf({ at: _, origin: __, station: ___, ...shape }: WifiEvent): Shape {
  return shape;
}
