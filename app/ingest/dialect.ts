import type { WifiEvent } from '../domain/events.ts';

/** A place for events to go. */
export type Emit = (event: WifiEvent) => void;

/** A raw line that a rule must recognise, and the kinds of events that must come out of it. */
export interface Sample {
  readonly line: string;
  readonly kinds: readonly string[];
}

/** What a parser says of a line. Damaged: its head is known, the rest is not what follows that head. */
export type Verdict = 0 | 1 | 2;
export const UNKNOWN = 0;
export const RECOGNISED = 1;
export const DAMAGED = 2;

/** What a front knows and an input may not say. */
export interface OpenOptions {
  /** Year of the first stamp without one. */
  readonly year?: number;
}

/** Reads one input of one dialect, line by line. It may remember things between lines; it never looks at a clock. */
export interface LineParser {
  /**
   * @param line one line without its line end, one character a byte (latin1)
   * @param number its number in the input, from 1
   * @returns whether a rule recognised it
   */
  parse(line: string, number: number): boolean;
  /** The same, and tells damaged lines from unknown ones. */
  parseText?(line: string, number: number): Verdict;
  /**
   * The same for a line that still lies in its chunk, `bytes[start, end)`. Parsers of logs that grow to gigabytes have
   * it: most lines need not become a string to be told from those that matter.
   */
  parseBytes?(bytes: Uint8Array, start: number, end: number, number: number): Verdict;
  /** Input ended: emits what was waiting for a following line. */
  end(): void;
}

export interface Dialect {
  /** The name on the command line and in JSON. */
  readonly name: string;
  /** One line for `--help` and the documentation. */
  readonly title: string;
  /** Lines that this dialect must recognise; the tests are the samples. */
  readonly samples: readonly Sample[];
  /**
   * How surely a line is of this dialect: 0 not at all, 1 maybe, 3 nobody else writes this.
   * Detection adds up the first few thousand lines.
   */
  score(line: string): 0 | 1 | 2 | 3;
  /** @param input index into the diagnosis' inputs, put into every event's origin */
  open(input: number, emit: Emit, options?: OpenOptions): LineParser;
}
