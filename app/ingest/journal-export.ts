/**
 * `journalctl -o export`: entries of fields, an empty line behind each. A field is `NAME=text`, or a name alone on its
 * line, the length as 64 bits, little end first, and that many bytes (systemd, "Journal Export Format").
 */
import type { ByteParser, Dialect, Emit, IngestCounts, OpenOptions, Recognition } from './dialect.ts';
import { countLine, DAMAGED, noCounts, UNKNOWN } from './dialect.ts';
import { JournalReaders } from './journal-readers.ts';
import { LONGEST_LINE } from './lines.ts';
import { ProgramFilter } from './program-filter.ts';
import { copied, bytesOf, isDigit, latin1 } from './text.ts';

const LF = 0x0a;
const EQUALS = 0x3d;
const LENGTH_BYTES = 8;
const LONGEST_NAME = 64;
/** systemd writes no longer field (DATA_SIZE_MAX). */
const MOST_DATA = 768 * 2 ** 20;

const START = '__CURSOR=';

/** Every entry begins with its cursor, which nobody but the journal has. */
export const isJournalExport = (head: Uint8Array): boolean => latin1(head, 0, START.length) === START;

/** Fields that say something about an entry, by name. */
const FIELDS = {
  identifier: bytesOf('SYSLOG_IDENTIFIER'),
  message: bytesOf('MESSAGE'),
  comm: bytesOf('_COMM'),
  unit: bytesOf('_SYSTEMD_UNIT'),
  realtime: bytesOf('__REALTIME_TIMESTAMP'),
  source: bytesOf('_SOURCE_REALTIME_TIMESTAMP'),
  boot: bytesOf('_BOOT_ID'),
};
type Field = keyof typeof FIELDS;
const NAMES = Object.entries(FIELDS) as [Field, Uint8Array][];
/** By a name's length: the fields that could bear it. */
const BY_LENGTH: readonly (readonly [Field, Uint8Array][])[] = Array.from(
  { length: LONGEST_NAME + 1 },
  (_, n) => NAMES.filter(([, name]) => name.length === n),
);
const NO_BYTES = new Uint8Array(0);

interface Entry {
  isEmpty: boolean;
  isDamaged: boolean;
  /** Index of the program; -1 for any other one, undefined where no field has said it. */
  identifier: number | undefined;
  comm: number | undefined;
  unit: number | undefined;
  message: Uint8Array | undefined;
  boot: Uint8Array | undefined;
  realtime: number | undefined;
  source: number | undefined;
}

const newEntry = (): Entry => ({
  isEmpty: true,
  isDamaged: false,
  identifier: undefined,
  comm: undefined,
  unit: undefined,
  message: undefined,
  boot: undefined,
  realtime: undefined,
  source: undefined,
});

export class JournalExport implements ByteParser {
  readonly counts: IngestCounts = noCounts();
  readonly #readers: JournalReaders;
  readonly #filter: ProgramFilter;
  /** A field that the last chunk began. */
  #rest: Uint8Array = NO_BYTES;
  /** Bytes of a field that is too long to be read. */
  #skip = 0;
  /** A line that is too long, or lies behind a length that cannot be: its end, or the next entry, is looked for. */
  #isLost = false;
  #entry = newEntry();

  constructor(dialects: readonly Dialect[], input: number, emit: Emit, options?: OpenOptions) {
    this.#readers = new JournalReaders(dialects, input, emit, options);
    this.#filter = new ProgramFilter(this.#readers.programs);
  }

  /** The one that recognised most entries first. */
  get dialects(): readonly string[] {
    return this.#readers.found;
  }

  feed(chunk: Uint8Array): void {
    const bytes = this.#rest.length > 0 ? joined(this.#rest, chunk) : chunk;
    const p = this.#read(bytes);
    this.#rest = copied(bytes, p);
    // What an unfinished entry has shown so far lies in bytes that will be gone.
    const entry = this.#entry;
    entry.message = entry.message && copied(entry.message);
    entry.boot = entry.boot && copied(entry.boot);
  }

