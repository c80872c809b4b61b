/**
 * Captures that were pasted as text. Each line that tells of a frame becomes that frame again (`frame-bytes.ts`), and what frames mean
 * the reader of captures says. A text shows what somebody picked: that nothing answers is told only where it is shown, and an answer of
 * which the line does not tell the status counts where what follows shows it.
 */
import type { WifiEvent } from '../../domain/events.ts';
import type { Mac } from '../../domain/ids.ts';
import { Air } from '../capture/air.ts';
import { nothingReceived, type Received } from '../capture/link-layer.ts';
import { evidence } from '../evidence.ts';
import { columnRow, columnsIn, type Columns } from './columns.ts';
import { addDetail, frameIn } from './details.ts';
import { frameBytes, type Path } from './frame-bytes.ts';
import type { Row } from './row.ts';
import { isHeading, summaryRow } from './summary.ts';

/** Frames of one text that are looked at. */
const MOST = 20_000;
const SAE = 3;
const LONGEST_OPEN = 90;
/** Where the address of its sender stands in a frame. */
const TRANSMITTER = 10;
/** Messages of a handshake that begins anew, rather than going on. Milliseconds. */
const ANEW = 10_000;

interface TextLine {
  readonly text: string;
  readonly number: number;
}

/** Finds the rows of a text. */
class Rows {
  readonly all: Row[] = [];
  /** Lines that are a part of one, or stand above them. */
  readonly taken = new Set<number>();
  readonly #byNumber = new Map<string, Row>();
  #columns: Columns | undefined;
  #open: Row | undefined;

  see({ text, number }: TextLine): void {
    if (this.all.length >= MOST) return;
    const frame = frameIn(text);
    if (frame) {
      const known = this.#byNumber.get(frame.number);
      this.#open = known ?? this.#add({ line: number, text, what: 'other', number: frame.number });
      this.taken.add(number);
      this.#detail(this.#open, frame.rest, text, number);
      return;
    }
    const row = summaryRow(text, number) ?? (this.#columns && columnRow(this.#columns, text, number));
    if (row) {
      this.taken.add(number);
      this.#open = this.#add(row);
      return;
    }
    const columns = columnsIn(text);
    this.#columns = columns ?? this.#columns;
    const isDetail = this.#open !== undefined && this.#detail(this.#open, text, text, number);
    if (columns || isDetail || isHeading(text)) this.taken.add(number);
  }

  /** Its code is what decides: the frame is shown by the line that has it. */
  #detail(row: Row, detail: string, text: string, number: number): boolean {
    const before = row.reason ?? row.status;
    if (!addDetail(row, detail)) return false;
    if ((row.reason ?? row.status) !== before) Object.assign(row, { text, line: number });
    return true;
  }

  #add(row: Row): Row {
    this.all.push(row);
    if (row.number !== undefined) this.#byNumber.set(row.number, row);
    return row;
  }
}

const isBy = ({ what, message = 0, eap, isOfPoint }: Row): boolean | undefined => {
  if (isOfPoint === true || what === 'association-response') return true;
  if (what === 'association-request') return false;
  if (what === 'key') return message % 2 === 1;
  return eap ? eap.code !== 2 : undefined;
};

/** Addresses of access points, by what they alone send or are sent. */
function pointsIn(rows: readonly Row[]): ReadonlySet<Mac> {
  const points = new Set<Mac>();
  const stations = new Set<Mac>();
  for (const row of rows) {
    const { source, destination, bssid } = row;
    const isByPoint = isBy(row);
    const [point, station] = isByPoint === true ? [source, destination] : [destination, source];
    if (bssid !== undefined) points.add(bssid);
    if (isByPoint === undefined) continue;
    if (point !== undefined) points.add(point);
    if (station !== undefined) stations.add(station);
  }
  // Nobody answers first: an authentication begins with the station's.
  for (const { what, source, destination, transaction = 1 } of rows) {
    if (what !== 'authentication' || source === undefined || destination === undefined) continue;
    if ([source, destination].some((one) => points.has(one) || stations.has(one))) continue;
    if (transaction === 1) points.add(destination);
  }
  return points;
}

/** Columns without a destination: between two alone, each frame is to the other. */
function completeDestinations(rows: readonly Row[], points: ReadonlySet<Mac>): void {
  if (rows.some(({ destination }) => destination !== undefined)) return;
  const senders = new Set(rows.map(({ source }) => source));
  senders.delete(undefined);
  const [point, ...otherPoints] = [...senders].filter((one) => one !== undefined && points.has(one));
  const [station, ...otherStations] = [...senders].filter((one) => one !== undefined && !points.has(one));
  if (otherPoints.length + otherStations.length > 0) return;
  for (const row of rows) row.destination = row.source === point ? station : point;
}

