/**
 * The text styles of `log show` and `log stream`, and the logs before them. What stands around a message:
 *
 *     2026-10-04 16:41:34.152 Df airportd[483:1a2b] [com.apple.WiFiManager:] …                            compact
 *     2026-10-04 16:41:34.152345-0400 0x1a2b  Default  0x0  483  0  airportd: (CoreWiFi) [com.apple.…:] … default
 *     2026-10-04 16:41:34.152345-0400 localhost airportd[483]: (CoreWiFi) [com.apple.…:] …                syslog
 *     Sat Nov 21 01:00:00.123 Info: <airport[483]> …                                                      wifi.log
 *     Nov 21 01:00:00 lab-mac kernel[0]: …                                                                system.log
 *     Nov 21 01:00:00 lab-phone wifid(WiFiPolicy)[55] <Notice>: …                                          syslog of phones
 *     11/21/26 1:00:00.000 PM kernel[0]: …                                                                 Console
 *     default	01:00:00.123456+0200	kernel	…                                                              Console
 */
import type { Instant } from '../../domain/ids.ts';
import { LogDress } from '../dress.ts';
import { StackedDress } from '../stacked-dress.ts';
import { monthIndex, isoInstant, YearKeeper } from '../stamps.ts';
import { isDigit, seek } from '../text.ts';
import { NOBODY, programAt, PROGRAMS } from './programs.ts';

const BLANK = 0x20;
const COLON = 0x3a;
/** Columns of `compact`: the level's two letters, and the process behind them. */
const LEVEL = 24;
export const COMPACT_PROCESS = 27;
/** Where the thread stands in `default`, the host in `syslog`. */
export const BEHIND_ZONE = 32;
/** Thread, type, activity, process number and TTL. */
export const FIELDS = 5;
/** Longest distance from a message's beginning to the end of what stands before its text. */
export const LONGEST_PREFIX = 160;

export type Style = 'compact' | 'default' | 'syslog' | 'wifi-log' | 'system-log' | 'levelled' | 'console';

/**
 * What Console shows, as it is copied out of it: a stamp in the order of its user's country, a process, a message; since Sierra the kind of
 * the message first, and tabs.
 */
const CONSOLE =
  /^(?:(\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4},? \d{1,2}:\d\d:\d\d(?:[.,]\d{1,6})?(?: [AP]M)? )(?:[^\s:]{1,64} )?|(?:default|info|debug|error|fault)\t(\d\d:\d\d:\d\d(?:\.\d{1,6})?)(?:[+-]\d{4})?\t)(?=[a-zA-Z])/;

/** A line of Apple's older logger, with the library that speaks and a level. */
const LEVELLED =
  /^[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{1,6})? [^\s:]{1,64} (\w{1,32})(?:\([\w.+-]{1,48}\))?\[\d{1,7}\] <\w{3,9}>: /;

export class MacDress {
  /** Index of the program of the line last peeled. */
  program = NOBODY;
  /** Offset of its message, behind library, subsystem and category. */
  body = 0;
  style: Style = 'compact';
  readonly #years: YearKeeper;
  readonly #carried: LogDress;
  readonly #console: StackedDress;

