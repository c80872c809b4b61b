/** `log show --style ndjson` (a record a line) and `--style json` (one array, a field a line). */
import type { Carrier } from '../dialect.ts';
import { bytesOf } from '../journal-json.ts';
import { isoInstant } from '../stamps.ts';
import { NOBODY, programOfPath } from './programs.ts';

export interface MacRecord extends Carrier {
  readonly program: number;
  /** One character a byte; undefined where the record was cut. */
  readonly message: string | undefined;
}

const BACKSLASH = 0x5c;

/** Offset of the quote that ends the JSON string whose text begins at `start`, or -1. */
const endOfString = (line: string, start: number): number => {
  let quote = line.indexOf('"', start);
  while (quote >= 0) {
    let p = quote;
    while (p > start && line.charCodeAt(p - 1) === BACKSLASH) p--;
    if (((quote - p) & 1) === 0) return quote;
    quote = line.indexOf('"', quote + 1);
  }
  return -1;
};

/** The text of the JSON string that begins at `start`. */
const stringAt = (line: string, start: number): string | undefined => {
  const end = endOfString(line, start);
  if (end < 0) return undefined;
  const raw = line.slice(start, end);
  if (!raw.includes('\\')) return raw;
  try {
    return bytesOf(JSON.parse(`"${raw}"`));
  } catch {
    return undefined;
  }
};

const valueOf = (line: string, field: string): string | undefined => {
  const p = line.indexOf(field);
  return p < 0 ? undefined : stringAt(line, p + field.length);
};

const PROCESS = '"processImagePath":"';
const MESSAGE = '"eventMessage":"';
const TIMESTAMP = '"timestamp":"';

/** @returns undefined for anything that is not a record of the programs that are read */
export const readNdjson = (line: string): MacRecord | undefined => {
  const path = line.indexOf(PROCESS);
  if (path < 0) return undefined;
  const end = line.indexOf('"', path + PROCESS.length);
  const program = end < 0 ? NOBODY : programOfPath(line.slice(path + PROCESS.length, end));
  if (program === NOBODY) return undefined;
  return {
    program,
    message: valueOf(line, MESSAGE),
    instant: () => {
      const stamp = line.indexOf(TIMESTAMP);
      return stamp < 0 ? undefined : isoInstant(line, stamp + TIMESTAMP.length);
    },
  };
};

/** Whether a line is a record of the unified log, whoever wrote it. */
export const isNdjson = (line: string): boolean =>
  line.startsWith('{') && line.includes(PROCESS) && line.includes(TIMESTAMP);

/** A field of the array form: `  "eventMessage" : "…",`. */
const FIELD = /^ {2}"(eventMessage|processImagePath|timestamp)" : "/;

const QUOTE = 0x22;
const FIRST_OF_FIELD = new Set(['e', 'p', 't'].map((letter) => letter.charCodeAt(0)));

/** Whether a line that begins with a blank may be one of these fields. */
export const mayBeField = (bytes: Uint8Array, start: number): boolean =>
  bytes[start + 2] === QUOTE && FIRST_OF_FIELD.has(bytes[start + 3] ?? 0);

/** Gathers the fields of one record of the array form. */
export class RecordReader {
  /** Number of the line with the message. */
  number = 0;
  #path = '';
  #stamp = '';
  #message: string | undefined;

  /** Takes what a line holds of the record, if anything. */
  field(line: string, number: number): void {
    const name = FIELD.exec(line);
    if (!name) return;
    const text = stringAt(line, name[0].length);
    if (name[1] === 'processImagePath') this.#path = text ?? '';
    else if (name[1] === 'timestamp') this.#stamp = text ?? '';
    else {
      this.#message = text;
      this.number = number;
    }
  }

  /** The record has ended. */
  take(): MacRecord | undefined {
    const path = this.#path;
    const stamp = this.#stamp;
    const message = this.#message;
    this.#path = '';
    this.#stamp = '';
    this.#message = undefined;
    const program = programOfPath(path);
    return program === NOBODY || message === undefined
      ? undefined
      : { program, message, instant: () => isoInstant(stamp, 0) };
  }
}
