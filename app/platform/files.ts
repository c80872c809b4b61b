import { createReadStream, statSync } from 'node:fs';
import { constants, createGunzip } from 'node:zlib';
import type { Readable } from 'node:stream';

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
  EISDIR: 'is a directory; name the files in it',
  EIO: 'could not be read from its disk',
};

export interface Source {
  /** '-' is standard input. */
  readonly name: string;
  /** Bytes on disk; undefined for a pipe. */
  readonly size: number | undefined;
  /** Chunks of the content, unpacked if it is gzip. `onBytes` hears the bytes taken from the disk. */
  chunks(onBytes?: (bytes: number) => void): AsyncGenerator<Uint8Array>;
}

const sentence = (name: string, error: unknown): UnreadableInput => {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const why =
    SENTENCES[code] ??
    (code.startsWith('Z_') || code === 'ERR_BUFFER_TOO_LARGE'
      ? 'is damaged: its gzip data cannot be unpacked'
      : `could not be read (${code || (error as Error).message})`);
  return new UnreadableInput(`${name === '-' ? 'Standard input' : name} ${why}.`, { cause: error });
};

const CHUNK = 256 * 1024;
const isGzip = (chunk: Uint8Array): boolean => chunk[0] === 0x1f && chunk[1] === 0x8b;

/** Opens a file, or standard input for '-'. Content is read when it is asked for; nothing is held whole. */
export function openSource(name: string): Source {
  const size = name === '-' ? undefined : sizeOf(name);
  return {
    name,
    size,
    async *chunks(onBytes) {
      const raw = name === '-' ? process.stdin : createReadStream(name, { highWaterMark: CHUNK });
      try {
        yield* unpacked(raw, onBytes);
      } catch (error) {
        throw sentence(name, error);
      }
    },
  };
}

function sizeOf(name: string): number | undefined {
  try {
    const stats = statSync(name);
    if (stats.isDirectory()) throw Object.assign(new Error('directory'), { code: 'EISDIR' });
    return stats.isFile() ? stats.size : undefined;
  } catch (error) {
    throw sentence(name, error);
  }
}

async function* unpacked(raw: Readable, onBytes?: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  const counted = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of raw as AsyncIterable<Buffer>) {
      onBytes?.(chunk.length);
      yield chunk;
    }
  };
  const source = counted();
  const first = await source.next();
  if (first.done) return;
  const all = async function* (): AsyncGenerator<Uint8Array> {
    yield first.value;
    yield* source;
  };
  if (!isGzip(first.value)) {
    yield* all();
    return;
  }
  // A log that was cut while it was packed still tells what it holds: an early end is no error.
  const unzip = createGunzip({ chunkSize: CHUNK, finishFlush: constants.Z_SYNC_FLUSH });
  const feeding = (async () => {
    for await (const chunk of all()) {
      if (!unzip.write(chunk)) await new Promise((resolve) => unzip.once('drain', resolve));
    }
    unzip.end();
  })().catch((error: unknown) => unzip.destroy(error as Error));
  yield* unzip as AsyncIterable<Buffer>;
  await feeding;
}
