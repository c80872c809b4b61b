/** Instants as programs write them. */
export const MONTHS = [
  'Jan',
  'Feb',
  'Mar',
  'Apr',
  'May',
  'Jun',
  'Jul',
  'Aug',
  'Sep',
  'Oct',
  'Nov',
  'Dec',
] as const;
export const two = (value: number): string => String(value).padStart(2, '0');
export const clock = (date: Date): string =>
  `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())}`;
/** `Nov 21 01:00:00`, as syslog has it. */
export const yearless = (date: Date): string =>
  `${MONTHS[date.getUTCMonth()] ?? ''} ${String(date.getUTCDate()).padStart(2)} ${clock(date)}`;
/** `.123` */
export const milliseconds = (at: number): string => `.${String(Math.floor(at % 1000)).padStart(3, '0')}`;
