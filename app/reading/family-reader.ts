import type { Again } from '../domain/again.ts';
import type { WifiEvent } from '../domain/events.ts';
import type { InputSummary } from '../domain/finding.ts';
import { readsBytes, type AnyDialect, type IngestCounts } from '../ingest/dialect.ts';
import { allDialects } from '../ingest/dialects.ts';
import type { UnknownLines } from '../ingest/unknown-lines.ts';
import type { ClockShift } from '../timeline/clocks.ts';
import { createIngest, type Ingest } from '../ingest/ingest.ts';
import { LONGEST_LINE } from '../ingest/lines.ts';
import { said, type Said } from '../domain/said.ts';
import { UnreadableFile, type Source } from './files.ts';
import { isText } from './is-text.ts';
import type { ReadProgress } from './read-progress.ts';

/** Bytes by which a text is told from what is none. */
const HEAD = 4096;

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** The inputs of a diagnosis in the order in which they were named or, in a folder, first said something. */
export class InputList {
  readonly inputs: Mutable<InputSummary>[] = [];

  /** @returns its index, which events carry */
  add(name: string): number {
    return this.inputs.push({ name, dialect: 'unknown', lines: 0, recognised: 0, unknown: 0 }) - 1;
  }
}

/** Is told of a file that cannot be used, and why (a `why.` of it). */
export type PassOver = (path: string, why: Said) => void;

interface FamilyOptions {
  readonly dialect?: AnyDialect | undefined;
  readonly list: InputList;
  readonly unknown?: UnknownLines | undefined;
  readonly progress: ReadProgress;
  readonly signal?: AbortSignal | undefined;
  /** Is told of what cannot be used, instead of an error. */
  readonly passOver?: PassOver;
}

/** One file of a family: where its lines begin in what is read as one, and its place among the inputs. */
interface Part {
  readonly source: Source;
  readonly firstLine: number;
  index: number | undefined;
}

/** Milliseconds between two looks at what else happens: a signal, a key. */
const TURN = 50;

/** Reads a log and what rotation made of it as one: what parsers remember goes on from file to file. */
export class FamilyReader {
  readonly #sources: readonly Source[];
  readonly #options: FamilyOptions;
  readonly #named = new Map<Source, number>();
  /** The files that the present ingest has read. */
  readonly #parts: Part[] = [];
  /** Places among the inputs of all that was read. */
  readonly #used = new Set<number>();
  #batch: WifiEvent[] = [];
  #turnAt = 0;
  #lines = 0;
  #recognised = 0;
  #overlong = 0;
  #isText = true;
  #hasDialect = false;
  #nothing: Said | undefined;
  /** It is the text of a program whose lines are read, though none of these was known. */
  #isKnown = false;
  /** It was said already why a file of it cannot be used. */
  #isRefused = false;

  /** @param sources oldest first */
  constructor(sources: readonly Source[], options: FamilyOptions) {
    this.#sources = sources;
    this.#options = options;
    // What is named has its place from the beginning on; what is found has one once it says something.
    if (!options.passOver)
      for (const source of sources) this.#named.set(source, options.list.add(source.name));
  }

  /** The newest of its files. */
  get name(): string {
    return this.#sources.at(-1)?.name ?? '';
  }

  /** Whether all of it can be read once more; a pipe cannot. */
  get isRereadable(): boolean {
    return this.#sources.every(({ size }) => size !== undefined);
  }

  /** Its times were moved to another input's clock. */
  moved(clock: ClockShift): void {
    for (const index of this.#used) {
      const summary = this.#options.list.inputs[index];
      if (summary) summary.clock = clock;
    }
  }

  /** Batches of events, in the order of the lines. */
  async *events(): AsyncGenerator<readonly WifiEvent[]> {
    const pieces = this.#pieces((event) => this.#batch.push(event));
    while (!(await pieces.next()).done) if (this.#batch.length > 0) yield this.#taken();
  }

  /**
   * Tells of each event as it is read: what is held until its turn comes has outlived what garbage collection does at no cost.
   * @param seeAgain is told of what is said once more; left out: it is seen like all else
   */
  async tell(see: (event: WifiEvent) => void, seeAgain?: (told: Again) => void): Promise<void> {
    const pieces = this.#pieces(see, seeAgain);
    while (!(await pieces.next()).done);
  }

  /** Gives out a turn after each piece of a file, and at the end. */
  async *#pieces(see: (event: WifiEvent) => void, seeAgain?: (told: Again) => void): AsyncGenerator<void> {
    const { signal } = this.#options;
    let ingest: Ingest | undefined;
    for (const source of this.#sources) {
      if (signal?.aborted) break;
      let firstLine = ingest?.nextFile() ?? 0;
      // Captures and event logs each begin anew; what is made of lines goes on.
      if (ingest && isOfBytes(ingest)) {
        this.#close(ingest);
        ingest = undefined;
        firstLine = 0;
      }
      ingest ??= this.#open(source, see, seeAgain);
      this.#parts.push({ source, firstLine, index: this.#named.get(source) });
      yield* this.#read(source, ingest);
    }
    if (ingest) this.#close(ingest);
    yield;
    if (!signal?.aborted) this.#check();
  }

