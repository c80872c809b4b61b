/**
 * Microsoft's Network Policy Server, the login server behind an access point, as its own files tell of logins: a record of XML a line
 * ("DTS compliant"), or a row of a database ("Interpret NPS Database Format Log Files").
 */
import type { Mac } from '../../domain/ids.ts';
import type { Dialect, Emit, LineParser, Recognition } from '../dialect.ts';
import { csvCells } from '../csv-cells.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import { at } from '../text.ts';
import { ACCEPTED, CALLER, callerOf, loginOf } from './login.ts';
import { NPS_OPENINGS, NPS_SAMPLES, NpsEvents, scoreOfEvent } from './nps-event.ts';
import { refusalOf } from './nps-reasons.ts';

interface Session {
  /** Of the request: an answer does not always say whose it is. */
  caller: Mac | undefined;
}

const REQUEST = '1';
const ACCEPT = '2';
const REJECT = '3';

const WHOLE = new RegExp(`^(?:${CALLER})$`);

function told(session: Session, packet: string, caller: string, reason: string) {
  const own = WHOLE.test(caller) ? callerOf(caller) : undefined;
  if (packet === REQUEST) session.caller = own;
  const station = own ?? session.caller;
  if (packet === ACCEPT) return loginOf(station, ACCEPTED);
  return packet === REJECT ? loginOf(station, ...refusalOf(reason)) : undefined;
}

const LONGEST = 4096;
const field = (record: string, name: string): string =>
  new RegExp(`<${name} [^<>]{0,40}>([^<>]{0,64})</`).exec(record)?.[1] ?? '';

const record: ProgramRule<Session> = {
  head: '<Event><Timestamp data_type="',
  rest: at`([^\n]{1,${String(LONGEST)}})`,
  read: ([, text = ''], session) =>
    told(session, field(text, 'Packet-Type'), field(text, 'Calling-Station-Id'), field(text, 'Reason-Code')),
  samples: [
    '<Event><Timestamp data_type="4">11/21/2026 01:00:00.123</Timestamp><Event-Source data_type="1">IAS</Event-Source><Calling-Station-Id data_type="1">02-00-00-00-01-00</Calling-Station-Id><Packet-Type data_type="0">3</Packet-Type><Reason-Code data_type="0">16</Reason-Code></Event>',
  ],
  kinds: ['eap', 'eap', 'eap'],
  quiet: [
    '<Event><Timestamp data_type="4">11/21/2026 01:00:00.123</Timestamp><Event-Source data_type="1">IAS</Event-Source><Packet-Type data_type="0">1</Packet-Type></Event>',
  ],
};

/** Places behind the packet's type. */
const CALLER_CELL = 3;
const REASON_CELL = 20;

const row: ProgramRule<Session> = {
  head: '"IAS",',
  rest: at`\d\d/\d\d/\d{4},\d\d:\d\d:\d\d,(\d{1,3}),([^\n]{0,${String(LONGEST)}})`,
  read: ([, packet = '', rest = ''], session) => {
    const { cells } = csvCells(rest);
    return told(session, packet, cells[CALLER_CELL] ?? '', cells[REASON_CELL] ?? '');
  },
  samples: [
    '"IAS",11/21/2026,01:00:00,3,"LAB\\someone","lab/someone",,"02-00-00-00-01-00",,,,,,0,"192.0.2.1","lab",,,19,,,,5,"lab",16,"311 1 192.0.2.2 11/21/2026 01:00:00 1"',
  ],
  kinds: ['eap', 'eap', 'eap'],
  quiet: [
    '"IAS",11/21/2026,01:00:00,1,"LAB\\someone","lab/someone",,"02-00-00-00-01-00",,,,,,0,"192.0.2.1","lab",,,19,,,,5,"lab",0',
  ],
};

const STAMP = String.raw`(\d\d)/(\d\d)/(\d{4})`;

const files = dialectOf<Session>({
  name: 'nps',
  title: "Microsoft's Network Policy Server: its files, and its events in Windows' security log as text",
  witness: 'access-point',
  rules: [record, row],
  own: {
    // The name of the computer stands before its own.
    pattern: at`(?:"[^"\n]{1,64}",(?="IAS",))?(?=(?:"IAS",|<Event><Timestamp data_type="\d">)${STAMP}[, ](\d\d):(\d\d):(\d\d))`,
    at: ([, month, day, year, hour, minute, second]) =>
      Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)),
  },
  bare: (message) => message,
  begin: () => ({ caller: undefined }),
});

/** The files, and the events: what a line of one is no line of the other is. */
class NpsParser implements LineParser {
  readonly #files: LineParser;
  readonly #events: NpsEvents;

  constructor(input: number, emit: Emit) {
    this.#files = files.open(input, emit);
    this.#events = new NpsEvents(input, emit);
  }

  parseText(line: string, number: number): Recognition {
    return this.#files.parseText(line, number) || this.#events.parseText(line, number);
  }

  end(): void {
    this.#files.end();
    this.#events.end();
  }
}

export const nps: Dialect = {
  ...files,
  samples: [...files.samples, ...NPS_SAMPLES],
  openings: [...(files.openings ?? []), ...NPS_OPENINGS],
  score: (line) => Math.max(files.score(line), scoreOfEvent(line)) as ReturnType<Dialect['score']>,
  open: (input, emit) => new NpsParser(input, emit),
};
