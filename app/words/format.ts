/** Amounts and lengths of time in a language. */
import { own } from '../domain/own.ts';
import type { Locale } from './locale.ts';

/** Making a formatter costs far more than using one. */
const made = new Map<string, unknown>();

/** The formatter of a language that `key` names, made once. */
export function once<T>(locale: Locale, key: string, make: () => T): T {
  const name = `${locale} ${key}`;
  const known = made.get(name) as T | undefined;
  if (known) return known;
  const formatter = make();
  made.set(name, formatter);
  return formatter;
}

/** Whole numbers below this are written alike in all our languages, and the first formatter of a process is dear. */
const GROUPED = 1000;

export const count = (value: number, locale: Locale): string =>
  Number.isInteger(value) && value >= 0 && value < GROUPED
    ? String(value)
    : once(locale, 'count', () => new Intl.NumberFormat(locale)).format(value);

export const percent = (share: number, locale: Locale): string =>
  once(locale, 'percent', () => new Intl.NumberFormat(locale, { style: 'percent' })).format(share);

export const list = (names: readonly string[], locale: Locale): string =>
  once(locale, 'list', () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(names);

/** Signs of the SI where `Intl` has abbreviations of its own ("sec", "Std."): one style for all. */
const SI: Readonly<Record<string, string>> = { second: 's', minute: 'min', hour: 'h' };
const SIGNS: Readonly<Record<Locale, typeof SI>> = { en: SI, de: SI, 'zh-Hans': {} };

/** An amount of a unit that `Intl` knows, with one decimal under ten: `3.2 s`, `12 s`. */
export function amount(value: number, unit: string, locale: Locale): string {
  const maximumFractionDigits = value < 10 ? 1 : 0;
  const options = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits } as const;
  const key = `${unit} ${maximumFractionDigits}`;
  return once(locale, key, () => new Intl.NumberFormat(locale, options))
    .formatToParts(value)
    .map((part) => (part.type === 'unit' ? (own(SIGNS[locale], unit) ?? part.value) : part.value))
    .join('')
    .replace(TOUCHING, '$1 ');
}

/** Our Chinese sentences have a space between a number and the sign behind it; `Intl` has none. */
export const TOUCHING = /(\d)(?=\p{Script=Han})/gu;

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

/** The largest unit that fits, from a second on, and its milliseconds. */
export const unitFor = (ms: number): (typeof UNITS)[number] =>
  UNITS.find(([, least]) => ms >= least) ?? UNITS[3];

/** In the largest unit that fits: `80 ms`, `3.2 s`, `12 s`, `3 min`, `2 h`. @param ms not negative */
export function duration(ms: number, locale: Locale): string {
  if (ms < 1000) return amount(ms, 'millisecond', locale);
  const [unit, size] = unitFor(ms);
  return amount(ms / size, unit, locale);
}

/** Years before this are clocks without a date: seconds since boot, times of an unnamed day. */
const FIRST_DATE = Date.UTC(2001, 0, 1);

/** Whether a calendar time can be claimed for an instant. */
export const hasDate = (at: number): boolean => at >= FIRST_DATE;

const TO_THE_SECOND = { hourCycle: 'h23', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;

/** The time alone, of a clock without a date: `20:52:44`. */
export const undated = (at: number, locale: Locale): string =>
  once(
    locale,
    'undated',
    () => new Intl.DateTimeFormat(locale, { ...TO_THE_SECOND, timeZone: 'UTC' }),
  ).format(at);

/**
 * From one instant to another, the date said once: `Nov 21, 2026, 00:54:41 UTC – 00:54:47 UTC`, by the clock of this system. Where the
 * lines have no date: `00:54:41 – 00:54:47`.
 */
export function stretch(from: number, to: number, locale: Locale): string {
  const first = Math.min(from, to);
  if (!hasDate(to)) return [...new Set([first, to].map((at) => undated(at, locale)))].join(' – ');
  const format = once(
    locale,
    'stretch',
    () =>
      new Intl.DateTimeFormat(locale, {
        ...{ year: 'numeric', month: 'short', day: 'numeric', timeZoneName: 'short' },
        ...TO_THE_SECOND,
      }),
  );
  return format.formatRange(first, to);
}