  constructor(year: number) {
    this.#years = new YearKeeper(year);
    this.#carried = new LogDress(
      PROGRAMS.map(({ name }) => name),
      year,
    );
    this.#console = new StackedDress([], year);
  }

  /** @returns whether the line begins a message of the programs that are read */
  peel(line: string): boolean {
    this.program = NOBODY;
    if (isDigit(line.charCodeAt(0))) {
      if (isStamped(line)) this.#unified(line);
    } else if (line.charCodeAt(3) === BLANK) {
      if (line.charCodeAt(7) === BLANK && monthIndex(line.slice(4, 7)) >= 0) this.#wifiLog(line);
      else this.#systemLog(line);
    }
    if (this.program === NOBODY) this.#copied(line);
    return this.program !== NOBODY;
  }

  /** Time of the line last peeled, given that line again. Compact stamps have no zone and are taken as UTC. */
  instant(line: string): Instant | undefined {
    if (this.style === 'console') return this.#console.instant(line.slice(line.indexOf('\t') + 1));
    if (this.style === 'wifi-log') return this.#years.instant(line, 4);
    if (this.style === 'levelled') return this.#years.instant(line, 0);
    return this.style === 'system-log' ? this.#carried.instant(line) : isoInstant(line, 0);
  }

  #unified(line: string): void {
    if (line.charCodeAt(23) === BLANK) {
      this.style = 'compact';
      this.#take(line, COMPACT_PROCESS, ' ');
      return;
    }
    if (line.startsWith('0x', BEHIND_ZONE)) {
      this.style = 'default';
      this.#take(line, behindFields(line), ':');
      return;
    }
    this.style = 'syslog';
    const host = seek(line, BLANK, BEHIND_ZONE, Math.min(line.length, BEHIND_ZONE + 256));
    if (host > 0) this.#take(line, host + 1, ':');
  }

  /** A line that was copied out of Console. */
  #copied(line: string): void {
    const front = CONSOLE.exec(line)?.[0].length;
    if (front === undefined) return;
    const tab = line.indexOf('\t', front);
    if (tab < 0) this.#take(line, front, ':');
    else {
      const isOurs = PROGRAMS.findIndex(({ name }) => name === line.slice(front, tab));
      if (isOurs < 0) return;
      this.program = isOurs;
      this.body = behindPrefixes(line, tab + 1);
    }
    if (this.program === NOBODY) return;
    this.style = 'console';
    this.#console.peel(line.slice(line.indexOf('\t') + 1));
  }

  #wifiLog(line: string): void {
    this.style = 'wifi-log';
    const tag = line.indexOf('<', 24);
    if (tag < 0 || tag > 48) return;
    // The tag of airportd's own categories is `airport`.
    const isAgent = line.startsWith('airport', tag + 1);
    this.program = isAgent ? 0 : programAt(line, tag + 1);
    this.body = behindPrefixes(line, 24);
  }

  #systemLog(line: string): void {
    const levelled = line.includes('] <') ? LEVELLED.exec(line) : null;
    if (levelled) {
      this.style = 'levelled';
      this.program = PROGRAMS.findIndex(({ name }) => name === levelled[1]);
      this.body = behindPrefixes(line, levelled[0].length);
      return;
    }
    this.style = 'system-log';
    if (!this.#carried.peel(line)) return;
    this.program = this.#carried.program;
    this.body = behindPrefixes(line, this.#carried.body);
  }

  /** @param end what ends the process: a blank behind its bracket, or a colon */
  #take(line: string, process: number, end: ' ' | ':'): void {
    const program = programAt(line, process);
    if (program === NOBODY) return;
    const limit = Math.min(line.length, process + 64);
    const behind = seek(line, end === ' ' ? BLANK : COLON, process, limit);
    if (behind < 0) return;
    this.program = program;
    this.body = behindPrefixes(line, end === ' ' ? behind + 1 : behind + 2);
  }
}

/** `2026-10-04 16:41:34.`, with a blank where other loggers have a T. */
export const isStamped = (line: string): boolean =>
  line.charCodeAt(4) === 0x2d &&
  line.charCodeAt(7) === 0x2d &&
  line.charCodeAt(10) === BLANK &&
  line.charCodeAt(19) === 0x2e;

const behindFields = (line: string): number => {
  const limit = Math.min(line.length, BEHIND_ZONE + 160);
  let p = BEHIND_ZONE;
  for (let field = 0; field < FIELDS; field++) {
    p = seek(line, BLANK, p, limit);
    if (p < 0) return line.length;
    while (p < limit && line.charCodeAt(p) === BLANK) p++;
  }
  return p;
};

const OPENING: Readonly<Record<number, number>> = { 0x28: 0x29, 0x5b: 0x5d, 0x3c: 0x3e };
export const LONGEST_WORD = 80;
export const LONGEST_CATEGORY = 20;
const LESS = 0x3c;

/**
 * Offset of the text of a message: behind `(library) `, `[subsystem:category] `, `[corewifi] `, and the category and tag
 * of the older logger, `Driver Event: <airport[483]> `.
 */
export const behindPrefixes = (text: string, start: number): number => {
  let p = start;
  const limit = Math.min(text.length, start + LONGEST_PREFIX);
  while (p < limit) {
    const first = text.charCodeAt(p);
    const closing = OPENING[first];
    if (closing === undefined) {
      const category = first >= 0x41 && first <= 0x5a ? behindCategory(text, p, limit) : p;
      if (category === p) return p;
      p = category;
      continue;
    }
    const end = seek(text, closing, p, Math.min(text.length, p + LONGEST_WORD));
    if (end < 0 || text.charCodeAt(end + 1) !== BLANK) return p;
    p = end + 2;
  }
  return p;
};

/** Offset of the tag behind `Driver Event: `; `start` where there is none. */
const behindCategory = (text: string, start: number, limit: number): number => {
  const colon = seek(text, COLON, start, Math.min(limit, start + LONGEST_CATEGORY));
  return colon > 0 && text.charCodeAt(colon + 1) === BLANK && text.charCodeAt(colon + 2) === LESS
    ? colon + 2
    : start;
};

/** Whether a line has the shape of a style of the unified log, whoever wrote it. */
export const isUnified = (line: string): boolean =>
  isDigit(line.charCodeAt(0)) &&
  isStamped(line) &&
  (COMPACT.test(line) || /^[+-]\d{4} 0x[\da-f]+ /.test(line.slice(26, 60)));
const COMPACT = new RegExp(
  `^.{${LEVEL - 1}} (?:Df|In|Db|Er|Ft|A |Lo|Ac|St) \\S[^\\[]{0,64}\\[\\d+:[\\da-f]+\\] `,
);
