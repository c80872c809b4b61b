/** One supplicant at one interface, as a command peer: opened when needed, asked once what its build can do. */
import { NativeError } from '../../../native/index.ts';
import { PlatformError } from '../port.ts';
import { CtrlError } from './ctrl-error.ts';
import { WpaCtrl } from './wpa-ctrl.ts';
import { socketSaid } from './socket-error.ts';
import { managerOf } from './network-manager.ts';
import type { ThrowAway } from './throw-away.ts';
import { takesPmksaAdd } from './wpa-queries.ts';

const MANAGER_STANDS = 10_000;
/** Levels of the monitor: all that it can tell, and what a verdict needs at least. */
const DEBUG = 2;
const INFO = 3;

export class Supplicant {
  readonly iface: string;
  readonly path: string;
  /** The monitor that listens to it, if one does. */
  monitor: { setLevel(level: number): void } | undefined;
  /** A handshake is waited for: it is asked nothing that can wait, and tells no more than a verdict needs. */
  isSpared = false;
  #ctrl: WpaCtrl | undefined;
  #manager: string | undefined;
  #prepared: ThrowAway | undefined;
  #preparation = 0;
  #managerAt = -Infinity;
  #takesPmksaAdd: Promise<boolean> | undefined;

  constructor(iface: string, path: string) {
    this.iface = iface;
    this.path = path;
  }

  /** The command socket; a new one where the last one ended. @throws NativeError as `WpaCtrl.open` */
  get ctrl(): WpaCtrl {
    if (!this.#ctrl || this.#ctrl.ended) {
      this.#ctrl = WpaCtrl.open(this.path);
      this.#takesPmksaAdd = undefined;
    }
    return this.#ctrl;
  }

  /** Whether one access point's key can be cleared alone. Asked once a connection. */
  get takesPmksaAdd(): Promise<boolean> {
    const { ctrl } = this;
    this.#takesPmksaAdd ??= takesPmksaAdd(ctrl);
    return this.#takesPmksaAdd;
  }

  /** Who drives the interface, looked up at most every ten seconds: it means reading /proc. */
  get manager(): string | undefined {
    const now = performance.now();
    if (now - this.#managerAt > MANAGER_STANDS) {
      this.#managerAt = now;
      this.#manager = managerOf(this.iface);
    }
    return this.#manager;
  }

  /** Spares the supplicant, or has it tell everything again. */
  spare(isSpared: boolean): void {
    this.isSpared = isSpared;
    this.monitor?.setLevel(isSpared ? INFO : DEBUG);
  }

  /** A preparation begins. @returns its number, for `keepPrepared` */
  beginPreparing(): number {
    return ++this.#preparation;
  }

  /**
   * A throw-away network that waits for its use.
   * @returns false where it came too late: what it was prepared for has begun without it, or will not come
   */
  keepPrepared(network: ThrowAway, preparation: number): boolean {
    if (preparation !== this.#preparation) return false;
    this.#prepared = network;
    return true;
  }

  /** The one that waits, for one user; one that is still being prepared is not wanted any more. */
  takePrepared(): ThrowAway | undefined {
    const prepared = this.#prepared;
    this.#prepared = undefined;
    this.#preparation++;
    // Of a supplicant that ended nothing is left.
    if (!prepared?.ctrl.ended) return prepared;
    prepared.done();
    return undefined;
  }

  /** Does some work with the command socket. @throws PlatformError whatever the socket said */
  async work<T>(task: (ctrl: WpaCtrl) => Promise<T>): Promise<T> {
    try {
      return await task(this.ctrl);
    } catch (error) {
      throw platformError(error);
    }
  }

  close(): void {
    this.#ctrl?.close();
  }
}

/** What a failure of the control socket means to those who know nothing of sockets; others stay as they are. */
export function platformError(error: unknown): unknown {
  if (error instanceof NativeError)
    return new PlatformError(codeOf(error), socketSaid(error), { cause: error });
  if (error instanceof CtrlError) {
    const code = error.code === 'timeout' || error.code === 'lost' ? 'timeout' : 'refused';
    return new PlatformError(error.code === 'closed' ? 'gone' : code, error.said, { cause: error });
  }
  return error;
}

function codeOf({ code }: NativeError): PlatformError['code'] {
  if (code === 'EACCES' || code === 'EPERM') return 'privilege';
  return code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ECONNRESET' ? 'gone' : 'missing';
}
