/**
 * Reads text line by line, whoever wrote each of its lines: a log, a journal of many programs, a paste of several.
 *
 * Each line stands by itself. It is undressed; a program that it names reads it, and one that names none is offered to every
 * dialect, the one that recognised the last such line first (`text-lines.ts`). What reads whole files faster (`parseBytes`) may only
 * leave out what this way would not recognise.
 *
 * Of journals are read `journalctl`'s forms `short` (all of them), `with-unit`, `json`, `json-pretty`, `json-sse`, `json-seq`
 * and `verbose`; `export`, which is not made of lines, is read by `journal-export.ts`.
 */
import { AskedOnce } from './asked-once.ts';
import { cleaned } from './clean-line.ts';
import type { Dialect, Emit, LineParser, OpenOptions, Recognition } from './dialect.ts';
import { RECOGNISED, UNKNOWN } from './dialect.ts';
import { isWhole, JournalReaders, type Reader } from './journal-readers.ts';
import { KeptLines } from './kept-lines.ts';
import { KnownFronts } from './known-fronts.ts';
import { LookThrough } from './look-through.ts';
import { ANYBODY, behindBlanks, bitOf, isLetter, NOBODY, OpeningFilter } from './opening-filter.ts';
import { isOwnStamp, STAMP } from './own-stamp.ts';
import { FOREIGN_RECORD, NO_RECORD, OUR_RECORD, ProgramFilter } from './program-filter.ts';
import { NEW } from './quiet-lines.ts';
import { Speakers } from './speakers.ts';
import { NOBODYS, StackedDress } from './stacked-dress.ts';
import { textOf } from './text.ts';
import { type LineParts, mayBeRecord, TextLines } from './text-lines.ts';

const BLANK = 0x20;
const COLON = 0x3a;
/** Of an interface, with its colon. */
const LONGEST_NAME = 17;

export interface LineOptions extends OpenOptions {
  /** Whose lines the text seems to be made of: the first to be asked. */
  readonly first?: Dialect | undefined;
  /** Day of the first stamp that is only a time. */
  readonly day?: number;
}

