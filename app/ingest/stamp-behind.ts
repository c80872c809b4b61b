/** Times that a list of events puts behind its lines: `…, Friday, Nov 20,2026 18:03:30`, `…  2026-11-20 18:03:30`. */
import type { Instant } from '../domain/ids.ts';
import { monthIndex } from './stamps.ts';

/** Characters of a line in which it may stand. */
const LONGEST = 48;

const TIME = String.raw`(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?([AaPp])\.?[Mm]\.?)?\W{0,4}$`;
const MONTH_FIRST = new RegExp(String.raw`\b([A-Z][a-z]{2})[a-z]{0,6} (\d{1,2}), ?(\d{4}),? ${TIME}`);
const YEAR_FIRST = new RegExp(String.raw`\b(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ] ?${TIME}`);
const SLASHED = new RegExp(String.raw`\b(\d{1,2})/(\d{1,2})/(\d{4}),? ${TIME}`);
const DAY_FIRST = new RegExp(String.raw`\b(\d{1,2})\.(\d{1,2})\.(\d{4}|\d\d),? ${TIME}`);

type Parts = readonly (string | undefined)[];

function instantOf(year: number, month: number, day: number, [hour, minute, second, half]: Parts): Instant {
  const h = half === undefined ? Number(hour) : (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  return Date.UTC(year, month, day, h, Number(minute), Number(second ?? 0));
}

export function stampBehind(line: string): Instant | undefined {
  const end = line.slice(-LONGEST);
  const named = MONTH_FIRST.exec(end);
  if (named) {
    const [, name = '', day, year, ...time] = named;
    const month = monthIndex(name);
    return month < 0 ? undefined : instantOf(Number(year), month, Number(day), time);
  }
  const iso = YEAR_FIRST.exec(end);
  if (iso) {
    const [, year, month, day, ...time] = iso;
    return instantOf(Number(year), Number(month) - 1, Number(day), time);
  }
  const american = SLASHED.exec(end);
  if (american) {
    const [, month, day, year, ...time] = american;
    return instantOf(Number(year), Number(month) - 1, Number(day), time);
  }
  const numbered = DAY_FIRST.exec(end);
  if (!numbered) return undefined;
  const [, day, month, year = '', ...time] = numbered;
  return instantOf(Number(year) + (year.length === 2 ? 2000 : 0), Number(month) - 1, Number(day), time);
}
