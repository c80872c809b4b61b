/**
 * What stands around a message: stamps, host names, program names. A line is dressed by whoever carried it - the
 * program itself (`-t`), syslog, the journal, Android - and sometimes by two of them.
 *
 * `peel` looks at fixed offsets; the time is only read (`instant`) where a rule has recognised the message.
 */
import type { Instant } from '../domain/ids.ts';
import { ctimeInstant, isoInstant, monthIndex, secondsInstant, YearKeeper } from './stamps.ts';
import { at, isDigit, matchAt, seek } from './text.ts';

/** Where a message was found in a line, and how to tell its time. */
export interface Dress {
  /** Offset of the message of the line last peeled. */
  readonly body: number;
  /** @returns whether there is a message of the program in question in the line */
  peel(line: string): boolean;
  /** Time of the line last peeled, given that line again. */
  instant(line: string): Instant | undefined;
}

const NONE = 0;
const SECONDS = 1;
const ISO = 2;
const YEARLESS = 3;
const CTIME = 4;

const COLON = 0x3a;
const BLANK = 0x20;
const QUOTE = 0x3e;
const TAB = 0x09;
const LONGEST_NAME = 96;
/** Priority and tag, or process and thread before them. */
const LOGCAT = at` +(?:[VDIWEF]/|\d+ +\d+ [VDIWEF] )`;

/** What BusyBox's syslog and OpenWrt's logread put in front of the program. */
const FACILITY = at`(?:kern|user|daemon|auth|authpriv|syslog|cron|local[0-7])\.(?:emerg|alert|crit|err|warn|notice|info|debug) `;
/** OpenWrt's `logread -t` has a second stamp behind the first. */
const SECOND_STAMP = at`\[\d{1,12}\.\d{3}\] `;

/** Length of a `-t` stamp (`1795222476.640752: `) at p, 0 if there is none. */
export const stampLength = (text: string, p: number, end: number): number => {
  // Ten digits since 2001; fewer on clocks that were never set.
  let point = p + 10;
  if (text.charCodeAt(point) !== 0x2e) {
    point = p;
    while (point < p + 11 && isDigit(text.charCodeAt(point))) point++;
    if (point === p || text.charCodeAt(point) !== 0x2e) return 0;
  }
  const colon = point + 7;
  return colon + 1 < end &&
    text.charCodeAt(colon) === COLON &&
    text.charCodeAt(colon + 1) === BLANK &&
    isDigit(text.charCodeAt(p)) &&
    isDigit(text.charCodeAt(colon - 1))
    ? colon + 2 - p
    : 0;
};

/** `> > `, blanks or tabs: a log that somebody quoted in a mail, or pasted as code. */
const behindQuotes = (text: string): number => {
  let p = 0;
  for (let code = text.charCodeAt(p); code === QUOTE || code === BLANK || code === TAB;)
    code = text.charCodeAt(++p);
  return p;
};

/** Whether a name is one, blanks behind it aside: `Unknown kernel command line parameters "a: b"` names no program. */
const isOneWord = (text: string, name: number, colon: number): boolean => {
  let p = colon;
  while (p > name && text.charCodeAt(p - 1) === BLANK) p--;
  return seek(text, BLANK, name, p) < 0;
};

/** The dress of log files and journals in text form. */
export class LogDress implements Dress {
  body = 0;
  /** Index of the program that the line last peeled names; -1 where no carrier names one. */
  program = -1;
  readonly years: YearKeeper;
  readonly #programs: readonly string[];
  #form = NONE;
  #stamp = 0;

  /** @param programs names whose lines are ours, where a line says its program */
  constructor(programs: readonly string[], year: number) {
    this.#programs = programs;
    this.years = new YearKeeper(year);
  }

