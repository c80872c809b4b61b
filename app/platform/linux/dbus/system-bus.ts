/**
 * The system's message bus. The one file that knows the D-Bus library: what leaves it are plain values, `BusError`s, and
 * signals whose sender is who it claims to be.
 *
 * Nothing is started by a question of ours (a call never activates a service), and nobody is asked for a password on our
 * behalf (interactive authorization stays off).
 */
import { existsSync } from 'node:fs';
import type { Message, MessageBus } from 'dbus-native';
import { BusError, busError } from './bus-error.ts';

const DAEMON = 'org.freedesktop.DBus';
const PROPERTIES = 'org.freedesktop.DBus.Properties';
const NO_AUTO_START = 0x2;
/** Milliseconds. */
const TIMEOUT = 10_000;
const DIAL = 3000;
/** Bytes. Nothing that is asked here comes near it. */
const LARGEST = 16 * 1024 * 1024;

/** Values by name, as a service told them; each is checked where it is read. */
export type Properties = Readonly<Record<string, unknown>>;

export interface BusObject {
  readonly service: string;
  readonly path: string;
  readonly iface: string;
}

export interface BusSignal {
  readonly path: string;
  readonly iface: string;
  readonly member: string;
  readonly body: readonly unknown[];
}

export interface ServiceListener {
  signal?(signal: BusSignal): void;
  /** The service came, went, or is another process now; told once at the beginning too. */
  owner?(isThere: boolean): void;
}

interface Watched {
  readonly service: string;
  readonly listener: ServiceListener;
  owner: string;
}

/** A third of what a platform takes to be loaded: where there is no bus nobody waits for it. */
const library = () => import('dbus-native');

/** Kinds of messages (D-Bus Specification, Message Protocol). */
const METHOD_CALL = 1;
const SIGNAL = 4;

/** A value whose type cannot be seen from it: what a call takes as a variant. */
export async function typed(signature: string, value: unknown): Promise<unknown> {
  const { Variant } = await library();
  return new Variant(signature, value);
}

/** Where the system's bus listens. */
const systemAddress = (): string =>
  process.env['DBUS_SYSTEM_BUS_ADDRESS'] ?? 'unix:path=/run/dbus/system_bus_socket';

const noBus = (options?: ErrorOptions): BusError =>
  new BusError('lost', '', 'There is no system message bus here.', options);

/** An address of one socket, none of whose signs is escaped. */
const ONE_SOCKET = /^unix:path=([^,;%]+)$/;

/** @returns whether there is surely no bus */
function isNowhere(address: string): boolean {
  const path = ONE_SOCKET.exec(address)?.[1];
  return path !== undefined && !existsSync(path);
}

export class SystemBus {
  readonly #address: string;
  readonly #watched = new Set<Watched>();
  #bus: Promise<MessageBus> | undefined;
  #isClosed = false;

  constructor(address = systemAddress()) {
    this.#address = address;
  }

  /**
   * Calls a method.
   * @param args one value for each complete type of the signature
   * @throws BusError
   */
  async call(
    object: BusObject,
    member: string,
    signature = '',
    args: readonly unknown[] = [],
  ): Promise<unknown> {
    const bus = await this.#open();
    const { service: destination, path, iface } = object;
    const message: Message = {
      ...{ type: METHOD_CALL, flags: NO_AUTO_START, destination, path, interface: iface, member },
      ...(signature === '' ? {} : { signature, body: [...args] }),
    };
    try {
      return await bus.invoke<unknown>(message, { timeout: TIMEOUT });
    } catch (error) {
      throw busError(error);
    }
  }

  /** All properties of an interface. @throws BusError */
  async properties({ service, path, iface }: BusObject): Promise<Properties> {
    const all = await this.call({ service, path, iface: PROPERTIES }, 'GetAll', 's', [iface]);
    return isRecord(all) ? all : {};
  }

