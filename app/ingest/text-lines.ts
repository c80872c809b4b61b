/**
 * Reads a line as a string: undresses it and offers it to all who may know it. This way decides; what reads bytes may only leave out
 * what it would not recognise.
 */
import { cleaned } from './clean-line.ts';
import type { Recognition } from './dialect.ts';
import { RECOGNISED, UNKNOWN } from './dialect.ts';
import { EntryGatherer } from './journal-gather.ts';
import { type JournalRecord, readJournalText } from './journal-json.ts';
import { isWhole, type JournalReaders, type Reader } from './journal-readers.ts';
import type { KnownFronts } from './known-fronts.ts';
import { ANYBODY, bitOf, type OpeningFilter } from './opening-filter.ts';
import { redacted } from './redact.ts';
import type { Speakers } from './speakers.ts';
import { ANOTHERS, OURS, type StackedDress } from './stacked-dress.ts';

const BRACE = 0x7b;
const DASH = 0x2d;
const BLANK = 0x20;
/** Record separator of `json-seq` (RFC 7464). */
const SEPARATOR = 0x1e;
/** `data: {` of `json-sse`. */
const SSE = 'data: {';
const BOOT = /^-- (?:Boot [\da-f]{32}|Reboot) --$/;
const BLANK_LINE = /^\s*$/;

/** What the ways to read a line have in common. */
export interface LineParts {
  readonly readers: JournalReaders;
  readonly speakers: Speakers;
  readonly openings: OpeningFilter;
  readonly dress: StackedDress;
  /** Names of programs that dialects know which take off the dress of their lines themselves. */
  readonly writers: ReadonlySet<string>;
  /** How lines begin that name a program: learnt here, looked for in bytes. */
  readonly fronts: KnownFronts;
}

export class TextLines {
  /** Has been asked for this line already. */
  tried: Reader | undefined;
  /** How often somebody was asked who may remember a line that he does not know. */
  remembered = 0;
  readonly #parts: LineParts;
  readonly #gatherer: EntryGatherer;
  readonly #told: () => number;
  readonly #isFast: boolean;

  /**
   * @param told how many events there were so far
   * @param isFast whether a line is offered to those only whose openings it has
   */
  constructor(parts: LineParts, told: () => number, isFast: boolean) {
    this.#parts = parts;
    this.#gatherer = new EntryGatherer(parts.readers.programs);
    this.#told = told;
    this.#isFast = isFast;
  }

  /** Whether an entry of a journal has begun that has several lines: it must see every line until it ends. */
  get isGathering(): boolean {
    return this.#gatherer.isOpen;
  }

  read(line: string, number: number): Recognition {
    const { readers } = this.#parts;
    const isPart = this.#gatherer.take(line);
    const gathered = this.#entry(this.#gatherer.pull(), number);
    if (isPart && (gathered === RECOGNISED || line.charCodeAt(0) !== BRACE)) return gathered;
    const json = jsonOf(line);
    const record = json === undefined ? undefined : readJournalText(json, readers.programs);
    if (record) return this.#entry(record, number);
    if (line.charCodeAt(0) === DASH && BOOT.test(line)) {
      readers.boot(line, number);
      return RECOGNISED;
    }
    const verdict = this.line(line, number);
    if (verdict === RECOGNISED) return verdict;
    const plain = cleaned(line);
    // Who was asked for the line as it stands was not asked for this.
    if (plain !== line) this.tried = undefined;
    return plain === line ? verdict : this.line(plain, number);
  }

  /** @param number of the last line */
  end(number: number): void {
    this.#entry(this.#gatherer.end(), number);
  }

