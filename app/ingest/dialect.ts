import type { Again } from '../domain/again.ts';
import type { Said } from '../domain/said.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { Instant } from '../domain/ids.ts';

/** A place for events to go. */
export type Emit = (event: WifiEvent) => void;
/** A place for what is told once more. */
export type EmitAgain = (told: Again) => void;

/** A raw line (of a `ByteDialect`: a whole input) that must be recognised, and the kinds of events that must come out of it. */
export interface Sample {
  readonly line: string;
  readonly kinds: readonly string[];
}

/** What a parser says of a line. Damaged: its head is known, the rest is not what follows that head. */
export type Recognition = 0 | 1 | 2;
export const UNKNOWN = 0;
export const RECOGNISED = 1;
export const DAMAGED = 2;

export interface IngestCounts {
  /** lines = recognised + unknown. Captures count frames, event logs records. */
  lines: number;
  recognised: number;
  unknown: number;
  /** How many of the unknown lines are damaged: overlong, cut, or run into another line. */
  damaged: number;
}

export const noCounts = (): IngestCounts => ({ lines: 0, recognised: 0, unknown: 0, damaged: 0 });

export const countLine = (counts: IngestCounts, verdict: Recognition): void => {
  counts.lines++;
  if (verdict === RECOGNISED) counts.recognised++;
  else {
    counts.unknown++;
    if (verdict === DAMAGED) counts.damaged++;
  }
};

/** What a front knows and an input may not say. */
export interface OpenOptions {
  /** Year of the first stamp without one. */
  readonly year?: number;
  /** Takes what is told once more; left out: it is emitted like all else. */
  readonly again?: EmitAgain | undefined;
}

/** Syslog or the journal brought a message, and knows when it was written. */
export interface Carrier {
  /** @param line the line that was handed over with it */
  instant(line: string): Instant | undefined;
}

/** Reads one input of one dialect, line by line. It may remember things between lines; it never looks at a clock. */
export interface LineParser {
  /**
   * @param line one line without its line end, one character a byte (latin1)
   * @param number its number in the input, from 1
   * @returns whether a rule recognised it, or knows its head alone
   */
  parseText(line: string, number: number): Recognition;
  /**
   * The same for a line that still lies in its chunk, `bytes[start, end)`. Parsers of logs that grow to gigabytes have
   * it: most lines need not become a string to be told from those that matter.
   */
  parseBytes?(bytes: Uint8Array, start: number, end: number, number: number): Recognition;
  /**
   * The same for a message that a carrier brought: `line` from `start` on. Dialects with `programs` have it.
   * @param number of the line that it came in
   */
  parseCarried?(line: string, start: number, number: number, carrier: Carrier): Recognition;
  /**
   * What `parseCarried` would say of the message in `bytes[start, end)`, where that is told without making a string and the
   * message would change nothing of what the parser remembers; undefined: it has to be asked.
   */
  glance?(bytes: Uint8Array, start: number, end: number): Recognition | undefined;
  /**
   * A number for all that decides whether a line is known, besides the line. A line that is not known changes nothing else; left
   * out: it may.
   */
  readonly state?: number;
  /**
   * Offset of the last byte that decided what `parseBytes` last said, where it said no more than that; Infinity where it may have told
   * or remembered something. Left out: anything may have decided.
   */
  readonly reach?: number;
  /** Whether a record has begun of which every line is a part that begins with a blank and names no program, known or not. */
  readonly isOpen?: boolean;
  /** Input ended: emits what was waiting for a following line. */
  end(): void;
}

interface Described {
  /** The name on the command line and in JSON. */
  readonly name: string;
  /** One line for `--help` and the documentation. */
  readonly title: string;
  /** What this dialect must recognise; the tests are the samples. */
  readonly samples: readonly Sample[];
}

export interface Dialect extends Described {
  /**
   * How surely a line is of this dialect: 0 not at all, 1 maybe, 3 nobody else writes this.
   * Detection adds up the first few thousand lines.
   */
  score(line: string): 0 | 1 | 2 | 3;
  /** How the program calls itself in syslog and the journal: lines that begin so are this dialect's in a mixed journal. */
  readonly programs?: readonly string[];
  /**
   * Programs that share code print the same lines. One that names nobody is then of the one that spoke last, until another
   * prints what only it prints: what begins with one of its `telling` heads (those that have none: what they score with 3).
   */
  readonly family?: string;
  readonly telling?: readonly string[];
  /** Other programs that its lines name, dress and all: a carrier's name in front of them does not make them another's. */
  readonly writers?: readonly string[];
  /**
   * Whether the line in `bytes[start, end)` wears a dress that only this dialect's lines wear: what its `parseBytes` does not
   * know of it nobody does.
   */
  owns?(bytes: Uint8Array, start: number, end: number): boolean;
  /** How its messages begin, stamps and names aside: a line that begins like none of them is not offered to it. */
  readonly openings?: readonly string[];
  /**
   * Whether it could itself have put something in front of the message that begins at `start` of a line (`<info>  [1795222476.6407] `):
   * its openings stand behind that. Left out: it puts nothing there.
   */
  dresses?(line: string, start: number): boolean;
  /** Whether it reads records of JSON that are no journal's: what it does not know of them nobody does. */
  readonly readsRecords?: true;
  /** Whether its lines are parts of records that take up whatever stands between them. */
  readonly gathers?: true;
  /** Whether it joins what was wrapped and puts its lines in their order itself. */
  readonly assembles?: true;
  /** Whether it reads lines behind the program's own stamp itself (`1795222476.640752: `), in `parseBytes` where it has that. */
  readonly hasStamps?: true;
  /** @param input index into the diagnosis' inputs, put into every event's origin */
  open(input: number, emit: Emit, options?: OpenOptions): LineParser;
}

/** Reads one input that is not made of lines: a capture, an event log in XML, a report. */
export interface ByteParser {
  readonly counts: Readonly<IngestCounts>;
  /** @param chunk the next bytes; good only until this returns */
  feed(chunk: Uint8Array): void;
  /** Why nothing can be recognised in it though it was read whole: a `why.` of the file; undefined where there is no such reason. */
  readonly nothing?: Said | undefined;
  /** Input ended: emits what was waiting. */
  end(): void;
}

export interface ByteDialect extends Described {
  /** @param head the first bytes of the input, up to 64 KiB, in UTF-8 where they were UTF-16 with a mark */
  sniff(head: Uint8Array): boolean;
  openBytes(input: number, emit: Emit, options?: OpenOptions): ByteParser;
}

export type AnyDialect = Dialect | ByteDialect;

export const readsBytes = (dialect: AnyDialect): dialect is ByteDialect => 'openBytes' in dialect;
