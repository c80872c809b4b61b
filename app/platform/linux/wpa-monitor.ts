/**
 * The event side of a control socket: attached, at a level of its own, and kept attached.
 *
 * `LEVEL 2` on our own monitor brings the interface's debug messages without touching the daemon's log. A monitor that
 * does not keep up is dropped by the daemon without notice, and attaching twice only refreshes: so it is repeated.
 */
import { said } from '../../domain/said.ts';
import { stat } from 'node:fs/promises';
import { openDatagram } from '../../../native/index.ts';
import type { DatagramSocket, NativeError } from '../../../native/index.ts';
import { wallTime } from './clock.ts';
import { CtrlError } from './ctrl-error.ts';
import { parseEvent } from './wpa-event.ts';
import type { GoneReason, MonitorOptions } from './wpa-event.ts';
import { WpaCtrl } from './wpa-ctrl.ts';

const ignore = (): void => undefined;

export class WpaMonitor {
  readonly #options: MonitorOptions;
  readonly #socket: DatagramSocket;
  readonly #ctrl: WpaCtrl;
  readonly #timers: NodeJS.Timeout[] = [];
  #level: number;
  #answer: ((reply: string) => void) | undefined;
  #identity: string | undefined;
  #closed = false;

  /** @throws NativeError EACCES, ENOENT, ECONNREFUSED …; CtrlError 'timeout', 'refused' */
  static async open(options: MonitorOptions): Promise<WpaMonitor> {
    const monitor = new WpaMonitor(options);
    try {
      monitor.#identity = await identityOf(options.path);
      await monitor.#attach();
    } catch (error) {
      monitor.close();
      throw error;
    }
    monitor.#every(options.reattachMs ?? 30_000, () => monitor.#refresh());
    monitor.#every(options.probeMs ?? 2000, () => monitor.#probe());
    return monitor;
  }

  private constructor(options: MonitorOptions) {
    this.#options = options;
    this.#level = options.level ?? 2;
    const { path, queueLimit } = options;
    this.#ctrl = WpaCtrl.open(path);
    this.#socket = openDatagram({
      path,
      onMessage: (data, received) => this.#onMessage(data.toString('latin1'), wallTime(received)),
      onError: (error) => this.#onError(error),
      ...(queueLimit === undefined ? {} : { queueLimit }),
    });
  }

  /** Detaches. Idempotent; no callback comes after it. */
  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
    try {
      this.#socket.send('DETACH');
    } catch {
      // The daemon is gone, and with it the attachment.
    }
    this.#socket.close();
    this.#ctrl.close();
    this.#answer?.('FAIL');
  }

  /** Keeps the process alive as long as the monitor is open. */
  ref(): void {
    this.#socket.ref();
  }

  #onMessage(text: string, at: number): void {
    const event = parseEvent(text, at);
    if (!event) {
      this.#answer?.(text.trimEnd());
      return;
    }
    this.#options.onEvent(event);
    if (event.text.startsWith('CTRL-EVENT-TERMINATING')) this.#gone('terminating');
  }

  #onError(error: NativeError): void {
    if (error.code === 'ENOBUFS' || error.code === 'EMSGSIZE') this.#options.onLost?.(error.dropped);
    else this.#gone(error.code === 'ECONNREFUSED' ? 'refused' : 'failed', error);
  }

  async #attach(): Promise<void> {
    const reply = await this.#ask('ATTACH');
    if (reply !== 'OK') {
      const { path } = this.#options;
      throw new CtrlError('refused', path, said('socket.no-monitor', { path, reply }));
    }
    // A global socket knows no LEVEL and says FAIL: its events then come at INFO, which is no failure.
    await this.#ask(`LEVEL ${this.#level}`);
  }

  /** From now on only events of this level and above (2 debug, 3 info). Its answer is not waited for. */
  setLevel(level: number): void {
    this.#level = level;
    try {
      this.#socket.send(`LEVEL ${level}`);
    } catch {
      // The daemon is gone, which is noticed elsewhere.
    }
  }

  #ask(command: string): Promise<string> {
    const { path, timeoutMs = 10_000 } = this.#options;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        const about = { path, command, within: timeoutMs };
        reject(new CtrlError('timeout', path, said('socket.silent', about)));
      }, timeoutMs);
      this.#answer = (reply) => {
        clearTimeout(timer);
        this.#answer = undefined;
        resolve(reply);
      };
      try {
        this.#socket.send(command);
      } catch (error) {
        clearTimeout(timer);
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  async #refresh(): Promise<void> {
    const { timeoutMs = 10_000 } = this.#options;
    await this.#ctrl.request('PING', { timeoutMs });
    if (!this.#closed) await this.#attach();
  }

  /** A datagram socket does not notice that its peer died until it sends. Connecting anew tells, and sends nothing. */
  async #probe(): Promise<void> {
    const { path } = this.#options;
    const identity = await identityOf(path);
    if (identity !== this.#identity) {
      this.#gone(identity === undefined ? 'removed' : 'replaced');
      return;
    }
    openDatagram({ path, onMessage: ignore, onError: ignore, queueLimit: 1 }).close();
  }

  #every(ms: number, work: () => Promise<void>): void {
    let busy = false;
    const timer = setInterval(() => {
      if (busy) return;
      busy = true;
      work()
        .catch((error: unknown) => this.#judge(error as Error))
        .finally(() => {
          busy = false;
        });
    }, ms);
    // Like the socket, it does not keep the process alive.
    timer.unref();
    this.#timers.push(timer);
  }

  #judge(error: Error): void {
    const code = (error as { code?: unknown }).code;
    if (code === 'ECONNREFUSED') this.#gone('refused', error);
    else if (code === 'ENOENT') this.#gone('removed', error);
    else if (code === 'timeout') this.#gone('no-answer', error);
    // Permission that was taken away later does not end what is attached already.
    else if (code !== 'EACCES' && code !== 'EPERM') this.#gone('failed', error);
  }

  #gone(reason: GoneReason, error?: Error): void {
    if (this.#closed) return;
    this.close();
    this.#options.onGone(reason, error);
  }
}

/** Tells one socket file from another at the same path; undefined = there is none, or it may not be looked at. */
async function identityOf(path: string): Promise<string | undefined> {
  if (path.startsWith('@')) return '@';
  try {
    const { dev, ino } = await stat(path);
    return `${dev}:${ino}`;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : 'hidden';
  }
}