const pathOf = ({ what, source, destination }: Row, points: ReadonlySet<Mac>): Path | undefined => {
  if (source !== undefined && points.has(source))
    return { point: source, station: destination, isByPoint: true };
  if (destination !== undefined && points.has(destination) && source !== undefined)
    return { point: destination, station: source, isByPoint: false };
  // Who sends all others away is an access point, or says so.
  const isFarewell = what === 'deauthentication' || what === 'disassociation';
  return isFarewell && source !== undefined && destination === undefined
    ? { point: source, station: undefined, isByPoint: true }
    : undefined;
};

/**
 * Of frames that are alike somebody takes one apart: the same station asks the same network with the same, and is sent away by the same
 * access point with the same, as long as no other is shown.
 */
function completeLikes(rows: readonly Row[]): void {
  const shown = new Map<string, Row | undefined>();
  const likeness = ({ what, source, destination, ssid }: Row): string =>
    `${what} ${source} ${destination} ${ssid}`;
  const isShown = ({ akm, pmkids, reason }: Row): boolean => (akm ?? pmkids ?? reason) !== undefined;
  const COMPLETED: ReadonlySet<Row['what']> = new Set([
    'association-request',
    'deauthentication',
    'disassociation',
  ]);
  const alike = rows.filter(({ what }) => COMPLETED.has(what));
  for (const row of alike.filter(isShown)) {
    const key = likeness(row);
    const other = shown.get(key);
    const isOther =
      other && (other.akm !== row.akm || other.pmkids !== row.pmkids || other.reason !== row.reason);
    shown.set(key, isOther || (shown.has(key) && !other) ? undefined : row);
  }
  for (const row of alike) {
    const like = isShown(row) ? undefined : shown.get(likeness(row));
    if (like) Object.assign(row, { akm: like.akm, pmkids: like.pmkids, reason: like.reason });
  }
}

interface Told {
  readonly row: Row;
  readonly path: Path;
}

const pairOf = ({ path: { point, station } }: Told): string => `${point} ${station}`;

/** Of each frame the next one of its pair. */
function nextOfPair(told: readonly Told[]): ReadonlyMap<Told, Told> {
  const next = new Map<Told, Told>();
  const last = new Map<string, Told>();
  for (const one of told) {
    const pair = pairOf(one);
    const before = last.get(pair);
    if (before) next.set(before, one);
    last.set(pair, one);
  }
  return next;
}

/** The frames of one authentication exchange: those of the same pair without anything else between them. */
function completeExchanges(told: readonly Told[]): void {
  const open = new Map<string, Row[]>();
  const close = (rows: readonly Row[]): void => {
    // What one side asks again and again is no exchange.
    const isAnswered = new Set(rows.map(({ source }) => source)).size > 1;
    const isSae = (isAnswered && rows.length > 2) || rows.some(({ length = 0 }) => length > LONGEST_OPEN);
    for (const [place, row] of rows.entries()) {
      row.algorithm ??= isSae ? SAE : 0;
      row.transaction ??= row.algorithm === SAE ? Math.floor(place / 2) + 1 : place + 1;
    }
  };
  for (const one of told) {
    const { row } = one;
    const pair = pairOf(one);
    const rows = open.get(pair);
    if (row.what === 'authentication') {
      if (rows) rows.push(row);
      else open.set(pair, [row]);
    } else if (rows && row.what !== 'other') {
      close(rows);
      open.delete(pair);
    }
  }
  for (const rows of open.values()) close(rows);
}

/** Whether an answer of which the status is not told was a good one: by what comes next. */
function wasGood(answer: Told, next: Told | undefined): boolean {
  if (!next) return false;
  const { what, transaction = 1 } = next.row;
  if (answer.row.what === 'association-response') return what === 'key' || what === 'eap' || what === 'data';
  const goesOn = what === 'authentication' && transaction > (answer.row.transaction ?? 1);
  return !next.path.isByPoint && (what === 'association-request' || goesOn);
}

/** Times that a frame is sent again, from which on nobody is there who could have acknowledged it. */
const OFTEN = 2;

/**
 * Requests that were sent again and again, and then anew: nobody acknowledged them, and no answer came that their sender heard. This
 * the rows show by themselves.
 */
class Unheard {
  readonly #last = new Map<string, { readonly one: Told; repeats: number; last: Told }>();

  /** @returns the request before this frame of the same pair that nobody has heard, and the row that shows it */
  before(one: Told): { readonly request: Told; readonly shown: Told } | undefined {
    const { row, path } = one;
    const pair = pairOf(one);
    const open = this.#last.get(pair);
    if (row.isRepeated === true && !path.isByPoint) {
      if (open) Object.assign(open, { repeats: open.repeats + 1, last: one });
      return undefined;
    }
    if (row.what === 'other') return undefined;
    const isRequest =
      !path.isByPoint && (row.what === 'authentication' || row.what === 'association-request');
    if (isRequest) this.#last.set(pair, { one, repeats: 0, last: one });
    else this.#last.delete(pair);
    return open && isRequest && open.repeats > 0 ? { request: open.one, shown: open.last } : undefined;
  }

