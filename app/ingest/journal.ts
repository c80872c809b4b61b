/**
 * A journal or syslog: lines of many programs, each behind its name. Those of the programs that dialects know go to the
 * parsers of these dialects, all others are unknown lines.
 *
 * Read are `journalctl`'s forms `short` (all of them), `with-unit`, `json`, `json-pretty`, `json-sse`, `json-seq` and
 * `verbose`; `export`, which is not made of lines, is read by `journal-export.ts`.
 */
import type { Dialect, Emit, LineParser, OpenOptions, Verdict } from './dialect.ts';
import { RECOGNISED, UNKNOWN } from './dialect.ts';
import { LogDress } from './dress.ts';
import { type JournalRecord, readJournalText } from './journal-json.ts';
import { EntryGatherer } from './journal-gather.ts';
import { JournalReaders, programsOf } from './journal-readers.ts';
import { ProgramFilter } from './program-filter.ts';
import { latin1 } from './text.ts';

const BRACE = 0x7b;
const DASH = 0x2d;
/** Record separator of `json-seq` (RFC 7464). */
const SEPARATOR = 0x1e;
/** `data: {` of `json-sse`. */
const SSE = 'data: {';
const startsWithSse = (bytes: Uint8Array, p: number): boolean =>
  bytes[p] === 0x64 && bytes[p + 4] === 0x3a && bytes[p + 6] === BRACE;
const BOOT = /^-- (?:Boot [\da-f]{32}|Reboot) --$/;
/** What names the program of an entry whose fields stand on lines of their own. */
const IDENTIFIER = /^(?:\t"SYSLOG_IDENTIFIER" : "| {4}SYSLOG_IDENTIFIER=)/;

/** Whether a line was brought by syslog, the journal or Android for one of these programs. */
export const isCarried = (lines: readonly string[], dialects: readonly Dialect[]): boolean => {
  const programs = programsOf(dialects);
  const dress = new LogDress(programs, 1970);
  return lines.some((line) => {
    const json = jsonOf(line);
    if (json !== undefined) return readJournalText(json, programs) !== undefined;
    const identifier = IDENTIFIER.exec(line);
    if (identifier) return programs.some((program) => line.startsWith(program, identifier[0].length));
    return dress.peel(line) && dress.program >= 0;
  });
};

/** The entry that a line holds as JSON; undefined for any other line. */
const jsonOf = (line: string): string | undefined => {
  if (line.startsWith('{')) return line;
  if (line.startsWith(SSE)) return line.slice(SSE.length - 1);
  return line.charCodeAt(0) === SEPARATOR ? line.slice(1) : undefined;
};

export class JournalParser implements LineParser {
  private readonly readers: JournalReaders;
  private readonly filter: ProgramFilter;
  private readonly dress: LogDress;
  private readonly gatherer: EntryGatherer;
  private last = 0;

  /** @param dialects those with `programs`; lines of other programs are unknown */
  constructor(dialects: readonly Dialect[], input: number, emit: Emit, options?: OpenOptions) {
    this.readers = new JournalReaders(dialects, input, emit, options);
    this.filter = new ProgramFilter(this.readers.programs);
    this.dress = new LogDress(this.readers.programs, options?.year ?? 1970);
    this.gatherer = new EntryGatherer(this.readers.programs);
  }

  /** Names of the dialects that recognised lines, the one with most lines first. */
  get found(): string[] {
    return this.readers.found;
  }

  parseBytes(bytes: Uint8Array, start: number, end: number, number: number): Verdict {
    const first = bytes[start];
    const isRecord = first === BRACE || first === SEPARATOR || startsWithSse(bytes, start);
    if (isRecord && end - start > 2) {
      if (this.filter.isForeignRecord(bytes, start, end)) return UNKNOWN;
    } else if (this.filter.isForeignLine(bytes, start, end)) return UNKNOWN;
    return this.parseText(latin1(bytes, start, bytes[end - 1] === 0x0d ? end - 1 : end), number);
  }

  parseText(line: string, number: number): Verdict {
    this.last = number;
    const isPart = this.gatherer.take(line);
    const gathered = this.entry(this.gatherer.pull(), number);
    if (isPart) return gathered;
    const json = jsonOf(line);
    if (json !== undefined) return this.entry(readJournalText(json, this.readers.programs), number);
    if (line.charCodeAt(0) === DASH && BOOT.test(line)) {
      this.readers.boot(line, number);
      return RECOGNISED;
    }
    const { dress } = this;
    if (!dress.peel(line)) return UNKNOWN;
    return this.readers.line(dress.program, line, dress.body, number, dress);
  }

  end(): void {
    this.entry(this.gatherer.end(), this.last);
    this.readers.end();
  }

  private entry(record: JournalRecord | undefined, number: number): Verdict {
    return record ? this.readers.entry(record, number) : UNKNOWN;
  }
}
