import { Command, CommanderError, Option } from 'commander';
import { said } from '../domain/said.ts';
import { LOCALES, type Locale } from '../words/locale.ts';
import { learn } from '../words/say.ts';
import { exitCodes, misunderstood, translated } from './commander-words.ts';
import { bugReport, EXIT, explain, lacksAdapter, UsageError } from './exit.ts';
import { help } from './help.ts';
import { isLocale, speak, spokenLocale } from './language.ts';
import { note, warn } from './output.ts';
import { mayHavePolicy } from '../policy/presence.ts';
import { VERSION } from './version.ts';

type Register = (program: Command) => void;

/** Verbs are loaded when they are named: reading a log needs no sockets. Their order is that of the help. */
const VERBS: Record<string, () => Promise<Register>> = {
  start: async () => (await import('./start.ts')).registerStart,
  status: async () => (await import('./status.ts')).registerStatus,
  diagnose: async () => (await import('./diagnose.ts')).registerDiagnose,
  watch: async () => (await import('./watch.ts')).registerWatch,
  record: async () => (await import('./record.ts')).registerRecord,
  check: async () => (await import('./check.ts')).registerCheck,
  cache: async () => (await import('./cache.ts')).registerCache,
  plan: async () => (await import('./plan.ts')).registerPlan,
  fix: async () => (await import('./fix.ts')).registerFix,
  report: async () => (await import('./report.ts')).registerReport,
  decode: async () => (await import('./decode.ts')).registerDecode,
  serve: async () => (await import('./serve.ts')).registerServe,
  demo: async () => (await import('./demo.ts')).registerDemo,
  completion: async () => {
    const { registerCompletion } = await import('./completion.ts');
    return (program) => registerCompletion(program, () => build([]));
  },
  policy: async () => (await import('./policy.ts')).registerPolicy,
  telemetry: async () => (await import('./telemetry.ts')).registerTelemetry,
};

/** What `help` was asked about and is no verb. commander would print the whole help for it. */
function unknownTopic(argv: readonly string[]): string | undefined {
  const words = argv.slice(2).filter((word) => !word.startsWith('-') && !isLocale(word));
  const [verb, topic] = words;
  return verb === 'help' && topic !== undefined && topic !== 'help' && !Object.hasOwn(VERBS, topic)
    ? topic
    : undefined;
}

async function build(argv: readonly string[]): Promise<Command> {
  const program = translated(new Command('rejoin'))
    .description(help('help.rejoin'))
    .version(VERSION, '-V, --version', help('help.version'))
    .helpCommand('help [command]', help('help.help-command'))
    .option('-q, --quiet', help('help.quiet'))
    .addOption(new Option('--lang <tag>', help('help.lang')).choices(LOCALES))
    .addHelpText('after', `\n${exitCodes()}`)
    .exitOverride()
    // What commander says of arguments is said by `report`.
    .configureOutput({ outputError: () => undefined });
  const named = argv.slice(2).find((word) => Object.hasOwn(VERBS, word));
  const wanted = named === undefined ? Object.keys(VERBS) : [named];
  const loaders = Object.entries(VERBS).filter(([verb]) => wanted.includes(verb));
  for (const [, load] of loaders) (await load())(program);
  makeOurs(program.commands);
  return program;
}

/** Verbs within a verb, too. */
function makeOurs(commands: readonly Command[]): void {
  for (const command of commands) {
    translated(command).exitOverride();
    makeOurs(command.commands);
  }
}

/** The help is made of texts, so the language must be known before there are options. */
function languageIn(argv: readonly string[]): Locale | undefined {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const tag = argv[at]?.includes('=') ? argv[at].slice('--lang='.length) : argv[at + 1];
  return at >= 0 && tag !== undefined && isLocale(tag) ? tag : undefined;
}

/** Runs the command line; leaves the exit code in `process.exitCode`. */
export async function runProgram(argv: readonly string[]): Promise<void> {
  try {
    const language = languageIn(argv);
    if (language !== undefined) speak(language);
    await learn(spokenLocale());
    const topic = unknownTopic(argv);
    if (topic !== undefined)
      throw new UsageError([said('usage.unknown-command', { what: topic }), said('usage.try-help')]);
    await (await build(argv)).parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error);
    if (lacksAdapter(error) && !argv.includes('--json'))
      note(said('terminal.next', { command: 'rejoin status' }));
  }
  // Only what a person wanted done and was not is worth a call.
  if (wantsFix(argv) && failed(process.exitCode) && mayHavePolicy())
    (await import('./here.ts')).tellContact();
}

const wantsFix = (argv: readonly string[]): boolean =>
  argv.slice(2).find((word) => Object.hasOwn(VERBS, word)) === 'fix';
const failed = (code: string | number | null | undefined): boolean => code !== EXIT.ok && code !== EXIT.usage;

function report(error: unknown): number {
  // Help and version were printed by commander itself.
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.ok;
    note([misunderstood(error), said('usage.try-help')]);
    return EXIT.usage;
  }
  const known = explain(error);
  if (known) {
    note(known.said);
    return known.code;
  }
  warn(bugReport(error));
  return EXIT.bug;
}
