/**
 * A file as the body of one request: the browser reads it from its disk and sends it by itself, without the copies and the
 * masking that messages of a socket cost. Its pieces are the contract's `files.chunk`, with all that holds for them.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { visibleIn } from '../../domain/visible.ts';
import { CallError } from '../contract/call-error.ts';
import { CHUNK } from '../contract/limits.ts';
import type { Handlers } from '../contract/contract.ts';

/** Milliseconds for which nothing may come: the disk behind may sleep. */
const PATIENCE = 30_000;
/** Bytes that are gathered before they are handed on: half of what a call may have, for what comes may exceed it. */
const PIECE = CHUNK / 2;

/**
 * Answers 204 when all of it is taken, and 409 with `code` and `said` where the service refused a piece.
 * @throws what is no refusal: a bug of ours
 */
export async function takeFile(
  asked: IncomingMessage,
  answer: ServerResponse,
  file: string,
  take: Handlers['files.chunk'],
): Promise<void> {
  asked.setTimeout(PATIENCE, () => asked.destroy());
  try {
    await inPieces(asked, (data) => take({ file, data }));
  } catch (error) {
    // Whoever sends it has ended it: nobody waits for an answer.
    if (asked.destroyed && !asked.complete) return;
    if (!(error instanceof CallError)) throw error;
    const { code, said } = error;
    // What is on its way still is not wanted.
    answer.writeHead(409, { 'content-type': 'application/json', connection: 'close' });
    answer.end(JSON.stringify(visibleIn({ code, said: [...said] })), () => asked.socket.destroySoon());
    return;
  }
  answer.writeHead(204).end();
}

/** One piece is handed on while the next is gathered. @throws what was said to a piece, though no more of the file comes */
async function inPieces(asked: IncomingMessage, take: (data: Uint8Array) => Promise<unknown>): Promise<void> {
  let parts: Buffer[] = [];
  let size = 0;
  let before: Promise<unknown> = Promise.resolve();
  const refused = Promise.withResolvers<never>();
  refused.promise.catch(() => undefined);
  const hand = async (): Promise<void> => {
    const data = Buffer.concat(parts, size);
    parts = [];
    size = 0;
    await before;
    before = take(data);
    before.catch(refused.reject);
  };
  const coming = asked.iterator({ destroyOnReturn: false }) as AsyncIterator<Buffer>;
  for (;;) {
    const next = await Promise.race([coming.next(), refused.promise]);
    if (next.done) break;
    parts.push(next.value);
    size += next.value.length;
    if (size >= PIECE) await hand();
  }
  if (size > 0) await hand();
  await before;
}
