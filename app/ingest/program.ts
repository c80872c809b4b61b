/**
 * A program as data: its names in syslog and the journal, and its rules. That is all there is to a program whose lines
 * stand for themselves: a message, behind the name of an interface or without one.
 */
import type { WifiEvent, Witness } from '../domain/events.ts';
import type { Instant } from '../domain/ids.ts';
import type { Carrier, Dialect, Emit, LineParser, Recognition } from './dialect.ts';
import { DAMAGED, RECOGNISED, UNKNOWN } from './dialect.ts';
import { evidence } from './evidence.ts';
import { samplesUnder, type RememberingRule } from './remembering-rule.ts';
import { matchMasked } from './masked.ts';
import { MODULE_ONLY, RuleTable } from './rule-table.ts';
import { listOf, type Reading } from './rules.ts';
import { at, literal, matchAt } from './text.ts';

/** A rule of a program; each says what its rules remember between its lines. */
export interface ProgramRule<Memory = unknown> extends Omit<RememberingRule<Memory>, 'read'> {
  /** As of every rule. `at`: the time of the line, where it has one. */
  readonly read?: (groups: RegExpExecArray, memory: Memory, at: Instant | undefined) => Reading;
}

export interface Program<Memory> {
  /** The name on the command line and in JSON. */
  readonly name: string;
  /** One line for `--help` and the documentation. */
  readonly title: string;
  /**
   * How it calls itself in syslog and the journal: beginnings of names. Left out: its lines stand in no journal, and wear a dress
   * of their own whatever programs that names.
   */
  readonly programs?: readonly string[];
  /** Whose word its lines are. */
  readonly witness: Witness;
  readonly rules: readonly ProgramRule<Memory>[];
  /** Beginnings of messages that nobody else writes: they show what kind of log this is. Left out: all heads. */
  readonly telling?: readonly string[];
  /** What the program itself puts before a message: sticky; `at` reads its time, where it has one. */
  readonly own?: {
    readonly pattern: RegExp;
    readonly at: (groups: RegExpExecArray) => Instant | undefined;
    /** The time that it may put behind a message instead. */
    readonly behind?: (line: string) => Instant | undefined;
    /** Whether the pattern could match at `start`, where that is told faster. */
    readonly seems?: (line: string, start: number) => boolean;
  };
  /** What stands before a message instead of an interface: sticky; the first group is one. */
  readonly tag?: RegExp;
  /** A message as a line of its own, for the samples. Left out: as syslog brings it. */
  readonly bare?: (message: string) => string;
  /** Whether an interface could be one for Wi-Fi: of others nothing is told. Left out: all are. */
  readonly concerns?: (iface: string) => boolean;
  /** What the rules remember, as it is before the first line. */
  readonly begin: () => Memory;
}

/** `wlan0: `: the interface that a message is about. */
const INTERFACE = at`([A-Za-z_\d][\w.@-]{0,14}): +`;
const EMPTY = /(?:)/y;
const MOST_INTERFACES = 256;
const LONGEST_NAME = 15;
const BLANK = 0x20;
const COLON = 0x3a;

class ProgramParser<Memory> implements LineParser {
  readonly state = 0;
  readonly #program: Program<Memory>;
  readonly #table: RuleTable<ProgramRule<Memory>>;
  readonly #input: number;
  readonly #emit: Emit;
  readonly #memories = new Map<string, Memory>();

  constructor(program: Program<Memory>, table: RuleTable<ProgramRule<Memory>>, input: number, emit: Emit) {
    this.#program = program;
    this.#table = table;
    this.#input = input;
    this.#emit = emit;
  }

  parseText(line: string, number: number): Recognition {
    return this.#message(line, 0, number, () => undefined);
  }

  parseCarried(line: string, start: number, number: number, carrier: Carrier): Recognition {
    return this.#message(line, start, number, () => carrier.instant(line));
  }

  glance(bytes: Uint8Array, start: number, end: number): Recognition | undefined {
    const table = this.#table;
    const program = this.#program;
    if (program.own || program.tag || table.walk(bytes, start, end) > MODULE_ONLY) return undefined;
    const limit = Math.min(end - 1, start + LONGEST_NAME + 1);
    let p = start;
    while (p < limit && bytes[p] !== COLON) p++;
    if (bytes[p] !== COLON || bytes[p + 1] !== BLANK) return UNKNOWN;
    while (bytes[p + 1] === BLANK) p++;
    return table.walk(bytes, p + 1, end) > MODULE_ONLY ? undefined : UNKNOWN;
  }

  end(): void {
    // Every message is one line.
  }

  #message(line: string, start: number, number: number, carried: () => Instant | undefined): Recognition {
    const { own } = this.#program;
    const dress = own && matchAt(own.pattern, line, start);
    const clock = (): Instant | undefined =>
      carried() ?? (own && dress ? own.at(dress) : undefined) ?? own?.behind?.(line);
    let p = start + (dress?.[0].length ?? 0);
    let iface = '';
    let rules = this.#table.find(line, p);
    if (!rules) {
      const { tag } = this.#program;
      const name = matchAt(tag ?? INTERFACE, line, p);
      if (!name) return UNKNOWN;
      iface = name[1] ?? '';
      p += name[0].length;
      rules = this.#table.find(line, p);
    }
    for (const { head, rest, read } of rules ?? []) {
      const groups = matchMasked(rest ?? EMPTY, line, p + head.length);
      if (!groups) continue;
      if (!read) return RECOGNISED;
      const now = clock();
      const reading = read(groups, this.#memoryOf(iface), now);
      if (reading === undefined) return RECOGNISED;
      const origin = { input: this.#input, line: number, text: evidence(line) };
      const { witness, concerns } = this.#program;
      for (const happening of listOf(reading)) {
        const event: WifiEvent = { at: now, origin, witness, iface, ...happening };
        if (concerns?.(event.iface) !== false) this.#emit(event);
      }
      return RECOGNISED;
    }
    return rules ? DAMAGED : UNKNOWN;
  }

  #memoryOf(iface: string): Memory {
    let memory = this.#memories.get(iface);
    if (memory === undefined) {
      if (this.#memories.size >= MOST_INTERFACES) this.#memories.clear();
      memory = this.#program.begin();
      this.#memories.set(iface, memory);
    }
    return memory;
  }
}

/** One look finds any of many words. */
const anyOf = (words: readonly string[]): string =>
  words.length > 0 ? `(?:${words.map((word) => literal(word)).join('|')})` : '(?!)';

/** The dialect of a program. */
export const dialectOf = <Memory>(program: Program<Memory>): Dialect => {
  const { name, title, programs = [], rules, own } = program;
  const table = new RuleTable(rules);
  const openings = rules.map(({ head }) => head);
  const telling = program.telling ?? openings;
  const names = anyOf(programs);
  const named = new RegExp(`(?:^| )${names}\\[| ${names}: `);
  const told = new RegExp(anyOf(telling));
  return {
    name,
    title,
    ...(program.programs && { programs }),
    openings,
    ...(own && {
      dresses: own.seems ?? ((line, start) => (matchAt(own.pattern, line, start)?.[0].length ?? 0) > 0),
    }),
    samples: samplesUnder(
      rules,
      program.bare ?? ((message) => `Nov 21 01:00:00 lab ${programs[0] ?? name}[9]: ${message}`),
    ),
    score: (line) => {
      const head = line.slice(0, 400);
      if (programs.length > 0 && named.test(head)) return 3;
      return told.test(head) ? 2 : 0;
    },
    open: (input, emit) => new ProgramParser(program, table, input, emit),
  };
};
