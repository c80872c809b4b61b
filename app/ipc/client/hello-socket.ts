/**
 * A WebSocket to the server that says hello by itself and keeps what it hears until somebody listens. It needs nothing but the
 * browser, so that a page asks for its state before the rest of its program is there.
 */
import { HELLO_PATH } from '../contract/paths.ts';
import { FirstHeard } from './first-heard.ts';

export interface HelloOptions {
  /** Where the page came from, like `http://127.0.0.1:41234`. */
  readonly origin: string;
  /** From the fragment of the address; used once. Without one the kept session is said. */
  readonly token: string | undefined;
  /** Keeps the session over a reload of the page. A browser may need long to open it, so it is asked for late. */
  readonly storage: () => Pick<Storage, 'getItem' | 'setItem'>;
}

interface HelloListener {
  message(text: string): void;
  /** @param code of the closing handshake, RFC 6455 */
  close(code: number): void;
}

/** Where the session is kept. */
export const SESSION = 'rejoin-session';

export class HelloSocket {
  readonly options: HelloOptions;
  readonly #socket: WebSocket;
  readonly #first = new FirstHeard();
  readonly #heard: string[] = [];
  #closedWith: number | undefined;
  #listener: HelloListener | undefined;

  constructor(options: HelloOptions) {
    this.options = options;
    const { origin, token, storage } = options;
    this.#socket = new WebSocket(`${origin.replace(/^http/, 'ws')}${HELLO_PATH}`);
    this.#socket.addEventListener('open', () => {
      const who = token === undefined ? { session: storage().getItem(SESSION) ?? '' } : { token };
      this.#socket.send(JSON.stringify({ type: 'hello', ...who }));
    });
    this.#socket.addEventListener('message', ({ data }: { data: unknown }) => {
      const text = String(data);
      if (this.#first.take(text)) return;
      if (this.#listener) this.#listener.message(text);
      else this.#heard.push(text);
    });
    this.#socket.addEventListener('close', ({ code }) => {
      this.#closedWith = code;
      this.#first.end();
      this.#listener?.close(code);
    });
  }

  get first(): FirstHeard['word'] {
    return this.#first.word;
  }

  /** One listener; it is told what was heard before it came, too. */
  listen(listener: HelloListener): void {
    this.#listener = listener;
    for (const text of this.#heard.splice(0)) listener.message(text);
    if (this.#closedWith !== undefined) listener.close(this.#closedWith);
  }

  send(message: string | Uint8Array<ArrayBuffer>): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(message);
  }

  close(): void {
    this.#socket.close();
  }
}
