/** What an organisation is told of this computer, before anybody has sent it. See `docs/it/telemetry.md`. */

/** The values are words of closed lists and numbers: nothing that a network, a person or a log could have written. */
export type Attributes = Readonly<Record<string, string | number | boolean>>;

/** One record of the log. */
export interface LogEntry {
  /** Of the event: `rejoin.finding` or `rejoin.fix`. */
  readonly event: 'rejoin.finding' | 'rejoin.fix';
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly attributes: Attributes;
  /** Names, which leave only while the organisation wants them: under `telemetryRedaction: open`. */
  readonly names?: Attributes;
}

/** What is counted: its unit as OpenTelemetry writes it, and of a histogram the upper bounds of its buckets. */
export const METRICS = {
  /** Findings that were named. */
  'rejoin.findings': { unit: '{finding}' },
  /** Attempts to connect that show the cause. */
  'rejoin.refusals': { unit: '{attempt}' },
  /** Treatments that ended. */
  'rejoin.fixes': { unit: '{fix}' },
  /** From the beginning of a treatment to the connection. */
  'rejoin.time_to_online': { unit: 's', bounds: [0.5, 1, 2, 5, 10, 20, 30, 60] },
  /** Log records that were given up unsent. */
  'rejoin.telemetry.dropped': { unit: '{record}' },
} as const satisfies Record<string, { readonly unit: string; readonly bounds?: readonly number[] }>;
export type MetricName = keyof typeof METRICS;

/** The bounds of a histogram; undefined of a counter. */
export const boundsOf = (metric: MetricName): readonly number[] | undefined =>
  metric === 'rejoin.time_to_online' ? METRICS[metric].bounds : undefined;

/** So much more of something. Of a histogram: one more value. */
export interface Count {
  readonly metric: MetricName;
  readonly attributes: Attributes;
  readonly value: number;
}

/** What has been counted so far of one series. */
export interface Counted {
  readonly metric: MetricName;
  readonly attributes: Attributes;
  /** Of a histogram: of its values. */
  readonly sum: number;
  /** Histograms alone: how many values lie in each bucket, the last being what exceeds all bounds. */
  readonly buckets?: readonly number[];
}

/** Which trouble a record is about, so that two processes that see the same one tell it once. Stays on this computer. */
export interface Trouble {
  /** Of the interface and network. */
  readonly key: string;
  /** What is told of it: told again, it is no news. */
  readonly state: string;
  readonly attempts: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Something to tell: goes into the queue and into the counters in one step, or not at all. */
export interface Entry {
  /** The network that it is about; stays on this computer. */
  readonly ssid: string;
  readonly log: LogEntry;
  readonly counts: readonly Count[];
  /** Only findings: without news nothing of the above is kept. */
  readonly trouble?: Trouble;
  /** Only findings: counted once for each attempt that was not counted yet, news or not. */
  readonly perAttempt?: Omit<Count, 'value'>;
}
