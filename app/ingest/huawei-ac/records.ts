/**
 * Finds records in what was pasted: lines of a trace, rows of a table. Several stand in one line where a mail program ran
 * them together (seed 002), and one stands in several where a terminal wrapped it.
 */
import type { Instant, Mac } from '../../domain/ids.ts';
import { addressOf, GROUPED } from '../hardware-address.ts';
import { monthIndex } from '../stamps.ts';

/** Priority and stamp of a line of the log (`<7>Mar 05 2021 18:06:10.270.1`), a trace, or an address as a table's cell. */
const START = new RegExp(
  String.raw`(?:<\d{1,3}>)?(?<![A-Za-z])(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d{4} \d\d:\d\d:\d\d|` +
    String.raw`\[BTRACE\] ?\[\d{4}[-/]|(?<![^\s>])${GROUPED}(?=\s)`,
  'g',
);

/** A line of a trace as the program wrote it: one record, and no room for a second. */
const ALONE = /^(?:<\d{1,3}>[A-Z]|\[BTRACE\])/;
const LONGEST_ALONE = 300;
/** The head's own `BTRACE` stands before the first of these, and none of another head behind the second. */
const FRONT = 64;
const BEHIND = 128;
const ALL: readonly number[] = [0];

/** @returns where records begin in a line, in order */
export const recordStarts = (text: string): readonly number[] => {
  const one = text.length <= LONGEST_ALONE && ALONE.test(text) && !text.includes('/BTRACE:', BEHIND);
  if (one && text.indexOf('BTRACE') < FRONT) return ALL;
  const starts: number[] = [];
  START.lastIndex = 0;
  for (let match = START.exec(text); match; match = START.exec(text)) starts.push(match.index);
  return starts;
};

/** A line of a trace: who, when, and the message without its blanks. */
export interface TraceLine {
  readonly at: Instant | undefined;
  readonly station: Mac;
  readonly message: string;
}

/** A row of `display station online-fail-record`. */
export interface FailRow {
  readonly at: Instant;
  readonly station: Mac;
  /** Without its blanks. */
  readonly reason: string;
}

/** `<7>Mar 05 2021 18:06:10.270.1 AP01 WSRV/7/BTRACE:(BTRACE)(WLAN_AP)(0200-0000-0100):`, without blanks. */
const AP_TRACE = new RegExp(
  String.raw`^(?:<\d{1,3}>)?([A-Z][a-z]{2})(\d{1,2})(\d{4})(\d\d):(\d\d):(\d\d)(?:\.(\d{1,3}))?(?:\.\d{1,6})?([+-]\d\d:\d\d)?` +
    String.raw`.{0,80}?[A-Z]{2,12}/?\d/BTRACE:[([]BTRACE[)\]][([]\w{1,16}[)\]][([](${GROUPED})[)\]]:(?:SeqNo\[\d{1,10}\])?`,
);
/** `[BTRACE][2026/11/21 01:00:00][6144][EAPoL][0200-0000-0100]:[Process:6]`, without blanks. */
const AC_TRACE = new RegExp(
  String.raw`^\[BTRACE\]\[(\d{4})[-/](\d\d)[-/](\d\d)(\d\d):(\d\d):(\d\d)\]\[\d{1,6}\](\[\w{1,16}\])\[(${GROUPED})\]:(?:\[Process:\d{1,3}\])?`,
);
/** `0200-0000-0100 AP 19 lab-ap02 2/1 2026-11-21/01:00:00 `, without blanks. */
const ROW = new RegExp(
  String.raw`^(${GROUPED}).{0,160}?(\d{4})-(\d\d)-(\d\d)/(\d\d):(\d\d):(\d\d)([+-]\d\d:\d\d)?`,
);

const withoutBlanks = (record: string): string => record.replaceAll(/\s+/g, '');

const numbers = (...texts: readonly (string | undefined)[]): number[] => texts.map(Number);

const minutesOf = (zone: string | undefined): number => {
  if (zone === undefined) return 0;
  const [hours = 0, minutes = 0] = numbers(zone.slice(1, 3), zone.slice(4, 6));
  return (hours * 60 + minutes) * (zone.startsWith('-') ? -1 : 1);
};

/** Local times without a zone are taken as UTC, as in every other log. */
const instant = (
  [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0]: readonly number[],
  millisecond = 0,
  zone?: string,
): Instant => Date.UTC(year, month, day, hour, minute - minutesOf(zone), second) + millisecond;

export const readTrace = (record: string): TraceLine | undefined => {
  const text = withoutBlanks(record);
  const point = AP_TRACE.exec(text);
  if (point) {
    const [head, month = '', day, year, hour, minute, second, ms = '0', zone, station = ''] = point;
    const [y = 0, d = 0, h = 0, m = 0, s = 0] = numbers(year, day, hour, minute, second);
    const index = monthIndex(month);
    return {
      at: index < 0 ? undefined : instant([y, index, d, h, m, s], Number(ms), zone),
      station: addressOf(station),
      message: text.slice(head.length),
    };
  }
  const controller = AC_TRACE.exec(text);
  if (!controller) return undefined;
  const [head, year, month, day, hour, minute, second, module = '', station = ''] = controller;
  const [y = 0, mo = 0, d = 0, h = 0, m = 0, s = 0] = numbers(year, month, day, hour, minute, second);
  return {
    at: instant([y, mo - 1, d, h, m, s]),
    station: addressOf(station),
    message: module + text.slice(head.length),
  };
};

/** How a row begins, blanks and all. */
const ROW_BEGINS = /^(?:\s*[\w*]){4}\s*[-.]/;

export const readRow = (record: string): FailRow | undefined => {
  if (!ROW_BEGINS.test(record)) return undefined;
  const text = withoutBlanks(record);
  const row = ROW.exec(text);
  if (!row) return undefined;
  const [head, station = '', year, month, day, hour, minute, second, zone] = row;
  const [y = 0, mo = 0, d = 0, h = 0, m = 0, s = 0] = numbers(year, month, day, hour, minute, second);
  return {
    at: instant([y, mo - 1, d, h, m, s], 0, zone),
    station: addressOf(station),
    reason: text.slice(head.length),
  };
};
