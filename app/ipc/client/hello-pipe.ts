/** Electron's pipe, asked for the state at once; it keeps what it hears until somebody listens. */
import type { Message } from '../contract/packing.ts';
import { FirstHeard } from './first-heard.ts';
import type { Pipe } from './pipe.ts';

export class HelloPipe {
  readonly #pipe: Pipe;
  readonly #stop: () => void;
  readonly #first = new FirstHeard();
  readonly #heard: string[] = [];
  #listener: ((text: string) => void) | undefined;

  constructor(pipe: Pipe) {
    this.#pipe = pipe;
    this.#stop = pipe.listen((text) => {
      if (this.#first.take(text)) return;
      if (this.#listener) this.#listener(text);
      else this.#heard.push(text);
    });
    // The service sends the whole state to whoever asks: a page that was loaded anew has none.
    pipe.send(JSON.stringify({ type: 'resync' }));
  }

  get first(): FirstHeard['word'] {
    return this.#first.word;
  }

  /** One listener; it is told what was heard before it came, too. */
  listen(listener: (text: string) => void): void {
    this.#listener = listener;
    for (const text of this.#heard.splice(0)) listener(text);
  }

  send(message: Message): void {
    this.#pipe.send(message);
  }

  close(): void {
    this.#stop();
  }
}
