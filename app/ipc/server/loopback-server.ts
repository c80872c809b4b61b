/**
 * The app's pages and the contract's socket on loopback, for a browser. Only this machine can reach it; only the page that
 * the one-time token was given to gets in; nothing but the files of the app is served.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { Handlers } from '../contract/contract.ts';
import { helloOf, type FirstWord, type Welcome } from '../contract/greeting.ts';
import { FILES_PATH, HELLO_PATH, SESSION_HEADER } from '../contract/paths.ts';
import { LARGEST_REQUEST } from '../contract/packing.ts';
import { visibleIn } from '../../domain/visible.ts';
import type { LiveValue } from './live-value.ts';
import { answerPage, pageHeaders } from './page-answer.ts';
import type { PageFile } from './page-files.ts';
import { Strangers } from './strangers.ts';
import { takeFile } from './taken-file.ts';

/** What a window that was let in is connected to. */
export interface Served {
  readonly live: LiveValue;
  readonly handlers: Handlers;
}

export interface LoopbackOptions {
  /** Where it has yet to come, pages load meanwhile, and whoever says a valid hello is welcomed and has the first word. */
  readonly service: Served | Promise<Served>;
  /** Told where the service has yet to come. */
  readonly first?: Promise<FirstWord>;
  /** By path, like `/index.html`. */
  readonly pages: ReadonlyMap<string, PageFile>;
  /** 0 or undefined = any free one. */
  readonly port?: number | undefined;
  readonly bug?: (error: unknown) => void;
  /** A page was asked for: it is on its way to a window. */
  readonly asked?: () => void;
  /** A page says that it has the state. */
  readonly shown?: () => void;
  /** The address was opened for the first time, or by a second page after it was used. */
  readonly opened?: (again: boolean) => void;
}

// An import would ask for all that it has, a client for the web included, and take as long as the whole server.
const { createServer } = process.getBuiltinModule('node:http');

const HOST = '127.0.0.1';
/** Milliseconds within which the head of a request must be whole, and a socket must say hello. */
const PATIENCE = 5000;
/** Pages that may be open at once. */
const MOST_PAGES = 16;
const NOT_WELCOME = 4401;
const BROKE_THE_RULES = 1008;
const TOO_MANY = 1013;

/** What answers a page, and needs the whole contract: it is loaded when there is a service to answer with. */
const speech = () => import('./connection.ts');

const textOf = (data: RawData): string => (data as Buffer).toString('utf8');
const secret = (): string => randomBytes(32).toString('base64url');

function isSame(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}

