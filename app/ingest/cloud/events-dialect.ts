/** Events of clients as the clouds of Juniper's Mist and Cisco's Meraki give them: JSON of their APIs. */
import type { Instant, Mac, Ssid } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import type { ByteDialect, ByteParser, Emit, IngestCounts } from '../dialect.ts';
import { countLine, noCounts, RECOGNISED, UNKNOWN } from '../dialect.ts';
import { evidence } from '../evidence.ts';
import { bytesOf } from '../journal-json.ts';
import type { Read } from '../rules.ts';
import { latin1, toMac } from '../text.ts';
import { JsonObjects } from './json-objects.ts';
import { akmOf, merakiReads, mistReads, unifiReads } from './records.ts';

/** Events that are held to be put in order; of more the first ones are told as they came. */
const MOST_HELD = 20_000;

interface CloudEvent {
  readonly at: Instant | undefined;
  readonly station: Mac;
  readonly ssid: Ssid | undefined;
  readonly reads: readonly Read[];
  readonly line: number;
  readonly text: string;
}

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const word = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

/** Times beyond this are in milliseconds. */
const SECONDS = 1e11;

function timeOf(fields: Fields): Instant | undefined {
  const seconds = fields['timestamp'];
  const milliseconds = fields['time'];
  if (typeof milliseconds === 'number' && milliseconds > SECONDS) return milliseconds;
  const at = typeof seconds === 'number' ? seconds * 1000 : Date.parse(word(fields['occurredAt'] ?? seconds));
  return Number.isFinite(at) ? at : undefined;
}

/** What one object tells; undefined for one that is no client's event. */
function readEvent(fields: Fields): Omit<CloudEvent, 'line' | 'text'> | undefined {
  const key = word(fields['key']);
  const isUnifi = key.startsWith('EVT_W');
  const type = isUnifi ? key : word(fields['type']);
  const address = isUnifi
    ? word(fields['user']) || word(fields['guest']) || word(fields['client'])
    : word(fields['mac']) || word(fields['clientMac']) || word(fields['clientId']);
  if (type === '' || address === '') return undefined;
  const name = word(fields['ssid']) || word(fields['ssidName']);
  const data = fields['eventData'];
  const values = new Map(isFields(data) ? Object.entries(data) : []);
  const isMeraki = 'occurredAt' in fields || isFields(data);
  const akm = akmOf(word(fields['key_mgmt']));
  const reads = isUnifi
    ? unifiReads(type)
    : isMeraki
      ? merakiReads(type, (key) => word(values.get(key)) || undefined)
      : mistReads(type, `${word(fields['text'])} reason ${word(fields['reason'] ?? fields['type_code'])}`);
  return {
    at: timeOf(fields),
    station: toMac(address),
    ssid: name === '' ? undefined : ssidFromBytes(bytesOf(name) ?? name),
    reads: akm === undefined || reads.length === 0 ? reads : [{ kind: 'akm-selected', akm }, ...reads],
  };
}

class CloudParser implements ByteParser {
  readonly counts: IngestCounts = noCounts();
  readonly #input: number;
  readonly #emit: Emit;
  #held: CloudEvent[] | undefined = [];
  readonly #objects = new JsonObjects((text) => this.#object(text));

  constructor(input: number, emit: Emit) {
    this.#input = input;
    this.#emit = emit;
  }

  feed(chunk: Uint8Array): void {
    this.#objects.feed(latin1(chunk, 0, chunk.length));
  }

  end(): void {
    const held = this.#held ?? [];
    const [first, last] = [held[0]?.at, held.at(-1)?.at];
    // Both clouds answer with the newest event first.
    if (first !== undefined && last !== undefined && first > last) held.reverse();
    this.#held = undefined;
    for (const event of held) this.#tell(event);
  }

  #object(text: string): void {
    if (!text.includes('"type"') && !text.includes('"EVT_W')) return;
    let fields: unknown;
    try {
      fields = JSON.parse(text);
    } catch {
      return;
    }
    if (!isFields(fields)) return;
    const event = readEvent(fields);
    if (!event) return;
    countLine(this.counts, event.reads.length > 0 ? RECOGNISED : UNKNOWN);
    const told = { ...event, line: this.counts.lines, text: evidence(text.replace(/\s+/g, ' ')) };
    if (!this.#held) this.#tell(told);
    else if (this.#held.push(told) >= MOST_HELD) this.end();
  }

  #tell({ at, station, ssid, reads, line, text }: CloudEvent): void {
    const origin = { input: this.#input, line, text };
    for (const read of reads) {
      const named = ssid !== undefined && read.kind === 'connected' ? { ...read, ssid } : read;
      this.#emit({ at, origin, witness: 'access-point', iface: '', station, ...named });
    }
  }
}

const SNIFF =
  /"key"\s{0,4}:\s{0,4}"EVT_W[A-Z]_|"type"\s{0,4}:\s{0,4}"(?:MARVIS_EVENT_|CLIENT_)|"occurredAt"\s{0,4}:[^\0]{0,4000}"client(?:Id|Mac)"/;

/** Programs that follow a UniFi console log its events as they come. */
const OF_UNIFI = /"key"\s{0,4}:\s{0,4}"EVT_W[A-Z]_(?:Connected|Disconnected|Roam)/;

export const cloudEvents: ByteDialect = {
  name: 'cloud-events',
  title: 'events of clients from the APIs of Mist, Meraki and UniFi, as JSON',
  samples: [
    {
      line: '{"user":"02:00:00:00:01:00","ap_from":"02:00:00:00:00:00","key":"EVT_WU_Roam","time":1795222476640,"ssid":"lab"}',
      kinds: ['assoc-response', 'connected'],
    },
    {
      line: '{"timestamp":1795222476.6,"type":"CLIENT_IP_ASSIGNED","mac":"020000000100","ssid":"lab","bssid":"020000000000"}',
      kinds: ['connected', 'address'],
    },
    {
      line: '{"occurredAt":"2026-11-21T01:00:00Z","type":"disassociation","clientMac":"02:00:00:00:01:00","eventData":{"reason":"8"}}',
      kinds: ['disconnected'],
    },
  ],
  sniff(head) {
    const text = latin1(head, 0, head.length);
    return SNIFF.test(text) && (/^\s{0,16}[[{]/.test(text) || OF_UNIFI.test(text));
  },
  openBytes: (input, emit) => new CloudParser(input, emit),
};
