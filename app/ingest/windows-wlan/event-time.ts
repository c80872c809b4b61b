/** Times of Windows' events as its tools print them. */
import type { Instant } from '../../domain/ids.ts';

const DATE =
  /^(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})[T, ]{1,2}(\d{1,2}):(\d\d):(\d\d)(?:\.(\d{1,3}))?\d{0,6}(?: ?([AaPp])[Mm])?/;
/** As `ConvertTo-Json` of Windows PowerShell writes it: milliseconds since 1970. */
const SERIAL = /^\/Date\((-?\d{1,15})\)\/$/;

/** Year first, or last: then a day above 12 tells, else AM and PM are an American's, and day first is the rest of the world's. */
export const eventInstant = (text: string): Instant | undefined => {
  const serial = SERIAL.exec(text)?.[1];
  if (serial !== undefined) return Number(serial);
  const groups = DATE.exec(text.trim());
  if (!groups) return undefined;
  const [, a = '', b = '', c = '', hour = '', minute, second, milliseconds = '0', half] = groups;
  const isYearFirst = a.length === 4;
  const isMonthFirst = !isYearFirst && Number(a) <= 12 && (half !== undefined || Number(b) > 12);
  const [year, month, day] = isYearFirst ? [a, b, c] : isMonthFirst ? [c, a, b] : [c, b, a];
  const late = half?.toLowerCase() === 'p' && Number(hour) < 12 ? 12 : 0;
  const early = half?.toLowerCase() === 'a' && Number(hour) === 12 ? -12 : 0;
  return Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour) + late + early,
    Number(minute),
    Number(second),
    Number(milliseconds.padEnd(3, '0')),
  );
};
