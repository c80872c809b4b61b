import { LONGEST_REQUEST } from '../../app/ipc/contract/packing.ts';
import { connect } from 'node:net';
import { request } from 'node:http';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import WebSocket from 'ws';
import { LiveValue } from '../../app/ipc/server/live-value.ts';
import { LoopbackServer, type Served } from '../../app/ipc/server/loopback-server.ts';
import { notingHandlers, type Asked } from '../support/browser.ts';
import { liveState } from '../support/live-state.ts';

const PAGES = new Map([['/index.html', { bytes: Buffer.from('<h1>Rejoin</h1>'), type: 'text/html' }]]);
const NOT_WELCOME = 4401;

let server: LoopbackServer;
let address: URL;
let token: string;
let asked: Asked[];
const sockets: WebSocket[] = [];

beforeEach(async () => {
  asked = [];
  server = new LoopbackServer({
    service: { live: new LiveValue(liveState()), handlers: notingHandlers(asked) },
    pages: PAGES,
  });
  address = new URL(await server.listen());
  token = address.hash.slice(1);
});
afterEach(async () => {
  vi.useRealTimers();
  for (const socket of sockets.splice(0)) socket.terminate();
  await server.close();
});

interface Got {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: string;
}

/** A request as it is written: paths and headers are not put right on the way. */
const get = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Got> =>
  new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port: address.port, path, method, headers }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (part: string) => (body += part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }));
    });
    asking.once('error', reject);
    asking.end();
  });

function open(headers: Record<string, string> = { origin: address.origin }, path = '/socket'): WebSocket {
  const socket = new WebSocket(`ws://${address.host}${path}`, { headers });
  socket.on('error', () => undefined);
  const inbox: Record<string, unknown>[] = [];
  inboxes.set(socket, inbox);
  socket.on('message', (data: Buffer) => inbox.push(JSON.parse(data.toString()) as Record<string, unknown>));
  sockets.push(socket);
  return socket;
}

