/**
 * What came for a link that sleeps, as bytes, until it is enough to wake it for: to unpack a link and to pack it again costs
 * more than ten steps do. Of an event its form is written (`post-forms.ts`), and by how much its place, line and time are more than
 * those of the event before it: some twelve bytes. What is read gives equal events in their order.
 */
import type { Again } from '../domain/again.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { type Form, PostForms, shapeOf } from './post-forms.ts';
import { EXACT, HEAD, type Held, MILLIS, NO_TIME, PostReader, WHOLE } from './post-reader.ts';

/** Bytes of a block, and blocks in all: 64 MiB, which are made as they are needed. */
const BLOCK = 512;
const MOST_BLOCKS = 131_072;
const BLOCKS_A_PAGE = 2048;
const NO_BLOCK = -1;
const ENCODER = new TextEncoder();
/** What a block that is full says at its end: how much of it is written. */
const TAIL = 2;
/** The most that an event of a form takes without what stands before its station. */
const MOST_NUMBERS = 2 + 4 * 8 + 1;
const LONGEST_FRONT = 127;
/** Milliseconds that can be written as microseconds. */
const LATEST = 2 ** 41;

/**
 * A pigeonhole is a row of numbers: its first and its last block, the bytes of the last one that are written, how many events wait,
 * and step, line and time of the last of them, the time in microseconds.
 */