  end(): void {
    if (this.#rest.length > 0 || this.#skip > 0) this.#entry.isDamaged = true;
    this.#finish();
    this.#readers.end();
  }

  /** @returns where the first field begins that is not whole */
  #read(bytes: Uint8Array): number {
    const end = bytes.length;
    let p = 0;
    for (;;) {
      if (this.#skip > 0) {
        const skipped = Math.min(this.#skip, end - p);
        p += skipped;
        this.#skip -= skipped;
      }
      if (p >= end) return end;
      const lf = bytes.indexOf(LF, p);
      if (lf < 0) {
        if (end - p <= LONGEST_LINE) return p;
        this.#lose();
        return end;
      }
      if (this.#isLost) {
        // Only a new entry is sure ground.
        this.#isLost = latin1(bytes, p, p + START.length) !== START;
        if (this.#isLost) {
          p = lf + 1;
          continue;
        }
        this.#finish();
      }
      const next = lf === p ? this.#blank(lf) : this.#line(bytes, p, lf, end);
      if (next < 0) return p;
      p = next;
    }
  }

  #blank(lf: number): number {
    this.#finish();
    return lf + 1;
  }

  /** @returns offset behind the field whose first line is `bytes[p, lf)`; -1 where more bytes are needed */
  #line(bytes: Uint8Array, p: number, lf: number, end: number): number {
    this.#entry.isEmpty = false;
    const limit = Math.min(lf, p + LONGEST_NAME + 1);
    let equals = p;
    while (equals < limit && bytes[equals] !== EQUALS) equals++;
    if (equals < lf) {
      if (lf - equals > LONGEST_LINE) this.#entry.isDamaged = true;
      else if (equals < limit) this.#field(bytes, p, equals, equals + 1, lf);
      return lf + 1;
    }
    const data = lf + 1 + LENGTH_BYTES;
    if (data > end) return -1;
    const length = lengthAt(bytes, lf + 1);
    if (length > MOST_DATA) {
      this.#lose();
      return lf + 1;
    }
    if (length > LONGEST_LINE) {
      this.#entry.isDamaged = true;
      this.#skip = length + 1;
      return data;
    }
    if (data + length + 1 > end) return -1;
    this.#field(bytes, p, lf, data, data + length);
    return data + length + 1;
  }

  #lose(): void {
    this.#entry.isDamaged = true;
    this.#isLost = true;
  }

  #field(bytes: Uint8Array, name: number, nameEnd: number, value: number, end: number): void {
    for (const [field, letters] of BY_LENGTH[nameEnd - name] ?? []) {
      let i = 0;
      while (i < letters.length && bytes[name + i] === letters[i]) i++;
      if (i === letters.length) return this.#set(field, bytes, value, end);
    }
  }

  #set(field: Field, bytes: Uint8Array, start: number, end: number): void {
    const entry = this.#entry;
    switch (field) {
      case 'message':
      case 'boot':
        entry[field] = bytes.subarray(start, end);
        return;
      case 'realtime':
      case 'source':
        entry[field] = numberAt(bytes, start, end);
        return;
      default:
        entry[field] = this.#filter.programAt(bytes, start, end);
    }
  }

  #finish(): void {
    const entry = this.#entry;
    if (entry.isEmpty) return;
    this.#entry = newEntry();
    countLine(this.counts, this.#tell(entry, this.counts.lines + 1));
  }

  #tell(entry: Entry, number: number): Recognition {
    const { identifier, comm, unit, message, boot, realtime, source } = entry;
    const program = identifier ?? comm ?? unit ?? -1;
    if (program < 0 || !message) return entry.isDamaged ? DAMAGED : UNKNOWN;
    const time = source ?? realtime;
    return this.#readers.entry(
      {
        program,
        at: time === undefined ? undefined : time / 1000,
        message: latin1(message, 0, message.length),
        boot: boot && latin1(boot, 0, boot.length),
      },
      number,
    );
  }
}

const joined = (a: Uint8Array, b: Uint8Array): Uint8Array => {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
};

/** 64 bits, little end first; beyond 2^53 only roughly, which is too long in any case. */
const lengthAt = (bytes: Uint8Array, p: number): number => {
  let length = 0;
  for (let i = LENGTH_BYTES - 1; i >= 0; i--) length = length * 256 + (bytes[p + i] ?? 0);
  return length;
};

/** A number in decimal digits; undefined for anything else. */
const numberAt = (bytes: Uint8Array, start: number, end: number): number | undefined => {
  let value = 0;
  for (let p = start; p < end; p++) {
    const byte = bytes[p] ?? 0;
    if (!isDigit(byte)) return undefined;
    value = value * 10 + byte - 0x30;
  }
  return end > start && Number.isSafeInteger(value) ? value : undefined;
};
