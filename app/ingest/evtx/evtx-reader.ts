/**
 * Reads an event log file: a header of 4 KiB and chunks of 64 KiB, each with names and templates of its own (libevtx:
 * "Windows XML Event Log (EVTX) format"). One chunk is in memory at a time.
 *
 * Files are taken from running machines, by programs that know nothing of the format: header and checksums of a dirty
 * file are wrong, the last chunk is cut. So neither is checked; records prove themselves by their size, which stands at
 * both of their ends.
 */
import type { XmlHandler } from '../xml/handler.ts';
import { BinaryXml, type Budget } from './binary-xml.ts';
import { Cursor } from './cursor.ts';

const FILE = 'ElfFile\0';
const CHUNK = 'ElfChnk\0';
const FILE_HEADER = 4096;
const CHUNK_HEADER = 512;
const CHUNK_SIZE = 1 << 16;
const RECORD_HEADER = 24;
const SIGNATURE = 0x00002a2a;
/** Tokens that all records of a chunk may have: an honest one has a few hundred, in at most 2,700 records. */
const TOKENS = 200_000;

const startsWith = (bytes: Uint8Array, text: string): boolean => {
  for (let p = 0; p < text.length; p++) if (bytes[p] !== text.charCodeAt(p)) return false;
  return true;
};

/** @param head the first bytes of an input: those of a file, or of a chunk that was carved out of one */
export const isEvtx = (head: Uint8Array): boolean => startsWith(head, FILE) || startsWith(head, CHUNK);

export class EvtxReader {
  readonly #handler: XmlHandler;
  readonly #onRecord: () => void;
  readonly #buffer = new Uint8Array(CHUNK_SIZE);
  #length = 0;
  #wanted = FILE_HEADER;

  /** @param onRecord hears that a record is over, also of one that could not be read to its end */
  constructor(handler: XmlHandler, onRecord: () => void) {
    this.#handler = handler;
    this.#onRecord = onRecord;
  }

  feed(bytes: Uint8Array): void {
    for (let p = 0; p < bytes.length;) {
      const take = Math.min(bytes.length - p, this.#wanted - this.#length);
      this.#buffer.set(bytes.subarray(p, p + take), this.#length);
      this.#length += take;
      p += take;
      if (this.#length === this.#wanted) this.#block();
    }
  }

  end(): void {
    if (this.#length > CHUNK_HEADER) this.#chunk(this.#length);
  }

  #block(): void {
    if (this.#wanted === FILE_HEADER) {
      this.#wanted = CHUNK_SIZE;
      // A carved chunk has no file header before it.
      if (!startsWith(this.#buffer, CHUNK)) this.#length = 0;
      return;
    }
    this.#chunk(this.#length);
    this.#length = 0;
  }

  #chunk(length: number): void {
    const bytes = this.#buffer.subarray(0, length);
    if (!startsWith(bytes, CHUNK)) return;
    const budget: Budget = { tokens: TOKENS };
    const all = Cursor.of(bytes);
    const free = all.at(48).u32();
    let last: number | undefined;
    for (let p = CHUNK_HEADER; p + RECORD_HEADER <= length;) {
      const cursor = all.at(p);
      if (cursor.u32() !== SIGNATURE) {
        if (p >= free) return;
        p += 4;
        continue;
      }
      const size = cursor.u32();
      const id = cursor.u64();
      // Behind the end that the header knows lie records that it has not heard of yet, or that are long forgotten.
      if (p >= free && last !== undefined && id !== last + 1) return;
      const whole = size > RECORD_HEADER && p + size <= length && all.at(p + size - 4).u32() === size;
      const end = whole ? p + size - 4 : Math.min(length, p + Math.max(size, RECORD_HEADER));
      new BinaryXml(this.#handler, budget).read(all.at(p + RECORD_HEADER, end));
      this.#onRecord();
      last = id;
      p += whole ? size : RECORD_HEADER;
    }
  }
}
