/**
 * Connections whose peer has not shown a token or a session yet. They are bounded: the longest silent one gives way to a
 * new one, so that whoever holds connections open and says nothing keeps nobody out.
 */
import type { Socket } from 'node:net';

/** More than any browser opens at once for a page. */
const MOST = 64;
/** Bytes of a request and a hello. What a stranger says beyond them is not read. */
const MOST_SAID = 64 * 1024;

export class Strangers {
  readonly #sockets = new Map<Socket, () => void>();

  /** Every connection begins here, and has a listener for its errors until it ends. */
  add(socket: Socket): void {
    // A peer that resets ends its own connection. Node takes its listener off when a connection is upgraded.
    socket.on('error', () => socket.destroy());
    socket.once('close', () => this.#sockets.delete(socket));
    const [longest] = this.#sockets.keys();
    if (this.#sockets.size >= MOST) longest?.destroy();
    this.#sockets.set(socket, () => undefined);
  }

  /** Bounds what this one may say before it is known; a page that is only loaded may go on for as long as it likes. */
  bound(socket: Socket): void {
    const until = socket.bytesRead + MOST_SAID;
    const listen = (): void => {
      if (socket.bytesRead > until) socket.destroy();
    };
    socket.on('data', listen);
    this.#sockets.set(socket, () => socket.off('data', listen));
  }

  /** This one has shown who it is. */
  isKnown(socket: Socket): void {
    this.#sockets.get(socket)?.();
    this.#sockets.delete(socket);
  }
}
