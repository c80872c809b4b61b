/** One request to a collector, by OpenTelemetry's own exporters: OTLP over HTTP in protobuf. */
import { diag, DiagLogLevel } from '@opentelemetry/api';
import { OTLPLogExporter } from '@opentelemetry/exporter-logs-otlp-proto';
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-proto';
import type { ReadableLogRecord } from '@opentelemetry/sdk-logs';
import type { ResourceMetrics } from '@opentelemetry/sdk-metrics';

/** What became of it. `status` is HTTP's, where there was an answer. */
export type Sent =
  { readonly ok: true } | { readonly ok: false; readonly status?: number; readonly why: string };

export interface Collector {
  /** Base address, without a slash at its end. */
  readonly endpoint: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds that one request may take, the exporter's own tries included. */
  readonly patience: number;
}

interface Exporter<T> {
  export(items: T, done: (result: { readonly code: number; readonly error?: Error }) => void): void;
  shutdown(): Promise<void>;
}

async function send<T>(exporter: Exporter<T>, items: T): Promise<Sent> {
  // The SDK prints its trouble nowhere: what a receiver answers is told by whoever asked.
  diag.setLogger(
    { error: no, warn: no, info: no, debug: no, verbose: no },
    { logLevel: DiagLogLevel.NONE, suppressOverrideMessage: true },
  );
  try {
    return await new Promise<Sent>((resolve) =>
      exporter.export(items, ({ code, error }) => resolve(code === 0 ? { ok: true } : failureOf(error))),
    );
  } finally {
    await exporter.shutdown();
  }
}
const no = (): void => undefined;

function failureOf(error: Error | undefined): Sent {
  const cause = (error?.cause ?? error) as { readonly code?: unknown; readonly message?: string } | undefined;
  const status = typeof cause?.code === 'number' ? cause.code : undefined;
  const name = status === undefined ? cause?.code : `HTTP ${status}`;
  const why = typeof name === 'string' ? name : (cause?.message ?? '?');
  return { ok: false, why, ...(status === undefined ? {} : { status }) };
}

const optionsFor = ({ endpoint, headers, patience }: Collector, signal: 'logs' | 'metrics') => ({
  ...{ url: `${endpoint}/v1/${signal}`, headers: { ...headers }, timeoutMillis: patience },
});

export const sendLogs = (records: ReadableLogRecord[], to: Collector): Promise<Sent> =>
  send(new OTLPLogExporter(optionsFor(to, 'logs')), records);

export const sendMetrics = (metrics: ResourceMetrics, to: Collector): Promise<Sent> =>
  send(new OTLPMetricExporter(optionsFor(to, 'metrics')), metrics);
