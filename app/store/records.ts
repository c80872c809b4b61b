/** What the store keeps: columns that it searches by, and the thing itself as its owner wrote it (JSON). */
import type { Cause, Variant } from '../domain/causes.ts';
import type { Instant, Ssid } from '../domain/ids.ts';

interface Kept {
  /** The owner's name for it: a record with the same name takes its place. */
  readonly id: string;
  readonly ssid: Ssid;
  /** JSON. Never holds a secret: evidence is cut at ingest. */
  readonly data: string;
}

export interface AttemptRecord extends Kept {
  readonly table: 'attempts';
  readonly startedAt: Instant;
  readonly failed: boolean;
}

export interface FindingRecord extends Kept {
  readonly table: 'findings';
  readonly cause: Cause;
  readonly variant: Variant | undefined;
  readonly recovered: boolean;
  readonly at: Instant;
}

export interface RemedyRecord extends Kept {
  readonly table: 'remedies';
  readonly at: Instant;
}

export type StoreRecord = AttemptRecord | FindingRecord | RemedyRecord;

/** One network, summed up. */
export interface NetworkSummary {
  readonly ssid: Ssid;
  readonly attempts: number;
  readonly lastAt: Instant | undefined;
  readonly last:
    | {
        readonly cause: Cause;
        readonly variant: Variant | undefined;
        readonly recovered: boolean;
        readonly at: Instant;
      }
    | undefined;
  /** The last 30 days on which there was an attempt, oldest first; `day` is YYYY-MM-DD in local time. */
  readonly days: readonly { readonly day: string; readonly attempts: number; readonly failed: number }[];
}

/** How long what is kept. */
export interface Retention {
  readonly days: number;
  readonly attempts: number;
  readonly findings: number;
}

/** Newest first; `before` leaves out what is not older. */
export interface Page {
  readonly ssid?: Ssid | undefined;
  readonly before?: Instant | undefined;
  readonly limit: number;
}
