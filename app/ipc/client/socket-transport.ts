/** A WebSocket to `rejoin serve`. Comes back by itself after a loss, with the session that the one-time token was changed for. */
import type { Message } from '../contract/wire.ts';
import type { Transport, TransportListener } from './transport.ts';
import { said } from '../../domain/said.ts';
import { CallError } from '../contract/contract.ts';
import { FILES_PATH, HELLO_PATH, refusal, SESSION_HEADER, welcome } from '../contract/greeting.ts';

export interface SocketOptions {
  /** Where the page came from, like `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** From the fragment of the address; used once. */
  readonly token: string | undefined;
  /** Keeps the session over a reload of the page. A browser may need long to open it, so it is asked for late. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
}

const SESSION = 'rejoin-session';
/** Milliseconds until the next try after a loss: doubled up to the last. */
const FIRST_RETRY = 250;
const LAST_RETRY = 4000;
/** Milliseconds from the welcome until the session is kept. */
const KEEPS_AFTER = 50;
/** The server's word that the token or session is not known to it: trying again is of no use. */
const NOT_WELCOME = 4401;

export class SocketTransport implements Transport {
  readonly #options: SocketOptions;
  #listener: TransportListener | undefined;
  #socket: WebSocket | undefined;
  #token: string | undefined;
  #session = '';
  #retry = FIRST_RETRY;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: SocketOptions) {
    this.#options = options;
    this.#token = options.token;
  }

  listen(listener: TransportListener): void {
    this.#listener = listener;
    this.#open();
  }

  send(message: Message): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(message);
  }

  async putFile(file: string, bytes: Blob, signal: AbortSignal): Promise<void> {
    const address = `${this.#options.origin}${FILES_PATH}${encodeURIComponent(file)}`;
    let answer;
    try {
      const headers = { [SESSION_HEADER]: this.#session };
      answer = await fetch(address, { method: 'PUT', headers, body: bytes, signal });
    } catch {
      signal.throwIfAborted();
      throw new CallError('closed', said('call.closed'));
    }
    if (answer.ok) return;
    const why = refusal.safeParse(await answer.json().catch(() => undefined));
    if (!why.success) throw new CallError('closed', said('call.closed'));
    throw new CallError(why.data.code, why.data.said);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#socket?.close();
    this.#listener?.status('closed');
  }

  #open(): void {
    const { origin, storage } = this.#options;
    this.#listener?.status('connecting');
    const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${HELLO_PATH}`);
    this.#socket = socket;
    let welcomed = false;
    socket.addEventListener('open', () => {
      const token = this.#token;
      const who = token === undefined ? { session: storage().getItem(SESSION) ?? '' } : { token };
      socket.send(JSON.stringify({ type: 'hello', ...who }));
    });
    socket.addEventListener('message', ({ data }: { data: unknown }) => {
      if (welcomed) {
        this.#listener?.message(String(data));
        return;
      }
      const { session } = welcome.parse(JSON.parse(String(data)));
      this.#session = session;
      // What the page is to show comes right behind the welcome.
      setTimeout(() => storage().setItem(SESSION, session), KEEPS_AFTER);
      welcomed = true;
      this.#token = undefined;
      this.#retry = FIRST_RETRY;
      this.#listener?.status('open');
    });
    socket.addEventListener('close', ({ code }) => {
      if (this.#closed) return;
      if (code === NOT_WELCOME) {
        this.#closed = true;
        this.#listener?.status('closed');
        return;
      }
      this.#listener?.status('connecting');
      this.#timer = setTimeout(() => this.#open(), this.#retry);
      this.#retry = Math.min(2 * this.#retry, LAST_RETRY);
    });
  }
}
