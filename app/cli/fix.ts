import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { EXIT_CODES } from '../domain/causes.ts';
import { PlatformError, type Platform } from '../platform/port.ts';
import { askedBy, codeOfResult, codeOfWord, type AskedErrand } from './answer.ts';
import { EXIT, UsageError } from './exit.ts';
import { keptSentence, runFix, type FixOptions, type FixProgress } from '../live/fix.ts';
import type { CourseStep } from '../remedy/course-state.ts';
import { said, type Said } from '../domain/said.ts';
import { sayAll } from '../words/say.ts';
import { tellHere } from './called-here.ts';
import { recallNames } from './recall-names.ts';
import { clearedSentences } from '../remedy/course-words.ts';
import { fixJson } from '../report/fix-json.ts';
import { drawFinding } from '../report/terminal.ts';
import type { FixOutcome, TreatmentLimits } from '../domain/treatment.ts';
import { lockOf } from '../platform/course-lock.ts';
import { demand } from '../platform/within-limits.ts';
import { inForce, limitsOf, thresholdsOf } from '../policy/in-force.ts';
import { openHere, policyHere } from './here.ts';
import { afterFix, nextLine } from './next-command.ts';
import { tellOrganisation } from './telemetry-here.ts';
import { textOf } from './diagnosis-text.ts';
import { help } from './help.ts';
import { ctrlOption, ifaceOption, jsonOption, type LiveOptions } from './live-platform.ts';
import { planText } from './plan-text.ts';
import { print, printJson, note, warn } from './output.ts';
import { layoutFor } from './style.ts';
import { visible, visibleIn } from '../domain/visible.ts';

const EXITS: Record<FixOutcome, number> = {
  fixed: EXIT.ok,
  connected: EXIT.ok,
  healthy: EXIT.ok,
  cleared: EXIT.ok,
  'kept-empty': EXIT.ok,
  undone: EXIT.ok,
  'wrong-passphrase': EXIT_CODES['wrong-passphrase'],
  'not-fixed': EXIT.notFixed,
  'not-confirmed': EXIT.notFixed,
  undetermined: EXIT_CODES.undetermined,
  'other-cause': EXIT.notFixed,
  changed: EXIT.notFixed,
  cancelled: EXIT.notFixed,
  failed: EXIT.notFixed,
};

interface FixCommand extends FixOptions, LiveOptions {
  /** The answer code that it carries out. */
  readonly answer?: string;
  /** Called once somebody has agreed, before anything is changed. */
  readonly agreed?: () => void;
  readonly iface?: string;
  readonly yes?: true;
  readonly readPassword?: true;
  readonly passwordInArguments?: true;
}

/** What a person at a terminal is told while it goes on. */
function sentenceOf(progress: FixProgress): string {
  switch (progress.what) {
    case 'repaired':
      return tellHere(progress.repaired);
    case 'planned':
      return planText(visibleIn(progress.plan), layoutFor(process.stderr));
    case 'keeping-empty':
      return tellHere(keptSentence(progress.plan.network.ssid));
    case 'step':
      return stepSentence(progress.step);
  }
}

function stepSentence({ what, cleared, finding, why }: CourseStep): string {
  switch (what) {
    case 'looking':
      return tellHere(why ?? said('terminal.looking'));
    case 'found':
      return finding ? drawFinding({ ...finding, plan: [] }, [], layoutFor(process.stderr)) : '';
    case 'cleared':
      return cleared ? tellHere(clearedSentences(cleared)) : '';
    case 'asked':
      return tellHere(said('terminal.asked'));
    case 'larger-cut':
      return why ? tellHere(said('course.not-helped', { why })) : '';
    case 'connected':
      return tellHere(said('terminal.connected'));
    default:
      return '';
  }
}

async function askAtTerminal(signal: AbortSignal, { confirm }: TreatmentLimits): Promise<void> {
  if (!process.stdin.isTTY)
    throw new PlatformError(
      'privilege',
      confirm ? said('policy.must-confirm') : said('terminal.nobody-agrees', { option: '--yes' }),
    );
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const question = tellHere(said('terminal.do-it', { answers: '[y/N]' }));
    const answer = await line.question(`${question} `, { signal });
    if (!/^(?:y|yes|j|ja|是)$/i.test(answer.trim()))
      throw new PlatformError('privilege', said('terminal.not-done'));
  } finally {
    line.close();
  }
}

/** What an answer code asks for, where a person has to do it. */
function tellOnly({ answer, said: sentences }: AskedErrand, { json }: FixCommand): number {
  const result = codeOfWord(answer, 'told');
  if (json) printJson({ schema: 'rejoin.fix/1', answer, outcome: 'told', text: sayAll(sentences), result });
  else print([...sentences, said('answer.result', { code: result })].map(tellHere).join('\n'));
  return EXIT.ok;
}

