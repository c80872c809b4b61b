import { readFileSync, statSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { DEFAULTS } from '../detect/thresholds.ts';
import { reportFiles, type ReportFile } from '../bundle/build.ts';
import { LineGatherer } from '../bundle/collect.ts';
import { openReport, packReport, UnreadableReport } from '../bundle/pack.ts';
import { LEVELS, type Level } from '../bundle/redactor.ts';
import { drawReport } from '../bundle/show.ts';
import { said } from '../domain/said.ts';
import { Doctor } from '../pipeline.ts';
import { UnreadableFile } from '../reading/files.ts';
import { readInputs } from '../reading/read-inputs.ts';
import { PlatformError } from '../platform/port.ts';
import { redactionOf, reportAddressOf } from '../policy/in-force.ts';
import { EXIT, UsageError } from './exit.ts';
import { help } from './help.ts';
import { policyHere } from './here.ts';
import { jsonOption } from './live-platform.ts';
import { spokenLocale } from './language.ts';
import { aboutReport, nextLine } from './next-command.ts';
import { writeNew } from './new-file.ts';
import { note, print, printJson, warn } from './output.ts';
import { Progress } from './progress.ts';
import { layoutFor } from './style.ts';
import { VERSION } from './version.ts';

interface Options {
  readonly output?: string;
  readonly level: Level;
  readonly preview?: true;
  readonly json?: true;
}

/** Bytes of a packed report that are read at most. */
const MOST_BYTES = 32 * 2 ** 20;

/** @throws UnreadableFile, UnreadableReport */
export function readReport(path: string): ReturnType<typeof openReport> {
  try {
    if (statSync(path).size > MOST_BYTES) throw new UnreadableReport(said('bundle.too-large'));
    return openReport(readFileSync(path));
  } catch (error) {
    if (error instanceof UnreadableReport) throw error;
    throw new UnreadableFile(path, said('why.absent'), { cause: error });
  }
}

/** What a report of these logs would hold. */
async function collect(
  names: readonly string[],
  level: Level,
  quiet: boolean,
): Promise<readonly ReportFile[]> {
  const doctor = new Doctor(DEFAULTS);
  const gathered = new LineGatherer();
  const progress = new Progress(quiet);
  const { inputs } = await readInputs(names.length > 0 ? names : ['-'], {
    progress: (done, total) => progress.show(done, total),
    see: (event) => {
      gathered.add(event);
      doctor.collect(event);
    },
  }).finally(() => progress.end());
  return reportFiles({
    ...{ verdict: doctor.verdict(), world: doctor.world, inputs, level },
    lines: gathered.lines,
    ...{ locale: spokenLocale(), now: Date.now(), version: VERSION },
  });
}

function preview(files: readonly ReportFile[], json: boolean): void {
  if (json) {
    const listed = files.map(({ name, text }) => ({ name, lines: text.trimEnd().split('\n') }));
    printJson({ schema: 'rejoin.preview/1', files: listed }, 2);
    return;
  }
  const { paint } = layoutFor(process.stdout);
  for (const { name, text } of files) {
    const lines = text.trimEnd().split('\n');
    const width = String(lines.length).length;
    print(paint.bold(name));
    for (const [at, line] of lines.entries()) print(`${paint.dim(String(at + 1).padStart(width))}  ${line}`);
    print('');
  }
}

/** @throws UsageError where there is such a file already, or it cannot be written */
export function saveReport(path: string, files: readonly ReportFile[]): void {
  const bytes = packReport(files);
  // Whoever makes a report owns it: it may be an open one.
  writeNew(path, bytes);
  const kib = Math.ceil(bytes.length / 1024);
  note(said('bundle.saved', { path, count: files.length, kib }));
  const address = reportAddressOf(policyHere().current);
  if (address !== undefined) note(said('bundle.send', { address }));
}

function show(path: string | undefined, json: boolean): void {
  if (path === undefined) throw new UsageError(said('usage.missing-argument', { what: 'file' }));
  const { report } = readReport(path);
  if (json) printJson(report, 2);
  else print(drawReport(report, layoutFor(process.stdout, 'theirs')));
}

export function registerReport(program: Command): void {
  program
    .command('report')
    .summary(help('help.report'))
    .description(help('help.report.more'))
    .argument('[file...]', help('help.report.file'))
    .option('-o, --output <file>', help('help.report.output'))
    .addOption(new Option('--level <level>', help('help.report.level')).choices(LEVELS).default('strict'))
    .option('--preview', help('help.report.preview'))
    .option(...jsonOption('rejoin.report/1'))
    .action(async (names: string[], options: Options) => {
      process.exitCode = EXIT.ok;
      if (names[0] === 'show') {
        show(names[1], options.json === true);
        return;
      }
      // Nobody types a log.
      if (names.length === 0 && process.stdin.isTTY)
        throw new UsageError(
          said('usage.report-of-what', {
            log: 'rejoin report LOG -o FILE.rejoin',
            command: 'rejoin record -o FILE.rejoin',
          }),
        );
      if (options.output === undefined && !options.preview)
        throw new UsageError(said('usage.missing-value', { what: '--output' }));
      if (options.level === 'open' && !redactionOf(policyHere().current).mayBeOpen)
        throw new PlatformError('privilege', said('bundle.strict-only'));
      const files = await collect(names, options.level, program.opts()['quiet'] === true);
      if (options.preview) preview(files, options.json === true);
      if (options.output === undefined) return;
      saveReport(options.output, files);
      const next = aboutReport(options.output);
      if (next !== undefined) warn(nextLine(next, layoutFor(process.stderr)));
    });
}
