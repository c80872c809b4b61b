import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BusError } from '../../../app/platform/linux/dbus/bus-error.ts';
import { SystemBus } from '../../../app/platform/linux/dbus/system-bus.ts';
import { FakeWpaSupplicant } from './bus/fake-wpa-supplicant.ts';
import { PrivateBus, whyNoBus } from './bus/private-bus.ts';
import { until, withFolder } from '../../native/support.ts';

const DAEMON = {
  service: 'org.freedesktop.DBus',
  path: '/org/freedesktop/DBus',
  iface: 'org.freedesktop.DBus',
};
const OK = `OK ${'0'.repeat(32)}\r\n`;

/** Whatever listens at the bus' address: does what it is told with each connection. An error nobody hears fails the test. */
const at = (bus: (socket: Socket) => void, work: (bus: SystemBus) => Promise<void>): Promise<void> =>
  withFolder(async (folder) => {
    const path = join(folder, 'bus');
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket);
      socket.on('error', () => undefined);
      bus(socket);
    }).listen(path);
    await once(server, 'listening');
    const system = new SystemBus(`unix:path=${path}`);
    try {
      await work(system);
    } finally {
      system.close();
      for (const socket of sockets) socket.destroy();
      server.close();
    }
  });

/** After the handshake these bytes, and then the end or silence. */
const saying =
  (bytes: Buffer, end: boolean) =>
  (socket: Socket): void => {
    socket.once('data', () => {
      socket.write(OK);
      socket.once('data', () => {
        socket.write(bytes);
        if (end) setTimeout(() => socket.destroy(), 20);
      });
    });
  };
/** A header of 16 bytes that says these lengths. */
const header = (body: number, fields: number): Buffer => {
  const bytes = Buffer.from([0x6c, 4, 1, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
  bytes.writeUInt32LE(body, 4);
  bytes.writeUInt32LE(fields, 12);
  return bytes;
};

describe('a bus that is none', () => {
  test.each<[string, (socket: Socket) => void]>([
    ['ends at once', (socket) => socket.destroy()],
    ['ends in the handshake', (socket) => socket.once('data', () => socket.destroy())],
    ['refuses everybody', (socket) => socket.on('data', () => socket.write('REJECTED EXTERNAL\r\n'))],
    ['answers nonsense', (socket) => socket.on('data', () => socket.write(randomBytes(400)))],
    ['says nonsense behind the handshake', saying(randomBytes(4000), true)],
    ['says a message that never comes', saying(header(16_000_000, 16_000_000), true)],
    ['says lengths that no message has', saying(header(0xffffffff, 0xffffffff), false)],
    ['says fields that are none', saying(Buffer.concat([header(8, 64), randomBytes(72)]), false)],
  ])(
    '%s: a call fails in a sentence, and nothing else does',
    async (_, bus) => {
      await at(bus, async (system) => {
        const failure = await system.call(DAEMON, 'GetId').catch((error: unknown) => error);
        expect(failure).toBeInstanceOf(BusError);
        await expect(system.has('fi.w1.wpa_supplicant1')).resolves.toBe(false);
      });
    },
    60_000,
  );
});

describe.skipIf(whyNoBus !== undefined)('a signal', () => {
  test('that a listener fails at ends the connection, and nothing else', async () => {
    const bus = await PrivateBus.open();
    const wpa = new FakeWpaSupplicant();
    await wpa.start(bus);
    const system = new SystemBus(bus.address);
    const there: boolean[] = [];
    await system.listen('fi.w1.wpa_supplicant1', {
      signal() {
        throw new Error('a bug');
      },
      owner: (isThere) => void there.push(isThere),
    });
    wpa.emit('PskMismatch', '/fi/w1/wpa_supplicant1/Interfaces/0/Networks/4');
    await until(() => there.at(-1) === false, 'the listener hears that nobody is there', 30_000);
    expect(await system.has('fi.w1.wpa_supplicant1')).toBe(true);
    system.close();
    await bus.close();
  });
});