  /** What stays so at the end. */
  *atEnd(): Generator<{ readonly request: Told; readonly shown: Told }> {
    for (const { one, repeats, last } of this.#last.values())
      if (repeats >= OFTEN) yield { request: one, shown: last };
  }
}

const isAnswer = ({ row, path }: Told): boolean =>
  row.what === 'association-response' || (row.what === 'authentication' && path.isByPoint);

/** Replay counters, which rows do not show: the access point counts up, and the station answers with the same. */
class Replay {
  readonly #last = new Map<string, { count: number; at: number | undefined }>();

  of(one: Told): number {
    const { row, path } = one;
    const pair = pairOf(one);
    const last = this.#last.get(pair);
    if (row.what !== 'key') {
      if (row.what !== 'other' && row.what !== 'data') this.#last.delete(pair);
      return 0;
    }
    const { at, message = 0 } = row;
    if (!path.isByPoint) return last?.count ?? 1;
    const isAnew = message === 1 && (last?.at === undefined || at === undefined || at - last.at > ANEW);
    const count = last === undefined || isAnew ? 1 : last.count + 1;
    this.#last.set(pair, { count, at });
    return count;
  }
}

const AIR = { witness: 'air', iface: '' } as const;
const originOf = ({ line, text }: Row, input: number) => ({ input, line, text: evidence(text) });

export interface FramesTold {
  readonly events: readonly WifiEvent[];
  /** Numbers of the lines that tell of frames. */
  readonly lines: ReadonlySet<number>;
}

const NOTHING: FramesTold = { events: [], lines: new Set() };

/** @param lines of a whole text, one character a byte */
export function framesIn(lines: readonly TextLine[], input: number): FramesTold {
  const rows = new Rows();
  for (const line of lines) rows.see(line);
  const points = pointsIn(rows.all);
  completeDestinations(rows.all, points);
  completeLikes(rows.all);
  const told: Told[] = [];
  for (const row of rows.all) {
    // Of packets that follow a handshake the row shows no station: whose it was last.
    const path = row.dhcp === undefined ? pathOf(row, points) : told.at(-1)?.path;
    if (path) told.push({ row, path });
  }
  if (told.every(({ row }) => row.what === 'other')) return NOTHING;
  completeExchanges(told);
  const events: WifiEvent[] = [];
  let row: Row | undefined;
  const air = new Air(input, (event) => {
    events.push({ ...event, origin: row ? originOf(row, input) : event.origin });
  });
  const replay = new Replay();
  const next = nextOfPair(told);
  const received: Received = { ...nothingReceived(), kind: 'wireless' };
  const unheard = new Unheard();
  const tellUnheard = ({ request, shown }: { readonly request: Told; readonly shown: Told }): void => {
    const { point, station } = request.path;
    if (station === undefined) return;
    const of = { ...AIR, station, bssid: point } as const;
    const [first, last] = [request.row, shown.row];
    const isJoin = first.what === 'association-request';
    if (!isJoin)
      events.push({
        ...of,
        ...{ at: first.at, origin: originOf(first, input) },
        ...{ kind: 'auth-request', algorithm: first.algorithm ?? 0, transaction: 1 },
      });
    const kind = isJoin ? 'assoc-timeout' : 'auth-timeout';
    events.push({ ...of, at: last.at, origin: originOf(last, input), kind });
  };
  for (const [place, one] of told.entries()) {
    const silent = unheard.before(one);
    if (silent) tellUnheard(silent);
    row = one.row;
    if (row.dhcp !== undefined) {
      const { station } = one.path;
      if (station === undefined) continue;
      const address = { kind: 'address', step: row.dhcp } as const;
      events.push({
        at: row.at,
        origin: originOf(row, input),
        ...AIR,
        station,
        ...address,
      });
      continue;
    }
    const counter = replay.of(one);
    const isUntold = isAnswer(one) && row.status === undefined;
    const isOpen = isUntold && !wasGood(one, next.get(one));
    const bytes = frameBytes(isOpen ? { ...row, what: 'other' } : row, one.path, counter, place + 1);
    received.end = bytes.length;
    air.frame(bytes, received, row.at ?? NaN, row.line);
    if (isOpen) air.missedAnswer(bytes, TRANSMITTER);
  }
  for (const silent of unheard.atEnd()) tellUnheard(silent);
  air.end();
  return { events, lines: rows.taken };
}
