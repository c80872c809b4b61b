/** Pieces of one file, in order: the next is read from the disk while the one before is on its way. */
import { CHUNK, type DoctorApi } from '../../app/ipc/contract/contract.ts';

/** What a piece failed at: the disk, not the service. */
export class Unreadable extends Error {}

/** @param sent bytes of each piece that has arrived @throws Unreadable | CallError; the signal's reason when aborted */
export async function sendFile(
  api: Pick<DoctorApi, 'files.chunk'>,
  name: string,
  file: Blob,
  encode: (piece: Blob) => Promise<string>,
  signal: AbortSignal,
  sent: (bytes: number) => void,
): Promise<void> {
  // A service that does not answer must not keep anyone from giving up.
  const givenUp = new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
  givenUp.catch(() => undefined);
  let before: Promise<unknown> = Promise.resolve();
  for (let offset = 0; offset < file.size; offset += CHUNK) {
    const piece = file.slice(offset, offset + CHUNK);
    const encoded = encode(piece).catch((cause: unknown) => {
      throw new Unreadable('The file could not be read.', { cause });
    });
    // Pieces of one file must arrive in order, so only one of them is on its way.
    const [data] = await Promise.race([Promise.all([encoded, before]), givenUp]);
    signal.throwIfAborted();
    before = api['files.chunk']({ file: name, data }).then(() => sent(piece.size));
    // Seen below; a failure in between must not count as unhandled.
    before.catch(() => undefined);
  }
  await Promise.race([before, givenUp]);
}
