/** The days of a history without gaps: days on which nothing happened have no row in the store. */
import type { HistoryView } from '../../../app/ipc/contract/views.ts';

type Day = HistoryView['days'][number];
export const DAYS = 30;

/** @param last the newest day that is shown, YYYY-MM-DD */
export function thirtyDays(days: readonly Day[], last: string): readonly Day[] {
  const known = new Map(days.map((day) => [day.day, day]));
  const end = Date.parse(`${last}T00:00:00Z`);
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(end - (DAYS - 1 - index) * 86_400_000).toISOString().slice(0, 10);
    return known.get(day) ?? { day, attempts: 0, failed: 0 };
  });
}
