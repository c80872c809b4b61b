/** Entries and counters as OpenTelemetry's SDK has them. Nothing is taken from the environment: no host, no user, no command. */
import { resourceFromAttributes, type Resource } from '@opentelemetry/resources';
import { LoggerProvider, type ReadableLogRecord } from '@opentelemetry/sdk-logs';
import { ValueType } from '@opentelemetry/api';
import { SeverityNumber } from '@opentelemetry/api-logs';
import {
  AggregationTemporality,
  DataPointType,
  type MetricData,
  type ResourceMetrics,
} from '@opentelemetry/sdk-metrics';
import type { QueuedLog, TelemetryState } from '../store/telemetry-queue.ts';
import { boundsOf, METRICS, type Counted } from '../telemetry/entries.ts';

export interface Sender {
  readonly version: string;
  /** `linux`, `windows`, `macos`. */
  readonly system: string;
}

/** https://opentelemetry.io/docs/specs/semconv/resource/os/ */
const OS_TYPES: ReadonlyMap<string, string> = new Map([['macos', 'darwin']]);
const SCOPE = { name: 'rejoin' };

function resourceOf({ version, system }: Sender, instance: string): Resource {
  return resourceFromAttributes({
    ...{ 'service.name': 'rejoin', 'service.version': version, 'service.instance.id': instance },
    'os.type': OS_TYPES.get(system) ?? system,
  });
}

/** @param isOpen with the names that are in it */
export function logRecords(
  logs: readonly QueuedLog[],
  sender: Sender,
  { instance }: Pick<TelemetryState, 'instance'>,
  isOpen: boolean,
): ReadableLogRecord[] {
  const records: ReadableLogRecord[] = [];
  const provider = new LoggerProvider({
    resource: resourceOf(sender, instance),
    processors: [
      {
        onEmit: (record) => void records.push(record),
        forceFlush: () => Promise.resolve(),
        shutdown: () => Promise.resolve(),
      },
    ],
  });
  const logger = provider.getLogger(SCOPE.name);
  for (const { uid, log } of logs)
    logger.emit({
      ...{ eventName: log.event, timestamp: timeOf(log.at), observedTimestamp: timeOf(log.at) },
      ...{ severityNumber: SeverityNumber.INFO, severityText: 'INFO' },
      attributes: { 'log.record.uid': uid, ...log.attributes, ...(isOpen ? log.names : {}) },
    });
  return records;
}

/** @param now milliseconds since 1970 */
export function resourceMetrics(
  counted: readonly Counted[],
  sender: Sender,
  { instance, startedAt }: Pick<TelemetryState, 'instance' | 'startedAt'>,
  now: number,
): ResourceMetrics {
  const startTime = timeOf(startedAt);
  // A clock that was put back must not end before it began.
  const times = { startTime, endTime: timeOf(Math.max(now, startedAt)) };
  const metrics = [...Map.groupBy(counted, ({ metric }) => metric)].map(([name, series]): MetricData => {
    const described = { name, unit: METRICS[name].unit, description: '', valueType: ValueType.DOUBLE };
    const bounds = boundsOf(name);
    const shared = { aggregationTemporality: AggregationTemporality.CUMULATIVE };
    return bounds
      ? {
          ...shared,
          descriptor: described,
          dataPointType: DataPointType.HISTOGRAM,
          dataPoints: series.map(({ attributes, sum, buckets = [] }) => ({
            ...{ ...times, attributes },
            value: {
              ...{ sum, buckets: { boundaries: [...bounds], counts: [...buckets] } },
              count: buckets.reduce((all, one) => all + one, 0),
            },
          })),
        }
      : {
          ...shared,
          descriptor: described,
          dataPointType: DataPointType.SUM,
          isMonotonic: true,
          dataPoints: series.map(({ attributes, sum }) => ({ ...times, attributes, value: sum })),
        };
  });
  return { resource: resourceOf(sender, instance), scopeMetrics: [{ scope: SCOPE, metrics }] };
}

/** Seconds and nanoseconds. */
const timeOf = (ms: number): [number, number] => [
  Math.floor(ms / 1000),
  Math.round((ms - 1000 * Math.floor(ms / 1000)) * 1e6),
];
