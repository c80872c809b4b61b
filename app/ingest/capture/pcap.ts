/**
 * The classic capture file (draft-ietf-opsawg-pcap): a header, then records. Both byte orders, micro- and nanoseconds, and the
 * longer records of Kuznetzov's patched libpcap.
 */
import { captureInterface, type CaptureInterface, type PacketSink } from './packets.ts';
import { LONGEST_PACKET, type Read } from './window.ts';

const HEADER = 24;
const RECORD = 16;
const DAY = 86_400;

interface Format {
  readonly littleEndian: boolean;
  /** Length of a record's header. */
  readonly record: number;
  readonly ticksPerSecond: number;
}

const MAGICS: Readonly<Record<number, Omit<Format, 'littleEndian'>>> = {
  0xa1b2c3d4: { record: RECORD, ticksPerSecond: 1e6 },
  0xa1b23c4d: { record: RECORD, ticksPerSecond: 1e9 },
  0xa1b2cd34: { record: RECORD + 8, ticksPerSecond: 1e6 },
};

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

const formatOf = (bytes: Uint8Array): Format | undefined => {
  if (bytes.length < 4) return undefined;
  const view = viewOf(bytes);
  for (const littleEndian of [true, false]) {
    const known = MAGICS[view.getUint32(0, littleEndian)];
    if (known) return { ...known, littleEndian };
  }
  return undefined;
};

export const isPcap = (head: Uint8Array): boolean => formatOf(head) !== undefined && head.length >= HEADER;

/** A reader of one file. */
export const pcapReader = (sink: PacketSink): Read => {
  let format: Format | undefined;
  let source: CaptureInterface | undefined;
  /** Seconds of the last record that was whole. */
  let lastSecond: number | undefined;
  let isLost = false;

  const open = (bytes: Uint8Array): void => {
    format = formatOf(bytes);
    const network = viewOf(bytes).getUint32(20, format?.littleEndian);
    const saysFcs = (network & 0x04000000) !== 0;
    source = captureInterface(network & 0xffff, saysFcs ? 2 * (network >>> 28) : undefined);
  };

  const fits = (second: number, tick: number, length: number, original: number, ticks: number): boolean =>
    length > 0 &&
    length <= LONGEST_PACKET &&
    length <= original &&
    tick < ticks &&
    (lastSecond === undefined || Math.abs(second - lastSecond) <= DAY);

  return (bytes, end, isLast) => {
    let at = 0;
    if (!format) {
      if (end < HEADER) return 0;
      open(bytes.subarray(0, end));
      at = HEADER;
    }
    if (!format || !source) return end;
    const view = viewOf(bytes);
    const { littleEndian, record, ticksPerSecond } = format;
    const isPlausible = (p: number): boolean =>
      fits(
        view.getUint32(p, littleEndian),
        view.getUint32(p + 4, littleEndian),
        view.getUint32(p + 8, littleEndian),
        view.getUint32(p + 12, littleEndian),
        ticksPerSecond,
      );
    /** A record begins here, and another one behind it or the end: bytes that happen to look so once do not do it twice. */
    const begins = (p: number): boolean | 'later' => {
      if (!isPlausible(p)) return false;
      const next = p + record + view.getUint32(p + 8, littleEndian);
      if (next + record > end) return isLast ? next === end : 'later';
      return isPlausible(next);
    };
    for (;;) {
      if (isLost) {
        for (; at + record <= end; at++) {
          const found = begins(at);
          if (found === 'later') return at;
          if (found) break;
        }
        if (at + record > end) return at;
        isLost = false;
      }
      if (at + record > end) break;
      const length = view.getUint32(at + 8, littleEndian);
      const isWhole = length <= LONGEST_PACKET && at + record + length <= end;
      if (!isWhole) {
        if (length <= LONGEST_PACKET && !isLast) return at;
        sink.damage();
        isLost = true;
        at++;
        continue;
      }
      const second = view.getUint32(at, littleEndian);
      const time = second * 1e3 + (view.getUint32(at + 4, littleEndian) * 1e3) / ticksPerSecond;
      lastSecond = second;
      const start = at + record;
      sink.packet(bytes, start, start + length, view.getUint32(at + 12, littleEndian), time, source);
      at = start + length;
    }
    if (isLast && at < end) sink.damage();
    return at;
  };
};
