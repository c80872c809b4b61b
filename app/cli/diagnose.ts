import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import type { Command } from 'commander';
import type { Verdict } from '../detect/verdict.ts';
import { EXIT_CODES } from '../domain/causes.ts';
import { said, type Said } from '../domain/said.ts';
import type { AnyDialect } from '../ingest/dialect.ts';
import { allDialects } from '../ingest/dialects.ts';
import { mayHavePolicy } from '../policy/presence.ts';
import { UnknownLines } from '../ingest/unknown-lines.ts';
import type { AnyReport } from '../bundle/schema.ts';
import { own } from '../domain/own.ts';
import { zipBytes } from '../reading/zip-bytes.ts';
import { DEFAULTS, type Thresholds } from '../detect/thresholds.ts';
import { Doctor } from '../pipeline.ts';
import { UnreadableInput, type Source } from '../reading/files.ts';
import { say, type Whose } from '../words/say.ts';
import { recallNames } from './recall-names.ts';
import { EXIT, UsageError } from './exit.ts';
import { callHelper } from '../reading/helping-thread.ts';
import { listed, readInputs, type ReadInputs } from '../reading/read-inputs.ts';
import { jsonOf, textOf } from './diagnosis-text.ts';
import { help } from './help.ts';
import { jsonOption } from './live-platform.ts';
import { print, printJson, note } from './output.ts';
import { Progress } from './progress.ts';
import { parseStation } from './station-address.ts';
import { hang, wrap } from '../report/cells.ts';
import { layoutFor } from './style.ts';

/** Kinds of unknown lines that a terminal shows. */
const MOST_KINDS = 40;

interface Options {
  readonly dialect?: string;
  readonly station?: string;
  readonly allStations?: true;
  readonly json?: true;
  readonly unknown?: true;
  readonly redact?: true;
}

/** Reads logs, prints what was wrong. The exit code is the verdict. */
export async function diagnoseFiles(
  files: readonly string[],
  options: Options & { readonly quiet: boolean },
): Promise<number> {
  const given = await opened(files, options);
  if ('report' in given) return showReport(given.report, options);
  const station = options.station === undefined ? undefined : parseStation(options.station);
  const doctor = new Doctor(await thresholdsHere(), station, callHelper);
  const interrupt = onInterrupt();
  const progress = new Progress(options.quiet);
  const keepSmall = keepHeapSmall();
  const unknown = options.unknown ? new UnknownLines() : undefined;
  const read = await readInputs(given.inputs, {
    dialect: findDialect(options.dialect),
    progress: (done, total) => {
      keepSmall();
      progress.show(done, total);
    },
    signal: interrupt.signal,
    unknown,
    see: (event) => doctor.collect(event),
    seeAgain: (told) => doctor.collectAgain(told),
  }).finally(() => {
    progress.end();
    interrupt.release();
  });
  if (!options.quiet && read.skipped.length > 0)
    note(said('terminal.passed-over', { passed: listed(read.skipped) }));
  if (read.stopped) note(stoppedAt(read.stopped.share));
  else if (station !== undefined && !doctor.hasHeard)
    throw new UnreadableInput(said('file.no-line-of-station', { station }));
  const { verdict, inputs } = await told(doctor, read.inputs, options);
  // What stands for an address in a text for pasting has no name here.
  if (!options.json && !options.redact) await recallNames();
  const shown = { ...read, inputs };
  if (options.json) {
    const whole = { ...jsonOf(verdict, inputs, options), ...(read.stopped && { partial: true }) };
    printJson({ ...whole, ...(unknown && { unknownLines: unknown.kinds }) }, 2);
  } else print(textOf(verdict, inputs, options, whoseAre(files)) + unknownText(shown, unknown));
  return read.stopped ? EXIT.interrupted : EXIT_CODES[verdict.verdict];
}

type Given = { readonly inputs: readonly (string | Source)[] } | { readonly report: AnyReport };

/** A report by itself is shown as it was seen; beside logs, or where something is asked of its lines, it stands for them. */
async function opened(files: readonly string[], options: Options): Promise<Given> {
  const isZip = (file: string): boolean => file !== '-' && zipBytes(file) !== undefined;
  if (!files.some(isZip)) return { inputs: files.length > 0 ? files : ['-'] };
  // Reports bring their schema: see below.
  const { inputsOf, reportAt } = await import('../service/report-at.ts');
  const [only] = files;
  const { dialect, station, unknown, redact } = options;
  const asks = dialect ?? station ?? unknown ?? redact;
  const report = files.length === 1 && only !== undefined && asks === undefined ? reportAt(only) : undefined;
  return report ? { report: report.report } : { inputs: inputsOf(files) };
}

/** Somebody's report. The exit code is its verdict, where this release knows it. */
async function showReport(report: AnyReport, { json: asJson }: Options): Promise<number> {
  const { drawReport, reportJson } = await import('../bundle/show.ts');
  if (asJson) printJson(reportJson(report), 2);
  else print(drawReport(report, layoutFor(process.stdout, 'theirs')));
  const verdict = report.diagnosis?.verdict ?? '';
  return own(EXIT_CODES as Readonly<Record<string, number>>, verdict) ?? EXIT_CODES.undetermined;
}

