/** Meraki's event log as its dashboard exports it: a row an event, newest first; the client by its name where it has one. */
import type { Instant } from '../../domain/ids.ts';
import { csvCells } from '../csv-cells.ts';
import type { Dialect, Emit, LineParser, OpenOptions, Recognition } from '../dialect.ts';
import { RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { StackedDress } from '../stacked-dress.ts';
import { toMac } from '../text.ts';
import { merakiReads, merakiType } from './records.ts';

const TYPE =
  /(?:^|[",\t ])(802\.1(?:1 (?:dis)?association|X (?:EAP )?(?:authentication fail(?:ure|ed)|(?:de)?authentication|success|failure))|WPA (?:de)?authentication|WPA failed auth\/assoc)(?=$|[",\t :])(?!:? (?:is |was |has |did )?(?:not\b|fail|reject|error|timed|denied|refused))/;
const COLUMNS = /[,\t]/;
/** A row's beginning in a page's text: a time, and a few names. Sentences have more words, and marks between them. */
const IN_TEXT = /^[^[\]"()=<>]{0,24}\d:\d\d(?::\d\d)?\S{0,8}(?: [^[\]"()=<>\s]{1,64}){1,5} ?$/;

/** A row's event: in columns, or in a page's text behind its time. Prose has neither. */
function eventIn(line: string): RegExpExecArray | undefined {
  const told = TYPE.exec(line);
  if (!told) return undefined;
  const before = line.slice(0, told.index);
  return told.index === 0 || line.startsWith('"') || line.includes('\t') || IN_TEXT.test(before)
    ? told
    : undefined;
}
const MOST_ROWS = 8192;

interface MerakiRow {
  readonly at: Instant | undefined;
  readonly client: string;
  readonly type: string;
  readonly details: string;
  readonly line: number;
  readonly text: string;
}

/** Cells of a row: of a file, of a table that was copied, or of a page's text, where the client is the word before the event. */
function cellsOf(line: string, { 1: type = '', index, 0: found }: RegExpExecArray): readonly string[] {
  const before = line.slice(0, index);
  if (line.includes('\t')) return line.split('\t', MOST_CELLS).map((cell) => cell.trim());
  if (COLUMNS.test(before) || before === '') return csvCells(line).cells;
  const client = NAME.exec(before.trim())?.[0] ?? '';
  return [client, type, line.slice(index + found.length).trim()];
}
const MOST_CELLS = 64;
/** The last word, where it may be a name: in prose there are marks behind it. */
const NAME = /(?<=^| )[^\s()<>[\]{},;]{0,63}[^\s()<>[\]{},;:]$/;

class CsvParser implements LineParser {
  readonly #input: number;
  readonly #emit: Emit;
  readonly #dress: StackedDress;
  #rows: MerakiRow[] = [];

  constructor(input: number, emit: Emit, options?: OpenOptions) {
    this.#input = input;
    this.#emit = emit;
    this.#dress = new StackedDress([], options?.year ?? 1970);
  }

  parseText(line: string, number: number): Recognition {
    const told = eventIn(line);
    if (!told) return UNKNOWN;
    const cells = cellsOf(line, told);
    const at = cells.findIndex((cell) => merakiType(cell) !== undefined);
    const client = cells[at - 1];
    const type = merakiType(cells[at] ?? '');
    if (client === undefined || client === '' || type === undefined) return UNKNOWN;
    this.#dress.peel(line);
    const details = cells.slice(at).join(', ');
    this.#rows.push({
      at: this.#dress.instant(line),
      client,
      type,
      details,
      line: number,
      text: evidence(line),
    });
    if (this.#rows.length >= MOST_ROWS) this.end();
    return RECOGNISED;
  }

  end(): void {
    const rows = this.#rows;
    this.#rows = [];
    const [first, last] = [rows[0]?.at, rows.at(-1)?.at];
    if (first !== undefined && last !== undefined && first > last) rows.reverse();
    for (const { at, client, type, details, line, text } of rows) {
      const field = (name: string): string | undefined =>
        new RegExp(`${name}: ?'?(\\w{1,16})`).exec(details)?.[1];
      const origin = { input: this.#input, line, text };
      for (const read of merakiReads(type, field))
        this.#emit({ at, origin, witness: 'access-point', iface: '', station: toMac(client), ...read });
    }
  }
}

export const merakiCsv: Dialect = {
  name: 'meraki-csv',
  title: "Meraki's event log as its dashboard exports it",
  assembles: true,
  openings: ['"'],
  samples: [
    {
      line: 'Nov 21 01:00:00 lab-ap 101 phone 802.11 association channel: 36, rssi: 45',
      kinds: ['assoc-response'],
    },
    {
      line: 'Nov 21 01:00:00\tlab-ap\tlab\tphone\t802.11 association\tchannel: 36, rssi: 45',
      kinds: ['assoc-response'],
    },
    {
      line: '"Nov 21 01:00:00","lab-ap","lab","phone","802.11 association","channel: 36, rssi: 45"',
      kinds: ['assoc-response'],
    },
  ],
  score: (line) => (eventIn(line.slice(0, 400)) ? 3 : 0),
  open: (input, emit, options) => new CsvParser(input, emit, options),
};
