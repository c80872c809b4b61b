/** What the shell needs of the service that it starts. */
import type { Handlers } from '../ipc/contract/contract.ts';
import type { FirstWord } from '../ipc/contract/greeting.ts';
import type { LiveValue } from '../ipc/server/live-value.ts';

export interface Service {
  readonly live: LiveValue;
  readonly handlers: Handlers;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A service on its way. */
export interface Coming {
  /** What the window shows meanwhile. */
  readonly first: Promise<FirstWord>;
  readonly service: Promise<Service>;
}
