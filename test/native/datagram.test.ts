import { afterEach, describe, expect, it } from 'vitest';
import { listenDatagram, NativeError, openDatagram } from '../../native/index.ts';
import { echo, freshName, pause, thrownBy, unavailable, until, withFolder, ignore } from './support.ts';

const open: { close(): void }[] = [];
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});
const keep = <T extends { close(): void }>(socket: T): T => (open.push(socket), socket);

const fail = (error: NativeError): never => {
  throw error;
};

describe.skipIf(unavailable)('a datagram socket', () => {
  it('gets an answer at an abstract address of its own, from a path and from an abstract name', async () => {
    await withFolder(async (folder) => {
      for (const path of [freshName(), `${folder}/wlan0`]) {
        const senders: string[] = [];
        const peer = keep(
          listenDatagram({
            path,
            onMessage: (data, from) => (senders.push(from), peer.send(`${data.toString()}!`, from)),
            onError: fail,
          }),
        );
        const answers: string[] = [];
        const socket = keep(
          openDatagram({ path, onMessage: (data) => answers.push(data.toString()), onError: fail }),
        );
        expect(socket.send('PING')).toBe(true);
        await until(() => answers.length === 1, 'an answer');
        expect(answers).toEqual(['PING!']);
        expect(senders[0]).toMatch(/^@[0-9a-f]{5}$/);
      }
    });
  });

  it('keeps the borders of datagrams, also empty ones and ones of 64 KiB', async () => {
    const path = freshName();
    keep(echo(path));
    const sizes: number[] = [];
    const socket = keep(openDatagram({ path, onMessage: (data) => sizes.push(data.length), onError: fail }));
    for (const size of [0, 1, 4096, 65_536, 0, 3]) socket.send(new Uint8Array(size));
    await until(() => sizes.length === 6, 'six answers');
    expect(sizes).toEqual([0, 1, 4096, 65_536, 0, 3]);
  });

  it('delivers 10,000 messages in order, each once and whole', async () => {
    const path = freshName();
    keep(echo(path));
    const answers: number[] = [];
    const socket = keep(
      openDatagram({
        path,
        queueLimit: 20_000,
        onMessage: (data) => answers.push(Number(data)),
        onError: fail,
      }),
    );
    for (let i = 0; i < 10_000; i++) socket.send(String(i));
    await until(() => answers.length >= 10_000, '10,000 answers', 15_000);
    expect(answers.every((value, index) => value === index)).toBe(true);
    expect(answers).toHaveLength(10_000);
  });

  it('gives each Buffer memory of its own', async () => {
    const path = freshName();
    keep(echo(path));
    const answers: Buffer[] = [];
    const socket = keep(openDatagram({ path, onMessage: (data) => answers.push(data), onError: fail }));
    for (let i = 0; i < 100; i++) socket.send(`message ${i}`);
    await until(() => answers.length === 100, 'answers');
    answers[0]?.fill(0);
    expect(answers.slice(1).every((data, i) => data.toString() === `message ${i + 1}`)).toBe(true);
  });

  it('keeps the oldest when its queue is full, and tells where and how many are lost', async () => {
    const path = freshName();
    const peer = keep(listenDatagram({ path, onMessage: ignore, onError: fail }));
    const log: string[] = [];
    const reader = keep(
      listenDatagram({
        path: freshName(),
        queueLimit: 5,
        onMessage: (data) => log.push(data.toString()),
        onError: (error) => log.push(`${error.code} ${error.dropped}`),
      }),
    );
    reader.send('hello', path);
    let name = '';
    peer.close();
    const answerer = keep(listenDatagram({ path, onMessage: (_, from) => (name = from), onError: fail }));
    reader.send('hello', path);
    await until(() => name !== '', 'the reader is known');
    for (let i = 0; i < 20; i++) answerer.send(String(i), name);
    // JavaScript is busy: nobody fetches.
    const end = performance.now() + 100;
    while (performance.now() < end);
    await until(() => log.length >= 6, 'the gap');
    expect(log).toEqual(['0', '1', '2', '3', '4', 'ENOBUFS 15']);
    answerer.send('after', name);
    await until(() => log.length === 7, 'what comes after');
    expect(log[6]).toBe('after');
  });

  it('refuses to queue more outward than its limit, and what is queued fails with the peer', async () => {
    const path = freshName();
    const peer = keep(listenDatagram({ path, queueLimit: 1_000_000, onMessage: ignore, onError: ignore }));
    const errors: string[] = [];
    const socket = keep(
      openDatagram({ path, queueLimit: 3, onMessage: ignore, onError: ({ code }) => errors.push(code) }),
    );
    let refused: unknown;
    // Faster than the peer's thread can read: the kernel's queue fills, then ours.
    for (let i = 0; i < 200_000 && refused === undefined; i++) {
      try {
        socket.send(new Uint8Array(32_768));
      } catch (error) {
        refused = error;
      }
    }
    expect(refused).toBeInstanceOf(NativeError);
    expect(refused).toMatchObject({ code: 'ENOBUFS', operation: 'send', path });
    expect((refused as NativeError).message).toContain('nothing was sent');
    peer.close();
    await pause(20);
    expect(errors.every((code) => code === 'ECONNREFUSED')).toBe(true);
  });

  it('says that a message is too long', () => {
    const path = freshName();
    keep(echo(path));
    const socket = keep(openDatagram({ path, onMessage: ignore, onError: fail }));
    const error = thrownBy(() => socket.send(new Uint8Array(4 * 1024 * 1024)));
    expect(error).toMatchObject({ code: 'EMSGSIZE', operation: 'send' });
    expect(error.message).toBe(
      `The control socket ${path} does not take a message of this length; nothing was sent.`,
    );
  });

  it('loses a datagram of more than 64 KiB with notice, not silently cut', async () => {
    const path = freshName();
    const errors: NativeError[] = [];
    const sizes: number[] = [];
    keep(
      listenDatagram({
        path,
        onMessage: (data) => sizes.push(data.length),
        onError: (error) => errors.push(error),
      }),
    );
    const socket = keep(openDatagram({ path, onMessage: ignore, onError: fail }));
    socket.send(new Uint8Array(65_537));
    socket.send('next');
    await until(() => sizes.length === 1, 'the next one');
    expect(sizes).toEqual([4]);
    expect(errors.map(({ code, dropped }) => [code, dropped])).toEqual([['EMSGSIZE', 1]]);
  });
});
