/** What a capturing driver puts around a frame: radiotap, Prism and AVS headers, the frame check sequence, Ethernet. */
import { crc32 } from './crc32.ts';
import type { CaptureInterface } from './packets.ts';

/** Where the frame stands in its packet, and what the driver says of it. One object is used again and again. */
export interface Received {
  kind: 'wireless' | 'ethernet' | 'unreadable' | 'damaged';
  start: number;
  end: number;
  /** The four bytes behind `end` are its frame check sequence: see `isIntact`. */
  hasFcs: boolean;
  /** A header of 24, 26 or 30 bytes is filled up to a multiple of four. */
  isPadded: boolean;
  /** Signal where it was captured, in dBm; 0 = not said. */
  dbm: number;
  /** MHz; 0 = not said. */
  frequency: number;
}

export const nothingReceived = (): Received => ({
  ...{ kind: 'unreadable', start: 0, end: 0, hasFcs: false, isPadded: false, dbm: 0, frequency: 0 },
});

const ETHERNET = 1;
const WIRELESS = 105;
const PRISM = 119;
const RADIOTAP = 127;
const AVS = 163;

const FCS = 4;
const PRISM_HEADER = 144;
const PRISM_MESSAGE = 0x44;
const AVS_MAGIC = 0x80211001;
/** Packets by which an interface shows that its frames come without a frame check sequence. */
const ENOUGH = 8;

/** Bits of radiotap's first presence word, with size and alignment of their fields (radiotap.org). */
const TSFT = 0;
const FLAGS = 1;
const CHANNEL = 3;
const SIGNAL = 5;
const FIELDS: readonly (readonly [size: number, alignment: number])[] = [
  [8, 8],
  [1, 1],
  [1, 1],
  [4, 2],
  [2, 2],
  [1, 1],
];
const FLAG = { fcs: 0x10, pad: 0x20, badFcs: 0x40 };

const u16 = (bytes: Uint8Array, p: number): number => (bytes[p] ?? 0) | ((bytes[p + 1] ?? 0) << 8);
const u32 = (bytes: Uint8Array, p: number): number => (u16(bytes, p) | (u16(bytes, p + 2) << 16)) >>> 0;
const u32big = (bytes: Uint8Array, p: number): number =>
  (((bytes[p] ?? 0) << 24) |
    ((bytes[p + 1] ?? 0) << 16) |
    ((bytes[p + 2] ?? 0) << 8) |
    (bytes[p + 3] ?? 0)) >>>
  0;

/** Finds the frame in the packet `bytes[start, end)`. @param original its length on the air, with the header */
export const receive = (
  into: Received,
  bytes: Uint8Array,
  start: number,
  end: number,
  original: number,
  source: CaptureInterface,
): void => {
  into.start = start;
  into.end = end;
  into.isPadded = into.hasFcs = false;
  into.dbm = into.frequency = 0;
  switch (source.linkType) {
    case ETHERNET:
      into.kind = 'ethernet';
      return;
    case RADIOTAP:
      return radiotap(into, bytes, original - (end - start), source);
    case PRISM:
    case AVS:
      into.start += monitorHeader(bytes, start, end);
      break;
    case WIRELESS:
      break;
    default:
      into.kind = 'unreadable';
      return;
  }
  into.kind = into.start < end ? 'wireless' : 'damaged';
  trim(into, bytes, original - (end - start), source, undefined);
};

function radiotap(into: Received, bytes: Uint8Array, missing: number, source: CaptureInterface): void {
  const { start, end } = into;
  const length = u16(bytes, start + 2);
  into.kind = 'damaged';
  if (end - start < 8 || bytes[start] !== 0 || length < 8 || start + length > end) return;
  const present = u32(bytes, start + 4);
  let at = 8;
  // The fields begin behind the last presence word.
  for (let word = present; word >>> 31 === 1 && at + 4 <= length; at += 4) word = u32(bytes, start + at);
  let flags: number | undefined;
  for (let bit = TSFT; bit <= SIGNAL; bit++) {
    if ((present & (1 << bit)) === 0) continue;
    const [size, alignment] = FIELDS[bit] ?? [1, 1];
    at = (at + alignment - 1) & -alignment;
    if (at + size > length) break;
    if (bit === FLAGS) flags = bytes[start + at];
    else if (bit === CHANNEL) into.frequency = u16(bytes, start + at);
    else if (bit === SIGNAL) into.dbm = ((bytes[start + at] ?? 0) << 24) >> 24;
    at += size;
  }
  into.start = start + length;
  if (flags !== undefined && flags & FLAG.badFcs) return;
  into.isPadded = flags !== undefined && (flags & FLAG.pad) !== 0;
  into.kind = into.start < end ? 'wireless' : 'damaged';
  trim(into, bytes, missing, source, flags === undefined ? undefined : (flags & FLAG.fcs) !== 0);
}

/** Length of the header, or more than there is. Both kinds stand under either number. */
function monitorHeader(bytes: Uint8Array, start: number, end: number): number {
  if (end - start < 8) return end - start;
  if (u32big(bytes, start) === AVS_MAGIC) return u32big(bytes, start + 4);
  if (u32(bytes, start) === PRISM_MESSAGE) return u32(bytes, start + 4);
  return u32big(bytes, start) === PRISM_MESSAGE ? u32big(bytes, start + 4) : PRISM_HEADER;
}

/** Takes the frame check sequence off. What nobody says is seen: a CRC-32 that fits by chance is one in four thousand million. */
function trim(
  into: Received,
  bytes: Uint8Array,
  missing: number,
  source: CaptureInterface,
  said: boolean | undefined,
): void {
  const known = said ?? (source.fcsLength === undefined ? undefined : source.fcsLength > 0);
  const has = known ?? source.fcsSeen ?? (missing === 0 && look(into, bytes, source));
  if (!has) return;
  // A packet that was cut has lost it, or a part of it.
  into.end = Math.max(into.start, into.end - Math.max(0, FCS - Math.max(0, missing)));
  into.hasFcs = missing <= 0;
}

function look(into: Received, bytes: Uint8Array, source: CaptureInterface): boolean {
  const { start, end } = into;
  if (end - start <= FCS) return false;
  const fits = crc32(bytes, start, end - FCS) === u32(bytes, end - FCS);
  if (fits) source.fcsSeen = true;
  else if (++source.packetsWithoutFcs >= ENOUGH) source.fcsSeen = false;
  return fits;
}

/** Is the frame as it was sent? Where it came without a frame check sequence its driver has looked. */
export const isIntact = (received: Received, bytes: Uint8Array): boolean =>
  !received.hasFcs || crc32(bytes, received.start, received.end) === u32(bytes, received.end);
