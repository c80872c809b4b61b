import { said, type Said } from '../../domain/said.ts';
import type { ByteDialect, ByteParser, Emit, IngestCounts, Sample } from '../dialect.ts';
import { countLine, DAMAGED, noCounts, UNKNOWN } from '../dialect.ts';
import { hexBytes } from '../text.ts';
import { Air } from './air.ts';
import { nothingReceived, receive } from './link-layer.ts';
import type { CaptureInterface, PacketSink } from './packets.ts';
import { isPcap, pcapReader } from './pcap.ts';
import { isPcapng, pcapngReader } from './pcapng.ts';
import { Window, type Read } from './window.ts';

/** Reads one capture: packets are found, freed of what drivers put around them, and told. */
class CaptureParser implements ByteParser, PacketSink {
  readonly counts: IngestCounts = noCounts();
  readonly #received = nothingReceived();
  /** A link type whose packets are not read. */
  #unreadable: number | undefined;
  readonly #air: Air;
  readonly #window: Window;

  constructor(reader: (sink: PacketSink) => Read, input: number, emit: Emit) {
    this.#air = new Air(input, emit);
    this.#window = new Window(reader(this));
  }

  get nothing(): Said | undefined {
    if (this.#unreadable === undefined) return undefined;
    return said('why.other-link-type', { type: String(this.#unreadable) });
  }

  feed(chunk: Uint8Array): void {
    this.#window.feed(chunk);
  }

  end(): void {
    this.#window.end();
    this.#air.end();
  }

  packet(
    bytes: Uint8Array,
    start: number,
    end: number,
    original: number,
    at: number,
    source: CaptureInterface,
  ): void {
    const { counts } = this;
    const received = this.#received;
    receive(received, bytes, start, end, original, source);
    if (received.kind === 'unreadable') {
      this.#unreadable ??= source.linkType;
      return countLine(counts, UNKNOWN);
    }
    if (received.kind === 'damaged') return countLine(counts, DAMAGED);
    countLine(counts, this.#air.frame(bytes, received, at, counts.lines + 1));
  }

  damage(): void {
    countLine(this.counts, DAMAGED);
  }
}

/** An authentication frame of an access point: open system, transaction 2, status 0. */
const ANSWER = 'b0003a01020000000100020000000000020000000000100000000200 0000';
const PCAP_HEADER = 'd4c3b2a1 0200 0400 00000000 00000000 00000400 69000000';
const SECTION = '0a0d0d0a 1c000000 4d3c2b1a 0100 0000 ffffffffffffffff 1c000000';
const INTERFACE = '01000000 14000000 6900 0000 00000400 14000000';
const asText = (hex: string): string => String.fromCharCode(...hexBytes(hex));

const pcapSample: Sample = {
  line: asText(`${PCAP_HEADER} 5c421f69 00000000 1e000000 1e000000 ${ANSWER}`),
  kinds: ['auth-response'],
};
const pcapngSample: Sample = {
  line: asText(
    `${SECTION}${INTERFACE} 06000000 40000000 00000000 0d440600 0000a1e2 1e000000 1e000000 ${ANSWER} 0000 40000000`,
  ),
  kinds: ['auth-response'],
};

export const pcap: ByteDialect = {
  name: 'pcap',
  title: 'Captures of 802.11 frames or EAPOL, as tcpdump writes them',
  samples: [pcapSample],
  sniff: isPcap,
  openBytes: (input, emit) => new CaptureParser(pcapReader, input, emit),
};

export const pcapng: ByteDialect = {
  name: 'pcapng',
  title: 'The same in the newer format, as Wireshark and dumpcap write them',
  samples: [pcapngSample],
  sniff: isPcapng,
  openBytes: (input, emit) => new CaptureParser(pcapngReader, input, emit),
};
