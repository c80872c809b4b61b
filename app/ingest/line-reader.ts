/**
 * Reads text line by line, whoever wrote each of its lines: a log, a journal of many programs, a paste of several.
 *
 * Each line stands by itself. It is undressed; a program that it names reads it, and one that names none is offered to every
 * dialect, the one that recognised the last such line first. What reads whole files faster (`parseBytes`) may only leave out
 * what this way would not recognise.
 *
 * Of journals are read `journalctl`'s forms `short` (all of them), `with-unit`, `json`, `json-pretty`, `json-sse`, `json-seq`
 * and `verbose`; `export`, which is not made of lines, is read by `journal-export.ts`.
 */
import { cleaned } from './clean-line.ts';
import { redacted } from './redact.ts';
import type { Dialect, Emit, LineParser, OpenOptions, Verdict } from './dialect.ts';
import { RECOGNISED, UNKNOWN } from './dialect.ts';
import { type JournalRecord, readJournalText } from './journal-json.ts';
import { EntryGatherer } from './journal-gather.ts';
import { KnownFronts } from './known-fronts.ts';
import { loggedMessage } from './logged-message.ts';
import { JournalReaders, type Reader } from './journal-readers.ts';
import {
  ANYBODY,
  behindBlanks,
  behindBoot,
  bitOf,
  isLetter,
  NOBODY,
  OpeningFilter,
} from './opening-filter.ts';
import { behindStamps, isOwnStamp, STAMP } from './own-stamp.ts';
import { FOREIGN_RECORD, NO_RECORD, OUR_RECORD, ProgramFilter } from './program-filter.ts';
import { QUIET_REACH, QuietLines } from './quiet-lines.ts';
import { ANOTHERS, NOBODYS, OURS, StackedDress } from './stacked-dress.ts';
import { at, bytesOf, latin1, matchAt } from './text.ts';

const BRACE = 0x7b;
const DASH = 0x2d;
const BLANK = 0x20;
const COLON = 0x3a;
const OPEN = 0x5b;
/** Of an interface, with its colon. */
const LONGEST_NAME = 17;
/** How far into a line a message is looked for. */
const LONGEST_FOREWORD = 160;
/** Lines that are longer, or as long, do not come twice: they are asked about each time. */
const STRANGE_REACH = 192;
/** Record separator of `json-seq` (RFC 7464). */
const SEPARATOR = 0x1e;
/** `data: {` of `json-sse`. */
const SSE = 'data: {';
const startsWithSse = (bytes: Uint8Array, p: number): boolean =>
  bytes[p] === 0x64 && bytes[p + 4] === 0x3a && bytes[p + 6] === BRACE;
const BOOT = /^-- (?:Boot [\da-f]{32}|Reboot) --$/;
/** The score of a line that nobody else writes. */
const CERTAIN = 3;
/** What was asked of lines: whose openings they have, behind the seconds since boot or without them, or whether they are a part. */
const BARE = 0;
const BOOTED = 1;
const PART = 2;
const BLANK_LINE = /^\s*$/;

/** The entry that a line holds as JSON; undefined for any other line. */
const jsonOf = (line: string): string | undefined => {
  if (line.startsWith('{')) return line;
  if (line.startsWith(SSE)) return line.slice(SSE.length - 1);
  return line.charCodeAt(0) === SEPARATOR ? line.slice(1) : undefined;
};

export interface LineOptions extends OpenOptions {
  /** Whose lines the text seems to be made of: the first to be asked. */
  readonly first?: Dialect | undefined;
  /** Day of the first stamp that is only a time. */
  readonly day?: number;
}

