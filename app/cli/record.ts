import { release, type } from 'node:os';
import { Option, type Command } from 'commander';
import { reportFiles } from '../bundle/build.ts';
import { LEVELS, type Level } from '../bundle/redactor.ts';
import { EXIT_CODES } from '../domain/causes.ts';
import { said, type Said } from '../domain/said.ts';
import { visibleIn } from '../domain/visible.ts';
import { record, type Recording, type RecordingProgress } from '../live/record.ts';
import { liveInputs } from '../platform/live-inputs.ts';
import { PlatformError, type Platform } from '../platform/port.ts';
import { redactionOf, thresholdsOf } from '../policy/in-force.ts';
import { headlineOf } from '../words/finding.ts';
import { jsonOf, textOf } from './diagnosis-text.ts';
import { UsageError } from './exit.ts';
import { help } from './help.ts';
import { openHere, policyHere } from './here.ts';
import { spokenLocale } from './language.ts';
import { ctrlOption, ifaceOption, jsonOption, type LiveOptions } from './live-platform.ts';
import { note, print, printJson, showStanding } from './output.ts';
import { demandPlaceFor } from './new-file.ts';
import { saveReport } from './report.ts';
import { VERSION } from './version.ts';

interface RecordOptions extends LiveOptions {
  /** Milliseconds. */
  readonly for: number;
  readonly output?: string;
  readonly level: Level;
}

/** Milliseconds in which a trouble shows itself, and which an answer code asks for. */
export const FIVE_MINUTES = 300_000;
const LONGEST = 3_600_000;

/** Records this machine, says what was seen, and saves it if that is wanted. */
export async function recordMachine(options: RecordOptions, platform: Platform): Promise<Recording> {
  if (options.level === 'open' && !redactionOf(policyHere().current).mayBeOpen)
    throw new PlatformError('privilege', said('bundle.strict-only'));
  if (options.output !== undefined) demandPlaceFor(options.output);
  const { adapters, see, cuts, controllers, privilege } = await platform.capabilities(options.iface);
  if (adapters.length === 0 && options.iface === undefined && options.ctrl === undefined)
    throw new PlatformError('missing', said('system.no-adapter'));
  const stop = new AbortController();
  const end = (): void => stop.abort();
  process.once('SIGINT', end);
  note(said('recording.begins', { time: options.for }));
  const recording = await record({
    ...{ platform, witnesses: liveInputs, iface: options.iface, ms: options.for, signal: stop.signal },
    thresholds: thresholdsOf(policyHere().current),
    tell: (progress) => showStanding(progressSaid(progress)),
    notice: ({ said: what }) => note(what),
  }).finally(() => {
    showStanding(undefined);
    process.off('SIGINT', end);
  });
  const machine = {
    ...{ platform: platform.name, system: `${type()} ${release()}` },
    ...{ adapters, see, cuts, controllers, privilege },
  };
  if (options.output !== undefined)
    saveReport(
      options.output,
      reportFiles({
        ...{ verdict: recording.verdict, world: recording.world, inputs: recording.inputs },
        ...{ lines: recording.lines, level: options.level, locale: spokenLocale() },
        ...{ now: recording.ended, version: VERSION, machine },
      }),
    );
  return recording;
}

/** What there is to say so far, of what a recording may be about. */
function progressSaid({ left, lines, verdict }: RecordingProgress): Said {
  const [finding] = verdict.findings;
  const headline = finding ? headlineOf(visibleIn(finding)) : said('recording.nothing-yet');
  return said('recording.goes-on', { left: Math.ceil(left / 1000) * 1000, count: lines, headline });
}

/** `90s`, `5m`, `300`. @returns milliseconds */
function stretchOf(text: string): number {
  const [, amount = '', unit = 's'] = /^(\d{1,4})([sm]?)$/.exec(text) ?? [];
  const ms = Number(amount) * (unit === 'm' ? 60_000 : 1000);
  if (!(ms > 0 && ms <= LONGEST)) throw new UsageError(said('usage.for'));
  return ms;
}

export function registerRecord(program: Command): void {
  program
    .command('record')
    .summary(help('help.record'))
    .description(help('help.record.more'))
    .addOption(
      new Option('--for <time>', help('help.record.for')).argParser(stretchOf).default(FIVE_MINUTES, '5m'),
    )
    .option('-o, --output <file>', help('help.record.output'))
    .addOption(new Option('--level <level>', help('help.report.level')).choices(LEVELS).default('strict'))
    .option(...ifaceOption())
    .option(...jsonOption('rejoin.diagnosis/1'))
    .option(...ctrlOption())
    .action(async (options: RecordOptions) => {
      const platform = await openHere(options);
      try {
        const { verdict, inputs } = await recordMachine(options, platform);
        if (options.json) printJson(jsonOf(verdict, inputs, {}), 2);
        else print(textOf(verdict, inputs, {}, 'mine'));
        if (inputs.length === 0) note(said('recording.nothing'));
        process.exitCode = EXIT_CODES[verdict.verdict];
      } finally {
        platform.close();
      }
    });
}
