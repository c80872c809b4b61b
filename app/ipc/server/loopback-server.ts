/**
 * The app's pages and the contract's socket on loopback, for a browser. Only this machine can reach it; only the page that
 * the one-time token was given to gets in; nothing but the files of the app is served.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Handlers } from '../contract/contract.ts';
import { hello, HELLO_PATH } from '../contract/greeting.ts';
import { LONGEST_REQUEST } from '../contract/wire.ts';
import { Connection } from './connection.ts';
import type { LiveValue } from './live-value.ts';
import { answerPage, pageHeaders } from './page-answer.ts';
import type { PageFile } from './page-files.ts';

export interface LoopbackOptions {
  readonly live: LiveValue;
  readonly handlers: Handlers;
  /** By path, like `/index.html`. */
  readonly pages: ReadonlyMap<string, PageFile>;
  /** 0 or undefined = any free one. */
  readonly port?: number | undefined;
  readonly bug?: (error: unknown) => void;
}

const HOST = '127.0.0.1';
/** UTF-8 needs at most three bytes for a UTF-16 unit. */
const LARGEST_MESSAGE = 3 * LONGEST_REQUEST;
/** Milliseconds within which a socket must say hello. */
const PATIENCE = 5000;
/** Pages that may be open at once. */
const MOST_PAGES = 16;
const NOT_WELCOME = 4401;
const BROKE_THE_RULES = 1008;

const HEADERS = pageHeaders('self');

const textOf = (data: RawData): string => (data as Buffer).toString('utf8');
const secret = (): string => randomBytes(32).toString('base64url');

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

export class LoopbackServer {
  readonly #options: LoopbackOptions;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_MESSAGE,
    perMessageDeflate: false,
  });
  readonly #sessions = new Set<string>();
  readonly #open = new Set<WebSocket>();
  #token: string | undefined = secret();
  #origin = '';

  constructor(options: LoopbackOptions) {
    this.#options = options;
    this.#server = createServer((asked, answer) => this.#serve(asked, answer));
    this.#server.on('upgrade', (asked: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.#upgrade(asked, socket, head),
    );
  }

  /** @returns the address to open, with the one-time token in its fragment. @throws EADDRINUSE … */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port ?? 0, HOST, resolve);
    });
    this.#origin = `http://${HOST}:${(this.#server.address() as AddressInfo).port}`;
    return this.address();
  }

  /** An address for one more page; the token before it is no longer taken. */
  address(): string {
    this.#token ??= secret();
    return `${this.#origin}/#${this.#token}`;
  }

  async close(): Promise<void> {
    for (const socket of this.#open) socket.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** Another name for this address (DNS rebinding) is not ours. */
  #isOurs(asked: IncomingMessage): boolean {
    return asked.headers.host !== undefined && `http://${asked.headers.host}` === this.#origin;
  }

  #serve(asked: IncomingMessage, answer: ServerResponse): void {
    if (!this.#isOurs(asked)) {
      answer.writeHead(421, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' });
      answer.end('This server answers under its own address only.\n');
      return;
    }
    const path = (asked.url ?? '/').split('?')[0] ?? '/';
    const { status, type, body } = answerPage(this.#options.pages, asked.method, path);
    answer.writeHead(status, { ...HEADERS, 'content-type': type, 'content-length': body.length });
    answer.end(asked.method === 'HEAD' ? undefined : body);
  }

  #upgrade(asked: IncomingMessage, socket: Duplex, head: Buffer): void {
    const why = !this.#isOurs(asked)
      ? '421 Misdirected Request'
      : asked.headers.origin !== this.#origin
        ? '403 Forbidden'
        : asked.url !== HELLO_PATH
          ? '404 Not Found'
          : this.#open.size >= MOST_PAGES
            ? '503 Service Unavailable'
            : undefined;
    if (why !== undefined) {
      socket.end(`HTTP/1.1 ${why}\r\nconnection: close\r\n\r\n`);
      return;
    }
    this.#sockets.handleUpgrade(asked, socket, head, (opened) => this.#greet(opened));
  }

  #greet(socket: WebSocket): void {
    this.#open.add(socket);
    const impatient = setTimeout(() => socket.close(NOT_WELCOME), PATIENCE);
    socket.once('close', () => {
      clearTimeout(impatient);
      this.#open.delete(socket);
    });
    // A message that is too large or no UTF-8; the socket closes itself.
    socket.on('error', () => undefined);
    socket.once('message', (data, isBinary) => {
      clearTimeout(impatient);
      const session = isBinary ? undefined : this.#session(textOf(data));
      if (session === undefined) {
        socket.close(NOT_WELCOME, 'The address of this page was used before or is not of this server.');
        return;
      }
      socket.send(JSON.stringify({ type: 'welcome', session }));
      this.#connect(socket);
    });
  }

  /** The session of a page that said a valid hello. */
  #session(text: string): string | undefined {
    let said;
    try {
      said = hello.parse(JSON.parse(text));
    } catch {
      return undefined;
    }
    if ('session' in said) {
      const { session } = said;
      return [...this.#sessions].find((known) => isSame(known, session));
    }
    if (this.#token === undefined || !isSame(said.token, this.#token)) return undefined;
    this.#token = undefined;
    const session = secret();
    this.#sessions.add(session);
    return session;
  }

  #connect(socket: WebSocket): void {
    const { live, handlers, bug } = this.#options;
    const connection = new Connection({
      ...{ live, handlers, ...(bug ? { bug } : {}) },
      send: (text) => socket.send(text),
      refuse: (why) => socket.close(BROKE_THE_RULES, why),
    });
    socket.on('message', (data, isBinary) => {
      if (!isBinary) {
        connection.receive(textOf(data));
        return;
      }
      // What is already on its way behind it is not heard either.
      connection.close();
      socket.close(BROKE_THE_RULES, 'Messages are texts.');
    });
    socket.once('close', () => connection.close());
  }
}
