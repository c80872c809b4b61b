import { closeSync, createReadStream, openSync, readSync, statSync, type Stats } from 'node:fs';
import { constants, createGunzip, createZstdDecompress, type Gunzip, type ZstdDecompress } from 'node:zlib';

/** A file or pipe that cannot be read, in one sentence that names it. Exit code 3. */
export class UnreadableInput extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnreadableInput';
  }
}

const SENTENCES: Record<string, string> = {
  ENOENT: 'does not exist',
  EACCES: 'may not be read by this user',
  EISDIR: 'is a directory',
  XZ: 'is packed with xz, which Rejoin cannot unpack; unpack it first: xz -dk FILE',
  BZIP2: 'is packed with bzip2, which Rejoin cannot unpack; unpack it first: bunzip2 -k FILE',
  EIO: 'could not be read from its disk',
};

export interface Source {
  /** '-' is standard input. */
  readonly name: string;
  /** Bytes on disk; undefined for a pipe. */
  readonly size: number | undefined;
  /** When it was written last; undefined for a pipe. */
  readonly changedAt: Date | undefined;
  /**
   * Chunks of the content, unpacked if it is gzip or zstd.
   * @param onBytes hears the bytes taken from the disk
   * @param signal ends the reading, also while a pipe is waited for
   */
  chunks(onBytes?: (bytes: number) => void, signal?: AbortSignal): AsyncGenerator<Uint8Array>;
}

const sentence = (name: string, error: unknown): UnreadableInput => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const why =
    SENTENCES[code] ??
    (/^(?:Z_|ZSTD_)/.test(code)
      ? 'is damaged: its packed data cannot be unpacked'
      : `could not be read (${code || (error as Error).message})`);
  return new UnreadableInput(`${name === '-' ? 'Standard input' : name} ${why}.`, { cause: error });
};

/** Fits into the nearer caches together with what is made of it: larger chunks are read more slowly. */
const CHUNK = 128 * 1024;

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

/**
 * Opens a file, or standard input for '-'. Content is read when it is asked for; nothing is held whole. A chunk's bytes
 * are good until the next one is asked for.
 */
export function openSource(name: string): Source {
  const stats = name === '-' ? undefined : statsOf(name);
  const isFile = stats?.isFile() === true;
  return {
    name,
    size: isFile ? stats.size : undefined,
    changedAt: isFile ? stats.mtime : undefined,
    async *chunks(onBytes, signal) {
      const raw = isFile ? onDisk(name) : piped(name, signal);
      try {
        yield* unpacked(raw, onBytes);
      } catch (error) {
        if (signal?.aborted) return;
        throw sentence(name, error);
      }
    },
  };
}

async function* piped(name: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const stream = name === '-' ? process.stdin : createReadStream(name, { highWaterMark: CHUNK });
  const stop = (): void => void stream.destroy();
  signal?.addEventListener('abort', stop);
  try {
    yield* stream as AsyncIterable<Buffer>;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** Into one buffer, again and again: streams wait between chunks and make garbage of each (a fifth of the time of 1 GiB). */
function* onDisk(name: string): Generator<Uint8Array> {
  const file = openSync(name, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(CHUNK);
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      yield buffer.subarray(0, length);
    }
  } finally {
    closeSync(file);
  }
}

function statsOf(name: string): Stats {
  try {
    const stats = statSync(name);
    if (stats.isDirectory()) throw Object.assign(new Error('directory'), { code: 'EISDIR' });
    return stats;
  } catch (error) {
    throw sentence(name, error);
  }
}

export function isFolder(name: string): boolean {
  try {
    return name !== '-' && statSync(name).isDirectory();
  } catch {
    // Opening it says what is wrong.
    return false;
  }
}

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

async function* unpacked(raw: Chunks, onBytes?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  let unpack: Unpack | undefined;
  let first = true;
  for await (const chunk of raw) {
    if (first) unpack = unpackerFor(chunk);
    first = false;
    onBytes?.(chunk.length);
    if (unpack) yield* unpack.feed(chunk);
    else yield chunk;
  }
  if (unpack) yield* unpack.end();
}

function unpackerFor(head: Uint8Array): Unpack | undefined {
  // A log that was cut while it was packed still tells what it holds: an early end is no error.
  switch (packingOf(head)) {
    case 'gzip':
      return new Unpack(createGunzip({ chunkSize: CHUNK, finishFlush: constants.Z_SYNC_FLUSH }));
    case 'zstd':
      return new Unpack(createZstdDecompress({ chunkSize: CHUNK, finishFlush: constants.ZSTD_e_flush }));
    case 'xz':
      throw Object.assign(new Error('xz'), { code: 'XZ' });
    case 'bzip2':
      throw Object.assign(new Error('bzip2'), { code: 'BZIP2' });
    case undefined:
      return undefined;
  }
}

/** Unpacks chunk by chunk; what came out so far is taken before more goes in. */
class Unpack {
  readonly #stream: Gunzip | ZstdDecompress;
  #out: Buffer[] = [];
  #error: Error | undefined;
  #ended = false;

  constructor(stream: Gunzip | ZstdDecompress) {
    this.#stream = stream;
    stream.on('data', (chunk: Buffer) => this.#out.push(chunk));
    stream.on('error', (error) => (this.#error = error));
    stream.on('end', () => (this.#ended = true));
  }

  async *feed(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
    await this.#settled((done) => this.#stream.write(chunk, done));
    yield* this.#take();
  }

  async *end(): AsyncGenerator<Uint8Array> {
    await this.#settled(() => this.#stream.end());
    yield* this.#take();
  }

  /**
   * Waits for what was begun, or for the error or the end that comes instead of it: Node ends a gzip stream at what is no
   * further member (tapes and disks pad with zeros) and never calls back the write that held it.
   */
  #settled(begin: (done: () => void) => void): Promise<void> {
    return new Promise((resolve) => {
      if (this.#error || this.#ended) return resolve();
      const done = (): void => {
        this.#stream.off('error', done);
        this.#stream.off('end', done);
        // An error is told a tick after the callback of the write that met it.
        setImmediate(resolve);
      };
      this.#stream.once('error', done);
      this.#stream.once('end', done);
      begin(done);
    });
  }

  *#take(): Generator<Uint8Array> {
    if (this.#error) throw this.#error;
    const out = this.#out;
    this.#out = [];
    yield* out;
  }
}
