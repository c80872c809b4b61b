import type { WifiEvent } from './events.ts';

/** The next events of one link, in their order. */
export interface Run {
  /** The link's (`link-key.ts`); undefined: they concern all stations of an access point. */
  readonly key: string | undefined;
  readonly events: readonly WifiEvent[];
  /** The place of each among all events that were read, from 1. */
  readonly steps: readonly number[];
  /** What comes for this link later has a later place. */
  readonly until: number;
}
