/** Unpacks gzip and zstd piece by piece, never further than the reader has come, and never without end. */
import { said, type Said } from '../domain/said.ts';
import { SaidError } from '../words/said-error.ts';
import { pipeline, Readable } from 'node:stream';
import { constants, createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from 'node:zlib';

type Packing = 'gzip' | 'zstd' | 'xz' | 'bzip2';
const MAGIC: readonly (readonly [Packing, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['bzip2', [0x42, 0x5a, 0x68]],
];

/** How a file is packed, by its first bytes. */
export const packingOf = (head: Uint8Array): Packing | undefined =>
  MAGIC.find(([, magic]) => magic.every((byte, at) => head[at] === byte))?.[0];

const MIB = 2 ** 20;
/** A log shrinks to a tenth, one of a thousand equal lines to a hundredth. What shrinks to less is made to hurt. */
const MOST_TIMES = 400;
/** Bytes that may come of any file, however small it is. */
const FREE = 64 * MIB;
/** Bytes that may come of all packed files of one reading. */
const MOST_IN_ALL = 32 * 2 ** 30;
/** zstd holds a window of what it unpacked last: this many bits of address for all files that are open at a time. */
const WINDOW_BITS = 26;
/** What `zstd` itself takes for large files by default. */
const LEAST_WINDOW_BITS = 21;

/** Unpacking was stopped, or cannot begin. */
export class Unpackable extends SaidError {
  /** A `why.` of the file. */
  get why(): Said {
    return this.said[0] ?? said('why.damaged');
  }
}

/** What one reading may unpack. */
export class UnpackBounds {
  readonly #windowBits: number;
  #all = 0;

  /** @param atOnce files that are open at a time */
  constructor(atOnce = 1) {
    this.#windowBits = Math.max(LEAST_WINDOW_BITS, WINDOW_BITS - Math.ceil(Math.log2(Math.max(1, atOnce))));
  }

  /** For `createZstdDecompress`. */
  get windowBits(): number {
    return this.#windowBits;
  }

  /**
   * @param bytes that came out now
   * @param taken bytes of this file that went in so far
   * @param given bytes that came out of this file so far
   * @throws Unpackable
   */
  count(bytes: number, taken: number, given: number): void {
    this.#all += bytes;
    if (given > FREE && given > MOST_TIMES * taken)
      throw new Unpackable(said('why.bomb', { times: MOST_TIMES, mib: Math.round(given / MIB) }));
    if (this.#all > MOST_IN_ALL)
      throw new Unpackable(said('why.too-much-unpacked', { gib: MOST_IN_ALL / 2 ** 30 }));
  }
}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/**
 * @param raw pieces of a file, good until the next one is asked for
 * @param onBytes hears the bytes taken from the disk
 * @param chunkSize bytes of a piece that comes out
 * @throws Unpackable, or zlib's own error where the data is damaged
 */
export async function* unpacked(
  raw: Chunks,
  bounds: UnpackBounds,
  chunkSize: number,
  onBytes?: (bytes: number) => void,
): AsyncGenerator<Uint8Array> {
  const iterator = Symbol.asyncIterator in raw ? raw[Symbol.asyncIterator]() : raw[Symbol.iterator]();
  let taken = 0;
  async function* rest(first: IteratorResult<Uint8Array>): AsyncGenerator<Uint8Array> {
    try {
      for (let next = first; !next.done; next = await iterator.next()) {
        taken += next.value.length;
        onBytes?.(next.value.length);
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  const first = await iterator.next();
  const pieces = rest(first);
  const stream = first.done ? undefined : unpackerFor(first.value, bounds, chunkSize);
  if (!stream) {
    yield* pieces;
    return;
  }
  let given = 0;
  // The pipe reads ahead of us: its pieces are copies. It takes a stop and an error from either end to the other.
  pipeline(Readable.from(copies(pieces), { highWaterMark: 1 }), stream, () => undefined);
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    given += chunk.length;
    bounds.count(chunk.length, taken, given);
    yield chunk;
  }
}

async function* copies(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) yield Buffer.from(piece);
}

function unpackerFor(
  head: Uint8Array,
  { windowBits }: UnpackBounds,
  chunkSize: number,
): Gunzip | ZstdDecompress | undefined {
  // A log that was cut while it was packed still tells what it holds: an early end is no error.
  switch (packingOf(head)) {
    case 'gzip':
      return createGunzip({ chunkSize, finishFlush: constants.Z_SYNC_FLUSH });
    case 'zstd':
      return createZstdDecompress({
        chunkSize,
        finishFlush: constants.ZSTD_e_flush,
        params: { [constants.ZSTD_d_windowLogMax]: windowBits },
      });
    case 'xz':
      throw new Unpackable(said('why.xz', { command: 'xz -dk FILE' }));
    case 'bzip2':
      throw new Unpackable(said('why.bzip2', { command: 'bunzip2 -k FILE' }));
    case undefined:
      return undefined;
  }
}
