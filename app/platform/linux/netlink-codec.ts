/**
 * Netlink and generic netlink messages, to bytes and back. Pure. Reading never throws, whatever the bytes: what is cut
 * short or lies about its length ends the walk, and what stood before it is returned.
 *
 * Numbers are in host order: little-endian on every machine for which there is a Wi-Fi driver and a Node.
 */

/** One message of a datagram (struct nlmsghdr). */
export interface NetlinkMessage {
  readonly type: number;
  readonly flags: number;
  readonly sequence: number;
  /** Of the socket it answers; 0 in multicast. */
  readonly port: number;
  readonly payload: Buffer;
}

/** A payload with its generic header (struct genlmsghdr) taken off. */
export interface GenericMessage {
  readonly command: number;
  readonly version: number;
  readonly attributes: Attributes;
}

/** Attribute number → value. A number that comes twice keeps the first. */
export type Attributes = ReadonlyMap<number, Buffer>;

export const NLMSG_ERROR = 2;
export const NLMSG_DONE = 3;
export const NLMSG_OVERRUN = 4;
export const NLM_F_REQUEST = 1;
export const NLM_F_ACK = 4;
export const NLM_F_DUMP = 0x300;
/** The table changed while it was dumped: ask again. */
export const NLM_F_DUMP_INTR = 0x10;

const MESSAGE_HEADER = 16;
const GENERIC_HEADER = 4;
const ATTRIBUTE_HEADER = 4;
/** Without the bits "nested" and "network byte order". */
const ATTRIBUTE_TYPE = 0x3fff;

const aligned = (length: number): number => (length + 3) & ~3;

export function readMessages(datagram: Buffer): NetlinkMessage[] {
  const messages: NetlinkMessage[] = [];
  for (let at = 0; at + MESSAGE_HEADER <= datagram.length;) {
    const length = datagram.readUInt32LE(at);
    if (length < MESSAGE_HEADER || length > datagram.length - at) break;
    messages.push({
      type: datagram.readUInt16LE(at + 4),
      flags: datagram.readUInt16LE(at + 6),
      sequence: datagram.readUInt32LE(at + 8),
      port: datagram.readUInt32LE(at + 12),
      payload: datagram.subarray(at + MESSAGE_HEADER, at + length),
    });
    at += aligned(length);
  }
  return messages;
}

/** @returns undefined where there is no room for the header */
export function readGeneric(payload: Buffer): GenericMessage | undefined {
  if (payload.length < GENERIC_HEADER) return undefined;
  return {
    command: payload.readUInt8(0),
    version: payload.readUInt8(1),
    attributes: readAttributes(payload.subarray(GENERIC_HEADER)),
  };
}

export function readAttributes(bytes: Buffer): Attributes {
  const attributes = new Map<number, Buffer>();
  for (const [type, value] of eachAttribute(bytes)) if (!attributes.has(type)) attributes.set(type, value);
  return attributes;
}

/** In order and with repetitions: what lists are made of. */
export function* eachAttribute(bytes: Buffer): Generator<[type: number, value: Buffer]> {
  for (let at = 0; at + ATTRIBUTE_HEADER <= bytes.length;) {
    const length = bytes.readUInt16LE(at);
    if (length < ATTRIBUTE_HEADER || length > bytes.length - at) return;
    yield [bytes.readUInt16LE(at + 2) & ATTRIBUTE_TYPE, bytes.subarray(at + ATTRIBUTE_HEADER, at + length)];
    at += aligned(length);
  }
}

/** Values of an expected width; undefined where the attribute is missing or too short. */
export const u16 = (value: Buffer | undefined): number | undefined =>
  value && value.length >= 2 ? value.readUInt16LE(0) : undefined;
export const u32 = (value: Buffer | undefined): number | undefined =>
  value && value.length >= 4 ? value.readUInt32LE(0) : undefined;
export const i32 = (value: Buffer | undefined): number | undefined =>
  value && value.length >= 4 ? value.readInt32LE(0) : undefined;
export const u64 = (value: Buffer | undefined): bigint | undefined =>
  value && value.length >= 8 ? value.readBigUInt64LE(0) : undefined;

/** Up to the first NUL; one character a byte. */
export function text(value: Buffer | undefined): string | undefined {
  if (!value) return undefined;
  const end = value.indexOf(0);
  return value.toString('latin1', 0, end < 0 ? value.length : end);
}

/** Lower-case hex with colons, from the first six bytes. */
export const mac = (value: Buffer | undefined): string | undefined =>
  value && value.length >= 6 ? (value.toString('hex', 0, 6).match(/../g) ?? []).join(':') : undefined;

export interface OutgoingMessage {
  /** The family's number. */
  readonly type: number;
  readonly flags: number;
  readonly sequence: number;
  readonly command: number;
  readonly version?: number;
  readonly attributes?: readonly Buffer[];
}

export function writeMessage(message: OutgoingMessage): Buffer {
  const body = Buffer.concat(message.attributes ?? []);
  const bytes = Buffer.alloc(MESSAGE_HEADER + GENERIC_HEADER + body.length);
  bytes.writeUInt32LE(bytes.length, 0);
  bytes.writeUInt16LE(message.type, 4);
  bytes.writeUInt16LE(message.flags, 6);
  bytes.writeUInt32LE(message.sequence, 8);
  bytes.writeUInt8(message.command, MESSAGE_HEADER);
  bytes.writeUInt8(message.version ?? 1, MESSAGE_HEADER + 1);
  body.copy(bytes, MESSAGE_HEADER + GENERIC_HEADER);
  return bytes;
}

/** One attribute, padded. */
export function attribute(type: number, value: Uint8Array): Buffer {
  const bytes = Buffer.alloc(aligned(ATTRIBUTE_HEADER + value.length));
  bytes.writeUInt16LE(ATTRIBUTE_HEADER + value.length, 0);
  bytes.writeUInt16LE(type, 2);
  bytes.set(value, ATTRIBUTE_HEADER);
  return bytes;
}

export const u32Attribute = (type: number, value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return attribute(type, bytes);
};

export const textAttribute = (type: number, value: string): Buffer =>
  attribute(type, Buffer.from(`${value}\0`, 'latin1'));
