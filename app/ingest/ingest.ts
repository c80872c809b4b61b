/**
 * One input: bytes in, events out, everything counted. The dialect is the caller's choice or is detected from the
 * first bytes and lines, which are then read like all others.
 */
import type { WifiEvent } from '../domain/events.ts';
import type { Said } from '../domain/said.ts';
import { detectDialect, sniffDialect } from './detect-dialect.ts';
import type {
  AnyDialect,
  ByteParser,
  Dialect,
  Emit,
  EmitAgain,
  IngestCounts,
  Recognition,
} from './dialect.ts';
import { countLine, DAMAGED, noCounts, readsBytes, RECOGNISED, UNKNOWN } from './dialect.ts';
import { allDialects } from './dialects.ts';
import { encodingOf, Utf16Reader } from './encoding.ts';
import { hear, hearBetween, type LineBetween } from './hearsay/hearsay.ts';
import { isJournalExport, JournalExport } from './journal-export.ts';
import { LineReader } from './line-reader.ts';
import { LineSplitter } from './lines.ts';
import { withoutMargin } from './paste/margin.ts';
import { pastedText } from './paste/pasted-text.ts';
import { quotedPrintable } from './paste/quoted-printable.ts';
import { Repeats, repeatsIn } from './repeats.ts';
import { sound } from './sound.ts';
import type { UnknownLines } from './unknown-lines.ts';
import { bytesOf, copied, latin1, textOf } from './text.ts';

export interface IngestOptions {
  /** Left out: detected. */
  readonly dialect?: AnyDialect | undefined;
  /** What detection may choose from; left out: all dialects of ingest. */
  readonly dialects?: readonly AnyDialect[];
  /** Index into the diagnosis' inputs. Default 0. */
  readonly input?: number;
  /** Year of the first stamp without one. Default 1970: ingest has no clock. */
  readonly year?: number;
  readonly emit: Emit;
  /** Takes what a log tells once more, of another station at another time; left out: it is emitted like all else. */
  readonly again?: EmitAgain | undefined;
  /** Is told of the lines that nobody knew. */
  readonly unknown?: UnknownLines | undefined;
}

export interface Ingest {
  readonly counts: Readonly<IngestCounts>;
  /** Undefined until it is known, and at the end if nothing fits. In a journal the one that recognised most lines. */
  readonly dialect: string | undefined;
  /** All dialects that recognised lines: several in a journal. */
  readonly dialects: readonly string[];
  /** Where nothing was recognised though all was read: a `why.` of the file. */
  readonly nothing: Said | undefined;
  /** Nobody knew a line of it, and yet it speaks of Wi-Fi. */
  readonly isHearsay: boolean;
  /** Lines that were too long to be read (`LONGEST_LINE`); they count as damaged. */
  readonly overlong: number;
  /** Counts of each file of a rotated log that ended before the last one, by `nextFile`. */
  readonly finished: readonly Readonly<IngestCounts>[];
  /** @param chunk bytes, which may be overwritten afterwards, or text with one character a byte */
  feed(chunk: Uint8Array | string): void;
  /**
   * A file of a rotated log has ended and the next one follows: what parsers remember goes on, lines do not. For logs
   * that are made of lines.
   * @returns lines so far: the next one is the first of its file
   */
  nextFile(): number;
  end(): void;
}

/** Bytes that are held back to see whether the input is made of lines at all. */
const HEAD = 65_536;
/** Lines and characters that are held back for detection. */
const DETECTION_LINES = 4_000;
const DETECTION_CHARACTERS = 1 << 20;
/** Lines that somebody may have pasted; a log of more is read as it stands. */
const LONGEST_PASTE = 2_000;

const NOTHING = new Uint8Array(0);

class AnyIngest implements Ingest {
  readonly #options: IngestOptions;
  #utf16: Utf16Reader | undefined;
  /** The first bytes are held back, and how many of them are there. */
  #isHolding = true;
  #head: Uint8Array | undefined;
  #held = 0;
  #reader: ByteParser | LineIngest | JournalExport | undefined;
  #name: string | undefined;

