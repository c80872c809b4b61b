/** A way to the service: messages out, texts in. Electron's preload and a WebSocket each make one. */
import type { Message } from '../contract/wire.ts';

export interface Transport {
  send(message: Message): void;
  /** One listener; called with each text in the order of sending. */
  listen(listener: TransportListener): void;
  close(): void;
}

export interface TransportListener {
  message(text: string): void;
  /** `connecting` also after a loss; then everything that was asked fails. */
  status(status: 'connecting' | 'open' | 'closed'): void;
}
