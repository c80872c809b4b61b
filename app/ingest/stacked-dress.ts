/**
 * Takes everything off a line that is not its message: the layers of `layers.ts`, in any order, and the name of the program
 * that wrote it. Lines in the dress that logs mostly wear are left to `LogDress`, which looks at fixed offsets.
 */
import type { Instant } from '../domain/ids.ts';
import type { Carrier } from './dialect.ts';
import { LogDress, stampLength } from './dress.ts';
import { type Calendar, type Layer, LAYERS } from './layers.ts';
import { secondsInstant, type YearKeeper } from './stamps.ts';
import { isDigit, literal, matchAt } from './text.ts';

/** Whose line it is: a program's that is known, another's, or nobody's that is named. */
export const OURS = 0;
export const ANOTHERS = 1;
export const NOBODYS = 2;
export type Owner = typeof OURS | typeof ANOTHERS | typeof NOBODYS;

const DEEPEST = 12;
const DAY = 86_400_000;
/** Wall clocks show more than this since 1973. */
const WALL: Instant = 1e11;

/** Layers by the first character of what they take off. */
const BY_CHARACTER: readonly (readonly Layer[])[] = Array.from({ length: 256 }, (_, code) => {
  const character = String.fromCharCode(code);
  const isLetter = code >= 0x80 || /[A-Za-z]/.test(character);
  const classes = [character, ...(isLetter ? ['a'] : []), ...(isDigit(code) ? ['0'] : [])];
  return LAYERS.filter(({ first }) => classes.some((one) => first.includes(one)));
});

/** Words in front of a program: a host, a facility. */
const WORDS = String.raw`(?:(?:[^\s:|,;"]{1,64}|[\da-f:]{3,39})(?: +\| +| +|\t|"?[,;]"?)|\("[^"]{1,80}"\):? |[\w-]{2,24},[\da-f]{12},[\w.+-]{1,32}: |[a-z]{3,8}\d?\.[a-z]{3,7} ?: ){0,3}?`;
/** Behind a program's name: its unit, its number, and what separates it from its message. */
const BEHIND = String.raw`(?:[@.-][@.\w:-]{0,48}|\d{0,4})(?:\[\d{0,10}\]|\( {0,6}\d{1,10}\))?(?: ?: +| ?:$|(?<=\]) +(?:[A-Z]{4,9} +)?(?=[\w<])| +[\w.-]{1,64} +[VDIWEA] +| +\| +(?:\d{1,10} +\| +)?|"?[,;]"?(?:\d{1,10}"?[,;]"?)?|\t| \d{1,10} \S{1,32} (?:-|\[[^\]]{0,200}\]) )`;
/** Another program with its number, behind a stamp. */
const OTHER = new RegExp(String.raw`${WORDS}[\w./@+~()-]{1,64}\[\d{1,10}\]:? `, 'y');
/** Another program without one, behind a host; interfaces have digits. */
const NAMED_OTHER = /[^\s:]{1,64} +(?!(?:\w+-)?[a-z]{2,10}\d)[A-Za-z][\w./@+-]{1,64}: /y;
const HOST = /[^\s:]{1,64} +(?=\S)/y;

class DayKeeper implements Calendar {
  /** How many stamps that lack their day or year were read: each may move the calendar. */
  timesRead = 0;
  readonly #years: YearKeeper;
  #day: Instant;
  #last: Instant | undefined;

  /** @param day the first day of stamps without one */
  constructor(years: YearKeeper, day: Instant) {
    this.#years = years;
    this.#day = day;
  }

  place(month: number, day: number, time: number): Instant {
    this.timesRead++;
    return this.#years.place(month, day, time);
  }

  /** Time goes on: a clock that seems to have gone back by more than half a day has passed midnight. */
  today(time: number): Instant {
    this.timesRead++;
    if (this.#last !== undefined && this.#day + time < this.#last - DAY / 2) this.#day += DAY;
    this.#last = this.#day + time;
    return this.#last;
  }
}

export class StackedDress implements Carrier {
  /** Where the message of the line last peeled begins. */
  body = 0;
  /** Where it may begin, the likeliest place first: a message may look as if it began with a layer, or with a host's name. */
  readonly bodies: number[] = [];
  /** Index of the program that the line last peeled names, or -1. */
  program = -1;
  /** Where the line begins behind the marks of those who pasted it. */
  start = 0;
  readonly #quick: LogDress;
  readonly #calendar: DayKeeper;
  readonly #bare: RegExp;
  readonly #behindWords: RegExp;
  readonly #indices: ReadonlyMap<string, number>;
  /** Where layers began, the inmost first. */
  readonly #outer: number[] = [];
  #isQuick = false;
  #at: Instant | undefined;

