/**
 * What a Huawei access controller says of stations, as it is pasted into mails and tickets: `display station
 * online-fail-record`, `station-trace` and `trace object mac-address`.
 *
 * One controller speaks for all its access points: events carry the BSSID where a line has it, and no interface.
 */
import type { AkmFamily, Origin, WifiEvent } from '../../domain/events.ts';
import { NO_BSSID, type Instant, type Mac } from '../../domain/ids.ts';
import type { Dialect, Emit, LineParser, Recognition } from '../dialect.ts';
import { RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { addressOf } from '../hardware-address.ts';
import { RuleTable } from '../rule-table.ts';
import { listOf, type Reading } from '../rules.ts';
import { Stations } from '../stations.ts';
import { matchAt } from '../text.ts';
import { isEnded, readReason } from './fail-reasons.ts';
import { readRow, readTrace, recordStarts } from './records.ts';
import { traceRules, type Trace } from './trace-rules.ts';

/** Events of one station that wait for what its trace says at its end. */
const MOST_WAITING = 64;
/** A record that goes on beyond this was none. */
const LONGEST_RECORD = 1024;
const MOST_PARTS = 8;
/** A terminal that is no wider than this breaks a line anywhere; mail programs break earlier, at a blank. */
const TERMINAL = 79;

/** What stands between records: rules, prompts, headers, legends, totals. */
const FRAME =
  /^(?:-{5,}|[[<](?!BTRACE)[A-Za-z][\w.~*-]{0,64}[\]>]\s*\S|\s*STA MAC\b|\s*Rf\/WLAN: |\s*Total\b|\s*Info: |.{0,120}\bonline-fail-record\b|.{0,120}\bstation-trace\b)/;
const FIELD = /^\s*User (name|MAC|access type|login time|online fail reason)\s*: (.{1,160})$/;
const COMMAND = /\bstation (online-fail|offline)-record\b/;
/** `> ` of a quoted mail, the pager's line and what wipes it away. */
const ESCAPE = '\x1b';
const DRESS = new RegExp(String.raw`^(?:> ?){1,8}|---- More ----|${ESCAPE}\[\d{0,3}[A-Z]`, 'g');

const table = new RuleTable(traceRules);

/** A station's trace: what it said, and the events that wait. */
interface Held extends Trace {
  waiting: WifiEvent[];
  /** The key management, and where it was said. */
  akm: { readonly akm: AkmFamily; readonly origin: Origin } | undefined;
}

const begin = (): Held => ({
  bssid: undefined,
  akm: undefined,
  isOpen: false,
  hasEap: false,
  isUnanswered: false,
  isHalfway: false,
  waiting: [],
});

/** A record whose end may be in the next line. */
interface Open {
  readonly text: string;
  readonly line: number;
  readonly parts: number;
  readonly width: number;
}

class HuaweiParser implements LineParser {
  readonly #input: number;
  readonly #emit: Emit;
  readonly #traces: Stations<Held>;
  #open: Open | undefined;
  /** The rows are of stations that did not get in. Those of `offline-record` look the same and tell of ends. */
  #areFailures = true;
  /** Of whom a record speaks that has its fields below each other. */
  #who: Mac | undefined;

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
    this.#traces = new Stations(begin, (held) => this.#tell(held));
  }

  parseText(line: string, number: number): Recognition {
    const text = line.replaceAll(DRESS, '');
    if (this.#card(text, number)) return RECOGNISED;
    const command = COMMAND.exec(text)?.[1];
    if (command !== undefined) this.#areFailures = command === 'online-fail';
    const starts = recordStarts(text);
    if (starts.length === 0) return this.#between(text);
    this.#close();
    let verdict: Recognition = UNKNOWN;
    for (const [index, start] of starts.entries()) {
      const record = text.slice(start, starts[index + 1]);
      const isLast = index === starts.length - 1;
      if (this.#take(record, number, !isLast)) verdict = RECOGNISED;
      else if (isLast) {
        this.#open = { text: record, line: number, parts: 1, width: text.length };
        if (readRow(record)) verdict = RECOGNISED;
      }
    }
    return verdict === UNKNOWN && FRAME.test(text) ? RECOGNISED : verdict;
  }

  end(): void {
    this.#close();
    this.#traces.forgetAll();
  }

  /** A line of a record that has its fields below each other (`display aaa online-fail-record`). */
  #card(text: string, line: number): boolean {
    const field = FIELD.exec(text);
    if (!field) return false;
    const [, name, value = ''] = field;
    if (name === 'MAC') this.#who = addressOf(value.trim());
    const station = this.#who;
    if (name !== 'online fail reason' || station === undefined) return true;
    const origin = this.#origin(line, text);
    for (const read of readReason(value.replaceAll(/\s+/g, '')))
      this.#emit({ at: undefined, origin, witness: 'access-point', iface: '', station, ...read });
    return true;
  }

  /** A line in which no record begins: it may be the rest of the last one. */
  #between(text: string): Recognition {
    const open = this.#open;
    const isFrame = FRAME.test(text);
    if (!open || isFrame || text.trim() === '') {
      this.#close();
      return isFrame ? RECOGNISED : UNKNOWN;
    }
    const isRow = readRow(open.text) !== undefined;
    const whole = joined(open, text);
    this.#open = undefined;
    if (this.#take(whole, open.line, false)) return RECOGNISED;
    if (whole.length < LONGEST_RECORD && open.parts < MOST_PARTS)
      this.#open = { text: whole, line: open.line, parts: open.parts + 1, width: text.length };
    else if (isRow) this.#row(whole, open.line);
    return isRow ? RECOGNISED : UNKNOWN;
  }

  /** No more of the record comes: a reason that was cut off is read as far as it goes. */
  #close(): void {
    const open = this.#open;
    this.#open = undefined;
    if (open) this.#row(open.text, open.line);
  }

  /** @param isWhole nothing follows that could be the rest of it */
  #take(record: string, line: number, isWhole: boolean): boolean {
    const trace = readTrace(record);
    if (trace) {
      const { at, station, message } = trace;
      const held = this.#traces.of(station);
      for (const { head, rest, read, akm } of table.find(message, 0) ?? []) {
        const groups = matchAt(rest ?? NOTHING, message, head.length);
        if (!groups) continue;
        const before = { ...held };
        const reading = read?.(groups, held);
        if (held.isOpen && !before.isOpen) this.#tell(before, held);
        if (reading === undefined && akm === undefined) return true;
        const origin = this.#origin(line, record);
        if (akm) held.akm = { akm, origin };
        this.#wait(held, reading, { at, station, origin });
        return true;
      }
      return false;
    }
    const row = readRow(record);
    if (!row || !(isWhole || isEnded(row.reason))) return false;
    return this.#row(record, line);
  }

  #row(record: string, line: number): boolean {
    const row = readRow(record);
    if (!row) return false;
    const { at, station, reason } = row;
    if (!this.#areFailures) return true;
    const origin = this.#origin(line, record);
    for (const read of readReason(reason))
      this.#emit({ at, origin, witness: 'access-point', iface: '', station, ...read });
    return true;
  }

  #origin(line: number, record: string): Origin {
    return { input: this.#input, line, text: evidence(record.trim()) };
  }

  /** The trace names the key management behind the handshake that hangs on it: a handshake's events wait for its end. */
  #wait(
    held: Held,
    reading: Reading,
    about: { readonly at: Instant | undefined; readonly station: Mac; readonly origin: Origin },
  ): void {
    if (reading === undefined) return;
    for (const read of listOf(reading))
      held.waiting.push({ witness: 'access-point', iface: '', ...about, ...read });
    if (held.waiting.length >= MOST_WAITING) this.#tell({ ...held }, held);
  }

  /** @param held as the trace knew it when the events happened */
  #tell({ waiting, bssid, akm }: Held, now?: Held): void {
    if (now) now.waiting = [];
    waiting.forEach((event, index) => {
      this.#emit(bssid && isNameless(event) ? ({ ...event, bssid } as WifiEvent) : event);
      if (index === 0 && akm) this.#emit({ ...common(event), kind: 'akm-selected', ...akm });
    });
  }
}

