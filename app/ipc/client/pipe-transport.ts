/** The pipe that Electron's preload offers, as a transport. */
import type { Message } from '../contract/packing.ts';
import type { HelloPipe } from './hello-pipe.ts';
import type { Transport } from './transport.ts';

/** What the preload puts into the page, frozen: messages out, texts in. Nothing else of Electron is there. */
export interface Pipe {
  send(message: Message): void;
  /** @returns what ends it */
  listen(message: (text: string) => void): () => void;
}

/** Under this name it stands in the page. */
export const PIPE_NAME = 'rejoin';

export const pipeTransport = (way: HelloPipe): Transport => ({
  send: (message) => way.send(message),
  listen(listener) {
    listener.status('open');
    way.listen((text) => listener.message(text));
  },
  close: () => way.close(),
});
