/**
 * The command side of a wpa_supplicant or hostapd control socket: one datagram a command, one datagram a reply, in
 * order. Text is latin1, one character a byte, as everywhere that daemon output is read.
 */
import { said } from '../../domain/said.ts';
import { openDatagram } from '../../../native/index.ts';
import type { DatagramSocket, NativeError } from '../../../native/index.ts';
import { commandName, CtrlError } from './ctrl-error.ts';
import { parseEvent } from './wpa-event.ts';

export interface RequestOptions {
  /** Milliseconds until the reply is given up; default 10 000, as the daemon's own client library has it. */
  timeoutMs?: number;
}

interface Pending {
  resolve(reply: string): void;
  reject(error: Error): void;
}

const DEFAULT_TIMEOUT = 10_000;
/** hostap reads commands into a buffer of 8192 bytes (4096 up to 2.9) and cuts what does not fit. */
const COMMAND_LIMIT = 8191;

export class WpaCtrl {
  readonly path: string;
  readonly #socket: DatagramSocket;
  readonly #pending: Pending[] = [];
  /** Why no more requests are taken. */
  #ended: Error | undefined;

  /** @throws NativeError EACCES, ENOENT, ECONNREFUSED … with a sentence that says what to do */
  static open(path: string): WpaCtrl {
    return new WpaCtrl(path);
  }

  private constructor(path: string) {
    this.path = path;
    this.#socket = openDatagram({
      path,
      onMessage: (data) => this.#onReply(data.toString('latin1')),
      onError: (error) => this.#end(this.#meaningOf(error)),
    });
  }

  /** True once the daemon was lost or `close()` was called: open a new one. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /**
   * Sends a command; several may be under way.
   * @returns the reply without its last line end
   * @throws CtrlError 'timeout', 'closed', 'lost'; NativeError ECONNREFUSED (daemon gone), EMSGSIZE …
   */
  request(command: string, options: RequestOptions = {}): Promise<string> {
    if (this.#ended) return Promise.reject(this.#ended);
    const { promise, resolve, reject } = Promise.withResolvers<string>();
    try {
      this.#socket.send(bytesOf(command));
    } catch (error) {
      const failure = error as NativeError;
      // Any other failure concerns this one datagram, of which nothing was sent.
      if (failure.code === 'ECONNREFUSED' || failure.code === 'ENOENT') this.#end(failure);
      return Promise.reject(failure);
    }
    const { timeoutMs = DEFAULT_TIMEOUT } = options;
    const timer = setTimeout(() => this.#end(this.#late(command, timeoutMs)), timeoutMs);
    this.#pending.push({
      resolve(reply) {
        clearTimeout(timer);
        resolve(reply);
      },
      reject(error) {
        clearTimeout(timer);
        reject(error);
      },
    });
    return promise;
  }

  /**
   * Sends all commands before it waits for any reply. Those that fit into the daemon's queue (at least ten) are then
   * carried out even if this process ends in the next instant.
   * @returns the replies in the commands' order
   * @throws as `request`, with the first failure; the other commands may have been carried out
   */
  pipeline(commands: readonly string[], options: RequestOptions = {}): Promise<string[]> {
    return Promise.all(commands.map((command) => this.request(command, options)));
  }

  /** Idempotent; requests under way fail with CtrlError 'closed'. */
  close(): void {
    this.#end(new CtrlError('closed', this.path, said('socket.closed', { path: this.path })));
  }

  #onReply(text: string): void {
    // Events come only after ATTACH, which is the monitor's; a stray one must not be taken for a reply.
    if (parseEvent(text, 0)) return;
    this.#pending.shift()?.resolve(text.endsWith('\n') ? text.slice(0, -1) : text);
  }

  /** Replies carry no number. When one is missing, no later one can be told apart, so the socket is given up. */
  #end(reason: Error): void {
    if (this.#ended) return;
    this.#ended = reason;
    this.#socket.close();
    for (const pending of this.#pending.splice(0)) pending.reject(reason);
  }

  #late(command: string, timeoutMs: number): CtrlError {
    const about = { path: this.path, command: commandName(command), within: timeoutMs };
    return new CtrlError('timeout', this.path, said('socket.silent', about));
  }

  #meaningOf(error: NativeError): Error {
    if (error.code !== 'ENOBUFS' && error.code !== 'EMSGSIZE') return error;
    return new CtrlError('lost', this.path, said('socket.reply-lost', { path: this.path }));
  }
}

function bytesOf(command: string): Buffer {
  // No command needs a control character, and a line end could reach the configuration file.
  if (!/^[\x20-\xff]+$/.test(command) || command.length > COMMAND_LIMIT) {
    throw new RangeError(`${commandName(command)} is not 1 to ${COMMAND_LIMIT} bytes of text.`);
  }
  return Buffer.from(command, 'latin1');
}
