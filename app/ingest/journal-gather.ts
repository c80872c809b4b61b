import { type JournalRecord, readJournalFields, readJournalText } from './journal-json.ts';
import { isoInstant } from './stamps.ts';

const VERBOSE_HEAD = /^[A-Z][a-z]{2} \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} \S+ \[s=/;
const VERBOSE_FIELD = /^ {4}([A-Z_][A-Z_0-9]{0,63})=(.*)/;
const INDENTED = '    ';
/** Longest entry that is gathered; what is longer is left out. */
const LONGEST = 262_144;

/** Entries that `journalctl` spreads over several lines: those of `-o json-pretty` and `-o verbose`. */
export class EntryGatherer {
  readonly #programs: readonly string[];
  /** JSON so far; undefined outside of an entry of `json-pretty`. */
  #json: string | undefined;
  /** Fields so far; undefined outside of an entry of `verbose`. */
  #fields: Record<string, string> | undefined;
  #length = 0;
  #record: JournalRecord | undefined;

  constructor(programs: readonly string[]) {
    this.#programs = programs;
  }

  /** Whether an entry has begun: it must see every line until it ends. */
  get isOpen(): boolean {
    return this.#json !== undefined || this.#fields !== undefined;
  }

  /** @returns whether the line is part of such an entry */
  take(line: string): boolean {
    const first = line.charCodeAt(0);
    if (!this.isOpen && first !== BRACE && !isCapital(first)) return false;
    if (line === '{') return this.#begin('{', undefined);
    if (isCapital(first) && VERBOSE_HEAD.test(line)) {
      const micros = (isoInstant(line, 4) ?? Number.NaN) * 1000;
      return this.#begin(undefined, { __REALTIME_TIMESTAMP: String(micros) });
    }
    if (this.#json !== undefined) return this.#pretty(line);
    return this.#fields !== undefined && this.#verbose(line);
  }

  /** The entry that the last line ended, if it is of one of the programs. */
  pull(): JournalRecord | undefined {
    const record = this.#record;
    this.#record = undefined;
    return record;
  }

  /** The input ended. */
  end(): JournalRecord | undefined {
    this.#begin(undefined, undefined);
    return this.pull();
  }

  #begin(json: string | undefined, fields: Record<string, string> | undefined): true {
    if (this.#fields && this.#length <= LONGEST)
      this.#record = readJournalFields(this.#fields, this.#programs);
    this.#json = json;
    this.#fields = fields;
    this.#length = 0;
    return true;
  }

  #pretty(line: string): boolean {
    const isEnd = line === '}';
    if (!isEnd && !line.startsWith('\t')) {
      this.#json = undefined;
      return false;
    }
    this.#length += line.length;
    if (this.#length <= LONGEST) this.#json = `${this.#json ?? ''}${line}`;
    if (!isEnd) return true;
    if (this.#length <= LONGEST) this.#record = readJournalText(this.#json ?? '', this.#programs);
    this.#json = undefined;
    return true;
  }

  #verbose(line: string): boolean {
    if (!line.startsWith(INDENTED)) {
      this.#begin(undefined, undefined);
      return false;
    }
    this.#length += line.length;
    const [, name, value] = VERBOSE_FIELD.exec(line) ?? [];
    if (name !== undefined && value !== undefined && this.#fields && this.#length <= LONGEST)
      // eslint-disable-next-line rejoin/own-words -- capitals only: no word of an object's own
      this.#fields[name] ??= value;
    return true;
  }
}

const BRACE = 0x7b;
const isCapital = (code: number): boolean => code >= 0x41 && code <= 0x5a;