export class LineReader implements LineParser {
  readonly #readers: JournalReaders;
  readonly #programs: ProgramFilter;
  /** Bits of those that know a message behind a program's own stamp: others look for theirs where a line begins. */
  readonly #behindStamps: number;
  readonly #writers: ReadonlySet<string>;
  readonly #dialects: readonly Dialect[];
  #filter: OpeningFilter | undefined;
  readonly #dress: StackedDress;
  readonly #gatherer: EntryGatherer;
  readonly #isFast: boolean;
  readonly #fronts = new KnownFronts();
  /** Lines that have nobody's openings, and messages that neither `main` nor a stranger knows. */
  readonly #quietLines = new QuietLines();
  readonly #quietMessages = new QuietLines();
  /**
   * Lines that somebody might have known, and nobody did when all were asked. To ask thirty dialects about one costs as much as a
   * hundred lines that are known: it is asked about once, as long as all who were asked are as they were.
   */
  readonly #strangeLines = new QuietLines(STRANGE_REACH);
  /** The one that recognised the last line that names nobody. */
  #main: Reader | undefined;
  /** Its place among the readers, -1 where there is none. */
  #mainIndex = -1;
  /** By family: the one that spoke last. */
  readonly #speakers = new Map<string, Reader>();
  /** What stood before the message that was last found behind words of its own. */
  #foreword: string | undefined;
  /** Has been asked for this line already. */
  #tried: Reader | undefined;
  /** Events so far. */
  #told = 0;
  #last = 0;
  /** How often who speaks for a family has changed. */
  #turns = 0;
  /** How often somebody was asked who may remember a line that he does not know. */
  #remembered = 0;

