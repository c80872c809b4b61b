/**
 * Writes an event log file as Windows does (libevtx: "Windows XML Event Log (EVTX) format"): chunks with names and templates that
 * are stored once, a template for the whole event whose last value is binary XML with a template of its own, checksums.
 */
import { crc32 } from 'node:zlib';
import type { WindowsEvent } from './windows-events.ts';

const CHUNK = 65_536;
const CHUNK_HEADER = 512;
const STRING = 0x01;
const UINT8 = 0x04;
const UINT16 = 0x06;
const UINT32 = 0x08;
const UINT64 = 0x0a;
const FILETIME = 0x11;
const HEX32 = 0x14;
const HEX64 = 0x15;
const BINARY_XML = 0x21;
/** 1601 to 1970 in units of 100 ns. */
const EPOCH = 116_444_736_000_000_000n;

interface Value {
  readonly type: number;
  readonly bytes: Buffer;
}

const utf16 = (text: string): Buffer => Buffer.from(text, 'utf16le');

/** A chunk as it is being filled. Offsets are from its beginning. */
class Chunk {
  readonly bytes = Buffer.alloc(CHUNK);
  length = CHUNK_HEADER;
  readonly #names = new Map<string, number>();
  readonly #templates = new Map<string, number>();

  u8(value: number): void {
    this.bytes.writeUInt8(value, this.length++);
  }

  u16(value: number): void {
    this.bytes.writeUInt16LE(value, this.length);
    this.length += 2;
  }

  u32(value: number): void {
    this.bytes.writeUInt32LE(value, this.length);
    this.length += 4;
  }

  put(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Keeps room for a length that is known later. */
  measured(write: () => void): void {
    const place = this.length;
    this.u32(0);
    write();
    this.bytes.writeUInt32LE(this.length - place - 4, place);
  }

  name(text: string): void {
    const known = this.#names.get(text);
    if (known !== undefined) return this.u32(known);
    const offset = this.length + 4;
    this.#names.set(text, offset);
    this.u32(offset);
    this.u32(0);
    this.u16(hash(text));
    this.u16(text.length);
    this.put(utf16(`${text}\0`));
  }

  element(name: string, attributes: Readonly<Record<string, string | number>>, content?: () => void): void {
    const entries = Object.entries(attributes);
    this.u8(entries.length > 0 ? 0x41 : 0x01);
    this.u16(0xffff);
    this.measured(() => {
      this.name(name);
      if (entries.length > 0) {
        this.measured(() =>
          entries.forEach(([key, value], n) => {
            this.u8(n < entries.length - 1 ? 0x46 : 0x06);
            this.name(key);
            if (typeof value === 'string') this.text(value);
            else this.substitution(value);
          }),
        );
      }
      this.u8(content ? 0x02 : 0x03);
      if (content) {
        content();
        this.u8(0x04);
      }
    });
  }

  text(value: string): void {
    this.u8(0x05);
    this.u8(STRING);
    this.u16(value.length);
    this.put(utf16(value));
  }

  substitution(id: number, type = STRING): void {
    this.u8(0x0e);
    this.u16(id);
    this.u8(type);
  }

  /** An instance; its definition is written where it is first used. */
  template(key: string, values: readonly Value[], define: () => void): void {
    this.put(Uint8Array.of(0x0f, 1, 1, 0, 0x0c, 1));
    this.u32(hash(key));
    const known = this.#templates.get(key);
    this.u32(known ?? this.length + 4);
    if (known === undefined) {
      this.#templates.set(key, this.length);
      this.u32(0);
      this.put(Buffer.alloc(16, hash(key) & 0xff));
      this.measured(() => {
        this.put(Uint8Array.of(0x0f, 1, 1, 0));
        define();
        this.u8(0);
      });
    }
    this.u32(values.length);
    for (const { type, bytes } of values) {
      this.u16(bytes.length);
      this.u8(type);
      this.u8(0);
    }
    for (const { bytes } of values) this.put(bytes);
  }
}

const hash = (text: string): number => {
  let value = 0;
  for (const character of text) value = (value * 65_599 + character.charCodeAt(0)) & 0xffff;
  return value;
};

const number = (type: number, size: 1 | 2 | 4 | 8, value: bigint): Value => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt.asUintN(64, value));
  return { type, bytes: bytes.subarray(0, size) };
};

const POINTERS = new Set(['ConnectionId']);

const valueOf = (name: string, value: string | number): Value => {
  if (typeof value === 'number') return number(value < 0 ? 0x07 : UINT32, 4, BigInt(value));
  if (/^0x[\da-f]+$/.test(value))
    return POINTERS.has(name) ? number(HEX64, 8, BigInt(value)) : number(HEX32, 4, BigInt(value));
  if (value === 'true' || value === 'false') return number(0x0d, 4, value === 'true' ? 1n : 0n);
  if (/^\{[\da-f-]{36}\}$/i.test(value)) return { type: 0x0f, bytes: guid(value) };
  return { type: STRING, bytes: utf16(value) };
};

const guid = (text: string): Buffer => {
  const bytes = Buffer.from(text.replaceAll(/[{}-]/g, ''), 'hex');
  return Buffer.concat([
    bytes.subarray(0, 4).reverse(),
    bytes.subarray(4, 6).reverse(),
    bytes.subarray(6, 8).reverse(),
    bytes.subarray(8),
  ]);
};

