/** `rejoin telemetry`: what leaves this computer for its organisation, as it leaves. */
import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { said, type Said } from '../domain/said.ts';
import { visible } from '../domain/visible.ts';
import { telemetryOf, type TelemetryOrders } from '../policy/in-force.ts';
import { findingView } from '../ipc/contract/views.ts';
import { readHeaders } from '../sending/headers.ts';
import { SYSTEMS } from '../sending/systems.ts';
import { historyFile } from '../store/place.ts';
import { Store } from '../store/store.ts';
import type { QueuedLog, TelemetryState } from '../store/telemetry-queue.ts';
import type { Counted } from '../telemetry/entries.ts';
import { findingEntry } from '../telemetry/make-entry.ts';
import { say } from '../words/say.ts';
import { EXIT } from './exit.ts';
import { help } from './help.ts';
import { policyHere } from './here.ts';
import { spokenLocale } from './language.ts';
import { jsonOption } from './live-platform.ts';
import { note, print, printJson } from './output.ts';
import { wrap } from '../report/cells.ts';
import { layoutFor } from './style.ts';
import { telemetryHere } from './telemetry-here.ts';
import { VERSION } from './version.ts';

interface Seen {
  readonly state: TelemetryState | undefined;
  readonly logs: readonly QueuedLog[];
  readonly counts: readonly Counted[];
}

const SELF = { version: VERSION, system: SYSTEMS[process.platform] ?? 'other' };
const NOBODY = { instance: '00000000-0000-0000-0000-000000000000', startedAt: 0 };
/** Records that are shown at most. */
const MOST_SHOWN = 1000;
/** Findings of the history that are shown as what would be sent. */
const MOST_WOULD = 10;

async function show({ json }: { readonly json?: true }): Promise<number> {
  const { current } = policyHere();
  const orders = telemetryOf(current);
  const seen = await lookInto(orders);
  const { logRecords, resourceMetrics } = await import('../sending/otlp.ts');
  const { JsonLogsSerializer, JsonMetricsSerializer } = await import('@opentelemetry/otlp-transformer');
  const whose = seen.state ?? NOBODY;
  const isOpen = orders?.level === 'open';
  const { counts } = seen;
  const signals: readonly string[] = orders?.signals ?? ['logs', 'metrics'];
  const records = signals.includes('logs') ? logRecords(seen.logs, SELF, whose, isOpen) : [];
  const told = signals.includes('metrics') && counts.length > 0;
  const shown = {
    logs: records.length > 0 ? parsed(JsonLogsSerializer.serializeRequest(records)) : null,
    metrics: told
      ? parsed(JsonMetricsSerializer.serializeRequest(resourceMetrics(counts, SELF, whose, Date.now())))
      : null,
  };
  if (json) {
    const { sources = [] } = current.origins.get('telemetryEndpoint') ?? {};
    const { waiting = 0, bytes = 0, sentAt = 0 } = seen.state ?? {};
    printJson(
      {
        ...{ schema: 'rejoin.telemetry/1', on: orders !== undefined, setBy: sources },
        ...(orders ? { ...orders, ...headersJson(orders) } : {}),
        ...{ waiting, bytes, sentAt: sentAt === 0 ? null : new Date(sentAt).toISOString(), ...shown },
      },
      2,
    );
    return EXIT.ok;
  }
  const { locale, width } = layoutFor(process.stdout);
  for (const one of sentences(orders, seen)) print(wrap(visible(say(one, locale)), width, ''));
  for (const part of Object.values(shown))
    if (part !== null) print(visible(JSON.stringify(part, undefined, 2)));
  return EXIT.ok;
}

const parsed = (bytes: Uint8Array | undefined): unknown =>
  JSON.parse(new TextDecoder().decode(bytes)) as unknown;