/** How a socket ended: the close code, or the HTTP status of a refused upgrade. */
const ended = (socket: WebSocket): Promise<number> =>
  new Promise((resolve) => {
    socket.once('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
    socket.once('close', resolve);
  });
const opened = (socket: WebSocket): Promise<void> =>
  new Promise((resolve) => socket.once('open', () => resolve()));
/** Messages of one socket that nobody has waited for yet: several may come at once. */
const inboxes = new WeakMap<WebSocket, Record<string, unknown>[]>();
async function next(socket: WebSocket): Promise<Record<string, unknown>> {
  const inbox = inboxes.get(socket) ?? [];
  await expect.poll(() => inbox.length).toBeGreaterThan(0);
  return inbox.shift() ?? {};
}

/** A page that got in. @returns its session */
async function enter(
  hello: object = { type: 'hello', token },
): Promise<{ socket: WebSocket; session: string }> {
  const socket = open();
  await opened(socket);
  socket.send(JSON.stringify(hello));
  const { type, session } = await next(socket);
  expect(type).toBe('welcome');
  return { socket, session: session as string };
}

async function greeted(hello: string | Buffer, binary = false): Promise<number> {
  const socket = open();
  const end = ended(socket);
  await opened(socket);
  socket.send(hello, { binary });
  return end;
}

describe('the served page', () => {
  it('is given under its own address, with the policy on every answer', async () => {
    for (const [path, status] of [
      ['/', 200],
      ['/index.html', 200],
      ['/index.html?a=b', 200],
      ['/nothing', 404],
    ] as const) {
      const answer = await get(path);
      expect(answer.status, path).toBe(status);
      expect(answer.headers['content-security-policy']).toMatch(/^default-src 'none'/);
      expect(answer.headers['x-content-type-options']).toBe('nosniff');
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
    expect((await get('/')).body).toBe('<h1>Rejoin</h1>');
    expect((await get('/', {}, 'HEAD')).body).toBe('');
  });

  it.each([
    ['/../package.json'],
    ['/..%2f..%2fpackage.json'],
    ['//etc/passwd'],
    ['/%2e%2e/%2e%2e/etc/passwd'],
    ['/..\\..\\package.json'],
    ['/index.html%00.js'],
    ['/__proto__'],
    ['/constructor'],
    ['/socket'],
    ['http://example.org/index.html'],
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it.each([['POST'], ['PUT'], ['DELETE'], ['OPTIONS']])('takes no %s', async (method) => {
    expect((await get('/', {}, method)).status).toBe(405);
  });

  it('is not given under another name that leads here (DNS rebinding)', async () => {
    for (const host of [`rebound.example:${address.port}`, `localhost:${address.port}`, '127.0.0.1', 'x'])
      expect((await get('/', { host })).status, host).toBe(421);
  });

  it('answers damaged requests without harm', async () => {
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(address.port), '127.0.0.1', () => socket.end('\0\x01 nonsense\r\n\r\n'));
      let text = '';
      socket.on('data', (part: Buffer) => (text += part.toString('latin1')));
      socket.on('error', () => resolve(text));
      socket.on('close', () => resolve(text));
    });
    expect(answer).toMatch(/^HTTP\/1\.1 400/);
    expect((await get('/')).status).toBe(200);
  });
});

describe('a service that has yet to come', () => {
  it('keeps no page waiting; whoever has the token has the first word, and what it says is heard later', async () => {
    const coming = Promise.withResolvers<Served>();
    const early = new LoopbackServer({
      ...{ service: coming.promise, pages: PAGES },
      first: Promise.resolve({ type: 'first', framed: { language: 'en', ssid: 'Office' } }),
    });
    const at = new URL(await early.listen());
    const page = await fetch(at.origin);
    expect(await page.text()).toBe('<h1>Rejoin</h1>');
    const socket = new WebSocket(`ws://${at.host}/socket`, { headers: { origin: at.origin } });
    const told: string[] = [];
    socket.on('message', (data: Buffer) => told.push((JSON.parse(data.toString()) as { type: string }).type));
    await opened(socket);
    socket.send(JSON.stringify({ type: 'hello', token: at.hash.slice(1) }));
    await expect.poll(() => told).toEqual(['welcome', 'first']);
    socket.send(JSON.stringify({ type: 'call', id: 1, call: 'replay.demo', input: {} }));
    coming.resolve({ live: new LiveValue(liveState()), handlers: notingHandlers([]) });
    await expect.poll(() => told).toEqual(['welcome', 'first', 'snapshot', 'result']);
    await early.close();
  });

  it('tells nobody else what the first word is', async () => {
    const early = new LoopbackServer({
      ...{ service: Promise.withResolvers<Served>().promise, pages: PAGES },
      first: Promise.resolve({ type: 'first', framed: { language: 'en', ssid: 'Office' } }),
    });
    const at = new URL(await early.listen());
    const socket = new WebSocket(`ws://${at.host}/socket`, { headers: { origin: at.origin } });
    const told: string[] = [];
    socket.on('message', (data: Buffer) => told.push(data.toString()));
    await opened(socket);
    socket.send(JSON.stringify({ type: 'hello', token: 'x' }));
    expect(await ended(socket)).toBe(NOT_WELCOME);
    expect(told).toEqual([]);
    await early.close();
  });
});

describe('the socket', () => {
  it('lets in whoever has the token, and shows the state', async () => {
    const { socket } = await enter();
    expect(await next(socket)).toMatchObject({ type: 'snapshot' });
    socket.send(JSON.stringify({ type: 'call', id: 1, call: 'replay.demo', input: {} }));
    expect(await next(socket)).toEqual({ type: 'result', id: 1, output: {} });
  });

  it('takes a token once', async () => {
    await enter();
    expect(await greeted(JSON.stringify({ type: 'hello', token }))).toBe(NOT_WELCOME);
    const second = server.address().split('#')[1];
    expect(second).not.toBe(token);
    await enter({ type: 'hello', token: second });
  });

  it('lets a page that is loaded anew in by its session', async () => {
    const { socket, session } = await enter();
    socket.close();
    await enter({ type: 'hello', session });
    await enter({ type: 'hello', session });
  });

  it.each([
    ['a wrong token', { type: 'hello', token: 'x' }],
    ['no token', { type: 'hello', token: '' }],
    ['a wrong session', { type: 'hello', session: 'x' }],
    ['no session', { type: 'hello', session: '' }],
    ['both', { type: 'hello', token: 'x', session: 'x' }],
    ['a call', { type: 'call', id: 1, call: 'replay.demo', input: {} }],
    ['a token of another shape', { type: 'hello', token: { length: 43 } }],
    ['a list', []],
  ])('does not let in %s', async (_, hello) => {
    expect(await greeted(JSON.stringify(hello))).toBe(NOT_WELCOME);
    expect(asked).toEqual([]);
    // The token is still good for whoever has it.
    await enter();
  });

  it('does not let in what is no JSON, or binary', async () => {
    expect(await greeted('{')).toBe(NOT_WELCOME);
    expect(await greeted(Buffer.from(JSON.stringify({ type: 'hello', token })), true)).toBe(NOT_WELCOME);
  });

  it('refuses pages of other origins, of none, and other names of this address', async () => {
    const { host, origin, port } = address;
    for (const headers of [
      { origin: 'https://example.org' },
      { origin: 'null' },
      { origin: `http://localhost:${port}` },
      { origin: `${origin}.example` },
      { origin: origin.replace('http', 'https') },
    ])
      expect(await ended(open(headers)), headers.origin).toBe(403);
    expect(await ended(open({}))).toBe(403);
    for (const other of [`rebound.example:${port}`, `localhost:${port}`, host.replace(/:.*/, '')])
      expect(await ended(open({ origin: `http://${other}`, host: other })), other).toBe(421);
    expect(await ended(open({ origin }, '/other'))).toBe(404);
    await enter();
  });

  it.each([
    ['no JSON', '{', 1008],
    ['not of the contract', '{"type":"x"}', 1008],
    ['longer than any request', 'x'.repeat(512 * 1024 + 1), 1008],
    ['larger than the socket takes', 'x'.repeat(3 * LONGEST_REQUEST + 1), 1009],
    ['binary', Buffer.from('{"type":"resync"}'), 1008],
  ])('is closed by a message that is %s', async (_, message, code) => {
    const { socket } = await enter();
    const end = ended(socket);
    socket.send(message, { binary: typeof message !== 'string' });
    socket.send(JSON.stringify({ type: 'call', id: 1, call: 'replay.demo', input: {} }));
    expect(await end).toBe(code);
    expect(asked).toEqual([]);
    await enter({ type: 'hello', token: server.address().split('#')[1] });
  });

  it('does not wait for one that says nothing', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const socket = open();
    const end = ended(socket);
    await opened(socket);
    await vi.advanceTimersByTimeAsync(5001);
    expect(await end).toBe(NOT_WELCOME);
  });

  it('has a limit of pages, and room again when one is closed', async () => {
    const { session } = await enter();
    const others = await Promise.all(Array.from({ length: 15 }, () => enter({ type: 'hello', session })));
    expect(await ended(open())).toBe(503);
    const [first] = others;
    const end = first ? ended(first.socket) : undefined;
    first?.socket.close();
    await end;
    await expect.poll(() => enter({ type: 'hello', session }).then(() => true)).toBe(true);
  });
});