/** Where in the chunk binary XML that is a value will stand is known only once it is written: offsets depend on it. */
const eventData = (chunk: Chunk, event: WindowsEvent, place: number): Buffer => {
  const entries = Object.entries(event.fields);
  const length = chunk.length;
  chunk.length = place;
  chunk.template(
    `${event.provider} ${event.id}`,
    entries.map(([name, value]) => valueOf(name, value)),
    () =>
      chunk.element('EventData', {}, () =>
        entries.forEach(([name], n) => chunk.element('Data', { Name: name }, () => chunk.substitution(n))),
      ),
  );
  const bytes = Buffer.from(chunk.bytes.subarray(place, chunk.length));
  chunk.length = length;
  return bytes;
};

const SYSTEM_VALUES = 8;

const defineEvent = (chunk: Chunk): void => {
  const XMLNS = 'http://schemas.microsoft.com/win/2004/08/events/event';
  chunk.element('Event', { xmlns: XMLNS }, () => {
    chunk.element('System', {}, () => {
      chunk.element('Provider', { Name: 0 });
      chunk.element('EventID', {}, () => chunk.substitution(1, UINT16));
      chunk.element('Level', {}, () => chunk.substitution(2, UINT8));
      chunk.element('TimeCreated', { SystemTime: 3 });
      chunk.element('EventRecordID', {}, () => chunk.substitution(4, UINT64));
      chunk.element('Correlation', { ActivityID: 5 });
      chunk.element('Channel', {}, () => chunk.substitution(6));
      chunk.element('Computer', {}, () => chunk.text('lab'));
    });
    chunk.substitution(7, BINARY_XML);
  });
};

const fileTime = (at: number): bigint => BigInt(Math.round(at * 1000)) * 10n + EPOCH;

const writeRecord = (chunk: Chunk, event: WindowsEvent): void => {
  const begin = chunk.length;
  chunk.u32(0x00002a2a);
  chunk.u32(0);
  chunk.put(number(UINT64, 8, BigInt(event.recordId)).bytes);
  chunk.put(number(UINT64, 8, fileTime(event.at)).bytes);
  const values: Value[] = [
    { type: STRING, bytes: utf16(event.provider) },
    number(UINT16, 2, BigInt(event.id)),
    number(UINT8, 1, 4n),
    number(FILETIME, 8, fileTime(event.at)),
    number(UINT64, 8, BigInt(event.recordId)),
    { type: 0, bytes: Buffer.alloc(0) },
    { type: STRING, bytes: utf16(event.channel) },
    { type: BINARY_XML, bytes: Buffer.alloc(0) },
  ];
  const body = chunk.length;
  // Once to learn where the last value stands, once with it.
  chunk.template('event', values, () => defineEvent(chunk));
  const data = eventData(chunk, event, chunk.length);
  const head = chunk.length - values.reduce((sum, { bytes }) => sum + bytes.length, 0) - 4 * SYSTEM_VALUES;
  chunk.bytes.writeUInt16LE(data.length, head + 4 * (SYSTEM_VALUES - 1));
  chunk.put(data);
  if (body > chunk.length) throw new Error('A record does not fit');
  const size = chunk.length - begin + 4;
  chunk.u32(size);
  chunk.bytes.writeUInt32LE(size, begin + 4);
};

const finishChunk = (chunk: Chunk, events: readonly WindowsEvent[], lastRecord: number): Buffer => {
  const { bytes, length } = chunk;
  bytes.write('ElfChnk\0', 0, 'latin1');
  const first = BigInt(events[0]?.recordId ?? 0);
  const last = BigInt(events.at(-1)?.recordId ?? 0);
  [first, last, first, last].forEach((value, n) => bytes.writeBigUInt64LE(value, 8 + 8 * n));
  bytes.writeUInt32LE(128, 40);
  bytes.writeUInt32LE(lastRecord, 44);
  bytes.writeUInt32LE(length, 48);
  bytes.writeUInt32LE(crc32(bytes.subarray(CHUNK_HEADER, length)), 52);
  bytes.writeUInt32LE(crc32(Buffer.concat([bytes.subarray(0, 120), bytes.subarray(128, 512)])), 124);
  return bytes;
};

/** @param perChunk records a chunk: few of them make many chunks */
export const evtxFile = (events: readonly WindowsEvent[], perChunk = 40): Buffer => {
  const chunks: Buffer[] = [];
  for (let n = 0; n < events.length; n += perChunk) {
    const chunk = new Chunk();
    const part = events.slice(n, n + perChunk);
    let last = 0;
    for (const event of part) {
      last = chunk.length;
      writeRecord(chunk, event);
    }
    chunks.push(finishChunk(chunk, part, last));
  }
  const header = Buffer.alloc(4096);
  header.write('ElfFile\0', 0, 'latin1');
  header.writeBigUInt64LE(BigInt(Math.max(0, chunks.length - 1)), 16);
  header.writeBigUInt64LE(BigInt((events.at(-1)?.recordId ?? 0) + 1), 24);
  header.writeUInt32LE(128, 32);
  header.writeUInt16LE(1, 36);
  header.writeUInt16LE(3, 38);
  header.writeUInt16LE(4096, 40);
  header.writeUInt16LE(chunks.length, 42);
  header.writeUInt32LE(crc32(header.subarray(0, 120)), 124);
  return Buffer.concat([header, ...chunks]);
};