/** What waits; where nothing may leave, what would be sent of the history. A history that is not there is not made for this. */
async function lookInto(orders: TelemetryOrders | undefined): Promise<Seen> {
  const path = historyFile();
  if (!existsSync(path)) return { state: undefined, logs: [], counts: [] };
  const store = new Store({ path, notice: note });
  try {
    if (!orders)
      return { state: undefined, logs: wouldBe(await store.findings({ limit: MOST_WOULD })), counts: [] };
    const { telemetry } = store;
    if (orders.networks) await telemetry.narrow(orders.networks);
    const [state, logs, counts] = await Promise.all([
      ...([telemetry.state(Date.now()), telemetry.waiting(MOST_SHOWN), telemetry.counts()] as const),
    ]);
    return { state, logs, counts };
  } finally {
    await store.close();
  }
}

function wouldBe(rows: readonly string[]): QueuedLog[] {
  return rows.flatMap((row, seq) => {
    const finding = findingView.safeParse(JSON.parse(row));
    if (!finding.success) return [];
    const entry = findingEntry('', finding.data, { system: SELF.system, level: 'strict', now: Date.now() });
    return entry ? [{ seq, uid: NOBODY.instance, log: entry.log }] : [];
  });
}

function headersJson({ headers }: TelemetryOrders): object {
  const read = readHeaders(headers);
  return read.is === 'read'
    ? { headerNames: Object.keys(read.headers) }
    : { headerNames: [], held: { text: say(read.why), ...read.why } };
}

function sentences(orders: TelemetryOrders | undefined, { state, logs }: Seen): Said[] {
  if (!orders)
    return [
      said('telemetry.off'),
      ...(logs.length > 0 ? [said('telemetry.would', { count: logs.length })] : []),
    ];
  const { endpoint, headers, signals, level, networks } = orders;
  const { sources = [] } = policyHere().current.origins.get('telemetryEndpoint') ?? {};
  const read = readHeaders(headers);
  const sentAt = state?.sentAt ?? 0;
  return [
    said('telemetry.on', { endpoint, sources }),
    ...(read.is === 'refused' ? [said('telemetry.held', { why: say(read.why, spokenLocale()) })] : []),
    ...(read.is === 'read' && headers !== undefined
      ? [said('telemetry.headers', { names: Object.keys(read.headers), path: headers })]
      : []),
    said('telemetry.signals', { signals }),
    said(`telemetry.${level}`),
    ...(networks ? [said('telemetry.networks', { networks })] : []),
    sentAt === 0
      ? said('telemetry.never-sent')
      : said('telemetry.sent-at', { at: new Date(sentAt).toISOString() }),
    said('telemetry.waiting', { count: state?.waiting ?? 0 }),
  ];
}

async function sendNow(): Promise<number> {
  const telemetry = telemetryHere();
  try {
    const round = await telemetry.sendNow();
    switch (round.is) {
      case 'off':
        note(said('telemetry.off'));
        return EXIT.ok;
      case 'held':
        note(said('telemetry.sends-already'));
        return EXIT.ok;
      case 'done':
        note(said('telemetry.sent'));
        return EXIT.ok;
      case 'refused':
        note([said('telemetry.held', { why: say(round.why, spokenLocale()) })]);
        return EXIT.privilege;
      case 'failed':
        note(said('telemetry.not-sent', { why: round.why }));
        return EXIT.notFixed;
    }
  } finally {
    await telemetry.close();
  }
}

export function registerTelemetry(program: Command): void {
  const telemetry = program
    .command('telemetry')
    .summary(help('help.telemetry'))
    .description(help('help.telemetry.more'));
  telemetry
    .command('show')
    .description(help('help.telemetry.show'))
    .option(...jsonOption('rejoin.telemetry/1'))
    .action(async (options: { json?: true }) => {
      process.exitCode = await show(options);
    });
  telemetry
    .command('send')
    .description(help('help.telemetry.send'))
    .action(async () => {
      process.exitCode = await sendNow();
    });
}