export class LineReader implements LineParser {
  readonly #parts: LineParts;
  readonly #readers: JournalReaders;
  readonly #speakers: Speakers;
  readonly #texts: TextLines;
  readonly #askedOnce: AskedOnce;
  readonly #lookThrough: LookThrough;
  readonly #programs: ProgramFilter;
  readonly #openings: OpeningFilter;
  /** Lines of which it is known what they are as long as all are as they were. */
  readonly #keptLines = new KeptLines();
  /** Bits of those that know a message behind a program's own stamp: others look for theirs where a line begins. */
  readonly #behindStamps: number;
  readonly #isFast: boolean;
  #last = 0;
  /** Offset of the last byte that has decided what the line is that is read; Infinity: that would not hold for another one. */
  #reach = Infinity;
  /** All that decides about a line besides the line, as a number. */
  #state = 0;
  #isStateKnown = false;

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
    let told = 0;
    const counted: Emit = (event) => {
      told++;
      emit(event);
    };
    const readers = new JournalReaders(dialects, input, counted, options);
    const { programs } = readers;
    const writers = new Set(dialects.flatMap(({ writers = [] }) => writers));
    const speakers = new Speakers(readers.all);
    const openings = new OpeningFilter(dialects);
    const dress = new StackedDress(programs, options.year ?? 1970, options.day);
    const parts = { readers, speakers, openings, dress, writers, fronts: new KnownFronts() };
    this.#parts = parts;
    this.#readers = readers;
    this.#speakers = speakers;
    this.#texts = new TextLines(parts, () => told, isFast);
    this.#askedOnce = new AskedOnce(parts, this.#texts);
    this.#lookThrough = new LookThrough(parts, this.#texts);
    this.#programs = new ProgramFilter(programs, [...writers]);
    this.#openings = openings;
    this.#behindStamps = dialects.reduce(
      (bits, { programs, hasStamps }, index) => (programs || hasStamps ? bits | bitOf(index) : bits),
      NOBODY,
    );
    this.#isFast = isFast;
    const first = readers.all.find(({ dialect }) => dialect === options.first);
    if (first) speakers.lead(first);
  }

  /** Names of the dialects that recognised lines, the one with most lines first. */
  get found(): string[] {
    return this.#readers.found;
  }

  parseText(line: string, number: number): Recognition {
    this.#last = number;
    this.#isStateKnown = false;
    return this.#texts.read(line, number);
  }

  parseBytes(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    this.#last = number;
    if (!this.#isFast || this.#texts.isGathering) {
      this.#isStateKnown = false;
      return this.#texts.read(textOf(bytes, start, end), number);
    }
    const { main } = this.#speakers;
    if (mayBeRecord(bytes, start, end) || main?.isBare) {
      this.#isStateKnown = false;
      return this.#unkept(main, bytes, start, end, number);
    }
    if (!this.#keptLines.mayHave(bytes, start, end)) {
      this.#isStateKnown = false;
      return this.#read(main, bytes, start, end, number);
    }
    if (!this.#isStateKnown) this.#learnState();
    const state = this.#state;
    const kept = this.#keptLines.find(bytes, state);
    if (kept !== NEW) return main ? this.#readers.heard(main, kept) : kept;
    this.#reach = Infinity;
    const verdict = this.#read(main, bytes, start, end, number);
    this.#learnState();
    if (state === this.#state) this.#keptLines.keep(verdict, this.#reach);
    return verdict;
  }

  /** Only a line that is read changes it. */
  #learnState(): void {
    this.#state = this.#askedOnce.state;
    this.#isStateKnown = true;
  }

  #read(
    main: Reader | undefined,
    bytes: Uint8Array,
    start: number,
    end: number,
    number: number,
  ): Recognition {
    return main && isWhole(main)
      ? this.#wholeFirst(main, bytes, start, end, number)
      : this.#inTurn(main, bytes, start, end, number);
  }

  /** A record, which does not come twice, or a line behind marks. */
  #unkept(
    main: Reader | undefined,
    bytes: Uint8Array,
    start: number,
    end: number,
    number: number,
  ): Recognition {
    if (main?.isBare)
      return main.dialect.owns?.(bytes, start, end)
        ? this.#inBytes(main, bytes, start, end, number)
        : this.#texts.read(textOf(bytes, start, end), number);
    if (main && isWhole(main)) return this.#wholeFirst(main, bytes, start, end, number, true);
    if (this.#programs.recordOf(bytes, start, end) === FOREIGN_RECORD) return UNKNOWN;
    return this.#texts.read(textOf(bytes, start, end), number);
  }

  /** The same in a text whose lines a carrier may have brought. */
  #inTurn(
    main: Reader | undefined,
    bytes: Uint8Array,
    start: number,
    end: number,
    number: number,
  ): Recognition {
    if (main?.dialect.hasStamps && isOwnStamp(bytes, start)) {
      // hostapd's own logger repeats the stamp.
      const stamp = isOwnStamp(bytes, start + STAMP) ? 2 * STAMP : STAMP;
      if (isLetter(bytes[start + stamp] ?? 0)) return this.#mainFirst(main, bytes, start, end, number, stamp);
    }
    if (main?.dialect.owns?.(bytes, start, end)) return this.#inBytes(main, bytes, start, end, number);
    if (this.#programs.isForeignLine(bytes, start, end)) return UNKNOWN;
    const carried = this.#carried(bytes, start, end);
    if (carried !== undefined) return carried;
    const hopes = this.#openings.hopes(bytes, start, end);
    if (hopes === NOBODY) {
      const { reach } = this.#openings;
      // A name that a program has used before is the one that it speaks of from now on, whatever it says.
      const verdict = main?.dialect.hasStamps ? this.#inBytes(main, bytes, start, end, number) : UNKNOWN;
      this.#decide(main?.dialect.hasStamps ? main : undefined, verdict, reach, end);
      return verdict;
    }
    if (main?.parser.parseBytes) {
      if (hopes !== ANYBODY && !this.#openings.isStamped)
        return this.#mainFirst(main, bytes, start, end, number, 0, hopes);
      if (hopes === ANYBODY && !isNamed(bytes, start, end)) {
        const verdict = this.#inBytes(main, bytes, start, end, number);
        if (verdict === RECOGNISED) return verdict;
      }
    }
    return this.#askEverybody(bytes, start, end, number);
  }

  #askEverybody(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    const verdict = this.#askedOnce.read(bytes, start, end, number);
    if (this.#askedOnce.isCertain) this.#reach = end;
    return verdict;
  }

  /**
   * Notes what has decided about a line, that it need not be asked about again.
   * @param asked who else was asked; `reach`: offset of the last byte that has shown that nobody else knows it
   */
  #decide(asked: Reader | undefined, verdict: Recognition, reach: number, end: number): void {
    if (asked && asked.parser.state === undefined) return;
    const own = asked ? (asked.parser.reach ?? Infinity) : 0;
    // A line that is not known has changed nothing: it is the same as often as it comes.
    if (verdict === UNKNOWN) this.#reach = Math.min(end, Math.max(reach, own));
    else if (own < Infinity) this.#reach = Math.max(reach, own);
  }

  /**
   * A line that is nothing but a message behind so many bytes of its program's own stamp: who has spoken last is the first to be
   * asked, and mostly the last.
   *
   * @param hopes whose openings the line has, where that is known
   */
  #mainFirst(
    main: Reader,
    bytes: Uint8Array,
    start: number,
    end: number,
    number: number,
    stamp: number,
    hopes = ANYBODY,
  ): Recognition {
    const message = start + stamp;
    const verdict = this.#inBytes(main, bytes, start, end, number);
    if (verdict === RECOGNISED) {
      this.#decide(main, verdict, start, end);
      return verdict;
    }
    // Of a family only what tells it from its like is left; whoever has none tells nothing of families.
    const strangers = this.#openings.strangers(bytes, message, end);
    const found = main.dialect.family === undefined && hopes !== ANYBODY ? hopes : strangers;
    const strange = stamp > 0 ? found & this.#behindStamps : found;
    if (strange === NOBODY) {
      if (verdict === UNKNOWN) this.#decide(main, verdict, this.#openings.reach, end);
      return verdict;
    }
    const others = strange === ANYBODY ? strange : this.#others(main, strange, bytes, message, end);
    if (others === NOBODY) return verdict;
    this.#texts.tried = main;
    const other = this.#askedOnce.read(bytes, start, end, number, (text) => {
      const isPlain = cleaned(text) === text && this.#parts.dress.peel(text) === NOBODYS;
      return isPlain ? this.#texts.ask(others, text, number) : this.#texts.read(text, number);
    });
    this.#texts.tried = undefined;
    if (verdict === UNKNOWN && this.#askedOnce.isCertain) this.#decide(main, verdict, end, end);
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
  #carried(bytes: Uint8Array, start: number, end: number): Recognition | undefined {
    const front = this.#parts.fronts.find(bytes, start, end);
    if (!front) return undefined;
    const reader = this.#readers.of(front.program);
    const verdict = reader?.parser.glance?.(bytes, start + front.bytes.length, end);
    if (!reader || verdict === undefined) return undefined;
    if (verdict !== RECOGNISED && this.#texts.isWritten(front.program)) return undefined;
    return this.#readers.heard(reader, verdict);
  }

  /** The same in a text whose lines mostly wear the dress of a dialect that takes it off itself. */
  #wholeFirst(
    main: Reader,
    bytes: Uint8Array,
    start: number,
    end: number,
    number: number,
    isRecord = false,
  ): Recognition {
    if (main.dialect.owns?.(bytes, start, end)) return this.#inBytes(main, bytes, start, end, number);
    // Within a record anything seems to be part of it.
    const isPart = bytes[start] === BLANK && main.parser.isOpen === true;
    const isOthers =
      main.dialect.gathers &&
      (isPart
        ? this.#openings.mayName(bytes, behindBlanks(bytes, start, end), end)
        : this.#mayBeKnown(bytes, start, end, isRecord));
    if (isOthers) return this.#askEverybody(bytes, start, end, number);
    const { reach } = this.#openings;
    const verdict = this.#inBytes(main, bytes, start, end, number);
    if (main.dialect.gathers) {
      if (!isRecord && main.parser.reach !== undefined) this.#decide(main, verdict, reach, end);
      return verdict;
    }
    if (verdict === RECOGNISED || !this.#mayBeKnown(bytes, start, end, isRecord)) return verdict;
    this.#texts.tried = main;
    const other = this.#askedOnce.read(bytes, start, end, number);
    this.#texts.tried = undefined;
    return other === RECOGNISED ? other : verdict;
  }

  #mayBeKnown(bytes: Uint8Array, start: number, end: number, isRecord: boolean): boolean {
    if (isRecord) {
      const record = this.#programs.recordOf(bytes, start, end);
      return (
        record === OUR_RECORD || (record === NO_RECORD && this.#speakers.main?.dialect.readsRecords !== true)
      );
    }
    if (this.#openings.hopes(bytes, start, end) === NOBODY) return false;
    this.#openings.reach = Infinity;
    return !this.#programs.isForeignLine(bytes, start, end);
  }

  #inBytes(reader: Reader, bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    const { parser } = reader;
    const verdict = parser.parseBytes
      ? parser.parseBytes(bytes, start, end, number)
      : parser.parseText(textOf(bytes, start, end), number);
    return this.#readers.heard(reader, verdict);
  }

  /** Reads a line of a short text that is not known as it stands. */
  lookThrough(bytes: Uint8Array, start: number, end: number, number: number): Recognition {
    this.#isStateKnown = false;
    return this.#lookThrough.read(textOf(bytes, start, end), number);
  }

  end(): void {
    this.#texts.end(this.#last);
    this.#readers.end();
  }
}

/** Whether a line begins like `wlan0: `: a mark in front of an interface would be taken for a part of its name. */
const isNamed = (bytes: Uint8Array, start: number, end: number): boolean => {
  const limit = Math.min(end - 1, start + LONGEST_NAME);
  for (let p = start; p < limit && bytes[p] !== BLANK; p++)
    if (bytes[p] === COLON && bytes[p + 1] === BLANK) return true;
  return false;
};
