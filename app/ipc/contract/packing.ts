/**
 * How messages go over a transport: JSON texts; and where an input has bytes
 * (`data`), one message of bytes: the length of its text (32 bits, little endian), the text in UTF-8, and they themselves.
 */
import { CHUNK } from './limits.ts';
import type { Request } from './wire.ts';

/** Characters in one text from a window. Longer ones are refused unread. */
export const LONGEST_REQUEST = 2 ** 20;
/** Bytes in front of the bytes of an input. */
const LONGEST_HEAD = 4096;
/** Bytes of one message. UTF-8 needs at most three for a UTF-16 unit. */
export const LARGEST_REQUEST = Math.max(3 * LONGEST_REQUEST, CHUNK + LONGEST_HEAD);
const LENGTH = 4;

/** A message as a transport carries it. */
export type Message = string | Uint8Array<ArrayBuffer>;

export function packed(message: Request): Message {
  if (message.type !== 'call' || !hasData(message.input)) return JSON.stringify(message);
  const { data, ...input } = message.input;
  const head = new TextEncoder().encode(JSON.stringify({ ...message, input }));
  const bytes = new Uint8Array(LENGTH + head.length + data.length);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.set(head, LENGTH);
  bytes.set(data, LENGTH + head.length);
  return bytes;
}

/** @returns what was packed, to be parsed as `request`; undefined where it is not of this form */
export function unpacked(message: string | Uint8Array): unknown {
  try {
    if (typeof message === 'string') return JSON.parse(message) as unknown;
    const length = new DataView(message.buffer, message.byteOffset).getUint32(0, true);
    if (length > LONGEST_HEAD || LENGTH + length > message.length) return undefined;
    const head = new TextDecoder('utf-8', { fatal: true }).decode(message.subarray(LENGTH, LENGTH + length));
    const call = JSON.parse(head) as { readonly input?: object };
    return { ...call, input: { ...call.input, data: message.subarray(LENGTH + length) } };
  } catch {
    return undefined;
  }
}

const hasData = (input: unknown): input is { readonly data: Uint8Array } =>
  typeof input === 'object' && input !== null && 'data' in input && input.data instanceof Uint8Array;
