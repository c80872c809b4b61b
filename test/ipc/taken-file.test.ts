/** A file as the body of a request: only from a page that was let in, in pieces of the contract, and ended by either side. */
import { request, type ClientRequest } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { HelloSocket } from '../../app/ipc/client/hello-socket.ts';
import { SocketTransport } from '../../app/ipc/client/socket-transport.ts';
import { connectDoctor } from '../../app/ipc/client/doctor-client.ts';
import { CallError } from '../../app/ipc/contract/call-error.ts';
import { CHUNK } from '../../app/ipc/contract/limits.ts';
import type { Handlers } from '../../app/ipc/contract/contract.ts';
import { SESSION_HEADER } from '../../app/ipc/contract/paths.ts';
import { said } from '../../app/domain/said.ts';
import { LiveValue } from '../../app/ipc/server/live-value.ts';
import { LoopbackServer } from '../../app/ipc/server/loopback-server.ts';
import { notingHandlers } from '../support/browser.ts';
import { liveState } from '../support/live-state.ts';

let server: LoopbackServer;
let address: URL;
let session: string;
let bugs: unknown[];
let taken: { readonly file: string; readonly data: Buffer }[];
let take: Handlers['files.chunk'];
let transport: SocketTransport;

beforeEach(async () => {
  taken = [];
  bugs = [];
  take = ({ file, data }) => {
    taken.push({ file, data: Buffer.from(data) });
    return Promise.resolve({});
  };
  server = new LoopbackServer({
    service: {
      live: new LiveValue(liveState()),
      handlers: notingHandlers([], { 'files.chunk': (input) => take(input) }),
    },
    pages: new Map(),
    bug: (error) => bugs.push(error),
  });
  address = new URL(await server.listen());
  const kept = Promise.withResolvers<string>();
  // A browser names its page by itself.
  const Socket = globalThis.WebSocket;
  globalThis.WebSocket = class extends Socket {
    constructor(url: string) {
      super(url, { headers: { origin: address.origin } });
    }
  } as typeof Socket;
  const hello = new HelloSocket({
    origin: address.origin,
    token: address.hash.slice(1),
    storage: () => ({ getItem: () => null, setItem: (_, value) => kept.resolve(value) }),
  });
  globalThis.WebSocket = Socket;
  transport = new SocketTransport(hello);
  connectDoctor(transport, { snapshot: () => undefined, patch: () => undefined, status: () => undefined });
  session = await kept.promise;
});
afterEach(async () => {
  transport.close();
  await server.close();
});

function put(headers: Record<string, string>, path = '/files/file-1'): ClientRequest {
  return request({ host: '127.0.0.1', port: address.port, path, method: 'PUT', headers });
}
const answerOf = (asking: ClientRequest): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    asking.once('error', reject);
    asking.once('response', (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body }));
    });
  });
const welcome = (): Record<string, string> => ({ origin: address.origin, [SESSION_HEADER]: session });

describe('a file that is put', () => {
  it('comes whole and in order, in pieces that a call may have', async () => {
    const bytes = Buffer.from(Uint32Array.from({ length: 1_700_000 }, (_, index) => index).buffer);
    const asking = put(welcome());
    const answer = answerOf(asking);
    asking.end(bytes);
    expect((await answer).status).toBe(204);
    expect(Buffer.concat(taken.map(({ data }) => data)).equals(bytes)).toBe(true);
    for (const { file, data } of taken) {
      expect(file).toBe('file-1');
      expect(data.length).toBeLessThanOrEqual(CHUNK);
    }
    expect(taken.length).toBeLessThan(12);
  });

  it('is not taken from whoever has no session, or from another page', async () => {
    const { origin } = address;
    for (const headers of [
      { origin },
      { origin, [SESSION_HEADER]: '' },
      { origin, [SESSION_HEADER]: 'x' },
      { [SESSION_HEADER]: session },
      { origin: 'https://example.org', [SESSION_HEADER]: session },
      { origin: 'null', [SESSION_HEADER]: session },
    ]) {
      const asking = put(headers);
      const answer = answerOf(asking);
      asking.end('x');
      expect((await answer).status, JSON.stringify(headers)).toBe(403);
    }
    expect(taken).toEqual([]);
  });

  it('waits for the disk: no more than a piece is gathered beside the one that is written', async () => {
    const written: (() => void)[] = [];
    let size = 0;
    take = ({ data }) =>
      new Promise((resolve) => {
        size += data.length;
        written.push(() => resolve({}));
      });
    const asking = put(welcome());
    const answer = answerOf(asking);
    asking.end(Buffer.alloc(16 * CHUNK));
    await expect.poll(() => written.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(written.length).toBe(1);
    const free = setInterval(() => written.shift()?.(), 1);
    expect((await answer).status).toBe(204);
    clearInterval(free);
    expect(size).toBe(16 * CHUNK);
  });

  it('that the service refuses is told why, and its rest is not waited for', async () => {
    take = () => Promise.reject(new CallError('refused', said('upload.disk-full')));
    const asking = put(welcome());
    const answer = answerOf(asking);
    asking.on('error', () => undefined);
    asking.write(Buffer.alloc(CHUNK));
    expect(await answer).toEqual({
      status: 409,
      body: JSON.stringify({ code: 'refused', said: [said('upload.disk-full')] }),
    });
    expect(bugs).toEqual([]);
  });

  it('that is given up ends, and is no bug', async () => {
    const asking = put(welcome());
    asking.on('error', () => undefined);
    asking.write(Buffer.alloc(CHUNK));
    await expect.poll(() => taken.length).toBe(1);
    asking.destroy();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(bugs).toEqual([]);
    const next = put(welcome());
    const answer = answerOf(next);
    next.end('y');
    expect((await answer).status).toBe(204);
  });
});