export class LoopbackServer {
  readonly #options: LoopbackOptions;
  readonly #headers: ReturnType<typeof pageHeaders>;
  readonly #server: Server;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_REQUEST,
    perMessageDeflate: false,
  });
  readonly #strangers = new Strangers();
  readonly #sessions = new Set<string>();
  readonly #used = new Set<string>();
  readonly #pages = new Set<WebSocket>();
  #token: string | undefined = secret();
  #origin = '';

  constructor(options: LoopbackOptions) {
    this.#options = options;
    this.#headers = pageHeaders('self', options.pages);
    const patience = {
      headersTimeout: PATIENCE,
      // A file that is put takes its time; no other body is waited for.
      requestTimeout: 0,
      connectionsCheckingInterval: 1000,
    };
    this.#server = createServer(patience, (asked, answer) =>
      this.#guarded(asked.socket, () => this.#serve(asked, answer)),
    );
    this.#server.on('connection', (socket: Socket) => this.#strangers.add(socket));
    this.#server.on('upgrade', (asked: IncomingMessage, _socket, head: Buffer) =>
      this.#guarded(asked.socket, () => this.#upgrade(asked, head)),
    );
  }

  /** @returns the address to open, with the one-time token in its fragment. @throws EADDRINUSE, EACCES … */
  async listen(): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(this.#options.port ?? 0, HOST, resolve);
    });
    // What a listening socket meets later (no descriptor for one more connection) concerns that connection alone.
    this.#server.on('error', () => undefined);
    this.#origin = `http://${HOST}:${(this.#server.address() as AddressInfo).port}`;
    return this.address();
  }

  /** An address for one more page; the token before it is no longer taken. */
  address(): string {
    this.#token ??= secret();
    return `${this.#origin}/#${this.#token}`;
  }

  async close(): Promise<void> {
    for (const page of this.#pages) page.terminate();
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** A bug of ours at one connection ends that connection, and no other. */
  #guarded(socket: Socket, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#options.bug?.(error);
      socket.destroy();
    }
  }

  /** Another name for this address (DNS rebinding) is not ours. */
  #isOurs(asked: IncomingMessage): boolean {
    return asked.headers.host !== undefined && `http://${asked.headers.host}` === this.#origin;
  }

  #serve(asked: IncomingMessage, answer: ServerResponse): void {
    if (!this.#isOurs(asked)) {
      answer.writeHead(421, { ...this.#headers, 'content-type': 'text/plain; charset=utf-8' });
      answer.end('This server answers under its own address only.\n');
      return;
    }
    const path = (asked.url ?? '/').split('?')[0] ?? '/';
    if (asked.method === 'PUT' && path.startsWith(FILES_PATH)) {
      void this.#take(asked, answer, path.slice(FILES_PATH.length));
      return;
    }
    this.#options.asked?.();
    const { status, type, body } = answerPage(this.#options.pages, asked.method, path);
    const isRead = status !== 405;
    answer.writeHead(status, {
      ...{ ...this.#headers, 'content-type': type, 'content-length': body.length },
      ...(isRead ? {} : { connection: 'close' }),
    });
    answer.end(asked.method === 'HEAD' ? undefined : body);
  }

  /** A file of a page that was let in. */
  async #take(asked: IncomingMessage, answer: ServerResponse, file: string): Promise<void> {
    const session = asked.headers[SESSION_HEADER];
    if (asked.headers.origin !== this.#origin || typeof session !== 'string' || !this.#knows(session)) {
      answer.writeHead(403, { ...this.#headers, connection: 'close' }).end();
      return;
    }
    this.#strangers.isKnown(asked.socket);
    try {
      const { handlers } = await this.#options.service;
      await takeFile(asked, answer, file, handlers['files.chunk']);
    } catch (error) {
      this.#options.bug?.(error);
      asked.socket.destroy();
    }
  }

  #upgrade(asked: IncomingMessage, head: Buffer): void {
    const why = !this.#isOurs(asked)
      ? '421 Misdirected Request'
      : asked.headers.origin !== this.#origin
        ? '403 Forbidden'
        : asked.url !== HELLO_PATH
          ? '404 Not Found'
          : this.#pages.size >= MOST_PAGES
            ? '503 Service Unavailable'
            : undefined;
    const { socket } = asked;
    if (why !== undefined) {
      socket.end(`HTTP/1.1 ${why}\r\nconnection: close\r\n\r\n`, () => socket.destroySoon());
      return;
    }
    this.#sockets.handleUpgrade(asked, socket, head, (opened) => this.#greet(opened, socket));
  }

  #greet(page: WebSocket, socket: Socket): void {
    this.#strangers.bound(socket);
    const impatient = setTimeout(() => page.close(NOT_WELCOME), PATIENCE);
    page.once('close', () => clearTimeout(impatient));
    // A message that is too large or no UTF-8; the page's connection closes itself.
    page.on('error', () => undefined);
    page.once('message', (data, isBinary) => {
      clearTimeout(impatient);
      this.#hear(page, socket, isBinary ? '' : textOf(data)).catch((error: unknown) => {
        this.#options.bug?.(error);
        socket.destroy();
      });
    });
  }

  /** @param text that a page says first */
  async #hear(page: WebSocket, socket: Socket, text: string): Promise<void> {
    if (this.#pages.size >= MOST_PAGES) {
      page.close(TOO_MANY, 'Too many pages are open.');
      return;
    }
    const session = this.#session(text);
    if (session === undefined) {
      page.close(NOT_WELCOME, 'The address of this page was used before or is not of this server.');
      return;
    }
    this.#strangers.isKnown(socket);
    await this.#connect(page, socket, session);
  }

  /** The session of a page that said a valid hello. */
  #session(text: string): string | undefined {
    const said = helloOf(text);
    if (!said) return undefined;
    if ('session' in said) {
      return this.#knows(said.session) ? said.session : undefined;
    }
    const { token } = said;
    if (this.#token === undefined || !isSame(token, this.#token)) {
      if ([...this.#used].some((used) => isSame(token, used))) this.#options.opened?.(true);
      return undefined;
    }
    this.#used.add(this.#token);
    this.#token = undefined;
    const session = secret();
    this.#sessions.add(session);
    this.#options.opened?.(false);
    return session;
  }

  #knows(session: string): boolean {
    return [...this.#sessions].some((known) => isSame(known, session));
  }

  async #connect(page: WebSocket, socket: Socket, session: string): Promise<void> {
    this.#pages.add(page);
    page.once('close', () => this.#pages.delete(page));
    page.send(JSON.stringify({ type: 'welcome', session } satisfies Welcome));
    // What it says meanwhile is read when there is somebody to hear it.
    page.pause();
    const { service, first, bug } = this.#options;
    let isThere = false;
    void first?.then((word) => {
      if (!isThere) page.send(JSON.stringify(visibleIn(word)));
    });
    const { live, handlers } = await service;
    const { Connection } = await speech();
    isThere = true;
    if (!this.#pages.has(page)) return;
    const connection = new Connection({
      ...{ live, handlers, ...(bug ? { bug } : {}) },
      send: (text) => page.send(text),
      refuse: (why) => page.close(BROKE_THE_RULES, why),
    });
    page.once('message', () => this.#options.shown?.());
    page.on('message', (data, isBinary) =>
      this.#guarded(socket, () => connection.receive(isBinary ? (data as Buffer) : textOf(data))),
    );
    page.once('close', () => connection.close());
    page.resume();
  }
}
