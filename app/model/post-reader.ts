/** Reads events as pigeonholes write them. */
import { instantOf, type Shape } from '../domain/again.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';
import { type Form, textOf } from './post-forms.ts';

/** What is written instead of a form: the event follows as it stands. */
export const WHOLE = 0xffff;
/** Bytes of a whole event without its texts: step, time, line, input, and the lengths of both texts. */
export const HEAD = 28;
/** How the time of an event is written that is no part of its text. */
export const NO_TIME = 0;
export const MILLIS = 1;
export const EXACT = 2;
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

/** An event that waited, and its place among all events that were read, from 1. */
export interface Held {
  readonly event: WifiEvent;
  readonly step: number;
}

/** Where events are written, one behind the other. */
export interface Written {
  readonly bytes: Uint8Array;
  readonly start: number;
  readonly end: number;
}

export class PostReader {
  readonly held: Held[] = [];
  readonly #forms: readonly Form[];
  #at = 0;
  /** Of the event last read; its time in microseconds. */
  #step = 0;
  #line = 0;
  #micros = 0;

  constructor(forms: readonly Form[]) {
    this.#forms = forms;
  }

  /** Reads whole events. */
  read({ bytes, start, end }: Written, station: Mac | undefined): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = start;
    while (this.#at < end) {
      const form = this.#forms[view.getUint16(this.#at)];
      this.#at += 2;
      const event = form ? this.#formed(bytes, view, form, station) : this.#whole(bytes, view, station);
      this.held.push({ event, step: this.#step });
    }
  }

  #formed(bytes: Uint8Array, view: DataView, form: Form, station: Mac | undefined): WifiEvent {
    this.#step += this.#number(bytes);
    this.#line += this.#signed(bytes);
    let at: number | undefined;
    let front = '';
    if (form.stamps > 0) {
      this.#micros += this.#signed(bytes);
      at = instantOf(this.#micros);
    } else {
      const kind = bytes[this.#at++];
      if (kind === MILLIS) {
        this.#micros += this.#signed(bytes);
        at = this.#micros / 1000;
      } else if (kind === EXACT) {
        at = view.getFloat64(this.#at);
        this.#at += 8;
      }
      const length = bytes[this.#at++] ?? 0;
      front = textIn(bytes, this.#at, this.#at + length);
      this.#at += length;
    }
    const text = textOf(form, front, this.#micros, station);
    return eventOf(at, { input: form.input, line: this.#line, text }, station, form.shape);
  }

  #whole(bytes: Uint8Array, view: DataView, station: Mac | undefined): WifiEvent {
    const head = this.#at - 2;
    const text = head + HEAD;
    const other = text + view.getUint16(head + 24);
    const next = other + view.getUint16(head + 26);
    const time = view.getFloat64(head + 10);
    this.#step = view.getFloat64(head + 2);
    this.#line = view.getUint32(head + 18);
    this.#at = next;
    const origin = { input: view.getUint16(head + 22), line: this.#line, text: textIn(bytes, text, other) };
    const shape = JSON.parse(textIn(bytes, other, next)) as Shape;
    return eventOf(Number.isNaN(time) ? undefined : time, origin, station, shape);
  }

  #number(bytes: Uint8Array): number {
    let byte = bytes[this.#at++] ?? 0;
    let number = byte & 127;
    for (let factor = 128; byte > 127; factor *= 128) {
      byte = bytes[this.#at++] ?? 0;
      number += (byte & 127) * factor;
    }
    return number;
  }

  #signed(bytes: Uint8Array): number {
    const number = this.#number(bytes);
    return number % 2 === 1 ? -(number + 1) / 2 : number / 2;
  }
}

const textIn = (bytes: Uint8Array, start: number, end: number): string =>
  start === end ? '' : DECODER.decode(bytes.slice(start, end));

const eventOf = (
  at: number | undefined,
  origin: WifiEvent['origin'],
  station: Mac | undefined,
  shape: Shape,
): WifiEvent =>
  (station === undefined ? { at, origin, ...shape } : { at, origin, station, ...shape }) as WifiEvent;
