/**
 * What events that wait have in common: of a hundred thousand joins the same few lines are told, each at its time and of its
 * station. A form is all of an event but these: its fields, and its text without the stamps in front and the station's address.
 */
import { type Again, type Likeness, SECONDS as POINT, type Shape, stampOf } from '../domain/again.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Mac } from '../domain/ids.ts';

/** Forms that are remembered, and of those the ones that end alike. An event beyond them is written out. */
const MOST_FORMS = 4096;
const MOST_ALIKE = 8;
/** `1795222476.640752: `, and the digits before its point and behind it. */
const STAMP = 19;
const COLON = 17;
const MILLION = 1_000_000;
/** Seconds whose microseconds are written exactly. */
const LATEST = 4e9;

/** An event without what is written apart. */
export const shapeOf = ({ at: _, origin: __, station: ___, ...shape }: WifiEvent): Shape => shape;

export interface Form {
  readonly number: number;
  readonly input: number;
  /** How often the text begins with the event's time; 0: what stands before the station is no part of the form. */
  readonly stamps: number;
  /** Of a text that begins with its time: what stands between that and the station. */
  readonly head: string;
  /** Whether the station's address stands in the text. */
  readonly isNamed: boolean;
  readonly tail: string;
  readonly shape: Shape;
  readonly names: readonly string[];
  readonly values: readonly unknown[];
}

export class PostForms {
  /** Of the text last looked at: microseconds of its stamp, and where the form's part begins and its station stands. */
  micros = 0;
  begin = 0;
  station = 0;
  /** By their numbers. */
  readonly all: Form[] = [];
  readonly #byTail = new Map<string, Form[]>();
  readonly #byLikeness = new Map<Likeness, Form | undefined>();

  /** @returns undefined where there are too many, or the event is not made of plain values */
  of(event: WifiEvent, station: Mac | undefined): Form | undefined {
    const { text, input } = event.origin;
    const stamps = this.#stamps(event.at, text);
    const begin = stamps * STAMP;
    const place = station === undefined ? -1 : text.indexOf(station, begin);
    const isNamed = place >= 0;
    this.begin = begin;
    this.station = isNamed ? place : stamps > 0 ? begin : 0;
    const tail = text.slice(isNamed ? place + (station ?? '').length : begin);
    const alike = this.#byTail.get(tail);
    if (alike)
      for (const form of alike) {
        if (form.input !== input || form.stamps !== stamps || form.isNamed !== isNamed) continue;
        if (stamps > 0 && isNamed && !isHead(form.head, text, begin, place)) continue;
        if (isShape(form, event)) return form;
      }
    const head = stamps > 0 && isNamed ? text.slice(begin, place) : '';
    return this.#learn(event, { input, stamps, head, isNamed, tail }, alike);
  }

  /** The same of what is told once more. */
  ofAgain(told: Again): Form | undefined {
    const { like } = told;
    const known = this.#byLikeness.get(like);
    if (known !== undefined || this.#byLikeness.has(like)) return known;
    const { event } = told;
    const form = this.of(event, event.station);
    if (this.#byLikeness.size >= MOST_FORMS) this.#byLikeness.clear();
    this.#byLikeness.set(like, form);
    return form;
  }

  #learn(
    event: WifiEvent,
    form: Pick<Form, 'input' | 'stamps' | 'head' | 'isNamed' | 'tail'>,
    alike: Form[] | undefined,
  ): Form | undefined {
    if (this.all.length >= MOST_FORMS || (alike && alike.length >= MOST_ALIKE)) return undefined;
    const shape = shapeOf(event);
    const values: readonly unknown[] = Object.values(shape);
    if (values.some((value) => typeof value === 'object')) return undefined;
    const whole = { ...form, number: this.all.length, shape, names: Object.keys(shape), values };
    this.all.push(whole);
    if (alike) alike.push(whole);
    else this.#byTail.set(form.tail, [whole]);
    return whole;
  }

  /** With how many stamps of just this time a text begins. */
  #stamps(at: number | undefined, text: string): number {
    if (at === undefined || !isStampAt(text, 0)) return 0;
    const seconds = digits(text, 0, POINT);
    const micros = digits(text, POINT + 1, COLON);
    if (seconds > LATEST || seconds * 1000 + micros / 1000 !== at) return 0;
    this.micros = seconds * MILLION + micros;
    return isStampAt(text, STAMP) && isAgain(text) ? 2 : 1;
  }
}

/** The text of an event of this form. @param front what stands before the station where that is no part of the form */
export function textOf(form: Form, front: string, micros: number, station: Mac | undefined): string {
  const { stamps, head, isNamed, tail } = form;
  const text = stamps > 0 ? stampOf(micros, stamps) + head : front;
  return isNamed ? text + (station ?? '') + tail : text + tail;
}

const isStampAt = (text: string, p: number): boolean =>
  text.charCodeAt(p + POINT) === 0x2e &&
  text.charCodeAt(p + COLON) === 0x3a &&
  text.charCodeAt(p + COLON + 1) === 0x20;

/** NaN where there are others. */
const digits = (text: string, from: number, end: number): number => {
  let number = 0;
  for (let p = from; p < end; p++) {
    const digit = text.charCodeAt(p) - 0x30;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
};

const isAgain = (text: string): boolean => {
  for (let p = 0; p < STAMP; p++) if (text.charCodeAt(p) !== text.charCodeAt(p + STAMP)) return false;
  return true;
};

const isHead = (head: string, text: string, begin: number, end: number): boolean =>
  end - begin === head.length && text.startsWith(head, begin);

/** Whether an event has the fields of a form, in their order. */
const isShape = ({ names, values }: Form, event: WifiEvent): boolean => {
  let place = 0;
  for (const name in event) {
    if (name === 'at' || name === 'origin' || name === 'station') continue;
    if (names[place] !== name || !Object.is(values[place], event[name as keyof Shape])) return false;
    place++;
  }
  return place === names.length;
};
