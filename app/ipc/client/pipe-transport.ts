/** The pipe that Electron's preload offers, as a transport. */
import type { Message } from '../contract/packing.ts';
import type { Transport } from './transport.ts';

/** What the preload puts into the page, frozen: messages out, texts in. Nothing else of Electron is there. */
export interface Pipe {
  send(message: Message): void;
  /** @returns what ends it */
  listen(message: (text: string) => void): () => void;
}

/** Under this name it stands in the page. */
export const PIPE_NAME = 'rejoin';

export function pipeTransport(pipe: Pipe): Transport {
  let stop: (() => void) | undefined;
  return {
    send: (message) => pipe.send(message),
    listen(listener) {
      stop = pipe.listen((text) => listener.message(text));
      listener.status('open');
      // The service sends the whole state to whoever asks: a page that was loaded anew has none.
      pipe.send(JSON.stringify({ type: 'resync' }));
    },
    close: () => stop?.(),
  };
}
