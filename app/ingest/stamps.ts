/**
 * Time stamps as programs write them. Stamps without a zone are taken as UTC; `Date.UTC` only computes, it reads
 * no clock.
 */
import type { Instant } from '../domain/ids.ts';
import { at, matchAt } from './text.ts';

const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';
const DAY = 86_400_000;

/** 0 to 11, or -1. */
export const monthIndex = (text: string): number => {
  const position = text.length === 3 ? MONTHS.indexOf(text) : -1;
  return position % 3 === 0 ? position / 3 : -1;
};

const ISO = at`(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?))?`;

/** Milliseconds out of digits after a decimal point. */
export const fraction = (digits: string | undefined): number => (digits ? Number(`0.${digits}`) * 1000 : 0);

const minutes = (zone: string | undefined): number => {
  if (!zone || zone.length < 3 || !/^[+-]/.test(zone)) return 0;
  const size = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(3).replace(':', '') || 0);
  return zone.startsWith('-') ? -size : size;
};

/** `2026-11-21T01:00:00.123456+00:00` and its relatives, at a position. */
export const isoInstant = (text: string, position: number): Instant | undefined => {
  const match = matchAt(ISO, text, position);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second, digits, zone] = match;
  const whole = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute) - minutes(zone),
    Number(second),
  );
  return whole + fraction(digits);
};

const digitsAt = (text: string, from: number, to: number): number => {
  let value = 0;
  for (let p = from; p < to; p++) {
    const digit = text.charCodeAt(p) - 0x30;
    if (digit < 0 || digit > 9) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
};

/** `1795222476.640752` at a position, every digit of it there. */
export const wholeInstant = (text: string, position: number): Instant | undefined => {
  if (text.charCodeAt(position + 10) !== 0x2e) return undefined;
  const at =
    digitsAt(text, position, position + 10) * 1000 + digitsAt(text, position + 11, position + 17) / 1000;
  return Number.isNaN(at) ? undefined : at;
};

/** The same of seconds since whatever epoch, with as many decimals as there are. */
export const secondsInstant = (text: string, position: number): Instant | undefined => {
  const whole = wholeInstant(text, position);
  if (whole !== undefined) return whole;
  const point = text.indexOf('.', position);
  if (point < 0 || point - position > 12) return undefined;
  const seconds = Number(text.slice(position, point).trim());
  const micro = Number(
    /^\d{1,9}/
      .exec(text.slice(point + 1, point + 10))?.[0]
      .padEnd(6, '0')
      .slice(0, 6),
  );
  return Number.isFinite(seconds + micro) ? seconds * 1000 + micro / 1000 : undefined;
};

const MONTH_FIRST = at`([A-Z][a-z][a-z]) ([ \d]\d) (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?`;
const CTIME = at`([A-Z][a-z][a-z]) ([ \d]\d) (\d\d):(\d\d):(\d\d) (\d{4})`;
const MONTH_NUMBER = at`(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))?`;

/** `Nov 21 01:00:00 2026` at a position (the stamp of `ctime` without its weekday). */
export const ctimeInstant = (text: string, position: number): Instant | undefined => {
  const match = matchAt(CTIME, text, position);
  const month = monthIndex(match?.[1] ?? '');
  if (!match || month < 0) return undefined;
  const [, , day, hour, minute, second, year] = match.map(Number);
  return Date.UTC(year ?? 0, month, day, hour, minute, second);
};

/**
 * Gives a year to stamps that have none: the one that keeps time from jumping by more than half a year, in either
 * direction. December is followed by the January of the next year; a straggler of December does not undo it.
 */
export class YearKeeper {
  #year: number;
  #last: Instant | undefined;

  constructor(year: number) {
    this.#year = year;
  }

  /** `Nov 21 01:00:00` or `11-21 01:00:00.123` at a position. */
  instant(text: string, position: number): Instant | undefined {
    const named = matchAt(MONTH_FIRST, text, position);
    const match = named ?? matchAt(MONTH_NUMBER, text, position);
    if (!match) return undefined;
    const month = named ? monthIndex(match[1] ?? '') : Number(match[1]) - 1;
    if (month < 0 || month > 11) return undefined;
    const [, , day, hour, minute, second, digits] = match;
    const time = ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000 + fraction(digits);
    return this.place(month, Number(day), time);
  }

  /**
   * @param month from 0
   * @param time milliseconds of the day
   */
  place(month: number, day: number, time: number): Instant {
    const inYear = (year: number): Instant => Date.UTC(year, month, day) + time;
    let instant = inYear(this.#year);
    if (this.#last !== undefined) {
      if (instant < this.#last - 183 * DAY) instant = inYear(this.#year + 1);
      else if (instant > this.#last + 183 * DAY) instant = inYear(this.#year - 1);
    }
    if (this.#last === undefined || instant > this.#last) {
      this.#year = new Date(instant).getUTCFullYear();
      this.#last = instant;
    }
    return instant;
  }
}
