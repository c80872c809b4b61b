/**
 * Events of Windows' wireless service as JSON: `Get-WinEvent … | ConvertTo-Json` (Windows PowerShell 5 and PowerShell 7), and as
 * shippers of logs write them (Winlogbeat, NXLog).
 */
import type { Instant } from '../../domain/ids.ts';
import { own } from '../../domain/own.ts';
import { JsonObjects } from '../cloud/json-objects.ts';
import type { ByteDialect, ByteParser, Emit, IngestCounts } from '../dialect.ts';
import { countLine, noCounts, RECOGNISED, UNKNOWN } from '../dialect.ts';
import { bytesOf } from '../journal-json.ts';
import { latin1 } from '../text.ts';
import { Attempts } from './attempts.ts';
import { eventInstant } from './event-time.ts';
import { isKnown } from './known.ts';
import { fieldsOfMessage } from './message-fields.ts';
import { providerIn, type WindowsRecord } from './record.ts';
import { RecordOrder } from './record-order.ts';

const MOST_FIELDS = 64;
const LONGEST_VALUE = 1024;

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** @returns text of one character a byte */
const word = (value: unknown): string =>
  typeof value === 'string' ? (bytesOf(value) ?? '') : typeof value === 'number' ? String(value) : '';

const first = (fields: Fields, names: readonly string[]): unknown =>
  names.map((name) => own(fields, name)).find((value) => value !== undefined && value !== null);

function timeOf(fields: Fields): Instant | undefined {
  const time = first(fields, ['TimeCreated', '@timestamp', 'SystemTime', 'EventTime']);
  const text = word(isFields(time) ? (time['value'] ?? time['SystemTime'] ?? time['DateTime']) : time);
  return eventInstant(text);
}

/** The values by their names, where there are any beside the message. */
function namedValues(fields: Fields): ReadonlyMap<string, string> {
  const named = first(fields, ['event_data', 'EventData']);
  const entries = Object.entries(isFields(named) ? named : fields)
    .filter(([, value]) => typeof value === 'string' || typeof value === 'number')
    .slice(0, MOST_FIELDS);
  return new Map(entries.map(([name, value]) => [name, word(value).slice(0, LONGEST_VALUE)]));
}

/** Any of these is a field of the manifest: the event's values are there by name. */
const MANIFEST = ['SSID', 'ReasonCode', 'FailureReason', 'InterfaceGuid', 'ConnectionId', 'HWAddress'];

/** What one object tells; undefined for one that is no event of the service. */
function readRecord(outer: Fields): Omit<WindowsRecord, 'line'> | undefined {
  const inner = outer['winlog'];
  const fields = isFields(inner) ? inner : outer;
  const id = Number(word(first(fields, ['Id', 'EventID', 'EventId', 'event_id'])) || Number.NaN);
  const source = ['ProviderName', 'SourceName', 'provider_name', 'Channel', 'LogName', 'channel']
    .map((name) => word(own(fields, name)))
    .join(' ');
  const message = word(first(outer, ['Message', 'message']));
  const provider =
    providerIn(source)?.provider ??
    (/^(?:WLAN AutoConfig |Wireless )/.test(message) ? 'wlan-autoconfig' : undefined);
  const at = timeOf(outer) ?? timeOf(fields);
  // Of an event inside another object the time stands outside: it is read there.
  if (!provider || at === undefined || !isKnown(provider, id)) return undefined;
  const values = namedValues(fields);
  const isNamed = MANIFEST.some((name) => values.has(name));
  const recordId = Number(word(first(fields, ['RecordId', 'RecordNumber', 'record_id'])) || 0);
  return {
    provider,
    id,
    recordId: Number.isSafeInteger(recordId) ? recordId : 0,
    channel: '',
    at,
    fields: isNamed ? values : fieldsOfMessage(provider, id, message.replaceAll('\r', '')),
  };
}

class JsonParser implements ByteParser {
  readonly counts: IngestCounts = noCounts();
  readonly #order: RecordOrder;
  readonly #objects = new JsonObjects((text) => this.#object(text));

  constructor(input: number, emit: Emit) {
    const attempts = new Attempts(input, emit);
    this.#order = new RecordOrder((record) => attempts.see(record));
  }

  feed(chunk: Uint8Array): void {
    this.#objects.feed(latin1(chunk, 0, chunk.length));
  }

  end(): void {
    this.#order.end();
  }

  #object(text: string): void {
    if (!SEEMS_EVENT.test(text)) return;
    let fields: unknown;
    try {
      fields = JSON.parse(text);
    } catch {
      return;
    }
    const record = isFields(fields) ? readRecord(fields) : undefined;
    countLine(this.counts, record ? RECOGNISED : UNKNOWN);
    if (record) this.#order.add({ ...record, line: this.counts.lines });
  }
}

const SEEMS_EVENT = /"(?:Id|EventID|EventId|event_id)"/;
const SNIFF =
  /"(?:ProviderName|SourceName|provider_name|Channel|LogName|channel)"\s{0,8}:\s{0,8}"Microsoft-Windows-WLAN-AutoConfig|"Message"\s{0,8}:\s{0,8}"(?:WLAN AutoConfig service |Wireless (?:security|network|802))/;

export const windowsJson: ByteDialect = {
  name: 'windows-json',
  title: "Windows' WLAN-AutoConfig events as JSON: ConvertTo-Json, Winlogbeat, NXLog",
  samples: [
    {
      line: String.raw`{"Id":8002,"ProviderName":"Microsoft-Windows-WLAN-AutoConfig","TimeCreated":"\/Date(1795222476640)\/","Message":"WLAN AutoConfig service failed to connect to a wireless network.\r\n\r\nSSID: lab\r\nFailure Reason:The specific network is not available.\r\n"}`,
      kinds: ['network-not-found'],
    },
    {
      line: '{"@timestamp":"2026-11-21T01:00:00.123Z","winlog":{"event_id":"8001","provider_name":"Microsoft-Windows-WLAN-AutoConfig","event_data":{"SSID":"lab"}}}',
      kinds: ['connected'],
    },
  ],
  sniff(head) {
    const text = latin1(head, 0, head.length);
    return /^\s{0,16}[[{]/.test(text) && SNIFF.test(text);
  },
  openBytes: (input, emit) => new JsonParser(input, emit),
};
