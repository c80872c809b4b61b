/**
 * Sockets that Node does not have: unix datagrams (the control interface of wpa_supplicant and hostapd) and generic
 * netlink (nl80211). Each thread that imports this has its own I/O thread; callbacks come on the importing thread, in
 * the order of arrival over all sockets, and never after `close()`. An open socket does not keep the process alive unless `ref()` says so.
 *
 * Both directions have a bounded queue. Inward, when it is full the oldest datagrams are kept, newer ones are lost, and
 * `onError` tells it (ENOBUFS, `dropped`) between the datagrams where the gap is. Outward, `send` throws (ENOBUFS).
 */
import { loadBinding } from './binding.ts';
import type { Binding, NoAddon, RawFailure } from './binding.ts';
import { bugError, NativeError, systemError } from './native-error.ts';
import type { Peer } from './native-error.ts';

export { NativeError };

/** Datagrams that wait in each direction unless told otherwise. */
export const DEFAULT_QUEUE_LIMIT = 1024;

export interface SocketOptions {
  /** @param received when it came in, by the clock of `process.hrtime()`, in milliseconds; this thread may be late */
  onMessage(data: Buffer, received: number): void;
  /**
   * Trouble after opening: lost datagrams, a peer that went away. The socket stays open; the caller decides. What
   * `onMessage` throws comes here too (EBUG): then this socket, and no other, is closed.
   */
  onError(error: NativeError): void;
  /** Datagrams that may wait in each direction; default 1024. A queue never holds more than 16 MiB either. */
  queueLimit?: number;
}

export interface NativeSocket {
  /**
   * Hands a datagram to the kernel, or queues it where the peer's queue is full.
   * @returns true = the kernel has it: it arrives even if this process ends now.
   * @throws NativeError ECONNREFUSED, ENOENT, EMSGSIZE, ENOBUFS, EBADF (closed) …
   */
  send(data: Uint8Array | string): boolean;
  /** Idempotent. No callback comes after it. */
  close(): void;
  ref(): void;
  unref(): void;
}

export type DatagramSocket = NativeSocket;

export interface NetlinkSocket extends NativeSocket {
  /** @throws NativeError EPERM where the group needs privilege, ENOENT where there is none of that number */
  join(groupId: number): void;
  leave(groupId: number): void;
}

export interface DatagramListener extends Omit<NativeSocket, 'send'> {
  /** @param to the address that a message came from ('@' = abstract) */
  send(data: Uint8Array | string, to: string): boolean;
}

/** Whether sockets can be opened on this machine, and if not, why. */
export function nativeAvailable(): { ok: true } | ({ ok: false } & NoAddon) {
  const loaded = loadBinding();
  return 'binding' in loaded ? { ok: true } : { ok: false, ...loaded };
}

/**
 * Connects to a unix datagram socket from an abstract address of our own, to which the daemon can answer.
 * @param options.path the daemon's socket; '@name' = abstract
 * @throws NativeError EACCES, ENOENT, ECONNREFUSED, ENAMETOOLONG …; ENOADDON where there is no addon
 */
export function openDatagram(options: SocketOptions & { path: string }): DatagramSocket {
  const peer = { subject: `The control socket ${options.path}`, path: options.path };
  const { binding, socket } = open(peer, options, (native, limit, onMessage, onError) =>
    native.datagram(options.path, limit, onMessage, onError),
  );
  return handle(binding, socket, peer);
}

/** Binds to a path ('@name' = abstract) and answers whoever writes. For stand-in daemons in tests. */
export function listenDatagram(
  options: Omit<SocketOptions, 'onMessage'> & { path: string; onMessage(data: Buffer, from: string): void },
): DatagramListener {
  const peer = { subject: `The socket ${options.path}`, path: options.path };
  const { binding, socket } = open(
    peer,
    {
      ...options,
      onMessage: (data, _, from) => options.onMessage(data, from),
      onError: (error) => options.onError(error),
    },
    (native, limit, onMessage, onError) => native.listener(options.path, limit, onMessage, onError),
  );
  return handle(binding, socket, peer);
}

/**
 * Opens a generic netlink socket; no privilege needed. An overrun comes as ENOBUFS to `onError` and is not fatal.
 * @throws NativeError EPROTONOSUPPORT where the kernel has no generic netlink; ENOADDON where there is no addon
 */
export function openGenericNetlink(options: SocketOptions): NetlinkSocket {
  const peer = { subject: 'The generic netlink socket' };
  const { binding, socket } = open(peer, options, (native, limit, onMessage, onError) =>
    native.genericNetlink(limit, onMessage, onError),
  );
  const member = (operation: 'join' | 'leave', groupId: number): void => {
    const result = binding.membership(socket, groupId, operation === 'join');
    if (result < 0) throw systemError(peer, operation, -result);
  };
  return {
    ...handle(binding, socket, peer),
    join: (groupId) => member('join', groupId),
    leave: (groupId) => member('leave', groupId),
  };
}

type Opener = (
  binding: Binding,
  limit: number,
  onMessage: (data: Buffer, received: number, from: string) => void,
  onError: (operation: string, errno: number, dropped: number) => void,
) => number | RawFailure;

interface Callbacks {
  onMessage(data: Buffer, received: number, from: string): void;
  onError(error: NativeError): void;
  queueLimit?: number;
}

function open(peer: Peer, options: Callbacks, opener: Opener): { binding: Binding; socket: number } {
  const loaded = loadBinding();
  if (!('binding' in loaded)) throw new NativeError(loaded.reason, { code: 'ENOADDON', operation: 'load' });
  const { binding } = loaded;
  const result = opener(
    binding,
    options.queueLimit ?? DEFAULT_QUEUE_LIMIT,
    (data, received, from) => {
      try {
        options.onMessage(data, received, from);
      } catch (error) {
        if (typeof result === 'number') binding.close(result);
        options.onError(bugError(peer, error));
      }
    },
    (operation, errno, dropped) => options.onError(systemError(peer, operation, errno, dropped)),
  );
  if (typeof result !== 'number') throw systemError(peer, result.operation, result.errno);
  return { binding, socket: result };
}

function handle(binding: Binding, socket: number, peer: Peer) {
  return {
    send(data: Uint8Array | string, to?: string): boolean {
      const bytes = typeof data === 'string' ? Buffer.from(data) : data;
      const result = to === undefined ? binding.send(socket, bytes) : binding.send(socket, bytes, to);
      if (result < 0) throw systemError(peer, 'send', -result);
      return result === 0;
    },
    close: () => binding.close(socket),
    ref: () => binding.keepAlive(socket, true),
    unref: () => binding.keepAlive(socket, false),
  };
}
