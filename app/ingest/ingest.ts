/**
 * One input: bytes in, events out, everything counted. The dialect is the caller's choice or is detected from the
 * first lines, which are then read like all others.
 */
import { detectDialect } from './detect-dialect.ts';
import type { Dialect, Emit, LineParser, Verdict } from './dialect.ts';
import { DAMAGED, RECOGNISED } from './dialect.ts';
import { LineSplitter } from './lines.ts';

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

interface Latin1 {
  latin1Slice(): string;
}

/** One character a byte. `TextDecoder('latin1')` would be windows-1252. */
const latin1 = (chunk: Uint8Array | string): string => {
  if (typeof chunk === 'string') return chunk;
  if ('latin1Slice' in chunk) return (chunk as unknown as Latin1).latin1Slice();
  let text = '';
  for (let i = 0; i < chunk.length; i += 8192) text += String.fromCharCode(...chunk.subarray(i, i + 8192));
  return text;
};

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
    this.splitter.feed(latin1(chunk));
  }

  end(): void {
    this.splitter.end();
    if (this.held) this.detect();
    this.parser?.end();
  }

  private line(text: string, start: number, end: number): void {
    if (this.held) {
      this.held.push(text.slice(start, end));
      this.heldLength += end - start;
      if (this.held.length >= DETECTION_LINES || this.heldLength >= DETECTION_CHARACTERS) this.detect();
    } else this.read(text, start, end);
  }

  private read(text: string, start: number, end: number): void {
    const { counts, parser } = this;
    counts.lines++;
    let verdict: Verdict = 0;
    if (parser?.parseAt) verdict = parser.parseAt(text, start, end, counts.lines);
    else if (parser) {
      const last = text.charCodeAt(end - 1) === 0x0d ? end - 1 : end;
      verdict = parser.parse(text.slice(start, last), counts.lines) ? 1 : 0;
    }
    if (verdict === RECOGNISED) counts.recognised++;
    else {
      counts.unknown++;
      if (verdict === DAMAGED) counts.damaged++;
    }
  }

  private overlong(): void {
    if (this.held) this.held.push('');
    else (this.counts.lines++, this.counts.unknown++);
    this.counts.damaged++;
  }

  private detect(): void {
    const lines = this.held ?? [];
    this.held = undefined;
    const dialect = detectDialect(lines, this.options.dialects);
    if (dialect) this.choose(dialect);
    for (const line of lines) this.read(line, 0, line.length);
  }

  private choose(dialect: Dialect): void {
    const { input = 0, emit, year } = this.options;
    this.held = undefined;
    this.dialect = dialect;
    this.parser = dialect.open(input, emit, year === undefined ? undefined : { year });
  }
}

export const createIngest = (options: IngestOptions): Ingest => new LineIngest(options);
