/** What a sender asks of the history. */
import type { Counted, Entry, LogEntry } from '../telemetry/entries.ts';

export interface QueuedLog {
  /** In the order in which they came. */
  readonly seq: number;
  /** A UUID of its own: a receiver that has it already may leave a second one out. */
  readonly uid: string;
  readonly log: LogEntry;
}

export interface TelemetryBounds {
  /** Whether records are kept at all: where nobody takes them, it is only counted. */
  readonly logs: boolean;
  /** That may wait on the disk; the oldest are given up first. */
  readonly bytes: number;
}

export interface TelemetryState {
  /** A random UUID: whose counts these are. Made once for a history. */
  readonly instance: string;
  /** Since when it is counted. */
  readonly startedAt: number;
  readonly waiting: number;
  readonly bytes: number;
  /** Grows with each change of the counters. */
  readonly version: number;
  /** Of the counters that the receiver has, and when it took them; 0 = never. */
  readonly sentVersion: number;
  readonly sentAt: number;
}

/** Each question with its answer; all times are milliseconds since 1970. */
export interface TelemetryQueue {
  add(entry: Entry, bounds: TelemetryBounds, now: number): Promise<void>;
  hold(holder: string, ms: number, now: number): Promise<boolean>;
  release(holder: string): Promise<void>;
  narrow(networks: readonly string[]): Promise<void>;
  waiting(limit: number): Promise<readonly QueuedLog[]>;
  drop(seqs: readonly number[], isLost: boolean): Promise<void>;
  counts(): Promise<readonly Counted[]>;
  sent(version: number, now: number): Promise<void>;
  state(now: number): Promise<TelemetryState>;
  clear(): Promise<void>;
}

export type TelemetryQuestion = {
  [Name in keyof TelemetryQueue]: readonly [name: Name, ...args: Parameters<TelemetryQueue[Name]>];
}[keyof TelemetryQueue];

/** A queue behind something that carries questions. */
export const askedQueue = (ask: <T>(question: TelemetryQuestion) => Promise<T>): TelemetryQueue => ({
  add: (...args) => ask(['add', ...args]),
  hold: (...args) => ask(['hold', ...args]),
  release: (...args) => ask(['release', ...args]),
  narrow: (...args) => ask(['narrow', ...args]),
  waiting: (...args) => ask(['waiting', ...args]),
  drop: (...args) => ask(['drop', ...args]),
  counts: () => ask(['counts']),
  sent: (...args) => ask(['sent', ...args]),
  state: (...args) => ask(['state', ...args]),
  clear: () => ask(['clear']),
});
