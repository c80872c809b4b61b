/**
 * Events of Windows' wireless service as text: `wevtutil qe … /f:text`, the details of the event viewer, `Get-WinEvent` as a
 * list or a table. A record is a head, a number and a message of several lines.
 */
import type { Instant } from '../../domain/ids.ts';
import type { Dialect, Emit, LineParser, Recognition } from '../dialect.ts';
import { RECOGNISED, UNKNOWN } from '../dialect.ts';
import { closingQuote, csvCells, type CsvRow } from '../csv-cells.ts';
import { Attempts } from './attempts.ts';
import { eventInstant } from './event-time.ts';
import { isKnown } from './known.ts';
import { fieldsOfMessage } from './message-fields.ts';
import { nameOf, providerIn, type Provider } from './record.ts';
import { RecordOrder } from './record-order.ts';
import { FIELD_OPENINGS, FIRST_OPENINGS, idOfField, idOfFirst } from './text-sentences.ts';
import { isOurs, messageRow, ranTogether, type MessageRow, type Told } from './text-sentences.ts';

const MOST_LINES = 40;
const HEAD = /^\s*(Event\[\d{1,9}\]):?\s*$/;
const FIELD =
  /^\s*(Log Name|Source|Provider ?Name|Date|TimeCreated|Event ?ID|Id|Description|Message)\s*:\s{0,40}(.{0,400})$/;
/** Beginnings of what `HEAD` and `FIELD` read. */
const OPENINGS = 'Event[ Log_Name Source Provider Date TimeCreated Event_ID EventID Id Description Message'
  .split(' ')
  .map((word) => word.replace('_', ' '));
/** A row of a table: time, number, level, message. */
const ROW =
  /^\s*(\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d:\d\d(?: [AaPp][Mm])?)\s+(\d{4,5})\s+[^\s\d]{2,24}\s+(\S.{2,400})$/;
/** A field of a message: `Local MAC Address: …`. */
const MESSAGE_FIELD = /^\s*[A-Z][A-Za-z0-9. ]{2,30}:\s/;
/** A time anywhere in what stands before a message. */
const TIME = /\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[T, ]{1,2}\d{1,2}:\d\d:\d\d(?:\.\d{1,7})?(?: ?[AaPp][Mm])?/;
const PROVIDER = 'WLAN-AutoConfig';

/** An event in a row of CSV, as the event viewer saves it and `Export-Csv` writes it. */
interface CsvEvent {
  readonly id: number;
  readonly at: Instant | undefined;
  readonly message: string;
  readonly isOpen: boolean;
}

const ID = /^\d{4,5}$/;
const MESSAGE = /^(?:WLAN |Wireless )/;

/** Columns are told by what stands in them: their names are in the language of the machine, and their order is anybody's. */
function eventOf({ cells, isOpen }: CsvRow): CsvEvent | undefined {
  const id = cells.find((cell) => ID.test(cell));
  const isNamed = cells.some((cell) => cell.endsWith(PROVIDER) && cell.length < 48);
  if (id === undefined || !isNamed) return undefined;
  const at = cells.map(eventInstant).find((instant) => instant !== undefined);
  const message = cells.find((cell) => MESSAGE.test(cell)) ?? cells.at(-1) ?? '';
  // Only the last cell can go on.
  return at === undefined ? undefined : { id: Number(id), at, message, isOpen };
}

interface Draft {
  readonly line: number;
  /** Text that names it, or `''`. */
  provider: string;
  id: number;
  at: Instant | undefined;
  /** Undefined before the message has begun. */
  message: string[] | undefined;
}

const IDS: ReadonlySet<string> = new Set(['Event ID', 'EventID', 'Id']);
const AN_ID = /^\s*\d{4,5}\s*$/;

class TextParser implements LineParser {
  readonly #order: RecordOrder;
  #draft: Draft | undefined;
  /** Within a cell of a CSV whose line has ended before it. */
  #isInCell = false;
  /** The last lines in a row that are fields of nothing so far. */
  #fields: readonly string[] = [];

  constructor(input: number, emit: Emit) {
    const attempts = new Attempts(input, emit);
    this.#order = new RecordOrder((record) => attempts.see(record));
  }

