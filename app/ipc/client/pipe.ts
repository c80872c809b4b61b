/** The pipe that Electron's preload offers. */
import type { Message } from '../contract/packing.ts';

/** What the preload puts into the page, frozen: messages out, texts in. Nothing else of Electron is there. */
export interface Pipe {
  send(message: Message): void;
  /** @returns what ends it */
  listen(message: (text: string) => void): () => void;
}

/** Under this name it stands in the page. */
export const PIPE_NAME = 'rejoin';
