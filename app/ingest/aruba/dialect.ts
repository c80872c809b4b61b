/**
 * Aruba controllers and access points: the trace buffer, the frame log (newest first) and the security log, alone or pasted
 * one behind the other. Their rows are laid on one timeline before anything is told.
 *
 * One controller speaks for all its access points: events carry the BSSID, and no interface.
 */
import type { Instant } from '../../domain/ids.ts';
import type { Dialect, Emit, LineParser, OpenOptions, Recognition } from '../dialect.ts';
import { RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { ADDRESS } from '../masked.ts';
import { listOf } from '../rules.ts';
import { YearKeeper } from '../stamps.ts';
import { Stations } from '../stations.ts';
import { Trail, TRAIL_TITLE } from './trail.ts';
import { newAttempt, readRow, type Attempt, type ArubaRow } from './rows.ts';

/** Rows that wait to be put in order; the buffers that are shown hold a few hundred. */
const MOST_ROWS = 8192;
const SECOND = 1000;
/** More of a line than its evidence needs. */
const LONGEST_KEPT = 1600;

/** Titles, column heads and rules between the rows. */
const FRAME =
  /^\s*(?:Auth Trace Buffer|Traced 802\.11 Management Frames|Timestamp\s+stype\s+SA\s|-{5,}|\S{1,64} ?[#>] ?show (?:ap |auth|log )|<none>)/;
const HEAD = /^\s*Timestamp\s+stype\s/;

interface Waiting {
  readonly row: ArubaRow;
  readonly at: Instant | undefined;
  readonly text: string;
  /** Which table it stands in, and where. */
  readonly table: number;
  readonly line: number;
}

class ArubaParser implements LineParser {
  readonly #input: number;
  readonly #emit: Emit;
  readonly #years: YearKeeper;
  readonly #attempts = new Stations<Attempt>(newAttempt);
  readonly #trail = new Trail();
  #waiting: Waiting[] = [];
  #table = 0;

  constructor(input: number, emit: Emit, options: OpenOptions | undefined) {
    this.#input = input;
    this.#emit = emit;
    this.#years = new YearKeeper(options?.year ?? 1970);
  }

  parseText(line: string, number: number): Recognition {
    const start = line.length - line.trimStart().length;
    const trail = this.#trail.read(line);
    if (trail === true) return RECOGNISED;
    const row = trail?.row ?? readRow(line, start);
    if (!row) {
      if (HEAD.test(line)) this.#table++;
      return FRAME.test(line) ? RECOGNISED : UNKNOWN;
    }
    const text = line.slice(0, LONGEST_KEPT);
    this.#waiting.push({
      row,
      at: this.#years.instant(line, trail?.stamp ?? start),
      text,
      table: this.#table,
      line: number,
    });
    if (this.#waiting.length >= MOST_ROWS) this.#tell();
    return RECOGNISED;
  }

  end(): void {
    this.#tell();
  }

  #tell(): void {
    const rows = inOrder(this.#waiting);
    this.#waiting = [];
    for (const { row, at, text, line } of rows) {
      const { station } = row;
      const reading = row.read(this.#attempts.of(station));
      if (reading === undefined) continue;
      const origin = { input: this.#input, line, text: evidence(text) };
      for (const read of listOf(reading))
        this.#emit({ at, origin, witness: 'access-point', iface: '', station, ...read });
    }
  }
}

const secondOf = ({ row, at }: Waiting): string => `${row.station} ${Math.floor((at ?? 0) / SECOND)}`;

/**
 * One timeline out of several outputs: frames turned round where they stand newest first, rows that have whole seconds
 * behind the frame that they follow.
 */
function inOrder(waiting: readonly Waiting[]): Waiting[] {
  const frames = waiting.filter(({ row }) => row.output === 'frame');
  const reversed = new Set(
    [...Map.groupBy(frames, ({ table }) => table)].flatMap(([table, rows]) =>
      (rows[0]?.at ?? 0) >= (rows.at(-1)?.at ?? 0) ? [table] : [],
    ),
  );
  const associated = new Map<string, Instant>();
  const authenticated = new Map<string, Instant>();
  const left = new Map<string, Instant>();
  for (const one of frames) {
    const second = secondOf(one);
    const { marks } = one.row;
    if (one.at === undefined || marks === undefined) continue;
    if (marks === 'associated') associated.set(second, Math.min(one.at, associated.get(second) ?? one.at));
    else if (marks === 'left') left.set(second, Math.max(one.at, left.get(second) ?? one.at));
    else authenticated.set(second, Math.max(one.at, authenticated.get(second) ?? one.at));
  }
  const placed = waiting.map((one) => {
    const { row, at, table, line } = one;
    if (row.output === 'frame') return { ...one, rank: 0, order: reversed.has(table) ? -line : line };
    const follows = row.marks === 'left' ? left : row.output === 'trace' ? associated : authenticated;
    return { ...one, at: follows.size > 0 ? (follows.get(secondOf(one)) ?? at) : at, rank: 1, order: line };
  });
  return placed.toSorted((a, b) => (a.at ?? 0) - (b.at ?? 0) || a.rank - b.rank || a.order - b.order);
}

const CERTAIN = new RegExp(
  String.raw`^\s*[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d(?:\.\d{3}\s+(?:auth|deauth|disassoc|(?:re)?assoc-(?:req|resp))\s+${ADDRESS} |\s+[a-z][\w-]{2,31}\s+(?:\*|<-|->)\s+${ADDRESS} |\s+wpa3_sae\[)|^\s*(?:Auth Trace Buffer|Traced 802\.11 Management Frames|Client Trail Info)`,
);

const STA = '02:00:00:00:01:00';
const BSS = '02:00:00:00:00:00';
const trace = (name: string, direction: string, rest: string): string =>
  `Nov 21 01:00:00  ${name.padEnd(21)} ${direction.padStart(2)}  ${STA}  ${BSS}  ${rest}`;
const frame = (subtype: string, from: string, to: string, what: string): string =>
  `Nov 21 01:00:00.123  ${subtype.padEnd(12)}  ${from}  ${to}  ${BSS}  15      ${what}`;

export const aruba: Dialect = {
  name: 'aruba',
  title:
    "Aruba's `show auth-tracebuf`, `show ap debug mgmt-frames`, `show ap client trail-info` and security log",
  samples: [
    {
      line: trace('station-up', '*', '-  -    wpa2 psk aes'),
      kinds: ['assoc-response', 'akm-selected'],
    },
    { line: trace('station-down', '*', '-  -'), kinds: ['disconnected'] },
    { line: trace('wpa2-key1', '<-', '-  117'), kinds: ['eapol-key'] },
    { line: trace('wpa2-key2', '->', '-  117  mic failure'), kinds: ['eapol-key', 'mic-failure'] },
    {
      line: trace('wpa2-key4', '->', '-  95'),
      kinds: ['eapol-key', 'handshake-completed', 'connected'],
    },
    { line: trace('sae-pmk-update', '*', '-  -    Grp:19 PMK:32 Succ'), kinds: ['auth-response'] },
    { line: trace('eap-id-req', '<-', '1  5'), kinds: ['eap'] },
    { line: trace('rad-reject', '<-', '65  44   192.0.2.1'), kinds: ['eap'] },
    { line: trace('rad-accept', '<-', '65  182  192.0.2.1'), kinds: [] },
    { line: frame('auth', STA, BSS, 'SAE-Commit:0'), kinds: ['auth-request', 'sae'] },
    { line: frame('auth', BSS, STA, 'Success (seq num 0)'), kinds: ['auth-response'] },
    { line: frame('assoc-req', STA, BSS, '-'), kinds: ['assoc-request'] },
    { line: frame('assoc-resp', BSS, STA, 'Success'), kinds: ['assoc-response'] },
    { line: frame('deauth', BSS, STA, '4-Way Handshake timeout (seq num 7)'), kinds: ['disconnected'] },
    {
      line: `Nov 21 01:00:00  wpa3_sae[5462]: <135917> <ERRS> |AP lab-ap@192.0.2.1 wpa3_sae|  process_confirm,(1601) station= ${STA}  Error while process peer's confirm. Reason: Confirm did not verify`,
      kinds: ['auth-request', 'sae', 'auth-rejected'],
    },
  ],
  score: (line) => (CERTAIN.test(line.slice(0, 160)) ? 3 : 0),
  assembles: true,
  openings: [TRAIL_TITLE, 'Auth Trace Buffer', 'Traced 802.11 Management Frames', 'Timestamp '],
  open: (input, emit, options) => new ArubaParser(input, emit, options),
};
