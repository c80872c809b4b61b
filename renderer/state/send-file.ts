/** Pieces of one file, in order: some are on their way while the next is read from the disk. */
import { CHUNK, type DoctorApi } from '../../app/ipc/contract/contract.ts';

/** Pieces on their way at once: each waits for its answer, and more would only lie in memory. */
const MOST_UNDERWAY = 4;

/** What a piece failed at: the disk, not the service. */
export class Unreadable extends Error {}

/** @throws Unreadable | CallError; the signal's reason when aborted */
export async function sendFile(
  api: Pick<DoctorApi, 'files.chunk'>,
  name: string,
  file: Blob,
  signal: AbortSignal,
): Promise<void> {
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
