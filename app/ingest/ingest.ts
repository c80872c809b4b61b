/**
 * One input: bytes in, events out, everything counted. The dialect is the caller's choice or is detected from the
 * first lines, which are then read like all others.
 */
import { detectDialect } from './detect-dialect.ts';
import type { Dialect, Emit, LineParser, Verdict } from './dialect.ts';
import { DAMAGED, RECOGNISED, UNKNOWN } from './dialect.ts';
import { LineSplitter } from './lines.ts';
import { bytesOf, latin1 } from './text.ts';

export interface IngestCounts {
  /** lines = recognised + unknown. */
  lines: number;
  recognised: number;
  unknown: number;
  /** How many of the unknown lines are damaged: overlong, cut, or run into another line. */
  damaged: number;
}

export interface IngestOptions {
  /** Left out: detected. */
  readonly dialect?: Dialect | undefined;
  /** What detection may choose from; left out: all line dialects of ingest. */
  readonly dialects?: readonly Dialect[];
  /** Index into the diagnosis' inputs. Default 0. */
  readonly input?: number;
  /** Year of the first stamp without one. Default 1970: ingest has no clock. */
  readonly year?: number;
  readonly emit: Emit;
}

export interface Ingest {
  readonly counts: Readonly<IngestCounts>;
  /** Undefined until it is known, and at the end if nothing fits. */
  readonly dialect: Dialect | undefined;
  /** @param chunk bytes, or text with one character a byte */
  feed(chunk: Uint8Array | string): void;
  end(): void;
}

/** Lines and characters that are held back for detection. */
const DETECTION_LINES = 4_000;
const DETECTION_CHARACTERS = 1 << 20;

class LineIngest implements Ingest {
  readonly counts: IngestCounts = { lines: 0, recognised: 0, unknown: 0, damaged: 0 };
  dialect: Dialect | undefined;
  private readonly options: IngestOptions;
  private readonly splitter: LineSplitter;
  private parser: LineParser | undefined;
  private held: string[] | undefined = [];
  private heldLength = 0;

  constructor(options: IngestOptions) {
    this.options = options;
    this.splitter = new LineSplitter(
      (text, start, end) => this.line(text, start, end),
      () => this.overlong(),
    );
    if (options.dialect) this.choose(options.dialect);
  }

  feed(chunk: Uint8Array | string): void {
    this.splitter.feed(typeof chunk === 'string' ? bytesOf(chunk) : chunk);
  }

  end(): void {
    this.splitter.end();
    if (this.held) this.detect(true);
    this.parser?.end();
  }

  private line(bytes: Uint8Array, start: number, end: number): void {
    if (this.held) {
      this.held.push(latin1(bytes, start, end));
      this.heldLength += end - start;
      if (this.held.length >= DETECTION_LINES || this.heldLength >= DETECTION_CHARACTERS) this.detect(false);
      return;
    }
    const { parser } = this;
    if (parser?.parseBytes) this.count(parser.parseBytes(bytes, start, end, this.counts.lines + 1));
    else this.read(latin1(bytes, start, end));
  }

  private read(line: string): void {
    const text = line.endsWith('\r') ? line.slice(0, -1) : line;
    const { parser } = this;
    if (parser?.parseText) this.count(parser.parseText(text, this.counts.lines + 1));
    else this.count(parser?.parse(text, this.counts.lines + 1) ? RECOGNISED : UNKNOWN);
  }

  private count(verdict: Verdict): void {
    const { counts } = this;
    counts.lines++;
    if (verdict === RECOGNISED) counts.recognised++;
    else {
      counts.unknown++;
      if (verdict === DAMAGED) counts.damaged++;
    }
  }

  private overlong(): void {
    // An empty line keeps its place while the first lines wait; it is counted as damaged here.
    if (this.held) {
      this.held.push('');
      this.counts.damaged++;
    } else this.count(DAMAGED);
  }

  /** Where the first lines say nothing, those after them may: a journal often begins with other programs. */
  private detect(isLast: boolean): void {
    const lines = this.held ?? [];
    const dialect = detectDialect(lines, this.options.dialects);
    if (dialect) this.choose(dialect);
    for (const line of lines) this.read(line);
    this.held = dialect || isLast ? undefined : [];
    this.heldLength = 0;
  }

  private choose(dialect: Dialect): void {
    const { input = 0, emit, year } = this.options;
    this.held = undefined;
    this.dialect = dialect;
    this.parser = dialect.open(input, emit, year === undefined ? undefined : { year });
  }
}

export const createIngest = (options: IngestOptions): Ingest => new LineIngest(options);