/** What was found, with `--redact` for pasting where anybody can read it. */
async function told(
  doctor: Doctor,
  inputs: ReadInputs['inputs'],
  { redact }: Options,
): Promise<{ readonly verdict: Verdict; readonly inputs: ReadInputs['inputs'] }> {
  const verdict = doctor.verdict();
  if (!redact) return { verdict, inputs };
  // Reports bring their schema, and that a library: 10 MiB and 50 ms that reading alone does not need.
  const { redactInputs, redactorFor, redactVerdict } = await import('../bundle/build.ts');
  const redactor = redactorFor('strict', doctor.world, verdict);
  return { verdict: redactVerdict(verdict, redactor), inputs: redactInputs(inputs, 'strict') };
}

/** Bytes of what is young: twice half of it. */
const MOST_YOUNG = 8 * 2 ** 20;

/**
 * Sets how V8 collects garbage. Lines make much of it and leave nothing behind: V8 would let it grow to 100 MiB and more
 * before it looks (measured: 264 against 141 MiB peak on 600 MB of -dd log), and what many stations leave behind to twice
 * its size.
 * @returns to be called now and then: ends the growth of what is young where it is enough
 */
function keepHeapSmall(): () => void {
  setFlagsFromString('--heap-growing-percent=30');
  let isSmall = true;
  return () => {
    if (!isSmall) return;
    const young = getHeapSpaceStatistics().find((space) => space.space_name === 'new_space');
    if ((young?.space_size ?? 0) < MOST_YOUNG) return;
    isSmall = false;
    setFlagsFromString('--semi-space-growth-factor=1');
  };
}

function findDialect(name: string | undefined): AnyDialect | undefined {
  const dialect = allDialects.find((known) => known.name === name);
  if (name === undefined || dialect) return dialect;
  throw new UsageError(said('usage.no-dialect', { name, names: allDialects.map((known) => known.name) }));
}

const stoppedAt = (share: number | undefined): Said =>
  share === undefined ? said('terminal.stopped') : said('terminal.stopped-at', { share });

/** The first Ctrl-C ends the reading, and what is known by then is told; the next one ends everything, as it always does. */
function onInterrupt(): { signal: AbortSignal; release: () => void } {
  const stop = new AbortController();
  const heard = (): void => stop.abort();
  process.once('SIGINT', heard);
  return { signal: stop.signal, release: () => void process.off('SIGINT', heard) };
}

/** What is piped in is this machine's journal; a file may be of any machine. */
const whoseAre = (files: readonly string[]): Whose =>
  files.every((file) => file === '-') ? 'mine' : 'theirs';

/** What was not known: how much, or with `--unknown` of which kinds. */
function unknownText(read: ReadInputs, unknown: UnknownLines | undefined): string {
  const count = read.inputs.reduce((sum, input) => sum + input.unknown, 0);
  if (count === 0) return '';
  const { paint, locale, whose, width } = layoutFor(process.stdout, 'theirs');
  const told = (sentence: Said): string => say(sentence, locale, whose);
  if (!unknown) return `\n${paint.dim(wrap(told(said('report.unknown-lines', { count })), width, ''))}`;
  const kinds = unknown.kinds.slice(0, MOST_KINDS);
  const more = unknown.kinds.length - kinds.length;
  return [
    '',
    '',
    paint.bold(wrap(told(said('report.unknown-kinds')), width, '')),
    ...kinds.map(({ shape, count: times, line }) =>
      hang(`${String(times).padStart(6)} × `, `${shape}  (${line})`, width, '  '),
    ),
    ...(more > 0 ? [paint.dim(told(said('report.more-kinds', { more })))] : []),
  ].join('\n');
}

const EXAMPLES = [
  'rejoin diagnose wpa.log',
  'journalctl -u wpa_supplicant | rejoin diagnose',
  'rejoin diagnose wpa.log hostapd.log --json',
  'rejoin diagnose /var/log/hostapd --station 02:00:00:00:01:00',
];

export function registerDiagnose(program: Command): void {
  program
    .command('diagnose')
    .summary(help('help.diagnose'))
    .description(help('help.diagnose.more'))
    .argument('[file...]', help('help.diagnose.file'))
    .option(
      '--dialect <name>',
      help('help.diagnose.dialect', { names: allDialects.map((known) => known.name).join(', ') }),
    )
    .option('--station <address>', help('help.diagnose.station'))
    .option('--all-stations', help('help.diagnose.all-stations'))
    .option('--unknown', help('help.diagnose.unknown'))
    .option('--redact', help('help.diagnose.redact'))
    .option(...jsonOption('rejoin.diagnosis/1'))
    .addHelpText('after', `\n${help('help.examples')}\n${EXAMPLES.map((line) => `  ${line}`).join('\n')}`)
    .action(async (files: string[], options: Options) => {
      process.exitCode = await diagnoseFiles(files, { ...options, quiet: program.opts()['quiet'] === true });
    });
}

/** A log waits for no reader of policies where there is none. */
async function thresholdsHere(): Promise<Thresholds> {
  if (!mayHavePolicy()) return DEFAULTS;
  const [{ policyHere }, { thresholdsOf }] = await Promise.all([
    import('./here.ts'),
    import('../policy/in-force.ts'),
  ]);
  return thresholdsOf(policyHere().current);
}
