/** How often guard clears the key of one access point: one that refuses each new key may cost a login, never a loop. Pure. */
import type { Instant } from '../domain/ids.ts';

/** Clearings of one access point's key within {@link WITHIN}. */
export const AT_MOST = 2;
/** Milliseconds. */
const WITHIN = 3_600_000;
/** The same for those who say it. */
export const MINUTES = WITHIN / 60_000;

/** Clearings of the last hour, each by what it was for. */
export type Clearings = readonly { readonly of: string; readonly at: Instant }[];

export const noteClearing = (past: Clearings, of: string, at: Instant): Clearings => [
  ...past.filter((one) => at - one.at < WITHIN),
  { of, at },
];

export const timesWithin = (past: Clearings, of: string, at: Instant): number =>
  past.filter((one) => one.of === of && at - one.at < WITHIN).length;