  /** Whether somebody has that name now; false where there is no bus. */
  async has(service: string): Promise<boolean> {
    return (await this.#ownerOf(service)) !== '';
  }

  /**
   * Listens to a service until the returned function is called, over restarts of the service and of the bus.
   * @throws BusError 'lost' where there is no bus
   */
  async listen(service: string, listener: ServiceListener): Promise<() => void> {
    const bus = await this.#open();
    const watched: Watched = { service, listener, owner: '' };
    this.#watched.add(watched);
    try {
      await bus.addMatch(`type='signal',sender='${DAEMON}',member='NameOwnerChanged',arg0='${service}'`);
      await bus.addMatch(`type='signal',sender='${service}'`);
    } catch (error) {
      this.#watched.delete(watched);
      throw busError(error);
    }
    this.#isNow(watched, await this.#ownerOf(service), true);
    return () => this.#watched.delete(watched);
  }

  close(): void {
    this.#isClosed = true;
    this.#watched.clear();
    // Not the bus's own `close`: it leaves a connection that is being dialled anew to itself.
    this.#bus?.then(
      (bus) => bus.connection.end(),
      () => undefined,
    );
    this.#bus = undefined;
  }

  #open(): Promise<MessageBus> {
    if (this.#isClosed) return Promise.reject(new BusError('lost', '', 'The message bus was closed.'));
    this.#bus ??= this.#dial().catch((error: unknown) => {
      this.#bus = undefined;
      throw error;
    });
    return this.#bus;
  }

  async #dial(): Promise<MessageBus> {
    if (isNowhere(this.#address)) throw noBus();
    const { createClient } = await library();
    const bus = createClient({
      ...{ busAddress: this.#address, authMethods: ['EXTERNAL'], maxMessageSize: LARGEST },
      reconnect: { minDelay: 200, maxDelay: 5000 },
    });
    const { connection } = bus;
    const connected = Promise.withResolvers<undefined>();
    const fail = (cause: unknown): void => connected.reject(noBus({ cause }));
    connection.on('connect', () => connected.resolve(undefined));
    connection.on('error', fail);
    connection.on('reconnecting', ({ cause }: { cause?: Error }) => {
      fail(cause);
      for (const watched of this.#watched) this.#isNow(watched, '');
    });
    connection.on('message', (message: Message) => {
      try {
        this.#hear(message);
      } catch {
        // A bug of ours at what a service said: this connection ends, and whoever listens hears that nobody is there.
        connection.end();
        this.#bus = undefined;
        for (const watched of this.#watched) this.#isNow(watched, '');
      }
    });
    bus.on('reconnected', () => void this.#lookAgain());
    const timer = setTimeout(fail, DIAL, 'timeout');
    try {
      await connected.promise;
      return bus;
    } catch (error) {
      connection.end();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  async #lookAgain(): Promise<void> {
    for (const watched of this.#watched) this.#isNow(watched, await this.#ownerOf(watched.service));
  }

  async #ownerOf(service: string): Promise<string> {
    const daemon = { service: DAEMON, path: '/org/freedesktop/DBus', iface: DAEMON };
    const owner = await this.call(daemon, 'GetNameOwner', 's', [service]).catch(() => '');
    return typeof owner === 'string' ? owner : '';
  }

  #isNow(watched: Watched, owner: string, tell = false): void {
    const changed = watched.owner !== owner;
    watched.owner = owner;
    if ((changed || tell) && this.#watched.has(watched)) watched.listener.owner?.(owner !== '');
  }

  /** Anybody may send a signal to anybody: only what the owner of the name sent is its word. */
  #hear({ type, sender, path = '', interface: iface = '', member = '', body = [] }: Message): void {
    if (type !== SIGNAL) return;
    if (sender === DAEMON && member === 'NameOwnerChanged') {
      const [name, , owner] = body;
      for (const watched of this.#watched)
        if (watched.service === name && typeof owner === 'string') this.#isNow(watched, owner);
      return;
    }
    for (const watched of this.#watched)
      if (watched.owner === sender) watched.listener.signal?.({ path, iface, member, body });
  }
}

const isRecord = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
