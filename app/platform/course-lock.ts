/**
 * Holds an interface against other processes of Rejoin, and tells whoever comes second what goes on.
 *
 * The lock is a listening socket: it dies with its process, and whoever finds it in use connects to it and is told. On
 * Linux its name is in the abstract namespace, which belongs to the network namespace as the interface does.
 */
import { said, type Said } from '../domain/said.ts';
import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PlatformError, type Platform } from './port.ts';

/** Who holds it, and for what. */
export interface Holder {
  readonly pid: number;
  readonly by: string;
  readonly ssid: string;
}

/** What a holder tells while it goes on; the last has `report`. */
export interface HolderProgress {
  readonly step?: string;
  /** Schema `rejoin.fix/1`. */
  readonly report?: Record<string, unknown>;
}

export interface Lease {
  tell(told: HolderProgress): void;
  release(): void;
}

/** Another process is at it. */
export class CourseHeld extends PlatformError {
  readonly holder: Holder | undefined;
  /** Who it is, and what it treats. */
  readonly why: Said;
  readonly #address: string;

  constructor(iface: string, address: string, holder: Holder | undefined) {
    const why = heldBy(iface, holder);
    super('refused', why);
    this.why = why;
    this.name = 'CourseHeld';
    this.holder = holder;
    this.#address = address;
  }

  /** Listens to it until it is over. @returns its report (`rejoin.fix/1`), or nothing where it ended without one */
  async follow(told: (step: string) => void): Promise<Record<string, unknown> | undefined> {
    let report: Record<string, unknown> | undefined;
    await listenTo(this.#address, Infinity, (line) => {
      if (typeof line['step'] === 'string') told(line['step']);
      if (isObject(line['report'])) report = line['report'];
      return false;
    });
    return report;
  }
}

function heldBy(iface: string, holder: Holder | undefined): Said {
  if (!holder) return said('system.held', { iface });
  const { pid, ssid } = holder;
  return said(holder.by === 'guard' ? 'system.held.guard' : 'system.held.fix', { pid, ssid, iface });
}

/** Milliseconds until a holder has to have said who it is. */
const GREETING = 1000;
/** Characters of a line, and listeners, beyond which nobody is listened to. */
const LONGEST = 65_536;
const MOST = 16;

/** @param place tells interfaces of the same name apart. @throws CourseHeld */
export async function holdCourse(
  place: string,
  iface: string,
  about: Pick<Holder, 'by' | 'ssid'>,
): Promise<Lease> {
  const address = addressOf(place, iface);
  for (let tries = 0; ; tries++) {
    try {
      return await listenAt(address, { pid: process.pid, ...about });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    }
    let holder: Holder | undefined;
    const isThere = await listenTo(address, GREETING, (line) => {
      const { pid, by, ssid } = line;
      if (typeof pid === 'number' && typeof by === 'string' && typeof ssid === 'string')
        holder = { pid, by, ssid };
      return true;
    });
    if (isThere || tries > 1) throw new CourseHeld(iface, address, holder);
    // A file of one that was killed; a name in the abstract namespace leaves none.
    if (!address.startsWith('\0')) rmSync(address, { force: true });
  }
}

/** The lock of the interfaces of one platform. */
export const lockOf =
  ({ place = '' }: Pick<Platform, 'place'>) =>
  (iface: string, about: Pick<Holder, 'by' | 'ssid'>): Promise<Lease> =>
    holdCourse(place, iface, about);

function addressOf(place: string, iface: string): string {
  const name = `rejoin-course-${createHash('sha256').update(`${place}\0${iface}`).digest('hex').slice(0, 24)}`;
  if (process.platform === 'linux') return `\0${name}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listenAt(path: string, holder: Holder): Promise<Lease> {
  const sockets = new Set<Socket>();
  const past: string[] = [JSON.stringify(holder)];
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.resume();
    socket.write(`${past.join('\n')}\n`);
  });
  server.maxConnections = MOST;
  server.unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ path }, () => {
      server.off('error', reject);
      server.on('error', () => undefined);
      resolve({
        tell(told) {
          const line = JSON.stringify(told);
          past.push(line);
          for (const socket of sockets)
            if (socket.writableLength > LONGEST) socket.destroy();
            else socket.write(`${line}\n`);
        },
        release() {
          server.close();
          for (const socket of sockets) socket.end();
        },
      });
    });
  });
}

/** @param told returns whether that was enough. @returns whether anybody was there */
function listenTo(
  path: string,
  ms: number,
  told: (line: Record<string, unknown>) => boolean,
): Promise<boolean> {
  return new Promise((resolve) => {
    let isThere = false;
    let text = '';
    const socket = connect({ path });
    const timer = ms === Infinity ? undefined : setTimeout(() => socket.destroy(), ms);
    socket.setEncoding('utf8');
    socket.on('connect', () => (isThere = true));
    socket.on('error', () => undefined);
    socket.on('close', () => {
      clearTimeout(timer);
      resolve(isThere);
    });
    socket.on('data', (data: string) => {
      text += data;
      const lines = text.split('\n');
      text = lines.pop() ?? '';
      if (text.length > LONGEST || lines.some((line) => told(parse(line)))) socket.destroy();
    });
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function parse(line: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}
