/** Frames that a remote access point or adapter sends in UDP to who captures them: where they stand in a packet of Ethernet. */

const ETHERNET_HEADER = 14;
const TAG = 4;
const VLAN = 0x8100;
const IPV4 = 0x0800;
const IPV6 = 0x86dd;
const UDP = 17;
const UDP_HEADER = 8;
const IPV6_HEADER = 40;
/** More fragments follow, or others came before: only the first has the header. */
const OFFSET = 0x1fff;

const u16 = (bytes: Uint8Array, p: number): number => ((bytes[p] ?? 0) << 8) | (bytes[p + 1] ?? 0);

export interface Datagram {
  /** Of its payload. */
  readonly start: number;
  readonly end: number;
  /** Bytes of it that are not there. */
  readonly cut: number;
  readonly ports: readonly [from: number, to: number];
}

/** The datagram in the packet of Ethernet `bytes[start, end)`, as far as it is there. */
export function datagramIn(bytes: Uint8Array, start: number, end: number): Datagram | undefined {
  let at = start + ETHERNET_HEADER;
  let kind = u16(bytes, at - 2);
  if (kind === VLAN) {
    kind = u16(bytes, at + 2);
    at += TAG;
  }
  if (kind === IPV4) {
    const header = ((bytes[at] ?? 0) & 0x0f) * 4;
    if (bytes[at + 9] !== UDP || header < 20 || (u16(bytes, at + 6) & OFFSET) !== 0) return undefined;
    at += header;
  } else if (kind === IPV6) {
    if (bytes[at + 6] !== UDP) return undefined;
    at += IPV6_HEADER;
  } else return undefined;
  const whole = at + u16(bytes, at + 4);
  if (at + UDP_HEADER >= end || whole <= at + UDP_HEADER) return undefined;
  return {
    start: at + UDP_HEADER,
    end: Math.min(end, whole),
    cut: Math.max(0, whole - end),
    ports: [u16(bytes, at), u16(bytes, at + 2)],
  };
}
