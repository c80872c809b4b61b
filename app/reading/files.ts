import { said, type Said } from '../domain/said.ts';
import { SaidError } from '../words/said-error.ts';
import { closeSync, createReadStream, openSync, readSync, statSync, type Stats } from 'node:fs';
import { unpacked, Unpackable, UnpackBounds } from './unpack.ts';
import { own } from '../domain/own.ts';

/** A file or pipe that cannot be read; what is said names it. Exit code 3. */
export class UnreadableInput extends SaidError {
  override readonly name = 'UnreadableInput';
}

export class UnreadableFile extends UnreadableInput {
  readonly path: string;
  readonly why: Said;

  /** @param path '-' is standard input. @param why a `why.` of it */
  constructor(path: string, why: Said, options?: ErrorOptions) {
    super(said('file.unreadable', { name: nameSaid(path), why }), options);
    this.path = path;
    this.why = why;
  }
}

const nameSaid = (name: string): Said =>
  name === '-' ? said('file.standard-input') : said('words.as-they-are', { text: name });

/** What several inputs that are read together share. */
export interface Together {
  /** How many are open at a time: each holds a piece of its file. */
  readonly atOnce: number;
  readonly bounds: UnpackBounds;
}

const WHY: Record<string, Said> = {
  ENOENT: said('why.absent'),
  EACCES: said('why.denied'),
  EISDIR: said('why.folder'),
  EIO: said('why.disk'),
  ZSTD_error_frameParameter_windowTooLarge: said('why.window', { command: 'zstd -d FILE' }),
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

function whyNot(error: unknown): Said {
  if (error instanceof Unpackable) return error.why;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const known = own(WHY, code);
  if (known !== undefined) return known;
  if (/^(?:Z_|ZSTD_)/.test(code)) return said('why.damaged-packing');
  return said('why.failed', { code: code || (error as Error).message });
}

/** Fits into the nearer caches together with what is made of it: larger chunks are read more slowly. */
const CHUNK = 128 * 1024;
/** Pieces of all files that are open at a time. */
const ALL_CHUNKS = 1024 * 1024;
const LEAST_CHUNK = 8 * 1024;

/**
 * Opens a file, or standard input for '-'. Content is read when it is asked for; nothing is held whole. A chunk's bytes
 * are good until the next one is asked for.
 */
export function openSource(name: string, { atOnce, bounds }: Together = alone()): Source {
  const size = Math.min(CHUNK, Math.max(LEAST_CHUNK, Math.floor(ALL_CHUNKS / atOnce)));
  const stats = name === '-' ? undefined : statsOf(name);
  const isFile = stats?.isFile() === true;
  return {
    name,
    size: isFile ? stats.size : undefined,
    changedAt: isFile ? stats.mtime : undefined,
    async *chunks(onBytes, signal) {
      const raw = isFile ? onDisk(name, size) : piped(name, size, signal);
      try {
        yield* unpacked(raw, bounds, size, onBytes);
      } catch (error) {
        if (signal?.aborted) return;
        throw new UnreadableFile(name, whyNot(error), { cause: error });
      }
    },
  };
}

/** What is in memory already. */
export const heldSource = (name: string, bytes: Uint8Array): Source => ({
  ...{ name, size: bytes.length, changedAt: undefined },
  // eslint-disable-next-line @typescript-eslint/require-await
  async *chunks(onBytes) {
    for (let at = 0; at < bytes.length; at += CHUNK) {
      const chunk = bytes.subarray(at, at + CHUNK);
      onBytes?.(chunk.length);
      yield chunk;
    }
  },
});

const alone = (): Together => ({ atOnce: 1, bounds: new UnpackBounds() });

async function* piped(name: string, highWaterMark: number, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  const stream = name === '-' ? process.stdin : createReadStream(name, { highWaterMark });
  const stop = (): void => void stream.destroy();
  signal?.addEventListener('abort', stop);
  try {
    yield* stream as AsyncIterable<Buffer>;
  } finally {
    signal?.removeEventListener('abort', stop);
  }
}

/** Into one buffer, again and again: streams wait between chunks and make garbage of each (a fifth of the time of 1 GiB). */
function* onDisk(name: string, size: number): Generator<Uint8Array> {
  const file = openSync(name, 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(size);
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
    throw new UnreadableFile(name, whyNot(error), { cause: error });
  }
}

/** The first bytes of a file, unpacked. @throws UnreadableInput */
export async function headOf(name: string, bytes: number): Promise<Uint8Array> {
  const head = Buffer.alloc(bytes);
  let length = 0;
  for await (const chunk of openSource(name).chunks()) {
    const some = chunk.subarray(0, bytes - length);
    head.set(some, length);
    length += some.length;
    if (length === bytes) break;
  }
  return head.subarray(0, length);
}

export function isFolder(name: string): boolean {
  try {
    return name !== '-' && statSync(name).isDirectory();
  } catch {
    // Opening it says what is wrong.
    return false;
  }
}
