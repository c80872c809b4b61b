import type { WifiEvent } from '../domain/events.ts';
import type { Instant } from '../domain/ids.ts';
import type { Emit } from './dialect.ts';

/** Clocks that count from boot begin at zero. */
const FIRST: Instant = 0;
const LAST: Instant = Date.UTC(2200, 0, 1);

const isTime = (at: Instant | undefined): boolean => at === undefined || (at >= FIRST && at < LAST);

/** Damaged records and clocks out of their senses give numbers that are no times: such an event has none. */
export const dated =
  (emit: Emit): Emit =>
  (event: WifiEvent) =>
    emit(isTime(event.at) ? event : { ...event, at: undefined });