  instant(line: string): Instant | undefined {
    switch (this.#form) {
      case SECONDS:
        return secondsInstant(line, this.#stamp);
      case ISO:
        return isoInstant(line, this.#stamp);
      case YEARLESS:
        return this.years.instant(line, this.#stamp);
      case CTIME:
        return ctimeInstant(line, this.#stamp);
      default:
        return undefined;
    }
  }

  peel(text: string): boolean {
    const end = text.length;
    this.#form = NONE;
    this.program = -1;
    let p = behindQuotes(text);
    const own = stampLength(text, p, end);
    if (own === 0) {
      p = this.#outer(text, p, end);
      if (p < 0) return false;
    }
    // The program's own stamp, inside another's or alone; hostapd's logger prints it twice.
    let length = own || stampLength(text, p, end);
    while (length > 0) {
      this.#take(SECONDS, p);
      p += length;
      length = stampLength(text, p, end);
    }
    this.body = p;
    return p < end;
  }

  #take(form: number, stamp: number): void {
    this.#form = form;
    this.#stamp = stamp;
  }

  /** Offset behind a dress that is not the program's own; `start` where there is none, -1 for other programs. */
  #outer(text: string, start: number, end: number): number {
    const first = text.charCodeAt(start);
    if (isDigit(first)) return this.#numeric(text, start, end);
    if (first === 0x5b) return this.#monotonic(text, start, end);
    if (first === 0x3c) return this.#priority(text, start, end);
    const fourth = text.charCodeAt(start + 3);
    if (fourth === BLANK && text.charCodeAt(start + 6) === BLANK) return this.#monthFirst(text, start, end);
    if (fourth === BLANK && text.charCodeAt(start + 8) === 0x2d) return this.#weekday(text, start, end);
    if (fourth === BLANK && text.charCodeAt(start + 7) === BLANK) return this.#ctime(text, start, end);
    if (text.charCodeAt(start + 1) === 0x2f) return this.#brief(text, start, end);
    return start;
  }

  /** ISO stamps, `short-unix`, Android's `threadtime` and `time`. */
  #numeric(text: string, start: number, end: number): number {
    if (text.charCodeAt(start + 4) === 0x2d && text.charCodeAt(start + 7) === 0x2d) {
      this.#take(ISO, start);
      const blank = seek(text, BLANK, start + 19, Math.min(end, start + 40));
      if (blank < 0) return start;
      return text.charCodeAt(start + 10) === BLANK && matchAt(LOGCAT, text, blank)
        ? this.#logcat(text, blank, end)
        : this.#named(text, blank + 1, end, true);
    }
    if (text.charCodeAt(start + 2) === 0x2d && text.charCodeAt(start + 5) === BLANK) {
      this.#take(YEARLESS, start);
      const blank = seek(text, BLANK, start + 6, Math.min(end, start + 24));
      return blank < 0 ? start : this.#logcat(text, blank, end);
    }
    if (text.charCodeAt(start + 10) === 0x2e && text.charCodeAt(start + 17) === BLANK) {
      this.#take(SECONDS, start);
      return this.#named(text, start + 18, end, true);
    }
    return start;
  }

  /** `[   12.345678] host program[1]: `: seconds since boot. */
  #monotonic(text: string, start: number, end: number): number {
    const close = seek(text, 0x5d, start, Math.min(end, start + 24));
    if (close < 0 || !isDigit(text.charCodeAt(close - 1))) return start;
    this.#take(SECONDS, start + 1);
    return this.#named(text, close + 2, end, true);
  }

  /** `<29>Nov 21 …` and `<29>1 2026-…` (RFC 3164 and 5424 on the wire). */
  #priority(text: string, start: number, end: number): number {
    const close = seek(text, 0x3e, start, Math.min(end, start + 5));
    if (close < 0) return start;
    if (text.charCodeAt(close + 2) !== BLANK) return this.#outer(text, close + 1, end);
    const stamp = close + 3;
    this.#take(ISO, stamp);
    // VERSION SP TIMESTAMP SP HOSTNAME SP APP-NAME SP PROCID SP MSGID SP STRUCTURED-DATA SP MSG
    const limit = Math.min(end, stamp + 512);
    const host = seek(text, BLANK, stamp, limit) + 1;
    const name = host && seek(text, BLANK, host, limit) + 1;
    if (name === 0) return start;
    if (!this.#isOurs(text, name)) return -1;
    let p = name;
    for (let field = 0; field < 3; field++) {
      p = seek(text, BLANK, p, limit) + 1;
      if (p === 0) return -1;
    }
    const dataEnd = text.charCodeAt(p) === 0x5b ? seek(text, 0x5d, p, end) : p;
    if (dataEnd < 0) return -1;
    const body = Math.min(dataEnd + 2, end);
    // RFC 5424 allows a byte order mark before the message.
    return text.startsWith('\xef\xbb\xbf', body) ? body + 3 : body;
  }

