/**
 * The capture file made of blocks (draft-ietf-opsawg-pcapng): sections with a byte order of their own, interfaces, packets in
 * three kinds of blocks. Other blocks are passed over.
 */
import { captureInterface, type CaptureInterface, type PacketSink } from './packets.ts';
import { LONGEST_PACKET, type Read } from './window.ts';

const SECTION = 0x0a0d0d0a;
const BYTE_ORDER = 0x1a2b3c4d;
const INTERFACE = 1;
const OLD_PACKET = 2;
const SIMPLE_PACKET = 3;
const NAMES = 4;
const STATISTICS = 5;
const PACKET = 6;
/** Blocks that a capture begins anew with where it was damaged. */
const FAMILIAR = new Set([SECTION, INTERFACE, OLD_PACKET, SIMPLE_PACKET, NAMES, STATISTICS, PACKET]);
const MINIMUM = 12;
/** Options and what else stands around the longest packet. */
const LONGEST_BLOCK = LONGEST_PACKET + (1 << 14);
/** Names, journal entries, decryption secrets and custom blocks may be long; more than this is a lie. */
const LONG = new Set([NAMES, 9, 10, 0xbad, 0x40000bad]);
const LONGEST_OTHER = 1 << 26;
const MAX_INTERFACES = 4096;

const RESOLUTION = 9;
const FCS_LENGTH = 13;
const OFFSET = 14;
const END_OF_OPTIONS = 0;

interface NgInterface extends CaptureInterface {
  readonly snapLength: number;
  readonly ticksPerMillisecond: number;
  /** Seconds to add to each stamp. */
  readonly offset: number;
}

const viewOf = (bytes: Uint8Array): DataView =>
  new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

export const isPcapng = (head: Uint8Array): boolean => {
  if (head.length < MINIMUM) return false;
  const view = viewOf(head);
  if (view.getUint32(0) !== SECTION) return false;
  return [true, false].some((little) => view.getUint32(8, little) === BYTE_ORDER);
};

/** Power of ten, or of two where the highest bit is set. */
const ticksPerMillisecond = (resolution: number): number =>
  (resolution & 0x80 ? 2 ** (resolution & 0x7f) : 10 ** resolution) / 1e3;

/** A reader of one file. */
export const pcapngReader = (sink: PacketSink): Read => {
  let little = true;
  let interfaces: NgInterface[] = [];
  let toSkip = 0;
  let isLost = false;

  const section = (view: DataView, at: number): boolean => {
    for (const order of [true, false]) {
      if (view.getUint32(at + 8, order) !== BYTE_ORDER) continue;
      little = order;
      interfaces = [];
      return true;
    }
    return false;
  };

  const readInterface = (view: DataView, at: number, end: number): void => {
    if (interfaces.length >= MAX_INTERFACES || at + 8 > end) return;
    let resolution = 6;
    let offset = 0;
    let fcsLength: number | undefined;
    for (let p = at + 8; p + 4 <= end;) {
      const code = view.getUint16(p, little);
      const length = view.getUint16(p + 2, little);
      const value = p + 4;
      if (code === END_OF_OPTIONS || value + length > end) break;
      if (code === RESOLUTION && length >= 1) resolution = view.getUint8(value);
      if (code === FCS_LENGTH && length >= 1) fcsLength = view.getUint8(value);
      if (code === OFFSET && length >= 8) offset = Number(view.getBigInt64(value, little));
      p = value + ((length + 3) & ~3);
    }
    interfaces.push({
      ...captureInterface(view.getUint16(at, little), fcsLength),
      ...{ snapLength: view.getUint32(at + 4, little), ticksPerMillisecond: ticksPerMillisecond(resolution) },
      offset,
    });
  };

  /** @param at where the block's contents begin */
  const readPacket = (bytes: Uint8Array, view: DataView, at: number, end: number, type: number): void => {
    const fixed = type === SIMPLE_PACKET ? 4 : 20;
    const isSimple = type === SIMPLE_PACKET;
    const index = isSimple ? 0 : type === PACKET ? view.getUint32(at, little) : view.getUint16(at, little);
    const source = interfaces[index];
    if (!source || at + fixed > end) return sink.damage();
    const original = view.getUint32(isSimple ? at : at + 16, little);
    const start = at + fixed;
    const { snapLength } = source;
    const simple = Math.min(original, end - start, snapLength === 0 ? original : snapLength);
    const length = isSimple ? simple : view.getUint32(at + 12, little);
    if (start + length > end) return sink.damage();
    const high = isSimple ? NaN : view.getUint32(at + 4, little);
    const ticks = high * 2 ** 32 + (isSimple ? 0 : view.getUint32(at + 8, little));
    const time = ticks / source.ticksPerMillisecond + source.offset * 1e3;
    sink.packet(bytes, start, start + length, original, time, source);
  };

  const isPlausible = (view: DataView, at: number, end: number): boolean | 'later' => {
    const isSection = view.getUint32(at) === SECTION;
    if (isSection && ![true, false].some((order) => view.getUint32(at + 8, order) === BYTE_ORDER))
      return false;
    const order = isSection ? view.getUint32(at + 8, true) === BYTE_ORDER : little;
    const length = view.getUint32(at + 4, order);
    if (!FAMILIAR.has(view.getUint32(at, order)) || !isLength(length, LONGEST_BLOCK)) return false;
    if (at + length > end) return 'later';
    return view.getUint32(at + length - 4, order) === length;
  };

  const isLength = (length: number, most: number): boolean =>
    length >= MINIMUM && length <= most && length % 4 === 0;

  return (bytes, end, isLast) => {
    const view = viewOf(bytes);
    let at = Math.min(toSkip, end);
    toSkip -= at;
    for (;;) {
      if (isLost) {
        for (; at + MINIMUM <= end; at++) {
          const found = isPlausible(view, at, end);
          if (found === 'later' && !isLast) return at;
          if (found === true) break;
        }
        if (at + MINIMUM > end) return at;
        isLost = false;
      }
      if (at + MINIMUM > end) break;
      const isSection = view.getUint32(at) === SECTION;
      const isFine = !isSection || section(view, at);
      const type = view.getUint32(at, little);
      const length = view.getUint32(at + 4, little);
      const most = LONG.has(type) ? LONGEST_OTHER : LONGEST_BLOCK;
      const lies = !isFine || !isLength(length, most);
      if (!lies && at + length > end && !isLast) {
        if (length <= LONGEST_BLOCK) return at;
        toSkip = at + length - end;
        return end;
      }
      if (lies || at + length > end || view.getUint32(at + length - 4, little) !== length) {
        sink.damage();
        isLost = true;
        at++;
        continue;
      }
      const contents = at + 8;
      const last = at + length - 4;
      if (type === INTERFACE) readInterface(view, contents, last);
      else if (type === PACKET || type === SIMPLE_PACKET || type === OLD_PACKET)
        readPacket(bytes, view, contents, last, type);
      at += length;
    }
    if (isLast && at < end) sink.damage();
    return at;
  };
};
