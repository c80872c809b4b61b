/** A WebSocket to `rejoin serve`. Comes back by itself after a loss, with the session that the one-time token was changed for. */
import type { Message } from '../contract/packing.ts';
import type { Transport, TransportListener } from './transport.ts';
import { said } from '../../domain/said.ts';
import { CallError } from '../contract/call-error.ts';
import type { Refusal, Welcome } from '../contract/greeting.ts';
import { FILES_PATH, SESSION_HEADER } from '../contract/paths.ts';
import { HelloSocket, SESSION } from './hello-socket.ts';

/** Milliseconds until the next try after a loss: doubled up to the last. */
const FIRST_RETRY = 250;
const LAST_RETRY = 4000;
/** Milliseconds from the welcome until the session is kept. */
const KEEPS_AFTER = 50;
/** The server's word that the token or session is not known to it: trying again is of no use. */
const NOT_WELCOME = 4401;

export class SocketTransport implements Transport {
  #socket: HelloSocket;
  #listener: TransportListener | undefined;
  #session = '';
  #retry = FIRST_RETRY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  /** @param first on its way, or open already */
  constructor(first: HelloSocket) {
    this.#socket = first;
  }

  listen(listener: TransportListener): void {
    this.#listener = listener;
    this.#follow();
  }

  send(message: Message): void {
    this.#socket.send(message);
  }

  async putFile(file: string, bytes: Blob, signal: AbortSignal): Promise<void> {
    const address = `${this.#socket.options.origin}${FILES_PATH}${encodeURIComponent(file)}`;
    let answer;
    try {
      const headers = { [SESSION_HEADER]: this.#session };
      answer = await fetch(address, { method: 'PUT', headers, body: bytes, signal });
    } catch {
      signal.throwIfAborted();
      throw new CallError('closed', said('call.closed'));
    }
    if (answer.ok) return;
    const why = (await answer.json().catch(() => undefined)) as Refusal | undefined;
    if (why === undefined) throw new CallError('closed', said('call.closed'));
    throw new CallError(why.code, why.said);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket.close();
    this.#listener?.status('closed');
  }

  #follow(): void {
    const { options } = this.#socket;
    this.#listener?.status('connecting');
    let welcomed = false;
    this.#socket.listen({
      message: (text) => {
        if (welcomed) {
          this.#listener?.message(text);
          return;
        }
        const { session } = JSON.parse(text) as Welcome;
        this.#session = session;
        // What the page is to show comes right behind the welcome.
        setTimeout(() => options.storage().setItem(SESSION, session), KEEPS_AFTER);
        welcomed = true;
        this.#retry = FIRST_RETRY;
        this.#listener?.status('open');
      },
      close: (code) => {
        if (this.#closed) return;
        if (code === NOT_WELCOME) {
          this.#closed = true;
          this.#listener?.status('closed');
          return;
        }
        this.#listener?.status('connecting');
        // A token that nobody has taken is still good.
        const again = welcomed ? { ...options, token: undefined } : options;
        this.#timer = setTimeout(() => {
          this.#socket = new HelloSocket(again);
          this.#follow();
        }, this.#retry);
        this.#retry = Math.min(2 * this.#retry, LAST_RETRY);
      },
    });
  }
}