  /**
   * @param programs beginnings of the names whose lines are ours
   * @param year of the first stamp without one
   * @param day of the first stamp that is only a time
   */
  constructor(programs: readonly string[], year: number, day: Instant = 0) {
    this.#quick = new LogDress(programs, year);
    this.#calendar = new DayKeeper(this.#quick.years, day);
    const names = [...programs].sort((a, b) => b.length - a.length).map(literal);
    const named = names.length > 0 ? `(${names.join('|')})${BEHIND}` : '(?!)';
    this.#bare = new RegExp(named, 'y');
    this.#behindWords = new RegExp(WORDS + named, 'y');
    this.#indices = new Map(programs.map((name, index) => [name, index]));
  }

  get timesRead(): number {
    return this.#calendar.timesRead;
  }

  /** Whether the place of every sign told where the message of the line last peeled begins, and whose it is. */
  get isPlain(): boolean {
    return this.#isQuick;
  }

  instant(line: string): Instant | undefined {
    return this.#isQuick ? this.#quick.instant(line) : this.#at;
  }

  peel(line: string): Owner {
    this.start = 0;
    const quick = this.#quick;
    const isPeeled = quick.peel(line);
    this.#isQuick = isPeeled && (quick.program >= 0 || stampLength(line, 0, line.length) > 0);
    if (!this.#isQuick) return this.#layers(line);
    this.#found(quick.body);
    this.program = quick.program;
    // A stamp of the program's own may be followed by another layer; a message begins with a letter.
    if (this.program < 0 && !isLetter(line.charCodeAt(this.body))) return this.#layers(line);
    return this.program < 0 ? NOBODYS : OURS;
  }

  #layers(line: string): Owner {
    this.#isQuick = false;
    this.#at = undefined;
    this.program = -1;
    this.#outer.length = 0;
    let isStamped = false;
    let p = 0;
    for (let depth = 0; depth < DEEPEST && p < line.length; depth++) {
      // A file that `grep` names may be called like a program.
      let layer = isStamped ? 0 : this.#layer(line, p, false);
      const named = layer === 0 ? matchAt(isStamped ? this.#behindWords : this.#bare, line, p) : undefined;
      if (named) return this.#named(line, named);
      if (isStamped) layer = this.#layer(line, p, true);
      if (layer === 0) break;
      this.#outer.unshift(p);
      p += Math.abs(layer);
      if (layer < 0) isStamped = true;
      else if (!isStamped) this.start = p;
    }
    this.#found(p);
    if (isStamped) {
      if (matchAt(OTHER, line, p) || (this.#isDated() && matchAt(NAMED_OTHER, line, p))) return ANOTHERS;
      const host = matchAt(HOST, line, p)?.[0].length ?? 0;
      if (host > 0) this.bodies.push(p + host);
    }
    for (const outer of this.#outer) this.bodies.push(outer);
    return NOBODYS;
  }

  /** Whether another program without a number seems to be named behind the stamp of the line last peeled. */
  namesAnother(line: string): boolean {
    return this.bodies.length > 1 && matchAt(NAMED_OTHER, line, this.body) !== undefined;
  }

  /** Only behind a date a host speaks of a program; behind seconds since boot the kernel names its drivers like programs. */
  #isDated(): boolean {
    return this.#at !== undefined && this.#at >= WALL;
  }

  #found(body: number): void {
    this.body = body;
    this.bodies.length = 0;
    this.bodies.push(body);
  }

  /** @returns the length of the layer at `p`, negative where it is a stamp or a carrier's, 0 where there is none */
  #layer(line: string, p: number, isStamped: boolean): number {
    for (const { pattern, time, isMark } of BY_CHARACTER[line.charCodeAt(p)] ?? []) {
      if (isMark && isStamped && !isBlank(line.charCodeAt(p))) continue;
      const groups = matchAt(pattern, line, p);
      if (!groups || groups[0].length === 0) continue;
      if (!time) return isMark ? groups[0].length : -groups[0].length;
      const instant = time(groups, this.#calendar);
      if (instant === undefined) continue;
      // What counts from boot does not take the place of a wall clock.
      if (this.#at === undefined || instant >= WALL || this.#at < WALL) this.#at = instant;
      return -groups[0].length;
    }
    return 0;
  }

  #named(line: string, groups: RegExpExecArray): Owner {
    this.program = this.#indices.get(groups[1] ?? '') ?? -1;
    let p = groups.index + groups[0].length;
    // The program's own stamps.
    for (
      let length = stampLength(line, p, line.length);
      length > 0;
      length = stampLength(line, p, line.length)
    ) {
      this.#at = secondsInstant(line, p);
      p += length;
    }
    this.#found(p);
    return OURS;
  }
}

const isLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
const isBlank = (code: number): boolean => code === 0x20 || code === 0x09;
