/** One file on its way to the service: all at once where the transport can, else in pieces, of which some are on their way at once. */
import { CHUNK } from '../../app/ipc/contract/limits.ts';
import type { DoctorApi } from '../../app/ipc/contract/contract.ts';
import type { Transport } from '../../app/ipc/client/transport.ts';

/** Pieces on their way at once: each waits for its answer, and more would only lie in memory. */
const MOST_UNDERWAY = 4;

/** What a piece failed at: the disk, not the service. */
export class Unreadable extends Error {}

/** The two ways there are. */
export interface Way {
  readonly api: Pick<DoctorApi, 'files.chunk'>;
  readonly putFile?: Transport['putFile'];
}

/** @throws Unreadable | CallError; the signal's reason when aborted */
export async function sendFile(way: Way, name: string, file: Blob, signal: AbortSignal): Promise<void> {
  if (!way.putFile) {
    await inPieces(way.api, name, file, signal);
    return;
  }
  try {
    await way.putFile(name, file, signal);
  } catch (error) {
    signal.throwIfAborted();
    // A request that could not read its file does not say so.
    if (!(await isReadable(file))) throw new Unreadable('The file could not be read.', { cause: error });
    throw error;
  }
}

/** A file that was changed on the disk after it was chosen is none that can be read. */
export const isReadable = (file: Blob): Promise<boolean> =>
  file
    .slice(0, 1)
    .arrayBuffer()
    .then(
      () => true,
      () => false,
    );

async function inPieces(api: Way['api'], name: string, file: Blob, signal: AbortSignal): Promise<void> {
  // A service that does not answer must not keep anyone from giving up.
  const givenUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  givenUp.catch(() => undefined);
  const underway: Promise<unknown>[] = [];
  for (let offset = 0; offset < file.size; offset += CHUNK) {
    const piece = file.slice(offset, offset + CHUNK);
    const read = piece.arrayBuffer().catch((cause: unknown) => {
      throw new Unreadable('The file could not be read.', { cause });
    });
    const room = underway.length < MOST_UNDERWAY ? undefined : underway.shift();
    const [data] = await Promise.race([Promise.all([read, room]), givenUp]);
    signal.throwIfAborted();
    const arrived = api['files.chunk']({ file: name, data: new Uint8Array(data) });
    // Seen below; a failure in between must not count as unhandled.
    arrived.catch(() => undefined);
    underway.push(arrived);
  }
  await Promise.race([Promise.all(underway), givenUp]);
}
