import type { Carrier, Dialect, Emit, LineParser, OpenOptions, Recognition } from './dialect.ts';
import { RECOGNISED, UNKNOWN } from './dialect.ts';
import { LogDress } from './dress.ts';
import { evidence } from './evidence.ts';
import type { JournalRecord } from './journal-json.ts';

export interface Reader {
  readonly dialect: Dialect;
  readonly parser: LineParser;
  recognised: number;
  /** Its lines were found behind marks of those who pasted them. */
  isBare: boolean;
}

/** Whether its dialect takes off the dress of its lines itself. */
export const isWhole = ({ dialect }: Reader): boolean => dialect.programs === undefined;

/** Whether a line that is none of its own would break what it is putting together. */
export const hasState = ({ dialect }: Reader): boolean =>
  dialect.gathers === true || dialect.assembles === true;

export const programsOf = (dialects: readonly Dialect[]): string[] =>
  dialects.flatMap(({ programs = [] }) => programs);

/** The parsers of a journal: each reads the lines of its own programs, all share the journal's clock. */
export class JournalReaders {
  readonly programs: readonly string[];
  /** By index of the program. */
  readonly #readers: readonly Reader[];
  /** One of each dialect, in the order given. */
  readonly all: readonly Reader[];
  /** Those that say by a number what they remember: a parser's own `state` is the same for ever. */
  readonly stateful: readonly Reader[];
  /** How many have recognised a line. */
  voices = 0;
  readonly #input: number;
  readonly #emit: Emit;
  /** Takes off what a program puts before its own messages. */
  readonly #dress: LogDress;
  #lastBoot: string | undefined;

  /** @param dialects those with `programs`; lines of other programs are unknown */
  constructor(dialects: readonly Dialect[], input: number, emit: Emit, options?: OpenOptions) {
    this.programs = programsOf(dialects);
    this.#input = input;
    this.#emit = emit;
    this.all = dialects.map((dialect) => ({
      dialect,
      parser: dialect.open(input, emit, options),
      recognised: 0,
      isBare: false,
    }));
    this.stateful = this.all.filter(({ parser }) => 'state' in parser && !Object.hasOwn(parser, 'state'));
    this.#readers = this.all.flatMap((reader) => (reader.dialect.programs ?? []).map(() => reader));
    this.#dress = new LogDress(this.programs, options?.year ?? 1970);
  }

  /** Names of the dialects that recognised lines, the one with most lines first. */
  get found(): string[] {
    return this.all
      .filter(({ recognised }) => recognised > 0)
      .toSorted((a, b) => b.recognised - a.recognised)
      .map(({ dialect }) => dialect.name);
  }

  of(program: number): Reader | undefined {
    return this.#readers[program];
  }

  /** @param line a line whose message of this program begins at `start` */
  line(program: number, line: string, start: number, number: number, carrier: Carrier): Recognition {
    const reader = this.#readers[program];
    if (!reader) return UNKNOWN;
    return this.heard(reader, reader.parser.parseCarried?.(line, start, number, carrier) ?? UNKNOWN);
  }

  /** Counts a line if a reader has recognised it. */
  heard(reader: Reader, verdict: Recognition): Recognition {
    if (verdict === RECOGNISED && reader.recognised++ === 0) this.voices++;
    return verdict;
  }

  /** @param number of its line or, where an entry has several, of the entry */
  entry({ at, program, message, boot }: JournalRecord, number: number): Recognition {
    if (boot !== undefined && boot !== this.#lastBoot) {
      if (this.#lastBoot !== undefined) this.boot(`_BOOT_ID=${boot}`, number, at);
      this.#lastBoot = boot;
    }
    const carrier = at === undefined ? this.#dress : { instant: () => at };
    let verdict: Recognition = UNKNOWN;
    // An entry may hold several lines, and a stamp of the program's own.
    for (const line of message.split('\n')) {
      if (!this.#dress.peel(line)) continue;
      const one = this.line(program, line, this.#dress.body, number, carrier);
      if (one !== UNKNOWN && verdict !== RECOGNISED) verdict = one;
    }
    return verdict;
  }

  /** The machine started anew: no supplicant has outlived that, and no cache. */
  boot(text: string, number: number, at?: number): void {
    const origin = { input: this.#input, line: number, text: evidence(text) };
    this.#emit({ kind: 'supplicant', state: 'gone', at, origin, witness: 'kernel', iface: '' });
  }

  end(): void {
    for (const { parser } of this.all) parser.end();
  }
}
