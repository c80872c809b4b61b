/**
 * Windows' wireless service, by its event log: XML of wevtutil, Get-WinEvent or the event viewer, a binary log file, or the report
 * of `netsh wlan show wlanreport` in either form. Records are put in order before they are read.
 */
import { said, type Said } from '../../domain/said.ts';
import type { ByteDialect, ByteParser, Emit, IngestCounts } from '../dialect.ts';
import { countLine, DAMAGED, noCounts, RECOGNISED, UNKNOWN } from '../dialect.ts';
import { EvtxReader, isEvtx } from '../evtx/evtx-reader.ts';
import { latin1 } from '../text.ts';
import { XmlReader } from '../xml/xml-reader.ts';
import { Attempts } from './attempts.ts';
import { isKnown } from './known.ts';
import type { WindowsRecord } from './record.ts';
import { RecordBuilder, type RecordSink } from './record-builder.ts';
import { RecordOrder } from './record-order.ts';
import { SAMPLES } from './samples.ts';

/** "Fast roaming": a cached key is tried. It is said after the association has begun that it is about. */
const FAST_ROAMING = 21055;
const ASSOCIATION = 11000;
/** Records that are looked at for it. */
const AHEAD = 64;

class WindowsParser implements ByteParser, RecordSink {
  readonly counts: IngestCounts = noCounts();
  readonly #builder = new RecordBuilder(this);
  readonly #order: RecordOrder;
  readonly #attempts: Attempts;
  #reader: XmlReader | EvtxReader | undefined;
  #first = new Uint8Array(0);
  #waiting: WindowsRecord[] = [];
  /** Another log than the one that is needed. */
  #other: string | undefined;
  /** Lines counted when the last record of a binary log began. */
  #counted = 0;

  constructor(input: number, emit: Emit) {
    this.#attempts = new Attempts(input, emit);
    this.#order = new RecordOrder((record) => this.#inOrder(record));
  }

  feed(chunk: Uint8Array): void {
    if (this.#reader) return this.#reader.feed(chunk);
    const first = this.#first;
    this.#first = new Uint8Array(first.length + chunk.length);
    this.#first.set(first);
    this.#first.set(chunk, first.length);
    if (this.#first.length >= MAGIC) this.#choose();
  }

  end(): void {
    this.#choose();
    if (this.#reader instanceof EvtxReader) this.#reader.end();
    this.#builder.end();
    this.#order.end();
    while (this.#waiting.length > 0) this.#tell();
  }

  record(record: Omit<WindowsRecord, 'line'>): void {
    const known = isKnown(record.provider, record.id);
    countLine(this.counts, known ? RECOGNISED : UNKNOWN);
    if (known) this.#order.add({ ...record, line: this.counts.lines });
  }

  stranger(channel: string): void {
    if (channel !== WANTED && CHANNEL.test(channel)) this.#other ??= channel;
    countLine(this.counts, UNKNOWN);
  }

  get nothing(): Said | undefined {
    if (this.#other === undefined) return undefined;
    const command = `wevtutil epl ${WANTED} wlan.evtx`;
    return said('why.other-event-log', { log: this.#other, wanted: WANTED, command });
  }

  damaged(): void {
    countLine(this.counts, DAMAGED);
  }

  #choose(): void {
    if (this.#reader) return;
    this.#reader = isEvtx(this.#first)
      ? new EvtxReader(this.#builder, () => this.#recordEnded())
      : new XmlReader(this.#builder);
    this.#reader.feed(this.#first);
    this.#first = new Uint8Array(0);
  }

  /** A record of a binary log is over: whatever it was, it counts once. */
  #recordEnded(): void {
    this.#builder.end();
    if (this.counts.lines === this.#counted) this.damaged();
    this.#counted = this.counts.lines;
  }

  #inOrder(record: WindowsRecord): void {
    this.#waiting.push(record);
    if (this.#waiting.length > AHEAD) this.#tell();
  }

  #tell(): void {
    const record = this.#waiting.shift();
    if (record) this.#attempts.see(record, record.id === ASSOCIATION ? this.#fastPath() : undefined);
  }

  #fastPath(): WindowsRecord | undefined {
    const next = this.#waiting.findIndex(({ id }) => id === ASSOCIATION);
    const same = next < 0 ? this.#waiting : this.#waiting.slice(0, next);
    return same.find(
      ({ id, fields }) => id === FAST_ROAMING && /^(?:true|1)$/.test(fields.get('FastRoam') ?? ''),
    );
  }
}

const WANTED = 'Microsoft-Windows-WLAN-AutoConfig/Operational';
/** A log's name; anything else is not repeated. */
const CHANNEL = /^[\w ./-]{1,80}$/;

const MAGIC = 8;
const EVENTS = 'schemas.microsoft.com/win/2004/08/events/event';
/** The report's own words are the same in all languages. */
const REPORT = /<WlanReport>|<title>wlan report<\/title>|<div id="session-graph-wrapper">/;

export const windowsWlan: ByteDialect = {
  name: 'windows-wlan',
  title: "Windows' WLAN-AutoConfig events: XML, .evtx, or the report of netsh",
  samples: SAMPLES,
  sniff(head) {
    if (isEvtx(head)) return true;
    const text = latin1(head, 0, head.length);
    return text.includes(EVENTS) || REPORT.test(text);
  },
  openBytes: (input, emit) => new WindowsParser(input, emit),
};