const ROW = 8;
const FIRST = 0;
const LAST = 1;
const USED = 2;
const EVENTS = 3;
const STEP = 4;
const LINE = 5;
const MICROS = 6;
/** Rows that there is room for at first. */
const FEWEST = 1024;

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
  readonly #forms = new PostForms();
  #rows = new Float64Array(0);
  #holes = 0;
  readonly #closed: number[] = [];
  /** Where the next byte is written. */
  #at = 0;
  #copy = new Uint8Array(0);

  /** @param most blocks in all */
  constructor(most = MOST_BLOCKS) {
    this.#most = most;
  }

  /** @returns an empty one */
  open(): number {
    const hole = this.#closed.pop() ?? this.#holes++;
    if (hole * ROW >= this.#rows.length) this.#grow();
    return hole;
  }

  /** Nothing more comes for it. */
  close(hole: number): void {
    this.clear(hole);
    this.#closed.push(hole);
  }

  /** How many events wait. */
  count(hole: number): number {
    return this.#rows[hole * ROW + EVENTS] ?? 0;
  }

  /** Step of the last of them. */
  step(hole: number): number {
    return this.#rows[hole * ROW + STEP] ?? 0;
  }

  /**
   * @param station whose link it is: events that name another are not taken
   * @returns whether it was taken; it is not where there is no room for it
   */
  put(hole: number, event: WifiEvent, step: number, station: Mac | undefined): boolean {
    const { origin } = event;
    if (event.station !== station || origin.input >= 0xffff || origin.line >= 2 ** 32) return false;
    const row = hole * ROW;
    const form = this.#forms.of(event, station);
    const front = form && form.stamps > 0 ? 0 : this.#forms.station;
    if (form && front <= LONGEST_FRONT && step >= this.step(hole)) {
      const room = MOST_NUMBERS + front;
      if (room > this.#roomIn(row) && !this.#widen(row)) return false;
      if (this.#writeForm(row, event, step, form)) return true;
    }
    if (!origin.text.isWellFormed()) return false;
    const written = JSON.stringify(shapeOf(event));
    return (
      this.#writeWhole(row, event, step, written) ||
      (this.#widen(row) && this.#writeWhole(row, event, step, written))
    );
  }

  /** The same of what is told once more of the one whose link it is; it is not taken where it has to be written out. */
  putAgain(hole: number, told: Again, step: number): boolean {
    const { line, micros } = told;
    const row = hole * ROW;
    const form = this.#forms.ofAgain(told);
    if (!form || form.stamps === 0 || line >= 2 ** 32) return false;
    if (MOST_NUMBERS > this.#roomIn(row) && !this.#widen(row)) return false;
    const rows = this.#rows;
    const used = rows[row + USED] ?? 0;
    const block = rows[row + LAST] ?? 0;
    const { bytes } = this.#pageOf(block);
    const start = startOf(block) + used;
    this.#writeHead(bytes, start, row, form, step, line);
    this.#writeSigned(bytes, micros - (rows[row + MICROS] ?? 0));
    this.#wrote(row, used + this.#at - start, step, line);
    rows[row + MICROS] = micros;
    return true;
  }

  #writeHead(bytes: Uint8Array, start: number, row: number, form: Form, step: number, line: number): void {
    const rows = this.#rows;
    bytes[start] = form.number >> 8;
    bytes[start + 1] = form.number;
    this.#at = start + 2;
    this.#write(bytes, step - (rows[row + STEP] ?? 0));
    this.#writeSigned(bytes, line - (rows[row + LINE] ?? 0));
  }

  #roomIn(row: number): number {
    const rows = this.#rows;
    return rows[row + LAST] === NO_BLOCK ? 0 : BLOCK - TAIL - (rows[row + USED] ?? 0);
  }

  /** @returns whether it could be written so */
  #writeForm(row: number, { at, origin }: WifiEvent, step: number, form: Form): boolean {
    const rows = this.#rows;
    const { station } = this.#forms;
    const block = rows[row + LAST] ?? 0;
    const used = rows[row + USED] ?? 0;
    const { bytes, view } = this.#pageOf(block);
    const start = startOf(block) + used;
    this.#writeHead(bytes, start, row, form, step, origin.line);
    let micros = rows[row + MICROS] ?? 0;
    if (form.stamps > 0) {
      const before = micros;
      micros = this.#forms.micros;
      this.#writeSigned(bytes, micros - before);
    } else {
      const kind = at === undefined ? NO_TIME : isMillis(at) ? MILLIS : EXACT;
      bytes[this.#at++] = kind;
      if (kind === MILLIS && at !== undefined) {
        this.#writeSigned(bytes, at * 1000 - micros);
        micros = at * 1000;
      } else if (kind === EXACT && at !== undefined) {
        view.setFloat64(this.#at, at);
        this.#at += 8;
      }
      if (!this.#writeFront(bytes, origin.text, station)) return false;
    }
    this.#wrote(row, used + this.#at - start, step, origin.line);
    rows[row + MICROS] = micros;
    return true;
  }

  #wrote(row: number, used: number, step: number, line: number): void {
    const rows = this.#rows;
    rows[row + USED] = used;
    rows[row + EVENTS] = (rows[row + EVENTS] ?? 0) + 1;
    rows[row + STEP] = step;
    rows[row + LINE] = line;
  }

  /** What stands before the station, where that is no part of the form. */
  #writeFront(bytes: Uint8Array, text: string, length: number): boolean {
    bytes[this.#at++] = length;
    for (let p = 0; p < length; p++) {
      const code = text.charCodeAt(p);
      if (code > 0x7f) return false;
      bytes[this.#at++] = code;
    }
    return true;
  }

  #writeWhole(row: number, { at, origin }: WifiEvent, step: number, written: string): boolean {
    const room = this.#roomIn(row) - HEAD;
    if (room < 0) return false;
    const block = this.#rows[row + LAST] ?? 0;
    const used = this.#rows[row + USED] ?? 0;
    const { bytes, view } = this.#pageOf(block);
    const head = startOf(block) + used;
    const texts = bytes.subarray(head + HEAD, head + HEAD + room);
    const text = ENCODER.encodeInto(origin.text, texts);
    if (text.read < origin.text.length) return false;
    const rest = ENCODER.encodeInto(written, texts.subarray(text.written));
    if (rest.read < written.length) return false;
    view.setUint16(head, WHOLE);
    view.setFloat64(head + 2, step);
    view.setFloat64(head + 10, at ?? NaN);
    view.setUint32(head + 18, origin.line);
    view.setUint16(head + 22, origin.input);
    view.setUint16(head + 24, text.written);
    view.setUint16(head + 26, rest.written);
    this.#wrote(row, used + HEAD + text.written + rest.written, step, origin.line);
    return true;
  }

  /** What waits, in its order. */
  read(hole: number, station: Mac | undefined): Held[] {
    const reader = new PostReader(this.#forms.all);
    const length = this.length(hole);
    if (this.#copy.length < length) this.#copy = new Uint8Array(2 * length);
    this.copy(hole, this.#copy, 0);
    reader.read({ bytes: this.#copy, start: 0, end: length }, station);
    return reader.held;
  }

  /** Bytes of what waits. */
  length(hole: number): number {
    const row = hole * ROW;
    const last = this.#rows[row + LAST] ?? NO_BLOCK;
    let length = this.#rows[row + USED] ?? 0;
    for (let block = this.#rows[row + FIRST] ?? NO_BLOCK; block !== last; block = this.#next[block] ?? last)
      length += this.#usedOf(block);
    return length;
  }

  /** Writes what waits to a place with so much room. */
  copy(hole: number, target: Uint8Array, start: number): void {
    const row = hole * ROW;
    const last = this.#rows[row + LAST] ?? NO_BLOCK;
    let at = start;
    for (
      let block = this.#rows[row + FIRST] ?? NO_BLOCK;
      block !== NO_BLOCK;
      block = this.#next[block] ?? NO_BLOCK
    ) {
      const begin = startOf(block);
      const used = block === last ? (this.#rows[row + USED] ?? 0) : this.#usedOf(block);
      target.set(this.#pageOf(block).bytes.subarray(begin, begin + used), at);
      at += used;
    }
  }

  #usedOf(block: number): number {
    return this.#pageOf(block).view.getUint16(startOf(block) + BLOCK - TAIL);
  }

  /** By which it can be read. */
  get forms(): readonly Form[] {
    return this.#forms.all;
  }

  clear(hole: number): void {
    const rows = this.#rows;
    const row = hole * ROW;
    const first = rows[row + FIRST] ?? NO_BLOCK;
    if (first === NO_BLOCK) return;
    this.#next[rows[row + LAST] ?? 0] = this.#free;
    this.#free = first;
    this.#blank(row);
  }

  #blank(row: number): void {
    this.#rows.fill(0, row, row + ROW);
    this.#rows[row + FIRST] = NO_BLOCK;
    this.#rows[row + LAST] = NO_BLOCK;
  }

  #grow(): void {
    const rows = this.#rows;
    this.#rows = new Float64Array(Math.max(FEWEST * ROW, 2 * rows.length));
    this.#rows.set(rows);
    for (let row = rows.length; row < this.#rows.length; row += ROW) this.#blank(row);
  }

  #write(bytes: Uint8Array, number: number): void {
    let p = this.#at;
    let rest = number;
    while (rest > 0x7fffffff) {
      bytes[p++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    while (rest > 127) {
      bytes[p++] = (rest & 127) | 128;
      rest >>= 7;
    }
    bytes[p++] = rest;
    this.#at = p;
  }

  #writeSigned(bytes: Uint8Array, number: number): void {
    this.#write(bytes, number < 0 ? -2 * number - 1 : 2 * number);
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
  #widen(row: number): boolean {
    const rows = this.#rows;
    const last = rows[row + LAST] ?? NO_BLOCK;
    const block = this.#free === NO_BLOCK ? this.#blocks : this.#free;
    if (block >= this.#most) return false;
    if (block === this.#blocks) this.#blocks++;
    else this.#free = this.#next[block] ?? NO_BLOCK;
    this.#next[block] = NO_BLOCK;
    if (last === NO_BLOCK) rows[row + FIRST] = block;
    else {
      this.#pageOf(last).view.setUint16(startOf(last) + BLOCK - TAIL, rows[row + USED] ?? 0);
      this.#next[last] = block;
    }
    rows[row + LAST] = block;
    rows[row + USED] = 0;
    return true;
  }
}

/** Where a block begins in its page. */
const startOf = (block: number): number => (block % BLOCKS_A_PAGE) * BLOCK;

const isMillis = (at: number): boolean => Number.isInteger(at) && at > 0 && at < LATEST;
