/**
 * An attacker's walk over what serves the window: a page of another site, another program, another user of the machine. Each
 * step is taken against a process of its own, as a person starts it, and the person gets in behind it.
 */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import WebSocket from 'ws';
import type { CallName } from '../../app/ipc/contract/contract.ts';
import { packed } from '../../app/ipc/contract/packing.ts';
import { pause, withFolder } from '../native/support.ts';
import { enter, serveApart, type Served } from '../support/served.ts';

const NOT_WELCOME = 4401;
/** Milliseconds of the service's own work. */
const TURN = 100;

/** Bytes of a file that go in one message. */
const PIECE = 100_000;

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});

/** What is answered to these bytes until the other end is silent or gone. */
async function said({ address }: Served, text: string, patience = 3000): Promise<string> {
  const socket = connect(Number(address.port), '127.0.0.1');
  sockets.push(socket);
  let answer = '';
  const ended = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  socket.on('error', () => undefined).on('data', (part) => (answer += part.toString('latin1')));
  socket.write(text);
  await Promise.race([ended, pause(patience)]);
  return answer;
}

const request = ({ address }: Served, path: string, host = address.host): string =>
  `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`;
const upgrade = (
  served: Served,
  { origin = served.address.origin, host = served.address.host } = {},
): string =>
  `GET /socket HTTP/1.1\r\nhost: ${host}\r\norigin: ${origin}\r\nconnection: upgrade\r\nupgrade: websocket\r\n` +
  `sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`;

/** What becomes of a page that says this first. */
async function greeted({ address }: Served, hello: string | Buffer): Promise<number> {
  const page = new WebSocket(`ws://${address.host}/socket`, { origin: address.origin });
  page.on('error', () => undefined);
  await once(page, 'open');
  page.send(hello);
  const [code] = (await once(page, 'close')) as [number];
  return code;
}

/** Answers of a page that got in, by the number of the call. */
function asking(page: WebSocket): (call: CallName, input: unknown) => Promise<Record<string, unknown>> {
  const waiting = new Map<number, (answer: Record<string, unknown>) => void>();
  page.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Record<string, unknown>;
    if (typeof message['revision'] === 'number')
      page.send(JSON.stringify({ type: 'seen', revision: message['revision'] }));
    if (typeof message['id'] === 'number') waiting.get(message['id'])?.(message);
  });
  let id = 0;
  return (call, input) =>
    new Promise((resolve) => {
      waiting.set(++id, resolve);
      page.send(packed({ type: 'call', id, call, input }));
    });
}

/** How the reading of a list of files ended, once the page is shown that. */
const endOf = (page: WebSocket, opened: string): Promise<string> =>
  new Promise((resolve) => {
    page.on('message', (data: Buffer) => {
      const { operations = [] } = JSON.parse(data.toString()) as {
        operations?: { path: string; value?: unknown }[];
      };
      for (const { path, value } of operations) {
        if (!path.startsWith(`/opened/${opened}`)) continue;
        const state = path.endsWith('/state') ? value : (value as { state?: unknown } | undefined)?.state;
        if (typeof state === 'string' && state !== 'reading') resolve(state);
      }
    });
  });

/** Files that cost whoever reads them most: long commands, attempts without end, many networks, a bomb. */
const HOSTILE: readonly (readonly [name: string, make: () => Buffer])[] = [
  [
    'commands.log',
    () => Buffer.from(`wlan0: Control interface command 'SET ${'WPS_'.repeat(16_000)}'\n`.repeat(60)),
  ],
  ['attempts.log', () => Buffer.from(attempts(20_000, () => 'lab'))],
  ['networks.log', () => Buffer.from(attempts(8000, (n) => `${'x'.repeat(24)}${n}`))],
  ['bomb.log.zst', () => zstdCompressSync(Buffer.alloc(2 ** 28, `${'x'.repeat(4095)}\n`))],
  ['noise.log', () => randomBytes(2 ** 20)],
];

