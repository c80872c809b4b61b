import type { WifiEvent } from '../domain/events.ts';
import type { Attempt } from './attempt.ts';
import type { Story } from './story.ts';

/** A connection that ends within this many milliseconds after the driver said that it failed ended because of that. */
const FAULT_TO_END = 15_000;
const FAULT_TO_END_LINES = 8;
const FAULTS: readonly WifiEvent['kind'][] = ['driver-fault', 'unsafe-rekey'];

/** Did the driver speak just before the end? @param kinds what it said */
export const endedByDriver = (
  { endedAt, events }: Attempt,
  { around }: Pick<Story, 'around'>,
  kinds: readonly WifiEvent['kind'][] = FAULTS,
): boolean => {
  const end = events.at(-1)?.origin;
  return around.some(({ kind, at, origin: { input, line } }) => {
    if (!kinds.includes(kind)) return false;
    if (at !== undefined && endedAt !== undefined) return at <= endedAt && endedAt - at < FAULT_TO_END;
    // Without a clock the lines just before it are.
    const isUntimed = at === undefined && endedAt === undefined;
    return isUntimed && end?.input === input && line <= end.line && end.line - line < FAULT_TO_END_LINES;
  });
};