  /** `Nov 21 01:00:00 host program[1]: ` (RFC 3164, journal `short` and `short-precise`). */
  #monthFirst(text: string, start: number, end: number): number {
    if (monthIndex(text.slice(start, start + 3)) < 0) return start;
    this.#take(YEARLESS, start);
    const blank = seek(text, BLANK, start + 15, Math.min(end, start + 32));
    return blank < 0 ? start : this.#named(text, blank + 1, end, true);
  }

  /** `Sat 2026-11-21 01:00:00 UTC host unit[1]: ` (journal `short-full` and `with-unit`). */
  #weekday(text: string, start: number, end: number): number {
    this.#take(ISO, start + 4);
    const limit = Math.min(end, start + 48);
    const zone = seek(text, BLANK, start + 23, limit);
    const host = zone < 0 ? -1 : seek(text, BLANK, zone + 1, limit);
    return host < 0 ? start : this.#named(text, host + 1, end, true);
  }

  /** `Sat Nov 21 01:00:00 2026 daemon.info program[1]: `, with `-t` another stamp before the facility (OpenWrt's logread). */
  #ctime(text: string, start: number, end: number): number {
    const month = start + 4;
    const body = month + 21;
    if (monthIndex(text.slice(month, month + 3)) < 0 || text.charCodeAt(body - 1) !== BLANK) return start;
    const second = matchAt(SECOND_STAMP, text, body);
    if (second) this.#take(SECONDS, body + 1);
    else this.#take(CTIME, month);
    return this.#named(text, body + (second?.[0].length ?? 0), end, true);
  }

  /** `D/wpa_supplicant( 1234): ` */
  #brief(text: string, start: number, end: number): number {
    const open = seek(text, 0x28, start, Math.min(end, start + LONGEST_NAME));
    const close = open < 0 ? -1 : seek(text, 0x29, open, Math.min(end, open + 12));
    if (close < 0 || text.charCodeAt(close + 1) !== COLON) return start;
    return this.#isOurs(text, start + 2) ? close + 3 : -1;
  }

  /** Behind Android's stamp: `  1234  1234 D wpa_supplicant: ` or ` D/wpa_supplicant( 1234): `. */
  #logcat(text: string, blank: number, end: number): number {
    let p = blank;
    while (text.charCodeAt(p) === BLANK) p++;
    if (text.charCodeAt(p + 1) === 0x2f) return this.#brief(text, p, end);
    const limit = p + 40;
    while (p < limit && (text.charCodeAt(p) === BLANK || isDigit(text.charCodeAt(p)))) p++;
    return text.charCodeAt(p + 1) === BLANK ? this.#named(text, p + 2, end, false) : blank;
  }

  /** `host program[1]: ` or `program: `; offset behind it. */
  #named(text: string, p: number, end: number, withHost: boolean): number {
    let name = p;
    if (withHost) {
      const blank = seek(text, BLANK, p, Math.min(end, p + 256));
      // Some forwarders leave the host out: then the first word already ends in a colon.
      if (blank > 0 && text.charCodeAt(blank - 1) !== COLON) name = blank + 1;
    }
    if (!this.#isOurs(text, name)) {
      name += matchAt(FACILITY, text, name)?.[0].length ?? 0;
      if (!this.#isOurs(text, name)) return -1;
    }
    const limit = Math.min(end, name + LONGEST_NAME);
    // Unit instances may hold colons, but none with a blank behind it.
    let colon = seek(text, COLON, name, limit);
    while (colon >= 0 && text.charCodeAt(colon + 1) !== BLANK) colon = seek(text, COLON, colon + 1, limit);
    return colon < 0 || !isOneWord(text, name, colon) ? -1 : colon + 2;
  }

  #isOurs(text: string, name: number): boolean {
    for (let program = 0; program < this.#programs.length; program++) {
      if (!text.startsWith(this.#programs[program] ?? '', name)) continue;
      this.program = program;
      return true;
    }
    return false;
  }
}
