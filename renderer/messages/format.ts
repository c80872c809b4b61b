/** Times and amounts in the language of the person. */
import { language } from './i18n.svelte.ts';

/** Making a formatter costs far more than using one, and pictures write many times a frame. */
const made = new Map<string, unknown>();
function once<T>(kind: string, make: () => T): T {
  const key = `${language.current} ${kind}`;
  const known = made.get(key) as T | undefined;
  if (known) return known;
  const formatter = make();
  made.set(key, formatter);
  return formatter;
}

/** `12:28:10`, or with the day where it is asked for. */
export const clock = (at: number, style: 'time' | 'day' | 'both' = 'time'): string =>
  once(
    style,
    () =>
      new Intl.DateTimeFormat(language.current, {
        ...(style === 'time' ? {} : { dateStyle: 'medium' }),
        ...(style === 'day' ? {} : { timeStyle: 'medium' }),
      }),
  ).format(at);

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
] as const;

const unit = (value: number, name: string): string => {
  const maximumFractionDigits = value < 10 ? 1 : 0;
  const options = { style: 'unit', unit: name, unitDisplay: 'short', maximumFractionDigits } as const;
  return once(
    `${name} ${maximumFractionDigits}`,
    () => new Intl.NumberFormat(language.current, options),
  ).format(value);
};

/** In the largest unit that fits: `80 ms`, `3.2 s`, `5 min`. */
export function duration(ms: number): string {
  const [name, size] = UNITS.find(([, least]) => ms >= least) ?? ['millisecond', 1];
  return unit(ms / size, name);
}

/** How far away an instant is: `in 12 hours`, `5 minutes ago`. */
export function fromNow(at: number, now: number): string {
  const away = at - now;
  const [name, size] = UNITS.find(([, least]) => Math.abs(away) >= least) ?? UNITS[3];
  return new Intl.RelativeTimeFormat(language.current, { numeric: 'auto' }).format(
    Math.round(away / size),
    name,
  );
}

export const percent = (share: number): string =>
  new Intl.NumberFormat(language.current, { style: 'percent' }).format(share);

/** An amount of bytes, in MB from one on. */
export const bytes = (count: number): string =>
  count < 1e6 ? unit(count / 1e3, 'kilobyte') : unit(count / 1e6, 'megabyte');