  #open(source: Source, see: (event: WifiEvent) => void, seeAgain?: (told: Again) => void): Ingest {
    const year = (source.changedAt ?? new Date()).getUTCFullYear();
    return createIngest({
      dialect: this.#options.dialect,
      year,
      unknown: this.#options.unknown,
      emit: (event) => see(this.#placed(event)),
      again:
        seeAgain &&
        ((told) => {
          if (this.#isAsRead) seeAgain(told);
          else see(this.#placed(told.event));
        }),
    });
  }

  async *#read(source: Source, ingest: Ingest): AsyncGenerator<void> {
    const { progress, signal } = this.#options;
    let isFirst = true;
    try {
      for await (const chunk of source.chunks((bytes) => progress.add(bytes), signal)) {
        if (isFirst) this.#isText &&= isText(chunk.subarray(0, HEAD));
        isFirst = false;
        ingest.feed(chunk);
        yield;
        await this.#turn();
        if (signal?.aborted) return;
      }
    } catch (error) {
      if (!(error instanceof UnreadableFile) || !this.#options.passOver) throw error;
      this.#options.passOver(error.path, error.why);
      this.#isRefused = true;
    }
  }

  /** Reading a file waits for nothing, so that nothing else would ever have its turn. */
  async #turn(): Promise<void> {
    const now = performance.now();
    if (now - this.#turnAt < TURN) return;
    this.#turnAt = now;
    await new Promise(setImmediate);
  }

  #taken(): readonly WifiEvent[] {
    const batch = this.#batch;
    this.#batch = [];
    return batch;
  }

  /** Whether events have the number of their file and their line as they are read. */
  get #isAsRead(): boolean {
    const [first] = this.#parts;
    return this.#parts.length === 1 && first?.index === 0 && first.firstLine === 0;
  }

  /** The event with its file, and its line there. */
  #placed(event: WifiEvent): WifiEvent {
    const [first] = this.#parts;
    if (!first) return event;
    const part =
      this.#parts.length === 1
        ? first
        : (this.#parts.findLast(({ firstLine }) => firstLine < event.origin.line) ?? first);
    part.index ??= this.#options.list.add(part.source.name);
    if (part.index === 0 && part.firstLine === 0) return event;
    const origin = { ...event.origin, input: part.index, line: event.origin.line - part.firstLine };
    return { ...event, origin };
  }

  #close(ingest: Ingest): void {
    ingest.end();
    const { counts, finished, dialect = 'unknown', dialects } = ingest;
    const last = finished.reduce(without, counts);
    this.#lines += counts.lines;
    this.#recognised += counts.recognised;
    this.#overlong += ingest.overlong;
    this.#hasDialect ||= ingest.dialect !== undefined;
    this.#nothing ??= ingest.nothing;
    this.#isKnown ||= ingest.nothing === undefined && ingest.dialect !== undefined && !isOfBytes(ingest);
    // In a folder lie texts of all kinds.
    this.#isKnown ||= ingest.isHearsay && !this.#options.passOver;
    for (const [at, { index }] of this.#parts.entries()) {
      const summary = index === undefined ? undefined : this.#options.list.inputs[index];
      const { lines, recognised, unknown } = finished[at] ?? last;
      if (!summary || index === undefined) continue;
      this.#used.add(index);
      Object.assign(summary, { dialect, lines, recognised, unknown });
      if (dialects.length > 1) summary.dialects = dialects;
    }
    this.#parts.length = 0;
  }

  /** A text without a line of any program that is known cannot be used. */
  #check(): void {
    // Words that are found in what is no text, of no program that is known, are nobody's.
    const isNoise = !this.#isText && !this.#hasDialect;
    if (this.#isRefused || (!isNoise && (this.#recognised > 0 || this.#isKnown))) return;
    const [newest] = this.#sources.slice(-1);
    const path = newest?.name ?? '';
    const { passOver } = this.#options;
    const why = this.#whyNothing();
    if (passOver) passOver(path, why);
    else throw new UnreadableFile(path, withWhatIsRead(why));
  }

  #whyNothing(): Said {
    const lines = this.#lines;
    if (lines === 0) return said('why.empty');
    if (this.#nothing) return this.#nothing;
    if (!this.#isText) return said('why.no-text');
    if (this.#overlong === 0) return said('why.unrecognised', { count: lines });
    return said('why.overlong', { overlong: this.#overlong, lines, kib: LONGEST_LINE / 1024 });
  }
}

/** Of one of many in a folder it is enough to say why; who named it is told what would be read, too. */
const withWhatIsRead = (why: Said): Said =>
  why.code === 'why.no-text' || why.code === 'why.unrecognised' ? said('why.and-what-is-read', { why }) : why;

const isOfBytes = ({ dialect }: Ingest): boolean =>
  allDialects.some((known) => known.name === dialect && readsBytes(known));

const without = (counts: Readonly<IngestCounts>, part: Readonly<IngestCounts>): IngestCounts => ({
  lines: counts.lines - part.lines,
  recognised: counts.recognised - part.recognised,
  unknown: counts.unknown - part.unknown,
  damaged: counts.damaged - part.damaged,
});
