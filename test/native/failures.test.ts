import { chmodSync, chownSync, existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listenDatagram, openDatagram } from '../../native/index.ts';
import {
  freshName,
  NATIVE_MODULE,
  runNode,
  thrownBy,
  unavailable,
  until,
  withFolder,
  ignore,
} from './support.ts';

const quiet = { onMessage: ignore, onError: ignore };
const NOBODY = 65_534;
const isRoot = process.getuid?.() === 0;

describe.skipIf(unavailable)('what goes wrong is told with a code, the path and what to do:', () => {
  it('no such socket', async () => {
    await withFolder((folder) => {
      const path = `${folder}/wlan9`;
      const error = thrownBy(() => openDatagram({ path, ...quiet }));
      expect(error).toMatchObject({ name: 'NativeError', code: 'ENOENT', operation: 'connect', path });
      expect(error.message).toContain(`The control socket ${path} does not exist`);
    });
  });

  it('a socket file that nobody serves any more', async () => {
    await withFolder(async (folder) => {
      const path = `${folder}/wlan0`;
      const source = `import { listenDatagram } from '${NATIVE_MODULE}';
        listenDatagram({ path: '${path}', onMessage() {}, onError() {} });`;
      expect((await runNode(source)).code).toBe(0);
      expect(existsSync(path)).toBe(true);
      expect(thrownBy(() => openDatagram({ path, ...quiet }))).toMatchObject({ code: 'ECONNREFUSED' });
    });
  });

  it('a peer that goes away under an open socket, at the next send', () => {
    const path = freshName();
    const peer = listenDatagram({ path, ...quiet });
    const socket = openDatagram({ path, ...quiet });
    expect(socket.send('PING')).toBe(true);
    peer.close();
    const error = thrownBy(() => socket.send('PING'));
    expect(error).toMatchObject({ code: 'ECONNREFUSED', operation: 'send' });
    expect(error.message).toContain('nobody listening');
    // And at each one after it, with the same code.
    expect(thrownBy(() => socket.send('PING'))).toMatchObject({ code: 'ECONNREFUSED' });
    socket.close();
  });

  it('a bug at what a datagram said, which closes this socket and no other', async () => {
    const path = freshName();
    const peer = listenDatagram({
      path,
      onError: ignore,
      onMessage: (data, from) => void peer.send(data, from),
    });
    const told: string[] = [];
    const heard: string[] = [];
    const bad = openDatagram({
      path,
      onMessage() {
        throw new TypeError('a bug');
      },
      onError: ({ code, message }) => void told.push(`${code} ${message}`),
    });
    const good = openDatagram({
      ...{ path, onError: ignore },
      onMessage: (data) => void heard.push(data.toString()),
    });
    bad.send('one');
    await until(() => told.length > 0, 'the bug is told', 30_000);
    expect(told).toEqual([expect.stringMatching(/^EBUG The control socket .* a bug in Rejoin: a bug$/)]);
    expect(thrownBy(() => bad.send('two'))).toMatchObject({ code: 'EBADF' });
    good.send('three');
    await until(() => heard.includes('three'), 'the other socket lives', 30_000);
    good.close();
    peer.close();
  });

  it('a closed socket', () => {
    const path = freshName();
    const peer = listenDatagram({ path, ...quiet });
    const socket = openDatagram({ path, ...quiet });
    socket.close();
    socket.close();
    expect(thrownBy(() => socket.send('PING'))).toMatchObject({ code: 'EBADF' });
    peer.close();
  });

  it('a path that is too long, empty, or holds a NUL', () => {
    const open = (path: string) => thrownBy(() => openDatagram({ path, ...quiet })).code;
    expect(open(`/tmp/${'x'.repeat(120)}`)).toBe('ENAMETOOLONG');
    expect(open('')).toBe('EINVAL');
    expect(open('/tmp/a\0b')).toBe('EINVAL');
  });

  it('an address that is in use', () => {
    const path = freshName();
    const peer = listenDatagram({ path, ...quiet });
    expect(thrownBy(() => listenDatagram({ path, ...quiet }))).toMatchObject({ code: 'EADDRINUSE' });
    peer.close();
  });

  it.skipIf(!isRoot)('permission: which group may, and the command that joins it', async () => {
    await withFolder(async (folder) => {
      chmodSync(folder, 0o755);
      const path = `${folder}/wlan0`;
      const peer = listenDatagram({ path, ...quiet });
      // Group 1 is "daemon" on every Linux; a distribution's control sockets belong to netdev or wheel.
      chownSync(path, 0, 1);
      chmodSync(path, 0o770);
      const source = `import { openDatagram } from '${NATIVE_MODULE}';
        try { openDatagram({ path: '${path}', onMessage() {}, onError() {} }); }
        catch (error) { console.log(error.code + ' ' + error.operation + ' ' + error.message); }`;
      const socketDenied = await runNode(source, { uid: NOBODY, gid: NOBODY });
      expect(socketDenied.stdout).toBe(
        `EACCES connect The control socket ${path} may be opened by root and group daemon only; ` +
          'add yourself with: sudo usermod -aG daemon $USER (then log in again)\n',
      );
      chmodSync(folder, 0o700);
      const folderDenied = await runNode(source, { uid: NOBODY, gid: NOBODY });
      expect(folderDenied.stdout).toContain('may be opened by root only; run this with sudo.');
      peer.close();
    });
  });
});
