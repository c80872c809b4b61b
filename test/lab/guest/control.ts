import { openDatagram } from '../../../native/index.ts';

type Datagram = ReturnType<typeof openDatagram>;

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * The command side of a hostapd or wpa_supplicant control socket: one datagram a command, one a reply, in order.
 */
export class Control {
  readonly path: string;
  readonly #socket: Datagram;
  #waiting: { resolve: (reply: string) => void; reject: (error: Error) => void } | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(path: string) {
    this.path = path;
    this.#socket = openDatagram({
      path,
      onMessage: (data: Buffer) => this.#waiting?.resolve(data.toString('latin1').trimEnd()),
      onError: (error: Error) => this.#waiting?.reject(error),
    });
  }

  /** Waits until the daemon behind the socket answers PING. @throws after `seconds` */
  static async open(path: string, seconds = 20): Promise<Control> {
    const end = Date.now() + seconds * 1000;
    for (;;) {
      let control: Control | undefined;
      try {
        control = new Control(path);
        if ((await control.request('PING', 2)) === 'PONG') return control;
        control.close();
      } catch (error) {
        control?.close();
        if (Date.now() > end) throw new Error(`nobody answered at ${path}`, { cause: error });
      }
      await delay(50);
    }
  }

  /** Sends one command and gives its reply without the last newline. @throws on a socket error or after `seconds` */
  request(command: string, seconds = 10): Promise<string> {
    const answer = this.#last.then(
      () =>
        new Promise<string>((resolve, reject) => {
          const timer = setTimeout(() => {
            reject(new Error(`no answer to ${command.split(' ')[0]} at ${this.path} in ${seconds} s`));
          }, seconds * 1000);
          const settle =
            <T>(done: (value: T) => void) =>
            (value: T) => {
              clearTimeout(timer);
              this.#waiting = undefined;
              done(value);
            };
          this.#waiting = { resolve: settle(resolve), reject: settle(reject) };
          this.#socket.send(command);
        }),
    );
    this.#last = answer.catch(() => undefined);
    return answer;
  }

  /** As request, but a FAIL or UNKNOWN COMMAND reply is an error too. */
  async order(command: string): Promise<string> {
    const reply = await this.request(command);
    if (/^(FAIL|UNKNOWN)/.test(reply)) throw new Error(`${this.path} answered ${reply} to ${command}`);
    return reply;
  }

  close(): void {
    this.#socket.close();
  }
}

/** Attaches to a control socket's events and hands each on as it came, `<N>` included. */
export class Monitor {
  readonly #socket: Datagram;

  private constructor(socket: Datagram) {
    this.#socket = socket;
  }

  /** @param level 2 brings DEBUG messages; undefined leaves the daemon's own choice */
  static async attach(path: string, onEvent: (text: string) => void, level?: number): Promise<Monitor> {
    let attached: (() => void) | undefined;
    const ready = new Promise<void>((resolve, reject) => {
      attached = resolve;
      setTimeout(() => reject(new Error(`could not attach to ${path}`)), 10_000).unref();
    });
    const socket = openDatagram({
      path,
      onMessage: (data: Buffer) => {
        const text = data.toString('latin1');
        if (text.startsWith('<') || text.startsWith('IFNAME=')) onEvent(text);
        else if (text === 'OK\n') attached?.();
      },
      // The daemon may go away under us: the scenario that makes it do so looks for that itself.
      onError: () => undefined,
    });
    socket.send('ATTACH');
    await ready;
    if (level !== undefined) socket.send(`LEVEL ${level}`);
    return new Monitor(socket);
  }

  close(): void {
    this.#socket.close();
  }
}
