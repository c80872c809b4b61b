import { Command, CommanderError, Option } from 'commander';
import { LOCALES } from '../words/locale.ts';
import { EXIT, explain } from './exit.ts';
import { isLocale, speak } from './language.ts';
import { note, warn } from './output.ts';
import { VERSION } from './version.ts';
import { visible } from '../domain/visible.ts';

const EXIT_CODES = `
Exit codes:
  0 healthy or fixed · 2 usage · 3 input unreadable or no adapter · 4 undetermined · 5 needs privilege or consent
  6 fix tried, not fixed · 10 stale-pmksa · 11 wrong-passphrase · 12 handshake-loss · 13 eap-rejected, eap-timeout
  14 ap-refused, auth-timeout, network-not-found · 15 signal-lost, ap-disconnects · 16 competing-controller
  17 no-address · 18 any other cause · 1 a bug in Rejoin`;

type Register = (program: Command) => void;

/** Verbs are loaded when they are named: reading a log needs no sockets. Their order is that of the help. */
const VERBS: Record<string, () => Promise<Register>> = {
  start: async () => (await import('./start.ts')).registerStart,
  status: async () => (await import('./status.ts')).registerStatus,
  diagnose: async () => (await import('./diagnose.ts')).registerDiagnose,
  watch: async () => (await import('./watch.ts')).registerWatch,
  cache: async () => (await import('./cache.ts')).registerCache,
  plan: async () => (await import('./plan.ts')).registerPlan,
  fix: async () => (await import('./fix.ts')).registerFix,
  serve: async () => (await import('./serve.ts')).registerServe,
  demo: async () => (await import('./demo.ts')).registerDemo,
};

async function build(argv: readonly string[]): Promise<Command> {
  const program = new Command('rejoin')
    .description(
      'Tells a stale cached Wi-Fi key from a wrong password, clears that one key, reconnects and proves it worked.',
    )
    .version(VERSION, '-V, --version')
    .option('-q, --quiet', 'no progress and no hints on stderr')
    .addOption(
      new Option('--lang <tag>', 'language of what is printed (default: that of the terminal)').choices(
        LOCALES,
      ),
    )
    .hook('preAction', (command) => {
      const lang: unknown = command.opts()['lang'];
      if (typeof lang === 'string' && isLocale(lang)) speak(lang);
    })
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError('Try --help.')
    .exitOverride()
    .configureOutput({ outputError: (text) => warn(echoed(text, argv).trimEnd()) });
  const named = argv.slice(2).find((word) => Object.hasOwn(VERBS, word));
  const loaders = Object.entries(VERBS).filter(([verb]) => named === undefined || verb === named);
  for (const [, load] of loaders) (await load())(program);
  for (const command of program.commands) command.exitOverride();
  return program;
}

/** What commander says of arguments, each of which may hold anything, also our line's end. */
const echoed = (text: string, argv: readonly string[]): string =>
  argv.reduce((told, argument) => told.replaceAll(argument, visible(argument)), text);

/** Runs the command line; leaves the exit code in `process.exitCode`. */
export async function run(argv: readonly string[]): Promise<void> {
  // A reader that goes away (`| head`) ends us quietly.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.bug),
  );
  try {
    await (await build(argv)).parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  // Help, version and usage errors were printed by commander itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const known = explain(error);
  if (known) {
    note(known.text);
    return known.code;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  warn(`This is a bug in Rejoin, please report it:\n${text}`);
  return EXIT.bug;
}