  parseText(line: string, number: number): Recognition {
    if (HEAD.test(line)) return this.#begin(number);
    if (this.#isInCell) return this.#cell(line);
    const event = line.includes(PROVIDER) ? eventOf(csvCells(line)) : undefined;
    if (event) return this.#cells(event, number);
    const row = ROW.exec(line);
    if (row) return this.#row(row, number);
    const found = messageRow(line);
    if (found) return this.#found(found, number);
    const [, name, value = ''] = FIELD.exec(line) ?? [];
    if (name !== undefined && this.#field(name, value, number)) return RECOGNISED;
    const first = idOfFirst(line);
    if (first !== undefined && !this.#awaits(first.id)) return this.#message(first, [line.trim()], number);
    // Somebody copied the fields that he found worth it, and what follows them.
    if (first !== undefined && this.#draft) this.#draft.message ??= [];
    const run = this.#draft ? undefined : ranTogether(line);
    if (run) return this.#message({ provider: 'wlan-autoconfig', id: 8002 }, run, number);
    const message = this.#draft?.message;
    if (!message) return this.#cutOff(line, number);
    if (message.length < MOST_LINES) message.push(line.trim().replace(/"$/, ''));
    return line.trim() !== '' && this.#provider() !== undefined ? RECOGNISED : UNKNOWN;
  }

  end(): void {
    this.#close();
    this.#order.end();
  }

  /** Whose event it is: a list of chosen fields, and a table, may leave that out. */
  #provider(): Provider | undefined {
    const { provider = '', message = [] } = this.#draft ?? {};
    if (provider !== '') return providerIn(provider)?.provider;
    return isOurs(message.join('\n')) ? 'wlan-autoconfig' : undefined;
  }

  #begin(line: number): Recognition {
    this.#close();
    this.#fields = [];
    this.#draft = { line, provider: '', id: 0, at: undefined, message: undefined };
    return RECOGNISED;
  }

  /** Whether the message of this event is what comes next. */
  #awaits(id: number): boolean {
    return this.#draft?.id === id && (this.#draft.message ?? []).length === 0;
  }

  /** A message without its head, as the event viewer's first page shows it. */
  #message({ provider, id }: Told, message: readonly string[], line: number): Recognition {
    this.#begin(line);
    if (this.#draft) Object.assign(this.#draft, { id, provider: nameOf(provider), message });
    return RECOGNISED;
  }

  /** A line of a message whose beginning was not pasted: one of its fields tells which it is. */
  #cutOff(line: string, number: number): Recognition {
    if (this.#draft) return UNKNOWN;
    const id = idOfField(line);
    if (id === undefined) {
      this.#fields = MESSAGE_FIELD.test(line) ? [...this.#fields, line.trim()].slice(-MOST_LINES) : [];
      return UNKNOWN;
    }
    const fields = this.#fields;
    return this.#message({ provider: 'wlan-autoconfig', id }, [...fields, line.trim()], number);
  }

  #row([, time = '', id, message = '']: RegExpExecArray, line: number): Recognition {
    this.#begin(line);
    const draft = this.#draft;
    if (!draft) return UNKNOWN;
    Object.assign(draft, { id: Number(id), at: eventInstant(time), message: [message] });
    // A table names no provider: the number and the first words do.
    draft.provider = isOurs(message) ? PROVIDER : '';
    return isKnown('wlan-autoconfig', draft.id) && draft.provider !== '' ? RECOGNISED : UNKNOWN;
  }

  #found({ provider, id, front, message }: MessageRow, line: number): Recognition {
    this.#begin(line);
    const at = eventInstant(TIME.exec(front)?.[0] ?? '');
    if (this.#draft)
      Object.assign(this.#draft, { id, at, provider: nameOf(provider), message: [message.trim()] });
    return RECOGNISED;
  }

  #cells(event: CsvEvent, line: number): Recognition {
    this.#begin(line);
    const { at, id, message, isOpen } = event;
    if (this.#draft) Object.assign(this.#draft, { id, at, provider: PROVIDER, message: [message] });
    this.#isInCell = isOpen;
    return RECOGNISED;
  }

  /** A message within a cell ends with the cell, whatever stands in its lines. */
  #cell(line: string): Recognition {
    const message = this.#draft?.message ?? [];
    const end = closingQuote(line, 0);
    const text = (end < 0 ? line : line.slice(0, end)).trim();
    if (message.length < MOST_LINES) message.push(text);
    // A quote that is never closed may not take up the rest of the text.
    this.#isInCell = end < 0 && message.length < MOST_LINES;
    return text === '' ? UNKNOWN : RECOGNISED;
  }

  /** @returns whether it was one; what stands in a message is none, but for what begins the next record */
  #field(name: string, value: string, line: number): boolean {
    // A list of chosen fields may begin with the number.
    const isNext = IDS.has(name) && this.#draft?.message !== undefined && AN_ID.test(value);
    const isFirst = name === 'Log Name' || name === 'TimeCreated' || isNext;
    if (!this.#draft || (isFirst && (this.#draft.message ?? this.#draft.id) !== 0)) {
      if (this.#draft && this.#draft.message === undefined && this.#draft.id === 0) return false;
      this.#begin(line);
    } else if (this.#draft.message && !isFirst) return false;
    const draft = this.#draft;
    if (!draft) return false;
    switch (name) {
      case 'Date':
      case 'TimeCreated':
        draft.at = eventInstant(value);
        break;
      case 'Event ID':
      case 'EventID':
      case 'Id':
        draft.id = Number(/^\d{1,6}/.exec(value.trim())?.[0] ?? 0);
        break;
      case 'Description':
      case 'Message':
        draft.message = value.trim() === '' ? [] : [value.trim()];
        break;
      default:
        draft.provider += ` ${value}`;
    }
    return true;
  }

  #close(): void {
    const draft = this.#draft;
    const provider = this.#provider();
    this.#draft = undefined;
    if (!draft || !provider || !isKnown(provider, draft.id)) return;
    const { id, at, line } = draft;
    const message = (draft.message ?? []).filter((text) => text !== '').join('\n');
    const fields = fieldsOfMessage(provider, id, message);
    this.#order.add({ provider, id, recordId: 0, channel: '', at, line, fields });
  }
}

const CERTAIN =
  /(?:^|,)"?(?:Microsoft-Windows-)?WLAN-AutoConfig"?,|^\s*(?:Log Name|Source|Provider ?Name)\s*:\s+(?:Microsoft-Windows-)?WLAN-AutoConfig|^\s*\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? [\d:]{7,8}(?: [AaPp][Mm])?\s+(?:8\d{3}|1[12]0\d\d)\s+[^\s\d]{2,24}\s+(?=\S)(.{1,200})/;
const NUMBER = /^\s*(?:Event ?ID|Id)\s*:\s+(?:8\d{3}|1[12]0\d\d)\s*$/;
const MESSAGE_LINE = /^\s*Message\s*:\s+(\S.{0,400})/;

/** How surely a line is of an event of the service: a number alone, or a message of theirs in a list, is none for certain. */
function scoreOf(line: string): 0 | 1 | 3 {
  const head = line.slice(0, 400);
  if ((idOfFirst(line) ?? idOfField(line)) !== undefined || messageRow(head) !== undefined) return 3;
  if (ranTogether(line) !== undefined) return 3;
  const certain = CERTAIN.exec(head);
  if (certain) return certain[1] === undefined || isOurs(certain[1]) ? 3 : 0;
  return NUMBER.test(head) || isOurs(MESSAGE_LINE.exec(head)?.[1] ?? '') ? 1 : 0;
}

export const windowsText: Dialect = {
  name: 'windows-text',
  title: "Windows' WLAN-AutoConfig events as text: wevtutil, event viewer, Get-WinEvent",
  gathers: true,
  openings: [...OPENINGS, ...FIRST_OPENINGS, ...FIELD_OPENINGS],
  samples: [
    { line: 'Source:        Microsoft-Windows-WLAN-AutoConfig', kinds: [] },
    {
      line: '11/21/2026 1:00:00 AM          8000 Information      WLAN AutoConfig service started a connection to a wireless network.',
      kinds: ['manager-state'],
    },
  ],
  score: scoreOf,
  open: (input, emit) => new TextParser(input, emit),
};
