/** The platform that runs under wine, as the port has it; and the program that it runs in. */
import type { Said } from '../../../app/domain/said.ts';
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type Server, type Socket } from 'node:net';
import { PlatformError } from '../../../app/platform/port.ts';
import type {
  CachedKey,
  Capabilities,
  Cleared,
  ClearOptions,
  Cut,
  FollowOptions,
  KnownNetwork,
  Platform,
} from '../../../app/platform/port.ts';
import type { FromHost, Method, NativeName } from './host-protocol.ts';
import type { Wine } from './wine.ts';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly follow?: FollowOptions;
}

/** Node for Windows under wine, with the host in it. */
export class WineHost {
  readonly #child: ChildProcess;
  readonly #server: Server;
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;
  #platforms = 0;

  private constructor(child: ChildProcess, server: Server, socket: Socket) {
    this.#child = child;
    this.#server = server;
    this.#socket = socket;
    let heard = '';
    socket.setEncoding('utf8');
    socket.on('error', () => undefined);
    socket.on('data', (data: string) => {
      heard += data;
      for (let end = heard.indexOf('\n'); end >= 0; end = heard.indexOf('\n')) {
        this.#hear(JSON.parse(heard.slice(0, end)) as FromHost);
        heard = heard.slice(end + 1);
      }
    });
    socket.on('close', () => {
      for (const one of this.#waiting.values()) one.reject(new Error('the program under wine ended'));
      this.#waiting.clear();
    });
  }

  /** @param libraries 'stand-in' with the port of its service, or wine's own */
  static async start(wine: Wine, libraries: { readonly port: number } | 'own'): Promise<WineHost> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as { port: number };
    const child = spawn('wine', [wine.node, wine.host], {
      stdio: 'ignore',
      env: {
        ...wine.env(libraries === 'own' ? 'b' : 'n'),
        REJOIN_TEST_PORT: String(port),
        REJOIN_STAND_IN_PORT: libraries === 'own' ? '' : String(libraries.port),
      },
    });
    const socket = await new Promise<Socket>((resolve, reject) => {
      server.once('connection', resolve);
      child.once('error', reject);
      child.once('exit', (code) => reject(new Error(`wine ended with code ${code}`)));
    });
    return new WineHost(child, server, socket);
  }

  /** As a crash or a power cut does: nothing is told, nothing is finished. */
  kill(): void {
    this.#child.kill('SIGKILL');
    this.#socket.destroy();
  }

  close(): void {
    this.kill();
    this.#server.close();
  }

  /** @param vault a folder, as Windows names it */
  async platform(vault: string, elevated = false): Promise<RemotePlatform> {
    const platform = new RemotePlatform(this, vault, elevated);
    await platform.startAgain(this);
    return platform;
  }

  nextPlatform(): number {
    return ++this.#platforms;
  }

  native(name: NativeName, ...args: readonly unknown[]): Promise<unknown> {
    return this.#send({ what: 'native', name, args });
  }

  call(
    platform: number,
    method: Method,
    args: readonly unknown[] = [],
    signal?: AbortSignal,
    follow?: FollowOptions,
  ): Promise<unknown> {
    const aborted = signal?.aborted ?? false;
    return this.#send({ what: 'call', platform, method, args, aborted }, signal, follow);
  }

  #send(message: object, signal?: AbortSignal, follow?: FollowOptions): Promise<unknown> {
    const call = ++this.#calls;
    const abort = (): void => void this.#socket.write(`${JSON.stringify({ what: 'abort', call })}\n`);
    return new Promise((resolve, reject) => {
      if (this.#socket.destroyed) return reject(new Error('the program under wine ended'));
      this.#waiting.set(call, { resolve, reject, ...(follow && { follow }) });
      signal?.addEventListener('abort', abort);
      this.#socket.write(`${JSON.stringify({ ...message, call })}\n`);
    }).finally(() => signal?.removeEventListener('abort', abort));
  }

  #hear({ call, value, error, emit, notice, ready }: FromHost): void {
    const waiting = this.#waiting.get(call);
    if (!waiting) return;
    if (emit) return waiting.follow?.emit(emit);
    if (notice) return waiting.follow?.notice(notice);
    if (ready) return waiting.follow?.ready?.();
    this.#waiting.delete(call);
    if (!error) return waiting.resolve(value);
    waiting.reject(
      error.name === 'PlatformError'
        ? new PlatformError(error.code as PlatformError['code'], error.said ?? [])
        : new Error(`${error.name} ${error.code ?? ''}: ${error.text}`),
    );
  }
}

export class RemotePlatform implements Platform {
  readonly name = 'windows';
  readonly #vault: string;
  readonly #elevated: boolean;
  #host: WineHost;
  #number = 0;

  constructor(host: WineHost, vault: string, elevated: boolean) {
    this.#host = host;
    this.#vault = vault;
    this.#elevated = elevated;
  }

  /** As at the next start of Rejoin, in another process. */
  async startAgain(host: WineHost): Promise<void> {
    this.#host = host;
    this.#number = host.nextPlatform();
    await this.#call('open', [this.#vault, this.#elevated]);
  }

  async capabilities(iface?: string): Promise<Capabilities> {
    return (await this.#call('capabilities', [iface])) as Capabilities;
  }

  async follow(options: FollowOptions): Promise<void> {
    const { iface, signal } = options;
    await this.#host.call(this.#number, 'follow', [iface === undefined ? {} : { iface }], signal, {
      ...options,
      // What was on its way when the signal came is not told any more.
      emit: (event) => {
        if (!signal.aborted) options.emit(event);
      },
    });
  }

  async networks(iface?: string): Promise<KnownNetwork[]> {
    const rows = (await this.#call('networks', [iface])) as KnownNetwork[];
    return rows.map((row) => ({ ...row, manager: row.manager }));
  }

  async cachedKeys(iface?: string): Promise<CachedKey[]> {
    return (await this.#call('cachedKeys', [iface])) as CachedKey[];
  }

  async clearKey(network: KnownNetwork, cut: Cut, options: ClearOptions = {}): Promise<Cleared> {
    // The question itself does not cross; the host checks that it is asked there.
    const { reconnect = false, signal } = options;
    const wanted = typeof reconnect === 'function' ? reconnect() : reconnect;
    return (await this.#host.call(this.#number, 'clearKey', [network, cut, wanted], signal)) as Cleared;
  }

  async prepare(iface: string): Promise<void> {
    await this.#call('prepare', [iface]);
  }

  async standDown(iface: string): Promise<void> {
    await this.#call('standDown', [iface]);
  }

  async reconnect(network: KnownNetwork, signal?: AbortSignal): Promise<void> {
    await this.#host.call(this.#number, 'reconnect', [network], signal);
  }

  async repair(): Promise<Said[]> {
    return (await this.#call('repair')) as Said[];
  }

  close(): void {
    this.#call('close').catch(() => undefined);
  }

  async programs(): Promise<string[][]> {
    return (await this.#call('programs')) as string[][];
  }

  #call(method: Method, args: readonly unknown[] = []): Promise<unknown> {
    return this.#host.call(this.#number, method, args);
  }
}