  /**
   * @param dialects whose lines are read; all others are unknown
   * @param isFast whether lines may be left out unread where no dialect can know them; tests compare both ways
   */
  constructor(
    dialects: readonly Dialect[],
    input: number,
    emit: Emit,
    options: LineOptions = {},
    isFast = true,
  ) {
    const counted: Emit = (event) => {
      this.#told++;
      emit(event);
    };
    this.#readers = new JournalReaders(dialects, input, counted, options);
    const { programs } = this.#readers;
    this.#writers = new Set(dialects.flatMap(({ writers = [] }) => writers));
    this.#programs = new ProgramFilter(programs, [...this.#writers]);
    this.#dialects = dialects;
    this.#behindStamps = dialects.reduce(
      (bits, { programs, hasStamps }, index) => (programs || hasStamps ? bits | bitOf(index) : bits),
      NOBODY,
    );
    this.#dress = new StackedDress(programs, options.year ?? 1970, options.day);
    this.#gatherer = new EntryGatherer(programs);
    this.#isFast = isFast;
    const first = this.#readers.all.find(({ dialect }) => dialect === options.first);
    if (first) this.#lead(first);
  }

  /** Names of the dialects that recognised lines, the one with most lines first. */
  get found(): string[] {
    return this.#readers.found;
  }

  /** Its tables are dear, and who is only asked for text needs none. */
  get #openings(): OpeningFilter {
    return (this.#filter ??= new OpeningFilter(this.#dialects));
  }

  parseBytes(bytes: Uint8Array, start: number, end: number, number: number): Verdict {
    if (!this.#isFast || this.#gatherer.isOpen) return this.parseText(textOf(bytes, start, end), number);
    const main = this.#main;
    if (main?.dialect.hasStamps && !isWhole(main) && isOwnStamp(bytes, start)) {
      // hostapd's own logger repeats the stamp.
      const stamp = isOwnStamp(bytes, start + STAMP) ? 2 * STAMP : STAMP;
      if (isLetter(bytes[start + stamp] ?? 0)) return this.#mainFirst(main, bytes, start, end, number, stamp);
    }
    const first = bytes[start];
    const isRecord =
      end - start > 2 && (first === BRACE || first === SEPARATOR || startsWithSse(bytes, start));
    if (main && isWhole(main)) return this.#wholeFirst(main, bytes, start, end, number, isRecord);
    if (isRecord) {
      if (this.#programs.recordOf(bytes, start, end) === FOREIGN_RECORD) return UNKNOWN;
      return this.parseText(textOf(bytes, start, end), number);
    }
    if (main?.dialect.owns?.(bytes, start, end)) return this.#inBytes(main, bytes, start, end, number);
    if (this.#programs.isForeignLine(bytes, start, end)) return UNKNOWN;
    const carried = this.#carried(bytes, start, end, number);
    if (carried !== undefined) return carried;
    const hopes = this.#hopes(bytes, start, end);
    // A name that a program has used before is the one that it speaks of from now on, whatever it says.
    if (hopes === NOBODY)
      return main?.dialect.hasStamps ? this.#inBytes(main, bytes, start, end, number) : UNKNOWN;
    if (main?.parser.parseBytes) {
      if (hopes !== ANYBODY && !this.#openings.isStamped)
        return this.#mainFirst(main, bytes, start, end, number, 0);
      if (hopes === ANYBODY && !isNamed(bytes, start, end)) {
        const verdict = this.#inBytes(main, bytes, start, end, number);
        if (verdict === RECOGNISED) return verdict;
      }
    }
    return this.#askedOnce(bytes, start, end, number);
  }

  /**
   * Asks everybody, unless nobody knew the line when that was done last and all are as they were.
   * @param ask how it is done, where not from the beginning
   */
  #askedOnce(
    bytes: Uint8Array,
    start: number,
    end: number,
    number: number,
    ask: (text: string) => Verdict = (text) => this.parseText(text, number),
  ): Verdict {
    const state = this.#state;
    const message = behindStamps(bytes, start);
    const isWhole = end - message < STRANGE_REACH;
    if (isWhole && this.#strangeLines.has(bytes, message, end, state)) {
      this.#last = number;
      return UNKNOWN;
    }
    const { timesRead } = this.#dress;
    const remembered = this.#remembered;
    const verdict = ask(textOf(bytes, start, end));
    const isForgotten =
      isWhole &&
      this.#remembered === remembered &&
      !this.#gatherer.isOpen &&
      this.#dress.program < 0 &&
      this.#dress.timesRead === timesRead;
    if (verdict === UNKNOWN && isForgotten && this.#state === state) this.#strangeLines.keep();
    return verdict;
  }

  /** A number for all that decides who is asked about a line, and who of them knows it, besides the line. */
  get #state(): number {
    const { stateful, voices } = this.#readers;
    let sum = Math.imul(Math.imul(this.#turns, 31) + voices, 31) + this.#mainIndex;
    for (const { parser } of stateful) sum = (Math.imul(sum, 31) + (parser.state ?? 0)) | 0;
    return sum;
  }

  /** Whose openings a line has; a boot's seconds differ from line to line, and decide nothing. */
  #hopes(bytes: Uint8Array, start: number, end: number): number {
    const openings = this.#openings;
    const quietLines = this.#quietLines;
    const behind = bytes[start] === OPEN ? behindBoot(bytes, start, end) : 0;
    const from = behind > 0 ? behind : start;
    if (quietLines.has(bytes, from, end, behind > 0 ? BOOTED : BARE)) return NOBODY;
    const hopes = openings.hopes(bytes, start, end);
    if (hopes === NOBODY && (openings.reach < from + QUIET_REACH || end - from < QUIET_REACH))
      quietLines.keep();
    return hopes;
  }

  #mayName(bytes: Uint8Array, start: number, end: number): boolean {
    const openings = this.#openings;
    const quietLines = this.#quietLines;
    const from = behindBlanks(bytes, start, end);
    if (quietLines.has(bytes, from, end, PART)) return false;
    if (openings.mayName(bytes, from, end)) return true;
    if (openings.reach < from + QUIET_REACH || end - from < QUIET_REACH) quietLines.keep();
    return false;
  }

  /**
   * A line that is nothing but a message behind so many bytes of its program's own stamp: who has spoken last is the first to be
   * asked, and mostly the last.
   */
  #mainFirst(
    main: Reader,
    bytes: Uint8Array,
    start: number,
    end: number,
    number: number,
    stamp: number,
  ): Verdict {
    const message = start + stamp;
    const { state } = main.parser;
    if (state !== undefined && this.#quietMessages.has(bytes, message, end, state)) {
      this.#last = number;
      return UNKNOWN;
    }
    const verdict = this.#inBytes(main, bytes, start, end, number);
    if (verdict === RECOGNISED) return verdict;
    const found = this.#openings.strangers(bytes, message, end);
    const hopes = stamp > 0 ? found & this.#behindStamps : found;
    if (hopes === NOBODY) {
      const reach = Math.max(this.#openings.reach, main.parser.reach ?? Infinity);
      const isDecided = verdict === UNKNOWN && (reach < message + QUIET_REACH || end - message < QUIET_REACH);
      if (isDecided && state !== undefined && state === main.parser.state) this.#quietMessages.keep();
      return verdict;
    }
    const others = hopes === ANYBODY ? hopes : this.#others(main, hopes, bytes, message, end);
    if (others === NOBODY) return verdict;
    this.#tried = main;
    const other = this.#askedOnce(bytes, start, end, number, (text) => {
      const isPlain = cleaned(text) === text && this.#dress.peel(text) === NOBODYS;
      return isPlain ? this.#ask(others, text, number) : this.parseText(text, number);
    });
    this.#tried = undefined;
    return other === RECOGNISED ? other : verdict;
  }

  /** Those of `hopes`, other than `main`, that cannot tell at a glance that they do not know the message at `start`. */
  #others(main: Reader, hopes: number, bytes: Uint8Array, start: number, end: number): number {
    const { all } = this.#readers;
    let found = NOBODY;
    for (let index = 0; index < all.length; index++) {
      const bit = hopes & bitOf(index);
      const reader = all[index];
      if (bit === 0 || reader === undefined || reader === main) continue;
      if (reader.parser.glance?.(bytes, start, end) !== UNKNOWN) found |= bit;
    }
    return found;
  }

  /** What the program that is named by a front that is known makes of a line, where it need not be a string for that. */
  #carried(bytes: Uint8Array, start: number, end: number, number: number): Verdict | undefined {
    const front = this.#fronts.find(bytes, start, end);
    if (!front) return undefined;
    const reader = this.#readers.of(front.program);
    const verdict = reader?.parser.glance?.(bytes, start + front.bytes.length, end);
    if (!reader || verdict === undefined) return undefined;
    this.#last = number;
    if (verdict !== RECOGNISED && this.#isWritten(front.program)) return undefined;
    return this.#by(reader, verdict);
  }

  /** Whether a dialect that takes off the dress of its lines itself knows a program by its name. */
  #isWritten(program: number): boolean {
    return this.#writers.has(this.#readers.programs[program] ?? '');
  }

  /** The same in a text whose lines mostly wear the dress of a dialect that takes it off itself. */
  #wholeFirst(
    main: Reader,
    bytes: Uint8Array,
    start: number,
    end: number,
    number: number,
    isRecord: boolean,
  ): Verdict {
    if (main.dialect.owns?.(bytes, start, end)) return this.#inBytes(main, bytes, start, end, number);
    if (main.isBare) return this.parseText(textOf(bytes, start, end), number);
    // Within a record anything seems to be part of it.
    const isPart = bytes[start] === BLANK && main.parser.isOpen === true;
    const isOthers =
      main.dialect.gathers &&
      (isPart ? this.#mayName(bytes, start, end) : this.#mayBeKnown(bytes, start, end, isRecord));
    if (isOthers) return this.#askedOnce(bytes, start, end, number);
    const verdict = this.#inBytes(main, bytes, start, end, number);
    if (verdict === RECOGNISED || main.dialect.gathers) return verdict;
    if (!this.#mayBeKnown(bytes, start, end, isRecord)) return verdict;
    this.#tried = main;
    const other = this.#askedOnce(bytes, start, end, number);
    this.#tried = undefined;
    return other === RECOGNISED ? other : verdict;
  }

  #mayBeKnown(bytes: Uint8Array, start: number, end: number, isRecord: boolean): boolean {
    if (isRecord) {
      const record = this.#programs.recordOf(bytes, start, end);
      return record === OUR_RECORD || (record === NO_RECORD && this.#main?.dialect.readsRecords !== true);
    }
    return this.#hopes(bytes, start, end) !== NOBODY && !this.#programs.isForeignLine(bytes, start, end);
  }

  #inBytes(reader: Reader, bytes: Uint8Array, start: number, end: number, number: number): Verdict {
    this.#last = number;
    const { parser } = reader;
    const verdict = parser.parseBytes
      ? parser.parseBytes(bytes, start, end, number)
      : parser.parseText(textOf(bytes, start, end), number);
    return this.#by(reader, verdict);
  }

  parseText(line: string, number: number): Verdict {
    this.#last = number;
    const isPart = this.#gatherer.take(line);
    const gathered = this.#entry(this.#gatherer.pull(), number);
    if (isPart && (gathered === RECOGNISED || line.charCodeAt(0) !== BRACE)) return gathered;
    const json = jsonOf(line);
    const record = json === undefined ? undefined : readJournalText(json, this.#readers.programs);
    if (record) return this.#entry(record, number);
    if (line.charCodeAt(0) === DASH && BOOT.test(line)) {
      this.#readers.boot(line, number);
      return RECOGNISED;
    }
    const verdict = this.#line(line, number);
    if (verdict === RECOGNISED) return verdict;
    const plain = cleaned(line);
    // Who was asked for the line as it stands was not asked for this.
    if (plain !== line) this.#tried = undefined;
    return plain === line ? verdict : this.#line(plain, number);
  }

  /**
   * Reads a line that is not known as it stands: the message may stand behind words that nobody has foreseen, or in a logger's JSON.
   * For texts that are short enough to be looked through.
   */
  lookThrough(bytes: Uint8Array, start: number, end: number, number: number): Verdict {
    const main = this.#main;
    const dress = this.#dress;
    if (this.#gatherer.isOpen || (main && hasState(main))) return UNKNOWN;
    const line = textOf(bytes, start, end);
    if (line.startsWith('{')) {
      const message = loggedMessage(line);
      return message === undefined ? UNKNOWN : this.#line(message, number);
    }
    const owner = dress.peel(line);
    if (owner === ANOTHERS || dress.namesAnother(line)) return UNKNOWN;
    const limit = Math.min(end, start + LONGEST_FOREWORD);
    for (let p = start + dress.body + 1; p < limit; p++) {
      if (!isBoundary(bytes[p - 1]) || isBoundary(bytes[p])) continue;
      const hopes = this.#openings.hopes(bytes, p, end);
      if (hopes === NOBODY) continue;
      const rest = line.slice(p - start);
      for (const [index, reader] of this.#readers.all.entries()) {
        if ((hopes & bitOf(index)) === 0 || hasState(reader)) continue;
        if (owner === OURS && !reader.dialect.programs?.includes(this.#readers.programs[dress.program] ?? ''))
          continue;
        const foreword = line.slice(dress.body, p - start);
        // A part of a program speaks for itself: `nl80211: Associated with …`.
        if (ONE_NAME.test(foreword)) continue;
        if (foreword !== this.#foreword && reader.dialect.score(rest) !== CERTAIN) continue;
        if (tellsSecret(line, rest)) continue;
        const { parser } = reader;
        const verdict = isWhole(reader)
          ? parser.parseText(rest, number)
          : parser.parseCarried?.(line, p - start, number, dress);
        if (verdict !== RECOGNISED) continue;
        this.#foreword = foreword;
        this.#lead(reader);
        return this.#by(reader, RECOGNISED);
      }
    }
    return UNKNOWN;
  }

  end(): void {
    this.#entry(this.#gatherer.end(), this.#last);
    this.#readers.end();
  }

  #line(line: string, number: number): Verdict {
    const dress = this.#dress;
    const readers = this.#readers;
    const owner = dress.peel(line);
    if (owner === OURS) {
      if (dress.isPlain) this.#fronts.learn(line, dress.body, dress.program);
      const verdict = readers.line(dress.program, line, dress.body, number, dress);
      const isTheirs = verdict === RECOGNISED || !this.#isWritten(dress.program);
      return isTheirs || !this.#whole(line, number) ? verdict : RECOGNISED;
    }
    if (owner === ANOTHERS) return this.#whole(line, number) ? RECOGNISED : UNKNOWN;
    if (dress.body >= line.length) return this.#blank(line, number);
    const main = this.#main;
    const verdict = main && main !== this.#tried ? this.#by(main, this.#offer(main, line, number)) : UNKNOWN;
    const isPart = line.charCodeAt(0) === BLANK && main?.parser.isOpen === true;
    if (verdict === RECOGNISED || isPart) return verdict;
    return this.#ask(ANYBODY, line, number) === RECOGNISED ? RECOGNISED : verdict;
  }

  /** Offers the line last peeled, in which nobody is named, to those of `asked` that are not `main`. */
  #ask(asked: number, line: string, number: number): Verdict {
    const dress = this.#dress;
    const main = this.#main;
    const hopes = this.#isFast ? this.#openings.hopesAt(line, dress.bodies) : ANYBODY;
    for (const [index, reader] of this.#readers.all.entries()) {
      if (reader === main || (asked & bitOf(index)) === 0) continue;
      if (!this.#mayKnow(reader, hopes & bitOf(index), line)) continue;
      if (!this.#mayBeOf(reader, line)) continue;
      const before = this.#told;
      if (this.#offer(reader, line, number) !== RECOGNISED) continue;
      // A word that says nothing is anybody's.
      if (main && this.#told === before && reader.dialect.score(line) === 0) continue;
      this.#lead(reader);
      return this.#by(reader, RECOGNISED);
    }
    return UNKNOWN;
  }

  #lead(reader: Reader): void {
    if (this.#main !== reader) {
      this.#quietMessages.clear();
      this.#main = reader;
      this.#mainIndex = this.#readers.all.indexOf(reader);
    }
    const { family } = reader.dialect;
    if (family === undefined || this.#speakers.get(family) === reader) return;
    this.#speakers.set(family, reader);
    this.#turns++;
  }

  #mayBeOf(reader: Reader, line: string): boolean {
    const { dialect } = reader;
    const { family } = dialect;
    const speaker = family === undefined ? undefined : this.#speakers.get(family);
    if (speaker === undefined || speaker === reader) return true;
    if (!dialect.telling) return dialect.score(line) === CERTAIN;
    return this.#dress.bodies.some((body) => isTelling(dialect.telling, line, body));
  }

  /**
   * Whether a line has an opening of a reader's. One that has recognised lines is asked for all: it may remember what they were
   * about; those that read their own dress look themselves.
   */
  #mayKnow({ dialect, recognised }: Reader, hope: number, line: string): boolean {
    const { openings, programs } = dialect;
    if (hope !== 0 || recognised > 0 || openings === undefined || programs === undefined) return true;
    return this.#dress.bodies.some((body) => dialect.dresses?.(line, body));
  }

  /** Empty lines belong to whose lines stand around them. */
  #blank(line: string, number: number): Verdict {
    const main = this.#main;
    const isTheirs = main !== undefined && main !== this.#tried && isWhole(main) && BLANK_LINE.test(line);
    return isTheirs ? this.#by(main, this.#parsed(main, line, number)) : UNKNOWN;
  }

  /** Offers a line to those who read their own dress. */
  #whole(line: string, number: number): boolean {
    for (const reader of this.#readers.all) {
      if (!isWhole(reader) || this.#offer(reader, line, number) !== RECOGNISED) continue;
      this.#by(reader, RECOGNISED);
      return true;
    }
    return false;
  }

  /** Counts nothing: the caller decides whether it stands. */
  #offer(reader: Reader, line: string, number: number): Verdict {
    const dress = this.#dress;
    const { parser } = reader;
    if (isWhole(reader)) {
      if (reader === this.#tried) return UNKNOWN;
      const bare = dress.start > 0 ? line.slice(dress.start) : '';
      if (reader.isBare && bare !== '' && !tellsSecret(line, bare)) return this.#parsed(reader, bare, number);
      if (reader === this.#main || seemsOf(reader, line)) return this.#parsed(reader, line, number);
      if (bare === '' || reader.dialect.score(bare) === 0 || tellsSecret(line, bare)) return UNKNOWN;
      const verdict = this.#parsed(reader, bare, number);
      // From now on marks are taken off; a dialect that knows its marked lines itself has seemed to know this one.
      if (verdict === RECOGNISED) reader.isBare = true;
      return verdict;
    }
    if (parser.state === undefined) this.#remembered++;
    for (const body of dress.bodies) {
      const verdict = parser.parseCarried?.(line, body, number, dress) ?? UNKNOWN;
      if (verdict !== UNKNOWN) return verdict;
    }
    return UNKNOWN;
  }

  #parsed({ parser }: Reader, line: string, number: number): Verdict {
    if (parser.state === undefined) this.#remembered++;
    return parser.parseText(line, number);
  }

  #by(reader: Reader, verdict: Verdict): Verdict {
    if (verdict === RECOGNISED) this.#readers.hear(reader);
    return verdict;
  }

  #entry(record: JournalRecord | undefined, number: number): Verdict {
    if (record) this.#remembered++;
    return record ? this.#readers.entry(record, number) : UNKNOWN;
  }
}

/** Whether a secret's name stands in what is taken off: without it the secret would be told. Such a line stays whole. */
const tellsSecret = (line: string, rest: string): boolean => !redacted(line).endsWith(redacted(rest));

/** Whether a dialect takes off the dress of its lines itself. */
const isWhole = ({ dialect }: Reader): boolean => dialect.programs === undefined;

/** Whether a line that is none of its own would break what it is putting together. */
const hasState = ({ dialect }: Reader): boolean => dialect.gathers === true || dialect.assembles === true;

const seemsOf = ({ recognised, dialect }: Reader, line: string): boolean =>
  recognised > 0 || dialect.score(line) > 0;

/** Whether a line begins like `wlan0: `: a mark in front of an interface would be taken for a part of its name. */
const isNamed = (bytes: Uint8Array, start: number, end: number): boolean => {
  const limit = Math.min(end - 1, start + LONGEST_NAME);
  for (let p = start; p < limit && bytes[p] !== BLANK; p++)
    if (bytes[p] === COLON && bytes[p + 1] === BLANK) return true;
  return false;
};

const NAME = at`[^ ]{1,15}: +`;
/** Whether a message, or what follows a name in it, begins with one of these. */
const isTelling = (heads: readonly string[] = [], line: string, body: number): boolean => {
  const behindName = body + (matchAt(NAME, line, body)?.[0].length ?? 0);
  return heads.some((head) => line.startsWith(head, body) || line.startsWith(head, behindName));
};

const ONE_NAME = /^[\w.@:-]{1,24}: $/;
/** What words end with, and what opens a quotation. */
const BOUNDARIES: ReadonlySet<number> = new Set(bytesOf(' \t:>]|[("\'='));
const isBoundary = (byte: number | undefined): boolean => byte !== undefined && BOUNDARIES.has(byte);

/** A line of a chunk, without its line end. */
const textOf = (bytes: Uint8Array, start: number, end: number): string =>
  latin1(bytes, start, bytes[end - 1] === 0x0d ? end - 1 : end);
