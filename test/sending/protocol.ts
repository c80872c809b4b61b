/** The protocol's own definition, as Debian ships it, and what it makes of bytes. */
import protobuf from 'protobufjs';
import { join } from 'node:path';
import { unpacked } from './debian.ts';

const found = unpacked('trixie', 'opentelemetry-proto');
/** Why records cannot be decoded here; undefined: they can. */
export const noProtocol = 'why' in found ? found.why : undefined;

const SERVICE = 'opentelemetry.proto.collector';

function typeOf(name: string, file: string): protobuf.Type {
  if ('why' in found) throw new Error(found.why);
  const root = new protobuf.Root();
  const folder = join(found.root, 'usr/include');
  root.resolvePath = (_, target) => join(folder, target);
  return root.loadSync(file, { keepCase: false }).lookupType(name);
}

const decoded = (type: protobuf.Type, body: Buffer): unknown => {
  const message = type.decode(body);
  const why = type.verify(message);
  if (why !== null) throw new Error(why);
  return type.toObject(message, { longs: String, enums: String });
};

export interface Attribute {
  readonly key: string;
  readonly value: {
    readonly stringValue?: string;
    readonly boolValue?: boolean;
    readonly doubleValue?: number;
    readonly intValue?: string;
  };
}
export interface SentLogs {
  readonly resourceLogs: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeLogs: readonly {
      readonly logRecords: readonly {
        readonly timeUnixNano: string;
        readonly eventName: string;
        readonly attributes: readonly Attribute[];
      }[];
    }[];
  }[];
}
export interface SentMetrics {
  readonly resourceMetrics: readonly {
    readonly resource: { readonly attributes: readonly Attribute[] };
    readonly scopeMetrics: readonly {
      readonly metrics: readonly {
        readonly name: string;
        readonly unit: string;
        readonly sum?: {
          readonly aggregationTemporality: string;
          readonly isMonotonic: boolean;
          readonly dataPoints: readonly {
            readonly startTimeUnixNano: string;
            readonly timeUnixNano: string;
            readonly asDouble?: number;
            readonly asInt?: string;
          }[];
        };
        readonly histogram?: {
          readonly aggregationTemporality: string;
          readonly dataPoints: readonly {
            readonly count: string;
            readonly sum: number;
            readonly bucketCounts: readonly string[];
            readonly explicitBounds: readonly number[];
          }[];
        };
      }[];
    }[];
  }[];
}

export const decodeLogs = (body: Buffer): SentLogs =>
  decoded(
    typeOf(
      `${SERVICE}.logs.v1.ExportLogsServiceRequest`,
      'opentelemetry/proto/collector/logs/v1/logs_service.proto',
    ),
    body,
  ) as SentLogs;
export const decodeMetrics = (body: Buffer): SentMetrics =>
  decoded(
    typeOf(
      `${SERVICE}.metrics.v1.ExportMetricsServiceRequest`,
      'opentelemetry/proto/collector/metrics/v1/metrics_service.proto',
    ),
    body,
  ) as SentMetrics;

export const attributesOf = (list: readonly Attribute[]): Record<string, unknown> =>
  Object.fromEntries(list.map(({ key, value }) => [key, Object.values(value)[0]]));