const NOTHING = /(?:)/y;

const common = ({ at, witness, iface, station }: WifiEvent) => ({
  at,
  witness,
  iface,
  ...(station && { station }),
});

const isNameless = (event: WifiEvent): boolean => 'bssid' in event && event.bssid === NO_BSSID;

/** A terminal breaks a line at its last column and drops nothing; a mail program breaks at a blank and drops it. */
const joined = (open: Open, next: string): string => open.text + (open.width >= TERMINAL ? '' : ' ') + next;

/** Nothing of `CERTAIN` stands in a line that has none of these. */
const SIGNS = ['BTRACE', 'station online-fail-record', 'STA MAC', 'User online fail reason'];
const CERTAIN =
  /[A-Z]{2,8}\/?7\/BTRACE:[([]BTRACE[)\]][([]WLAN_|\[BTRACE\] ?\[\d{4}[-/]|\bstation online-fail-record\b|STA MAC\b.{0,120}\bLast record time\b|^\s*User online fail reason\s*: /;

export const huaweiAc: Dialect = {
  name: 'huawei-ac',
  title: "a Huawei controller's `display station online-fail-record` and `station-trace`, as pasted",
  samples: [
    ...traceRules.flatMap(({ samples, kinds }) =>
      samples.slice(0, 1).map((message) => ({ line: traceLine(message), kinds })),
    ),
    ...(
      [
        [
          'The key is incorrect or the STA uses the cached PMK.',
          ['assoc-response', 'mic-failure', 'handshake-retries-exhausted'],
        ],
        ['The number of STAs exceeds the physical specifications allowed by the AP.', ['assoc-response']],
        ['Failed to decrypt the challenge packet.', ['assoc-request', 'join-failed']],
      ] as const
    ).map(([reason, kinds]) => ({
      line: `0200-0000-0100 AP 19 lab-ap02 2/1 2026-11-21/01:00:00 ${reason}`,
      kinds,
    })),
  ],
  score: (line) => {
    const head = line.slice(0, 400);
    if (SIGNS.some((sign) => head.includes(sign)) && CERTAIN.test(head)) return 3;
    return readRow(head.trimStart()) ? 2 : 0;
  },
  assembles: true,
  openings: ['STA MAC', 'WIFI/', 'WSRV/', 'display '],
  open: (input, emit) => new HuaweiParser(input, emit),
};

/** A message in the dress that its module wears. */
function traceLine(message: string): string {
  const module = /^\[(EAPoL|WLAN_AC)\]/.exec(message);
  if (module) {
    const rest = message.slice(module[0].length);
    return `[BTRACE][2026/11/21 01:00:00][6144]${module[0]}[0200-0000-0100]:${rest}`;
  }
  const stamp = '<7>Nov 21 2026 01:00:00.270.1 lab-ap01';
  return message.startsWith('[EAPOL]')
    ? `${stamp} WIFI/7/BTRACE:[BTRACE][WLAN_WIFI][0200-0000-0100]:SeqNo[4264] ${message}`
    : `${stamp} WSRV/7/BTRACE:(BTRACE)(WLAN_AP)(0200-0000-0100):${message}`;
}
