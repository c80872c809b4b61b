/** Times and amounts in the language of the person. */
import * as words from '../../app/words/format.ts';
import { language } from './i18n.svelte.ts';

const TIME = { hour: 'numeric', minute: '2-digit', second: '2-digit' } as const;
const STYLES = {
  time: TIME,
  day: { dateStyle: 'medium' },
  both: { dateStyle: 'medium', timeStyle: 'medium' },
  milliseconds: { ...TIME, fractionalSecondDigits: 3 },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** `12:28:10`, or with the day where it is asked for and known, as it is written where the person lives. */
export const clock = (at: number, style: keyof typeof STYLES = 'time'): string => {
  if (!words.hasDate(at)) return style === 'day' ? '' : words.undated(at, language.current);
  return words
    .once(
      language.current,
      `${style} ${language.region}`,
      () => new Intl.DateTimeFormat(language.region, STYLES[style]),
    )
    .format(at);
};

/** In the largest unit that fits: `80 ms`, `3.2 s`, `5 min`. */
export const duration = (ms: number): string => words.duration(ms, language.current);

/** How far away an instant is: `in 12 hours`, `5 minutes ago`; narrow: `5m ago`. */
export function fromNow(at: number, now: number, style: 'long' | 'narrow' = 'long'): string {
  const [unit, size] = words.unitFor(Math.max(1000, Math.abs(at - now)));
  const format = words.once(
    language.current,
    `from now ${style}`,
    () => new Intl.RelativeTimeFormat(language.current, { numeric: 'auto', style }),
  );
  return format.format(Math.round((at - now) / size), unit).replace(words.TOUCHING, '$1 ');
}

export const percent = (share: number): string => words.percent(share, language.current);

/** An amount of bytes, in MB from one on. */
export const bytes = (count: number): string =>
  count < 1e6
    ? words.amount(count / 1e3, 'kilobyte', language.current)
    : words.amount(count / 1e6, 'megabyte', language.current);

/** The day of an instant with the zone that its times are in: `Nov 20, 2026, GMT+1`; '' for a clock without a date. */
export const dayAndZone = (at: number): string => {
  if (!words.hasDate(at)) return '';
  const zone = words
    .once(
      language.current,
      `zone ${language.region}`,
      () => new Intl.DateTimeFormat(language.region, { timeZoneName: 'short' }),
    )
    .formatToParts(at)
    .find(({ type }) => type === 'timeZoneName')?.value;
  return [clock(at, 'day'), zone].join(language.current === 'zh-Hans' ? ' ' : ', ');
};
