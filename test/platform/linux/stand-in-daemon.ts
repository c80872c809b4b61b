/** A daemon with a control socket, as far as its clients can tell: written for tests. */
import { listenDatagram, NativeError } from '../../../native/index.ts';
import type { DatagramListener } from '../../../native/index.ts';

/** @returns the reply; undefined = stay silent */
type Answer = (command: string) => string | undefined;

export class StandInDaemon {
  /** All commands, in the order of arrival. */
  readonly commands: string[] = [];
  /** Attached monitors: address → level. */
  readonly monitors = new Map<string, number>();
  /** Hears everything and answers nothing. */
  mute = false;
  readonly #answer: Answer;
  readonly #socket: DatagramListener;

  constructor(path: string, answer: Answer = () => undefined) {
    this.#answer = answer;
    this.#socket = listenDatagram({
      path,
      queueLimit: 20_000,
      onMessage: (data, from) => {
        const command = data.toString('latin1');
        this.commands.push(command);
        if (this.mute) return;
        const reply = this.#builtIn(command, from) ?? this.#answer(command);
        if (reply !== undefined) this.#send(reply, from);
      },
      onError: () => undefined,
    });
  }

  /** To every monitor whose level lets it pass. */
  tell(level: number, text: string): void {
    for (const [monitor, lowest] of this.monitors)
      if (level >= lowest) this.#send(`<${level}>${text}`, monitor);
  }

  /** Bytes as they are. */
  tellRaw(text: string): void {
    for (const monitor of this.monitors.keys()) this.#send(text, monitor);
  }

  close(): void {
    this.#socket.close();
  }

  #builtIn(command: string, from: string): string | undefined {
    if (command === 'PING') return this.#answer(command) ?? 'PONG\n';
    if (command === 'ATTACH') {
      const reply = this.#answer(command);
      if (reply !== undefined) return reply;
      // Attaching twice keeps the level, as in hostap 2.9 and later.
      this.monitors.set(from, this.monitors.get(from) ?? 3);
      return 'OK\n';
    }
    if (command === 'DETACH') return this.monitors.delete(from) ? 'OK\n' : 'FAIL\n';
    const level = /^LEVEL (\d)$/.exec(command)?.[1];
    if (level !== undefined && this.monitors.has(from)) {
      this.monitors.set(from, Number(level));
      return 'OK\n';
    }
    return undefined;
  }

  #send(text: string, to: string): void {
    try {
      this.#socket.send(Buffer.from(text, 'latin1'), to);
    } catch (error) {
      if (!(error instanceof NativeError) || error.code !== 'ECONNREFUSED') throw error;
      this.monitors.delete(to);
    }
  }
}
