import { randomBytes, randomInt } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { CALLS, type CallName } from '../../app/ipc/contract/contract.ts';
import { pause, withFolder } from '../native/support.ts';
import { enter, serveApart, type Served } from '../support/served.ts';

let served: Served;
let over = (): void => undefined;
let folder: Promise<void>;
beforeAll(async () => {
  await new Promise<void>((resolve, reject) => {
    folder = withFolder(async (path) => {
      served = await serveApart(path);
      await served.settled();
      resolve();
      await new Promise<void>((done) => (over = done));
    });
    folder.catch(reject);
  });
}, 120_000);
afterAll(async () => {
  expect(await served.stop()).toBe(0);
  expect(served.said()).not.toMatch(/bug/i);
  over();
  await folder;
}, 60_000);

const sockets: Socket[] = [];

/** A connection that says this and then is left to itself. */
async function knock(text: string | Buffer = ''): Promise<Socket> {
  const socket = connect(Number(served.address.port), '127.0.0.1');
  socket.on('error', () => undefined);
  sockets.push(socket);
  await new Promise((resolve) => socket.once('connect', resolve).once('error', resolve));
  if (text !== '') socket.write(text);
  return socket;
}
const leave = (): void => {
  for (const socket of sockets.splice(0)) socket.destroy();
};

const upgrade = (origin = served.address.origin, path = '/socket', host = served.address.host): string =>
  `GET ${path} HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\nconnection: upgrade\r\nupgrade: websocket\r\n` +
  `sec-websocket-version: 13\r\nsec-websocket-key: ${randomBytes(16).toString('base64')}\r\n\r\n`;

/** A masked frame, whole or not. @param length what it says its length is */
function frame(opcode: number, data: Buffer, length = data.length): Buffer {
  const head = Buffer.alloc(10);
  head[0] = 0x80 | opcode;
  head[1] = 0x80 | 127;
  head.writeBigUInt64BE(BigInt(length), 2);
  return Buffer.concat([head, Buffer.alloc(4), data]);
}

describe('nobody without the token', () => {
  it('ends it by a reset, at whatever moment', async () => {
    const texts = [
      '',
      'GET / HTT',
      `GET / HTTP/1.1\r\nhost: ${served.address.host}\r\n\r\n`.repeat(20),
      upgrade('https://example.org'),
      upgrade(undefined, '/other'),
      upgrade(undefined, undefined, 'rebound.example'),
      upgrade(),
      upgrade() + frame(1, Buffer.from('{"type":"hello"')).toString('latin1'),
      upgrade().replace('sec-websocket-key', 'x'),
    ];
    for (const text of texts)
      for (let round = 0; round < 12; round++) {
        const socket = await knock(Buffer.from(text, 'latin1'));
        if (round % 3 === 1) await pause(1);
        if (round % 3 === 2)
          await Promise.race([new Promise((told) => socket.once('data', told)), pause(50)]);
        socket.resetAndDestroy();
      }
    await pause(50);
    expect(served.child.exitCode).toBeNull();
  });

  it('ends it by nonsense: bytes, frames, sizes, floods', async () => {
    const ends: Promise<unknown>[] = [];
    const send = async (bytes: Buffer): Promise<void> => {
      const socket = await knock(bytes);
      ends.push(new Promise((resolve) => socket.once('close', resolve)));
      socket.resume();
    };
    for (let round = 0; round < 40; round++) await send(randomBytes(randomInt(1, 4000)));
    const hello = Buffer.from(upgrade());
    for (let opcode = 0; opcode < 16; opcode++) {
      await send(Buffer.concat([hello, frame(opcode, randomBytes(125))]));
      await send(Buffer.concat([hello, frame(opcode, Buffer.alloc(20), Number.MAX_SAFE_INTEGER)]));
      await send(Buffer.concat([hello, frame(opcode, Buffer.alloc(20), 1e6)]));
    }
    await send(Buffer.concat([hello, frame(1, Buffer.from('['.repeat(60_000)))]));
    await send(Buffer.concat([hello, frame(1, Buffer.from('{"a":'.repeat(12_000)))]));
    await send(Buffer.concat([hello, ...Array.from({ length: 20_000 }, () => frame(9, Buffer.alloc(100)))]));
    await send(Buffer.from(`GET / HTTP/1.1\r\n${'x: y\r\n'.repeat(20_000)}`));
    await pause(200);
    expect(served.child.exitCode).toBeNull();
    leave();
    await Promise.all(ends);
  });

  it('keeps the person out by holding connections, silent or half said', async () => {
    for (let count = 0; count < 60; count++) {
      await knock();
      await knock('GET / HTTP/1.1\r\nhost: ');
      await knock(upgrade());
    }
    const page = await fetch(served.address);
    expect(page.status).toBe(200);
    await page.text();
    const { page: own, session } = await enter(served);
    for (let count = 0; count < 200; count++) await knock(upgrade());
    const again = await enter(served, { session });
    expect(own.readyState).toBe(WebSocket.OPEN);
    own.terminate();
    again.page.terminate();
    mine = session;
    leave();
  });
});

let mine = '';

/** Values that code written for others may trip over. */
const VALUES = [
  ...[null, true, -1, 1e308, '', 'constructor', '__proto__', 'hasOwnProperty', 'toString'],
  ...['x'.repeat(256), '\u0000', '\ud800', '../../etc/passwd', [], {}, [[]], { length: 1e9 }],
];

describe('a page that got in', () => {
  it('ends nothing by what it asks, and every question has an answer', async () => {
    const { page } = await enter(served, { session: mine });
    const codes: (string | undefined)[] = [];
    let answered: (() => void) | undefined;
    page.on('message', (data: Buffer) => {
      const { id, code, revision } = JSON.parse(data.toString()) as Record<string, number | undefined> & {
        code?: string;
      };
      if (revision !== undefined) page.send(JSON.stringify({ type: 'seen', revision }));
      if (id === undefined) return;
      codes.push(code);
      answered?.();
    });
    let asking: CallName | undefined;
    let refused: ((error: Error) => void) | undefined;
    page.once('close', () => refused?.(new Error(`The page was closed by ${asking}.`)));
    const ask = (call: CallName, input: unknown): Promise<void> =>
      new Promise((resolve, reject) => {
        asking = call;
        answered = resolve;
        refused = reject;
        page.send(JSON.stringify({ type: 'call', id: codes.length, call, input }));
      });
    // Who was not let in has held none; the first question loads what questions are checked by.
    expect(await served.longestTurn()).toBeLessThan(100);
    await ask('files.close', { opened: 'none' });
    await served.settled();
    for (const [name, { input }] of Object.entries(CALLS) as [CallName, (typeof CALLS)[CallName]][])
      for (const value of VALUES) {
        await ask(name, value);
        const keys = Object.keys(input.shape);
        if (keys.length > 0) await ask(name, Object.fromEntries(keys.map((key) => [key, value])));
      }
    expect(codes).not.toContain('bug');
    page.terminate();
  });

  it('held no turn of the service for longer than a tenth of a second', async () => {
    expect(await served.longestTurn()).toBeLessThan(100);
  });
});