/** What an answer code asks to be recorded: judged here, and saved where its owner can look at it before it goes anywhere. */
async function recordAsked(
  { answer, said: sentences }: AskedErrand,
  { json, iface, ctrl, yes, agreed }: FixCommand,
  platform: Platform,
): Promise<number> {
  for (const sentence of sentences) note(sentence);
  const limits = limitsOf(policyHere().current);
  if (!yes || limits.confirm) await askAtTerminal(new AbortController().signal, limits);
  agreed?.();
  const { FIVE_MINUTES, recordMachine } = await import('./record.ts');
  const output = `rejoin-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.rejoin`;
  const live = { ...(iface !== undefined && { iface }), ...(ctrl !== undefined && { ctrl }) };
  const { verdict, inputs } = await recordMachine(
    { ...live, for: FIVE_MINUTES, output, level: 'strict' },
    platform,
  );
  const result = codeOfWord(answer, 'recorded');
  if (json) printJson({ schema: 'rejoin.fix/1', answer, outcome: 'recorded', file: output, result });
  else print(textOf(verdict, inputs, {}, 'mine'));
  note(said('bundle.look', { command: `rejoin report show ${output}` }));
  note(said('answer.result', { code: result }));
  return EXIT.ok;
}

/** Does it, verifies it, tells it. @returns the exit code */
export async function fixNetwork(ssid: string, given: FixCommand, platform: Platform): Promise<number> {
  const asked = given.answer === undefined ? undefined : askedBy(given.answer);
  if (asked?.errand.errand === 'record') return recordAsked(asked, given, platform);
  if (asked && asked.errand.errand !== 'treat') {
    given.agreed?.();
    return tellOnly(asked, given);
  }
  const options = asked?.errand.errand === 'treat' ? { ...given, ...asked.errand.options } : given;
  for (const sentence of asked?.said ?? []) note(sentence);
  const policy = policyHere().current;
  const limits = limitsOf(policy);
  if (options.keepCacheEmpty || options.undo) demand(limits, 'keep-cache-empty');
  if (options.undo && inForce(policy, 'keepEmptyNetworks').includes(ssid))
    throw new PlatformError('privilege', said('policy.forbids.keep-cache-empty'));
  const stop = new AbortController();
  const cancel = (): void => stop.abort(new Cancelled());
  process.once('SIGINT', cancel);
  try {
    const { signal } = stop;
    const tell = (progress: FixProgress): void => {
      const sentence = sentenceOf(progress);
      if (sentence) warn(sentence);
    };
    const ask = async (): Promise<void> =>
      options.yes && !limits.confirm ? undefined : askAtTerminal(signal, limits);
    const agree = async (): Promise<void> => {
      await ask();
      options.agreed?.();
    };
    const agreeToMore = async (_: unknown, why: readonly Said[]): Promise<boolean> => {
      note(why);
      return ask().then(
        () => true,
        () => false,
      );
    };
    const lock = lockOf(platform);
    const thresholds = () => thresholdsOf(policyHere().current);
    const context = { platform, options, signal, lock, thresholds, tell, agree, agreeToMore };
    const report = await runFix(context, ssid);
    await tellOrganisation((telemetry) => {
      if (report.finding) telemetry.finding(report.iface, report.finding);
      telemetry.fix(report);
    });
    const layout = layoutFor(process.stdout);
    const { paint } = layout;
    const isWell = EXITS[report.outcome] === EXIT.ok;
    const tone = isWell ? paint.good : paint.bad;
    const result = asked && codeOfResult(asked.answer, report);
    if (options.json) printJson({ ...fixJson(report), ...(result && { result }) });
    else print(tone(visible(tellHere(report.said))));
    if (result) note(said('answer.result', { code: result }));
    if (!options.json) print(nextLine(afterFix(isWell), layout));
    return EXITS[report.outcome];
  } catch (error) {
    if (!(error instanceof Cancelled) && !stop.signal.aborted) throw error;
    note(said('terminal.cancelled'));
    return EXIT.notFixed;
  } finally {
    process.removeListener('SIGINT', cancel);
  }
}

class Cancelled extends Error {}

export function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw new UsageError(said('usage.timeout'));
  return value;
}

export function registerFix(program: Command): void {
  program
    .command('fix')
    .summary(help('help.fix'))
    .description(help('help.fix.more'))
    .argument('<ssid>', help('help.ssid'))
    .option('--bssid <address>', help('help.fix.bssid'))
    .option('--answer <code>', help('help.fix.answer'))
    .option('--force', help('help.fix.force'))
    .option('-y, --yes', help('help.fix.yes'))
    .option('--timeout <seconds>', help('help.fix.timeout'), seconds, 30)
    .option('--keep-cache-empty', help('help.fix.keep-cache-empty'))
    .option('--undo', help('help.fix.undo'))
    .option(...ifaceOption())
    .option('--read-password', help('help.fix.read-password'))
    .option('--password-in-arguments', help('help.fix.password-in-arguments'))
    .option(...jsonOption('rejoin.fix/1'))
    .option(...ctrlOption())
    .action(async (ssid: string, options: FixCommand) => {
      const { readPassword = false, passwordInArguments = false } = options;
      const consent = { readKey: readPassword || passwordInArguments, keyInArguments: passwordInArguments };
      const [platform] = await Promise.all([openHere({ ...options, consent }), recallNames()]);
      try {
        process.exitCode = await fixNetwork(ssid, options, platform);
      } finally {
        platform.close();
      }
    });
}
