/** A way to the service: messages out, texts in. Electron's preload and a WebSocket each make one. */
import type { Message } from '../contract/packing.ts';

export interface Transport {
  send(message: Message): void;
  /** One listener; called with each text in the order of sending. */
  listen(listener: TransportListener): void;
  close(): void;
  /**
   * Sends a file that was announced, all at once, where there is a way that copies less than messages do.
   * @throws CallError; the signal's reason when aborted
   */
  putFile?(file: string, bytes: Blob, signal: AbortSignal): Promise<void>;
}

export interface TransportListener {
  message(text: string): void;
  /** `connecting` also after a loss; then everything that was asked fails. */
  status(status: 'connecting' | 'open' | 'closed'): void;
}