  constructor(options: IngestOptions) {
    this.#options = options;
  }

  get counts(): Readonly<IngestCounts> {
    return this.#reader?.counts ?? NO_COUNTS;
  }

  get dialect(): string | undefined {
    return this.#name ?? this.dialects[0];
  }

  get dialects(): readonly string[] {
    if (this.#name !== undefined) return [this.#name];
    return this.#reader && 'dialects' in this.#reader ? this.#reader.dialects : [];
  }

  get nothing(): Said | undefined {
    return this.#reader && 'nothing' in this.#reader ? this.#reader.nothing : undefined;
  }

  get isHearsay(): boolean {
    return this.#reader instanceof LineIngest && this.#reader.isHearsay;
  }

  get overlong(): number {
    return this.#reader instanceof LineIngest ? this.#reader.overlong : 0;
  }

  get finished(): readonly Readonly<IngestCounts>[] {
    return this.#reader instanceof LineIngest ? this.#reader.finished : [];
  }

  nextFile(): number {
    this.#beginWithHeld();
    return this.#reader instanceof LineIngest ? this.#reader.nextFile() : this.counts.lines;
  }

  feed(chunk: Uint8Array | string): void {
    const bytes = typeof chunk === 'string' ? bytesOf(chunk) : chunk;
    if (!this.#isHolding) return this.#read(bytes);
    if (this.#held > 0 || bytes.length < HEAD) this.#hold(bytes);
    else this.#begin(bytes);
  }

  end(): void {
    this.#beginWithHeld();
    this.#reader?.end();
  }

  #beginWithHeld(): void {
    if (this.#isHolding) this.#begin(this.#head?.subarray(0, this.#held) ?? NOTHING);
  }

  /** Gathers what comes in small pieces until there is enough of it. */
  #hold(bytes: Uint8Array): void {
    const head = this.#head ?? new Uint8Array(HEAD);
    const some = bytes.subarray(0, HEAD - this.#held);
    head.set(some, this.#held);
    this.#held += some.length;
    this.#head = head;
    if (this.#held < HEAD) return;
    this.#begin(head);
    this.#read(bytes.subarray(some.length));
  }

  /** Enough was held back, or the input has ended. */
  #begin(first: Uint8Array): void {
    const options = this.#options;
    this.#isHolding = false;
    this.#head = undefined;
    const encoding = encodingOf(first);
    if (encoding !== 'bytes') this.#utf16 = new Utf16Reader(encoding);
    const bytes = this.#utf16 ? this.#utf16.read(first) : first;
    this.#reader = this.#open(bytes.subarray(0, HEAD), options);
    this.#reader.feed(bytes);
  }

  #open(head: Uint8Array, options: IngestOptions): ByteParser | LineIngest | JournalExport {
    const { dialect = sniffDialect(head, options.dialects), input = 0, emit } = options;
    if (!dialect || !readsBytes(dialect)) {
      if (!isJournalExport(head)) return new LineIngest({ ...options, dialect });
      return new JournalExport(carriedBy(options, dialect), input, emit, openOptions(options));
    }
    this.#name = dialect.name;
    return dialect.openBytes(input, emit, openOptions(options));
  }

  #read(bytes: Uint8Array): void {
    this.#reader?.feed(this.#utf16 ? this.#utf16.read(bytes) : bytes);
  }
}

const NO_COUNTS = noCounts();
const openOptions = ({ year }: IngestOptions): { readonly year?: number } =>
  year === undefined ? {} : { year };

/** The dialects that are read in a journal: all that live in journals, unless the caller wants one. */
const carriedBy = (
  { dialects = allDialects }: IngestOptions,
  wanted: Dialect | undefined,
): readonly Dialect[] =>
  wanted
    ? [wanted]
    : dialects.filter((known): known is Dialect => !readsBytes(known) && known.programs !== undefined);

const linesOf = ({ dialects = allDialects }: IngestOptions): readonly Dialect[] =>
  dialects.filter((known): known is Dialect => !readsBytes(known));

interface LineIngestOptions extends IngestOptions {
  readonly dialect?: Dialect | undefined;
}

class LineIngest implements ByteParser {
  readonly counts: IngestCounts = noCounts();
  readonly finished: IngestCounts[] = [];
  overlong = 0;
  isHearsay = false;
  /** Lines after which files ended whose lines are not counted yet. */
  #ends: number[] = [];
  readonly #options: LineIngestOptions;
  readonly #splitter: LineSplitter;
  #parser: LineReader | undefined;
  #name: string | undefined;
  #held: Uint8Array[] | undefined = [];
  #heldLength = 0;
  readonly #repeats = new Repeats();
  #chunk: Uint8Array | undefined;
  /** What the line that was counted last was. */
  #verdict: Recognition = UNKNOWN;
  /** Of a pasted text all lines, and what is told of those that somebody knows. */
  #pasted: { readonly lines: LineBetween[]; readonly told: WifiEvent[] } | undefined;

  constructor(options: LineIngestOptions) {
    this.#options = options;
    this.#splitter = new LineSplitter(
      (text, start, end) => this.#line(text, start, end),
      () => this.#tooLong(),
    );
  }

  /** The one that recognised most lines first. */
  get dialects(): readonly string[] {
    const found = this.#parser?.found ?? [];
    return found.length > 0 ? found : this.#name === undefined ? [] : [this.#name];
  }

  feed(chunk: Uint8Array): void {
    this.#chunk = chunk;
    this.#splitter.feed(chunk);
    this.#repeats.keep();
    this.#chunk = undefined;
  }

  end(): void {
    this.#splitter.end();
    if (this.#held) this.#detect(this.#ends.length === 0);
    this.#parser?.end();
    if (this.#pasted) this.#hear(this.#pasted);
  }

  #line(bytes: Uint8Array, start: number, end: number): void {
    if (this.#held) {
      this.#held.push(copied(bytes, start, end));
      this.#heldLength += end - start;
      if (this.#held.length >= DETECTION_LINES || this.#heldLength >= DETECTION_CHARACTERS) this.#detect();
      return;
    }
    const isRepeat = this.#repeats.see(bytes, start, end);
    // A line of two chunks lies where the next such line will be put together.
    if (bytes !== this.#chunk) this.#repeats.keep();
    this.#repeatOrRead(isRepeat, bytes, start, end);
  }

  /** What says once more what the line before it says is that line. */
  #repeatOrRead(isRepeat: boolean, bytes: Uint8Array, start: number, end: number): void {
    if (isRepeat) countLine(this.counts, this.#verdict);
    else this.#read(bytes, start, end);
  }

  #read(bytes: Uint8Array, start: number, end: number): void {
    const { counts } = this;
    const parser = this.#parser;
    const number = counts.lines + 1;
    const verdict = parser ? parser.parseBytes(bytes, start, end, number) : UNKNOWN;
    this.#count(verdict, bytes, start, end, number);
  }

  #count(verdict: Recognition, bytes: Uint8Array, start: number, end: number, number: number): void {
    this.#verdict = verdict;
    countLine(this.counts, verdict);
    if (verdict !== RECOGNISED) this.#options.unknown?.add(latin1(bytes, start, end), number);
  }

  nextFile(): number {
    this.#splitter.end();
    const lines = this.counts.lines + (this.#held?.length ?? 0);
    this.#ends.push(lines);
    this.#finish();
    return lines;
  }

  /** Counts the files that end with the line that was counted last. */
  #finish(): void {
    while (this.#ends[0] === this.counts.lines) {
      this.#ends.shift();
      const counts = { ...this.counts };
      for (const { lines, recognised, unknown, damaged } of this.finished) {
        counts.lines -= lines;
        counts.recognised -= recognised;
        counts.unknown -= unknown;
        counts.damaged -= damaged;
      }
      this.finished.push(counts);
    }
  }

  #tooLong(): void {
    this.overlong++;
    // An empty line keeps its place while the first lines wait; it is counted as damaged here.
    if (this.#held) {
      this.#held.push(NOTHING);
      this.counts.damaged++;
    } else countLine(this.counts, DAMAGED);
  }

  /**
   * The first lines show whose text this seems to be.
   * @param isWhole there are no others
   */
  #detect(isWhole = false): void {
    const lines = this.#held ?? [];
    const isPaste = isWhole && lines.length <= LONGEST_PASTE;
    const written = lines.map((line) => textOf(line, 0, line.length));
    const margined = isPaste ? withoutMargin(written) : written;
    const mail = isPaste ? quotedPrintable(margined) : undefined;
    const texts = mail?.lines ?? margined;
    const { input = 0, emit, dialect: wanted } = this.#options;
    const dialect = wanted ?? detectDialect(texts, this.#options.dialects);
    const options = {
      ...openOptions(this.#options),
      first: dialect,
      again: isPaste ? undefined : this.#options.again,
    };
    const dialects = wanted ? [wanted] : linesOf(this.#options);
    const pasted = isPaste && !wanted ? { lines: [] as LineBetween[], told: [] as WifiEvent[] } : undefined;
    this.#pasted = pasted;
    const tell: Emit = pasted ? (event) => void pasted.told.push(event) : emit;
    const parser = new LineReader(dialects, input, tell, options);
    this.#parser = parser;
    this.#held = undefined;
    this.#name = dialect?.name;
    const repeats = repeatsIn(texts);
    if (isPaste) {
      const kept = [...lines.keys()].filter(
        (index) => repeats[index] !== true && mail?.isJoined[index] !== true,
      );
      const once = kept.map((index) => texts[index] ?? '');
      for (const { text, number, pieces } of pastedText(once, dialects, options)) {
        const at = kept[number - 1] ?? 0;
        const bytes = text === written[at] ? (lines[at] ?? NOTHING) : bytesOf(text);
        const behind = pasted?.told.length ?? 0;
        const first = parser.parseBytes(bytes, 0, bytes.length, at + 1);
        const verdict =
          first === RECOGNISED ? first : parser.lookThrough(bytes, 0, bytes.length, at + 1) || first;
        this.#count(verdict, bytes, 0, bytes.length, at + 1);
        const known = first === RECOGNISED ? 'whole' : verdict === RECOGNISED ? 'part' : 'no';
        pasted?.lines.push({ text, number: at + 1, known, behind });
        // Its other pieces, and what says it once more.
        const next = kept[number - 1 + pieces] ?? lines.length;
        for (let more = at + 1; more < next; more++) countLine(this.counts, verdict);
      }
      return;
    }
    for (const [index, line] of lines.entries()) {
      this.#repeatOrRead(repeats[index] === true, line, 0, line.length);
      this.#finish();
    }
  }

  /** What nobody knows is heard where nothing else is told, and between what is. */
  #hear({
    lines,
    told,
  }: {
    readonly lines: readonly LineBetween[];
    readonly told: readonly WifiEvent[];
  }): void {
    const { input = 0, emit, year = 1970 } = this.#options;
    if (told.length === 0) {
      const heard = hear(lines, input, emit, year);
      if (heard === undefined) return;
      this.isHearsay = true;
      this.#know(heard);
      return;
    }
    const between = hearBetween(lines, told, input, year);
    for (const event of between.events) emit(event);
    this.#know(between.heard);
  }

  #know(heard: number): void {
    this.counts.recognised += heard;
    this.counts.unknown -= heard;
    // A line that was damaged for who knows its head may have been heard.
    this.counts.damaged = Math.min(this.counts.damaged, this.counts.unknown);
  }
}

export const createIngest = (options: IngestOptions): Ingest =>
  new AnyIngest({ ...options, emit: sound(options.emit) });
