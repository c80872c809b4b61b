import type { Cause, Variant } from '../../app/domain/causes.ts';

/**
 * What happened at the end of the most recent trouble, and what may be said of it. Written by whoever made it happen,
 * never read off the log.
 */
export interface Label {
  readonly cause: Cause;
  readonly variant?: Variant;
  /** The log does not settle it: `undetermined` is right too. Another cause never is. */
  readonly unsettled?: boolean;
  /** Other causes that may be named as well, where several happened at once. */
  readonly also?: readonly Cause[];
  /** Networks whose password was wrong at some time (printable SSIDs): only there it may be accused. */
  readonly wrongPassword?: readonly string[];
  /** Networks of which a cached key was at fault: only there a plan may clear the cache. */
  readonly staleKey?: readonly string[];
}

/** What was recorded: by whom, at which log level. */
export const LEVELS = [
  'info',
  'events',
  'pair',
  'debug',
  'msgdump',
  'debug-pair',
  'iw',
  'access-point',
  'controller',
  'capture',
] as const;
export type Level = (typeof LEVELS)[number];

/** One labelled log, or several of one incident. */
export interface LabelledLog {
  readonly id: string;
  readonly family: string;
  readonly level: Level;
  /** The controller that wrote it. */
  readonly maker?: string;
  readonly label: Label;
  readonly inputs: readonly string[];
  /** Whether nothing went wrong in it: the logs among which false alarms are counted. */
  readonly quiet: boolean;
}

export const isRight = (label: Label, verdict: Cause): boolean =>
  verdict === label.cause ||
  label.also?.includes(verdict) === true ||
  (label.unsettled === true && verdict === 'undetermined');
