/** Captures taken apart and put together in other forms. */
import { receive, nothingReceived } from '../../app/ingest/capture/link-layer.ts';
import type { PacketSink } from '../../app/ingest/capture/packets.ts';
import { pcapReader } from '../../app/ingest/capture/pcap.ts';
import { isPcapng, pcapngReader } from '../../app/ingest/capture/pcapng.ts';
import { Window } from '../../app/ingest/capture/window.ts';
import { crc32 } from '../../app/ingest/capture/crc32.ts';

export interface Packet {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** A frame of 802.11 without frame check sequence, or of Ethernet. */
  readonly frame: Uint8Array;
}

/** The frames of a capture, freed of what its driver put around them. */
export function packetsOf(bytes: Uint8Array): Packet[] {
  const packets: Packet[] = [];
  const received = nothingReceived();
  const sink: PacketSink = {
    packet(packet, start, end, original, at, source) {
      receive(received, packet, start, end, original, source);
      packets.push({ at, frame: packet.slice(received.start, received.end) });
    },
    damage() {
      throw new Error('damaged');
    },
  };
  const window = new Window((isPcapng(bytes) ? pcapngReader : pcapReader)(sink));
  window.feed(bytes);
  window.end();
  return packets;
}

export const ETHERNET = 1;
export const WIRELESS = 105;
export const PRISM = 119;
export const RADIOTAP = 127;
export const AVS = 163;

export interface Form {
  readonly little?: boolean;
  readonly nanoseconds?: boolean;
  /** Kuznetzov's longer records. */
  readonly patched?: boolean;
  readonly linkType?: number;
  /** What stands before and behind each frame. */
  readonly dress?: (frame: Uint8Array) => Uint8Array;
  readonly snapLength?: number;
}

class Writer {
  readonly #parts: Uint8Array[] = [];
  readonly little: boolean;

  constructor(little: boolean) {
    this.little = little;
  }

  u16(...values: readonly number[]): this {
    return this.#put(values, 2);
  }

  u32(...values: readonly number[]): this {
    return this.#put(values, 4);
  }

  bytes(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    return this;
  }

  done(): Uint8Array {
    return Buffer.concat(this.#parts);
  }

  #put(values: readonly number[], size: 2 | 4): this {
    const view = new DataView(new ArrayBuffer(values.length * size));
    values.forEach((value, index) =>
      size === 2
        ? view.setUint16(index * 2, value, this.little)
        : view.setUint32(index * 4, value, this.little),
    );
    return this.bytes(new Uint8Array(view.buffer));
  }
}

export const pcapHeader = ({ little = true, nanoseconds, patched, linkType = WIRELESS }: Form): Uint8Array =>
  new Writer(little)
    .u32(nanoseconds ? 0xa1b23c4d : patched ? 0xa1b2cd34 : 0xa1b2c3d4)
    .u16(2, 4)
    .u32(0, 0, 1 << 18, linkType)
    .done();

export function pcapRecord({ at, frame }: Packet, form: Form): Uint8Array {
  const {
    little = true,
    nanoseconds,
    patched,
    snapLength = Infinity,
    dress = (bare: Uint8Array) => bare,
  } = form;
  const whole = dress(frame);
  const kept = whole.subarray(0, Math.min(whole.length, snapLength));
  const seconds = Math.floor(at / 1000);
  const ticks = Math.floor((at - seconds * 1000) * (nanoseconds ? 1e6 : 1e3));
  const writer = new Writer(little).u32(seconds, ticks, kept.length, whole.length);
  if (patched) writer.u32(0).u16(0, 0);
  return writer.bytes(kept).done();
}

export const writePcap = (packets: readonly Packet[], form: Form = {}): Uint8Array =>
  Buffer.concat([pcapHeader(form), ...packets.map((packet) => pcapRecord(packet, form))]);

const padded = (bytes: Uint8Array): Uint8Array => Buffer.concat([bytes, new Uint8Array(-bytes.length & 3)]);

export function block(type: number, body: Uint8Array, little = true): Uint8Array {
  const whole = padded(body);
  return new Writer(little)
    .u32(type, whole.length + 12)
    .bytes(whole)
    .u32(whole.length + 12)
    .done();
}

export const section = (little = true): Uint8Array =>
  block(0x0a0d0d0a, new Writer(little).u32(0x1a2b3c4d).u16(1, 0).u32(0xffffffff, 0xffffffff).done(), little);

/** @param resolution as if_tsresol has it: a power of ten, or of two with the highest bit */
export function captureInterface(linkType: number, little = true, resolution = 6): Uint8Array {
  const options = new Writer(little)
    .u16(9, 1)
    .bytes(Uint8Array.of(resolution, 0, 0, 0))
    .u16(0, 0)
    .done();
  return block(1, new Writer(little).u16(linkType, 0).u32(0).bytes(options).done(), little);
}

export function enhancedPacket(packet: Packet, little = true, index = 0, ticksPerSecond = 1e6): Uint8Array {
  const ticks = Math.round((packet.at * ticksPerSecond) / 1000);
  const [high, low] = [Math.floor(ticks / 2 ** 32), ticks % 2 ** 32];
  const { length } = packet.frame;
  const body = new Writer(little).u32(index, high, low, length, length).bytes(padded(packet.frame));
  return block(6, body.done(), little);
}

/** Radiotap with flags (FCS where told) and a signal, in two presence words of which the second is a vendor's. */
export const radiotap =
  (fcs: boolean, dbm = -40) =>
  (frame: Uint8Array): Uint8Array => {
    const words = [0x22, 0, 0, 0xc0, 0, 0, 0, 0];
    const header = Uint8Array.of(0, 0, 16, 0, ...words, fcs ? 0x10 : 0, dbm & 0xff, 0, 0);
    return Buffer.concat([header, frame, fcs ? fcsOf(frame) : new Uint8Array(0)]);
  };

export const fcsOf = (frame: Uint8Array): Uint8Array =>
  new Writer(true).u32(crc32(frame, 0, frame.length)).done();

export const withFcs = (frame: Uint8Array): Uint8Array => Buffer.concat([frame, fcsOf(frame)]);

/** The packets of a conversation without 802.11: EAPOL over Ethernet. */
export const overEthernet = (packets: readonly Packet[]): Packet[] =>
  packets.flatMap(({ at, frame }) => {
    const flags = frame[1] ?? 0;
    const isEapol = ((frame[0] ?? 0) & 0x0c) === 8 && (flags & 0x40) === 0 && frame.length > 60;
    if (!isEapol) return [];
    const body = (frame[0] ?? 0) & 0x80 ? 26 : 24;
    const [to, from] = flags & 2 ? [4, 16] : [16, 10];
    const addresses = [...frame.subarray(to, to + 6), ...frame.subarray(from, from + 6)];
    return [{ at, frame: Uint8Array.from([...addresses, ...frame.subarray(body + 6)]) }];
  });