  /** Reads what is a line by itself, as it stands. */
  line(line: string, number: number): Recognition {
    const { dress, readers, speakers, fronts } = this.#parts;
    const owner = dress.peel(line);
    if (owner === OURS) {
      if (dress.isPlain) fronts.learn(line, dress.body, dress.program);
      const verdict = readers.line(dress.program, line, dress.body, number, dress);
      const isTheirs = verdict === RECOGNISED || !this.isWritten(dress.program);
      return isTheirs || !this.#whole(line, number) ? verdict : RECOGNISED;
    }
    if (owner === ANOTHERS) return this.#whole(line, number) ? RECOGNISED : UNKNOWN;
    if (dress.body >= line.length) return this.#blank(line, number);
    const { main } = speakers;
    const verdict =
      main && main !== this.tried ? readers.heard(main, this.#offer(main, line, number)) : UNKNOWN;
    const isPart = line.charCodeAt(0) === BLANK && main?.parser.isOpen === true;
    if (verdict === RECOGNISED || isPart) return verdict;
    return this.ask(ANYBODY, line, number) === RECOGNISED ? RECOGNISED : verdict;
  }

  /** Offers the line last peeled, in which nobody is named, to those of `asked` that are not the main speaker. */
  ask(asked: number, line: string, number: number): Recognition {
    const { dress, readers, speakers } = this.#parts;
    const { main } = speakers;
    const hopes = this.#isFast ? this.#parts.openings.hopesAt(line, dress.bodies) : ANYBODY;
    for (const [index, reader] of readers.all.entries()) {
      if (reader === main || (asked & bitOf(index)) === 0) continue;
      if (!this.#mayKnow(reader, hopes & bitOf(index), line)) continue;
      if (!speakers.mayBeOf(reader, line, dress.bodies)) continue;
      const before = this.#told();
      if (this.#offer(reader, line, number) !== RECOGNISED) continue;
      // A word that says nothing is anybody's.
      if (main && this.#told() === before && reader.dialect.score(line) === 0) continue;
      speakers.lead(reader);
      return readers.heard(reader, RECOGNISED);
    }
    return UNKNOWN;
  }

  /** Whether a dialect that takes off the dress of its lines itself knows a program by its name. */
  isWritten(program: number): boolean {
    const { writers, readers } = this.#parts;
    return writers.has(readers.programs[program] ?? '');
  }

  /**
   * Whether a line has an opening of a reader's. One that has recognised lines is asked for all: it may remember what they were
   * about; those that read their own dress look themselves.
   */
  #mayKnow({ dialect, recognised }: Reader, hope: number, line: string): boolean {
    const { openings, programs } = dialect;
    if (hope !== 0 || recognised > 0 || openings === undefined || programs === undefined) return true;
    return this.#parts.dress.bodies.some((body) => dialect.dresses?.(line, body));
  }

  /** Empty lines belong to whose lines stand around them. */
  #blank(line: string, number: number): Recognition {
    const { main } = this.#parts.speakers;
    const isTheirs = main !== undefined && main !== this.tried && isWhole(main) && BLANK_LINE.test(line);
    return isTheirs ? this.#parts.readers.heard(main, this.#parsed(main, line, number)) : UNKNOWN;
  }

  /** Offers a line to those who read their own dress. */
  #whole(line: string, number: number): boolean {
    const { readers } = this.#parts;
    for (const reader of readers.all) {
      if (!isWhole(reader) || this.#offer(reader, line, number) !== RECOGNISED) continue;
      readers.heard(reader, RECOGNISED);
      return true;
    }
    return false;
  }

  /** Counts nothing: the caller decides whether it stands. */
  #offer(reader: Reader, line: string, number: number): Recognition {
    const { dress, speakers } = this.#parts;
    const { parser } = reader;
    if (isWhole(reader)) {
      if (reader === this.tried) return UNKNOWN;
      const bare = dress.start > 0 ? line.slice(dress.start) : '';
      if (reader.isBare && bare !== '' && !tellsSecret(line, bare)) return this.#parsed(reader, bare, number);
      if (reader === speakers.main || seemsOf(reader, line)) return this.#parsed(reader, line, number);
      if (bare === '' || reader.dialect.score(bare) === 0 || tellsSecret(line, bare)) return UNKNOWN;
      const verdict = this.#parsed(reader, bare, number);
      // From now on marks are taken off; a dialect that knows its marked lines itself has seemed to know this one.
      if (verdict === RECOGNISED) reader.isBare = true;
      return verdict;
    }
    if (parser.state === undefined) this.remembered++;
    for (const body of dress.bodies) {
      const verdict = parser.parseCarried?.(line, body, number, dress) ?? UNKNOWN;
      if (verdict !== UNKNOWN) return verdict;
    }
    return UNKNOWN;
  }

  #parsed({ parser }: Reader, line: string, number: number): Recognition {
    if (parser.state === undefined) this.remembered++;
    return parser.parseText(line, number);
  }

  #entry(record: JournalRecord | undefined, number: number): Recognition {
    if (record) this.remembered++;
    return record ? this.#parts.readers.entry(record, number) : UNKNOWN;
  }
}

/** The entry that a line holds as JSON; undefined for any other line. */
const jsonOf = (line: string): string | undefined => {
  if (line.startsWith('{')) return line;
  if (line.startsWith(SSE)) return line.slice(SSE.length - 1);
  return line.charCodeAt(0) === SEPARATOR ? line.slice(1) : undefined;
};

/** Whether a line may hold an entry as JSON. */
export const mayBeRecord = (bytes: Uint8Array, start: number, end: number): boolean => {
  const first = bytes[start];
  if (end - start <= 2) return false;
  return first === BRACE || first === SEPARATOR || (first === 0x64 && startsWithSse(bytes, start));
};
const startsWithSse = (bytes: Uint8Array, p: number): boolean =>
  bytes[p + 4] === 0x3a && bytes[p + 6] === BRACE;

/** Whether a secret's name stands in what is taken off: without it the secret would be told. Such a line stays whole. */
export const tellsSecret = (line: string, rest: string): boolean => !redacted(line).endsWith(redacted(rest));

const seemsOf = ({ recognised, dialect }: Reader, line: string): boolean =>
  recognised > 0 || dialect.score(line) > 0;
