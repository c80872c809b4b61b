/** What the shell needs of the service that it starts. */
import type { Handlers } from '../ipc/contract/contract.ts';
import type { LiveValue } from '../ipc/server/live-value.ts';

export interface Service {
  readonly live: LiveValue;
  readonly handlers: Handlers;
  start(): Promise<void>;
  close(): Promise<void>;
}
