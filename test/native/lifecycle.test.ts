import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { listenDatagram, openDatagram } from '../../native/index.ts';
import { echo, freshName, NATIVE_MODULE, pause, runNode, unavailable, until, ignore } from './support.ts';

/** Echoes `path`'s messages to whoever sends; runs in a thread or process of its own. */
const FLOODER = (path: string, name: string) => `
  import { listenDatagram } from '${NATIVE_MODULE}';
  const peer = listenDatagram({ path: '${name}', onMessage() {}, onError() {} });
  peer.ref();
  setInterval(() => { try { for (let i = 0; i < 200; i++) peer.send('event ' + i, '${path}'); } catch {} }, 1);`;

describe.skipIf(unavailable)('a socket, from opening to closing,', () => {
  it('calls nobody back after close(), however much is on its way', async () => {
    for (let round = 0; round < 20; round++) {
      const path = freshName();
      let afterClose = 0;
      let received = 0;
      const peer = echo(path);
      let closed = false;
      const socket = openDatagram({
        path,
        queueLimit: 20_000,
        onMessage: () => {
          if (closed) afterClose++;
          // In the middle of a batch, from inside a callback.
          if (++received === 500) {
            closed = true;
            socket.close();
          }
        },
        onError: () => (closed ? afterClose++ : 0),
      });
      for (let i = 0; i < 2000; i++) socket.send('x');
      await until(() => closed, 'closing');
      await pause(10);
      peer.close();
      expect(afterClose).toBe(0);
      expect(received).toBe(500);
    }
  });

  it('may be opened and closed a thousand times under traffic', async () => {
    const path = freshName();
    const peer = echo(path);
    for (let i = 0; i < 1000; i++) {
      const socket = openDatagram({ path, onMessage: ignore, onError: ignore });
      for (let k = 0; k < 5; k++) socket.send('x');
      if (i % 10 === 0) await pause(0);
      socket.close();
    }
    peer.close();
  });

  it('does not mix with another socket to the same peer', async () => {
    const path = freshName();
    const peer = echo(path);
    const logs: string[][] = [[], []];
    const sockets = logs.map((log) =>
      openDatagram({ path, onMessage: (data) => log.push(data.toString()), onError: ignore }),
    );
    for (let i = 0; i < 500; i++) sockets.forEach((socket, which) => socket.send(`${which}:${i}`));
    await until(() => logs.every((log) => log.length === 500), 'all answers');
    logs.forEach((log, which) => expect(log).toEqual(Array.from({ length: 500 }, (_, i) => `${which}:${i}`)));
    for (const socket of [peer, ...sockets]) socket.close();
  });

  it('lets the process end, unless ref() says otherwise', async () => {
    const path = freshName();
    const source = (line: string) => `
      import { listenDatagram } from '${NATIVE_MODULE}';
      const peer = listenDatagram({ path: '${path}', onMessage() {}, onError() {} }); ${line}`;
    const ended = await runNode(source(''));
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(await runNode(source('peer.ref();'), { killAfterMs: 1500 })).toMatchObject({ code: null });
    expect(await runNode(source('peer.ref(); peer.unref();'))).toMatchObject({ code: 0 });
    expect(await runNode(source('peer.ref(); peer.close();'))).toMatchObject({ code: 0 });
  });

  it('works in worker threads, each on its own, and survives their end under traffic', async () => {
    const names = [freshName(), freshName(), freshName()];
    const run = async (name: string): Promise<void> => {
      let received = 0;
      const sink = listenDatagram({ path: name, onMessage: () => received++, onError: ignore });
      const worker = new Worker(
        new URL(`data:text/javascript,${encodeURIComponent(FLOODER(name, `${name}-flooder`))}`),
      );
      await until(() => received > 1000, 'traffic from the worker', 10_000);
      // Ends the thread with its socket open, its queues full and its I/O thread at work.
      await worker.terminate();
      sink.close();
    };
    for (let round = 0; round < 3; round++) await Promise.all(names.map(run));
  });

  it('ends cleanly when the process exits under traffic', async () => {
    for (let round = 0; round < 3; round++) {
      const path = freshName();
      const { code, stderr } = await runNode(`
        import { listenDatagram, openDatagram } from '${NATIVE_MODULE}';
        const peer = listenDatagram({ path: '${path}', onMessage: (data, from) => peer.send(data, from), onError() {} });
        const socket = openDatagram({ path: '${path}', onMessage: (data) => socket.send(data), onError() {} });
        for (let i = 0; i < 50; i++) socket.send('x');
        setTimeout(() => process.exit(7), 100);`);
      expect(stderr).toBe('');
      expect(code).toBe(7);
    }
  });
});
