/**
 * What a capturing driver puts around a frame: radiotap, PPI, Prism and AVS headers, the frame check sequence, Ethernet and
 * what stands in its place where all interfaces are captured at once (SLL), and the tunnel of a remote access point (TZSP).
 */
import { crc32 } from './crc32.ts';
import type { CaptureInterface } from './packets.ts';
import { datagramIn } from './udp.ts';

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
const SLL = 113;
const TZSP = 128;
const PPI = 192;
const SLL2 = 276;
/** Apple's files have the first number, as a private one. */
const PKTAP = [149, 258];

/** What may stand inside another header: none of those that hold another, so that nobody can nest them without end. */
const BARE: ReadonlySet<number> = new Set([ETHERNET, WIRELESS, PRISM, RADIOTAP, AVS]);

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
const u16big = (bytes: Uint8Array, p: number): number => ((bytes[p] ?? 0) << 8) | (bytes[p + 1] ?? 0);
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
  unwrap(into, bytes, original - (end - start), source, source.linkType, undefined);
};

/**
 * @param missing bytes that were cut off behind the packet
 * @param said whether a frame check sequence stands behind the frame, where a header around this one says it
 */
function unwrap(
  into: Received,
  bytes: Uint8Array,
  missing: number,
  source: CaptureInterface,
  linkType: number,
  said: boolean | undefined,
): void {
  const { start, end } = into;
  switch (linkType) {
    case ETHERNET:
      return overEthernet(into, bytes, missing, source);
    case RADIOTAP:
      return radiotap(into, bytes, missing, source);
    case PPI:
      return perPacket(into, bytes, missing, source);
    case TZSP:
      return tunnelled(into, bytes, missing, source);
    case SLL:
    case SLL2:
      return cooked(into, bytes, missing, source, linkType);
    case PRISM:
    case AVS:
      into.start += monitorHeader(bytes, start, end);
      break;
    case WIRELESS:
      break;
    default:
      return tapped(into, bytes, missing, source, linkType);
  }
  into.kind = into.start < end ? 'wireless' : 'damaged';
  trim(into, bytes, missing, source, said);
}

/** PPI (CACE, version 1.0): its length, the link type of what follows, and fields, of which 802.11-Common says what radiotap does. */
function perPacket(into: Received, bytes: Uint8Array, missing: number, source: CaptureInterface): void {
  const { start, end } = into;
  const length = u16(bytes, start + 2);
  const linkType = u32(bytes, start + 4);
  into.kind = BARE.has(linkType) ? 'damaged' : 'unreadable';
  if (length < 8 || start + length > end || !BARE.has(linkType)) return;
  let said: boolean | undefined;
  for (let at = start + 8; at + 4 <= start + length; at += 4 + u16(bytes, at + 2)) {
    if (u16(bytes, at) !== PPI_COMMON || u16(bytes, at + 2) < 20 || at + 24 > start + length) continue;
    said = (u16(bytes, at + 12) & 1) !== 0;
    into.frequency = u16(bytes, at + 16);
    into.dbm = ((bytes[at + 22] ?? 0) << 24) >> 24;
  }
  into.start = start + length;
  unwrap(into, bytes, missing, source, linkType, said);
}
const PPI_COMMON = 2;

/** PKTAP (macOS' `tcpdump -i pktap`): its length, the kind of header, the link type of what follows. */
function tapped(
  into: Received,
  bytes: Uint8Array,
  missing: number,
  source: CaptureInterface,
  linkType: number,
): void {
  const { start, end } = into;
  const length = u32(bytes, start);
  const inner = u32(bytes, start + 8);
  into.kind = 'unreadable';
  if (!PKTAP.includes(linkType) || !BARE.has(inner) || length < 12 || start + length > end) return;
  into.start = start + length;
  unwrap(into, bytes, missing, source, inner, undefined);
}

/** TZSP: version, type, what is carried, and tags up to the one that ends them. */
function tunnelled(into: Received, bytes: Uint8Array, missing: number, source: CaptureInterface): void {
  const { start, end } = into;
  const carried = CARRIED.get(u16big(bytes, start + 2));
  into.kind = carried === undefined ? 'unreadable' : 'damaged';
  if (carried === undefined) return;
  for (let at = start + 4; at < end;) {
    const tag = bytes[at++] ?? 0;
    if (tag === TAG_END) {
      into.start = at;
      // What is inside a tunnel holds no second one.
      if (carried === ETHERNET) into.kind = 'ethernet';
      else unwrap(into, bytes, missing, source, carried, undefined);
      return;
    }
    if (tag === TAG_PADDING) continue;
    if (tag === TAG_SIGNAL) into.dbm = ((bytes[at + 1] ?? 0) << 24) >> 24;
    at += 1 + (bytes[at] ?? 0);
  }
}
const CARRIED: ReadonlyMap<number, number> = new Map([
  [1, ETHERNET],
  [18, WIRELESS],
  [119, PRISM],
  [127, AVS],
]);
const TAG_PADDING = 0;
const TAG_END = 1;
const TAG_SIGNAL = 10;

/** EAPOL of one side; or frames that a remote access point has heard, in TZSP or PEEKREMOTE. */
function overEthernet(into: Received, bytes: Uint8Array, missing: number, source: CaptureInterface): void {
  into.kind = 'ethernet';
  const sent = datagramIn(bytes, into.start, into.end);
  if (!sent) return;
  const { start, end, ports, cut } = sent;
  if (ports.includes(TZSP_PORT)) {
    Object.assign(into, { start, end });
    return tunnelled(into, bytes, missing + cut, source);
  }
  const header = peekHeader(bytes, start, end, ports);
  if (header === undefined || start + header >= end) return;
  Object.assign(into, { start: start + header, end });
  unwrap(into, bytes, missing + cut, source, WIRELESS, true);
}
const TZSP_PORT = 37_008;

/**
 * Length of a PEEKREMOTE header: the newer one names itself and its length; the older one has neither, and is known by the ports
 * of the access points that send it.
 */
function peekHeader(
  bytes: Uint8Array,
  start: number,
  end: number,
  ports: readonly number[],
): number | undefined {
  if (u32big(bytes, start) === PEEK_MAGIC && end - start > PEEK_SMALLEST) return u32big(bytes, start + 5);
  return ports.some((port) => PEEK_PORTS.has(port)) && end - start > PEEK_LEGACY ? PEEK_LEGACY : undefined;
}
const PEEK_MAGIC = 0x00ffabcd;
const PEEK_SMALLEST = 9;
const PEEK_LEGACY = 20;
const PEEK_PORTS: ReadonlySet<number> = new Set([5000, 5555]);

/**
 * SLL: in place of an Ethernet header the kind of interface (ARPHRD_…), its sender, and what is carried. A monitor's packets
 * stand behind it with the header that they have.
 */
function cooked(
  into: Received,
  bytes: Uint8Array,
  missing: number,
  source: CaptureInterface,
  linkType: number,
): void {
  const { start, end } = into;
  const header = linkType === SLL ? 16 : 20;
  const kind = u16big(bytes, start + (linkType === SLL ? 2 : 8));
  into.kind = 'damaged';
  if (end - start < header) return;
  const monitor = MONITORS.get(kind);
  if (monitor !== undefined) {
    into.start = start + header;
    return unwrap(into, bytes, missing, source, monitor, undefined);
  }
  // No receiver is told, and so not who sent EAPOL to whom.
  into.kind = 'unreadable';
}
const MONITORS: ReadonlyMap<number, number> = new Map([
  [801, WIRELESS],
  [802, PRISM],
  [803, RADIOTAP],
]);

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