const attempts = (count: number, ssid: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => {
    const bssid = `02:00:00:00:${(n >> 8).toString(16).padStart(2, '0')}:${(n & 255).toString(16).padStart(2, '0')}`;
    return (
      `${1_795_222_800 + n}.000000: wlan0: SME: Trying to authenticate with ${bssid} (SSID='${ssid(n)}' freq=2412 MHz)\n` +
      `${1_795_222_800 + n}.100000: wlan0: CTRL-EVENT-DISCONNECTED bssid=${bssid} reason=2\n`
    );
  }).join('');

const below = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name));

describe.each(['serve', 'start'] as const)('%s', { timeout: 240_000 }, (command) => {
  const walk = (work: (served: Served, folder: string) => Promise<void>, is = 'running'): Promise<void> =>
    withFolder(async (folder) => {
      const served = await serveApart(folder, command === 'serve' ? ['--demo'] : [], command);
      await work(served, folder);
      expect(served.said()).not.toMatch(/bug/i);
      if (is === 'ended') return;
      expect(served.child.exitCode, served.said()).toBeNull();
      await served.stop();
    });

  test('lets in nobody but the page that has its token, and that once', () =>
    walk(async (served) => {
      const token = served.address.hash.slice(1);
      for (const hello of [
        '{"type":"hello"}',
        '{"type":"hello","token":""}',
        `{"type":"hello","token":"${'A'.repeat(token.length)}"}`,
        `{"type":"hello","session":"${token}"}`,
        '{"type":"call","id":1,"call":"replay.demo","input":{}}',
        Buffer.from(JSON.stringify({ type: 'hello', token })),
      ])
        expect(await greeted(served, hello), String(hello)).toBe(NOT_WELCOME);
      const { page } = await enter(served);
      expect(await greeted(served, JSON.stringify({ type: 'hello', token }))).toBe(NOT_WELCOME);
      // A second hello on a page that is in breaks the rules, and so ends that page.
      page.send(JSON.stringify({ type: 'hello', token }));
      expect(await once(page, 'close')).toMatchObject([1008, {}]);
    }));

  test('answers no page of another site, under no other name, and gives no file but its own', () =>
    walk(async (served) => {
      const { port } = served.address;
      for (const origin of ['https://example.org', 'null', `http://localhost:${port}`, 'http://127.0.0.1'])
        expect(await said(served, upgrade(served, { origin })), origin).toMatch(/^HTTP\/1\.1 403 /);
      for (const host of [`rebound.example:${port}`, `localhost:${port}`, `[::1]:${port}`, '127.0.0.1']) {
        expect(await said(served, upgrade(served, { host })), host).toMatch(/^HTTP\/1\.1 421 /);
        expect(await said(served, request(served, '/', host)), host).toMatch(/^HTTP\/1\.1 421 /);
      }
      for (const path of [
        '/../package.json',
        '/..%2f..%2fpackage.json',
        '/%2e%2e/%2e%2e/etc/passwd',
        '/..\\..\\package.json',
        '//etc/passwd',
        '/assets/../../app/main.js',
        '/index.html%00.js',
        'file:///etc/passwd',
        `http://127.0.0.1:${port}/../../package.json`,
      ])
        expect(await said(served, request(served, path)), path).toMatch(/^HTTP\/1\.1 40[04] /);
      expect(await said(served, request(served, '/'))).toMatch(/^HTTP\/1\.1 200 /);
    }));

  test('goes on behind oversized frames, half-open upgrades that are reset, and a hundred silent sockets', () =>
    walk(async (served) => {
      await served.settled();
      const huge = Buffer.alloc(14);
      huge.set([0x81, 0xff]);
      huge.writeBigUInt64BE(2n ** 40n, 2);
      for (let round = 0; round < 30; round++) {
        const socket = connect(Number(served.address.port), '127.0.0.1');
        sockets.push(socket.on('error', () => undefined));
        await Promise.race([once(socket, 'connect'), pause(1000)]);
        socket.write(upgrade(served, round % 2 === 0 ? {} : { origin: 'https://example.org' }));
        if (round % 3 === 0) socket.write(huge);
        if (round % 3 === 1) await pause(2);
        if (round % 3 !== 0) socket.resetAndDestroy();
      }
      const big = new WebSocket(`ws://${served.address.host}/socket`, { origin: served.address.origin });
      big.on('error', () => undefined);
      await once(big, 'open');
      big.send('x'.repeat(2 ** 22));
      await once(big, 'close');
      for (let count = 0; count < 100; count++)
        sockets.push(connect(Number(served.address.port), '127.0.0.1').on('error', () => undefined));
      const { page } = await enter(served);
      page.terminate();
      expect(await served.longestTurn()).toBeLessThan(TURN);
    }));

  test('takes in files that never end in a bounded number, and none of them stays', () =>
    walk(async (served, folder) => {
      const uploads = (): string[] => below(folder).filter((path) => path.endsWith('never.log'));
      const { page, session } = await enter(served);
      const ask = asking(page);
      for (let count = 0; count < 100; count++) {
        const answer = await ask('files.open', { files: [{ name: 'never.log', size: 2 ** 30 }] });
        expect(answer['type']).toBe('result');
        const { files } = answer['output'] as { files: string[] };
        await ask('files.chunk', { file: files[0], data: Buffer.alloc(1000) });
      }
      expect(uploads().length).toBeLessThan(5);
      page.terminate();
      // Whoever comes next can still hand over a file.
      const next = await enter(served, { session });
      const again = asking(next.page);
      const { output } = await again('files.open', { files: [{ name: 'whole.log', size: 3 }] });
      const { opened, files } = output as { opened: string; files: string[] };
      const data = Buffer.from('abc');
      expect(await again('files.chunk', { file: files[0], data })).toMatchObject({ type: 'result' });
      expect(await again('files.read', { opened })).toMatchObject({ type: 'result' });
      next.page.terminate();
      await served.stop();
      expect(below(folder).filter((path) => path.endsWith('.log'))).toEqual([]);
    }, 'ended'));

  test.runIf(command === 'serve')(
    'holds no turn for longer than a tenth of a second while it takes in and reads hostile files',
    () =>
      walk(async (served) => {
        const { page } = await enter(served);
        const ask = asking(page);
        await served.settled();
        for (const [name, make] of HOSTILE) {
          const bytes = make();
          const { output } = await ask('files.open', { files: [{ name, size: bytes.length }] });
          const { opened, files } = output as { opened: string; files: string[] };
          for (let at = 0; at < bytes.length; at += PIECE) {
            const data = bytes.subarray(at, at + PIECE);
            expect(await ask('files.chunk', { file: files[0], data })).toMatchObject({ type: 'result' });
          }
          const over = endOf(page, opened);
          expect(await ask('files.read', { opened })).toMatchObject({ type: 'result' });
          expect(await over, name).toMatch(/^(?:done|failed)$/);
          expect(await served.longestTurn(), name).toBeLessThan(TURN);
        }
        page.terminate();
      }),
  );

  test.skipIf(process.platform !== 'linux')('shows other users of the machine nothing', () =>
    walk(async (served, folder) => {
      const { pid = 0 } = served.child;
      const token = served.address.hash.slice(1);
      expect(readFileSync(`/proc/${pid}/cmdline`, 'latin1')).not.toContain(token);
      expect(readFileSync(`/proc/${pid}/environ`, 'latin1')).not.toContain(token);
      const { page } = await enter(served);
      await asking(page)('files.open', { files: [{ name: 'wpa.log', size: 9 }] });
      const own = below(folder).filter((path) => existsSync(path));
      expect(own.some((path) => path.endsWith('wpa.log'))).toBe(true);
      expect(own.some((path) => path.endsWith('history.db'))).toBe(true);
      for (const path of own) expect((statSync(path).mode & 0o077).toString(8), path).toBe('0');
      page.terminate();
    }),
  );
});
