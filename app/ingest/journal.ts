/**
 * A journal or syslog: lines of many programs, each behind its name. Those of the programs that dialects know go to the
 * parsers of these dialects, all others are unknown lines.
 */
import type { Dialect, Emit, LineParser, OpenOptions, Verdict } from './dialect.ts';
import { RECOGNISED, UNKNOWN } from './dialect.ts';
import { LogDress } from './dress.ts';
import { readJournalLine } from './journal-json.ts';

interface Reader {
  readonly name: string;
  readonly parser: LineParser;
  recognised: number;
}

const programsOf = (dialects: readonly Dialect[]): string[] =>
  dialects.flatMap(({ programs = [] }) => programs);

/** Whether a line was brought by syslog, the journal or Android for one of these programs. */
export const isCarried = (lines: readonly string[], dialects: readonly Dialect[]): boolean => {
  const programs = programsOf(dialects);
  const dress = new LogDress(programs, 1970);
  return lines.some((line) =>
    line.startsWith('{')
      ? readJournalLine(line, programs) !== undefined
      : dress.peel(line) && dress.program >= 0,
  );
};

export class JournalParser implements LineParser {
  private readonly programs: readonly string[];
  /** By index of the program. */
  private readonly readers: readonly Reader[];
  private readonly dress: LogDress;

  /** @param dialects those with `programs`; lines of other programs are unknown */
  constructor(dialects: readonly Dialect[], input: number, emit: Emit, options?: OpenOptions) {
    this.programs = programsOf(dialects);
    this.readers = dialects.flatMap((dialect) => {
      const reader = { name: dialect.name, parser: dialect.open(input, emit, options), recognised: 0 };
      return (dialect.programs ?? []).map(() => reader);
    });
    this.dress = new LogDress(this.programs, options?.year ?? 1970);
  }

  /** Names of the dialects that recognised lines, the one with most lines first. */
  get found(): string[] {
    return [...new Set(this.readers)]
      .filter(({ recognised }) => recognised > 0)
      .toSorted((a, b) => b.recognised - a.recognised)
      .map(({ name }) => name);
  }

  parse(line: string, number: number): boolean {
    return this.parseText(line, number) === RECOGNISED;
  }

  parseText(line: string, number: number): Verdict {
    if (line.startsWith('{')) return this.record(line, number);
    const { dress } = this;
    if (!dress.peel(line)) return UNKNOWN;
    return this.hand(dress.program, line, dress.body, number, dress);
  }

  end(): void {
    for (const reader of new Set(this.readers)) reader.parser.end();
  }

  private hand(
    program: number,
    line: string,
    start: number,
    number: number,
    carrier: { instant(line: string): number | undefined },
  ): Verdict {
    const reader = this.readers[program];
    const verdict = reader?.parser.parseCarried?.(line, start, number, carrier) ?? UNKNOWN;
    if (reader && verdict === RECOGNISED) reader.recognised++;
    return verdict;
  }

  private record(line: string, number: number): Verdict {
    const record = readJournalLine(line, this.programs);
    if (!record) return UNKNOWN;
    const { at, program } = record;
    let verdict: Verdict = UNKNOWN;
    // A record may hold several lines, and a stamp of the program's own.
    for (const message of record.message.split('\n')) {
      if (!this.dress.peel(message)) continue;
      const carrier = at === undefined ? this.dress : { instant: () => at };
      const one = this.hand(program, message, this.dress.body, number, carrier);
      if (one !== UNKNOWN && verdict !== RECOGNISED) verdict = one;
    }
    return verdict;
  }
}
