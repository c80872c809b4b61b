import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { EXIT, explain } from './exit.ts';
import { registerCache } from './cache.ts';
import { registerDemo } from './demo.ts';
import { registerDiagnose } from './diagnose.ts';
import { registerFix } from './fix.ts';
import { registerPlan } from './plan.ts';
import { registerStart } from './start.ts';
import { registerWatch } from './watch.ts';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const EXIT_CODES = `
Exit codes:
  0 healthy or fixed · 2 usage · 3 input unreadable or no adapter · 4 undetermined · 5 needs privilege or consent
  6 fix tried, not fixed · 10 stale-pmksa · 11 wrong-passphrase · 12 handshake-loss · 13 eap-rejected, eap-timeout
  14 ap-refused, auth-timeout, network-not-found · 15 signal-lost, ap-disconnects · 16 competing-controller
  17 no-address · 18 any other cause · 1 a bug in Rejoin`;

const VERBS = [
  registerStart,
  registerDiagnose,
  registerWatch,
  registerCache,
  registerPlan,
  registerFix,
  registerDemo,
];

function build(): Command {
  const program = new Command('rejoin')
    .description(
      'Tells a stale cached Wi-Fi key from a wrong password, clears that one key, reconnects and proves it worked.',
    )
    .version(manifest.version, '-V, --version')
    .option('-q, --quiet', 'no progress and no hints on stderr')
    .addHelpText('after', EXIT_CODES)
    .showHelpAfterError('Try --help.')
    .exitOverride();
  for (const register of VERBS) register(program);
  for (const command of program.commands) command.exitOverride();
  return program;
}

/** Runs the command line; leaves the exit code in `process.exitCode`. */
export async function run(argv: readonly string[]): Promise<void> {
  // A reader that goes away (`| head`) ends us quietly.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.bug),
  );
  try {
    await build().parseAsync(argv);
  } catch (error) {
    process.exitCode = report(error);
  }
}

function report(error: unknown): number {
  // Help, version and usage errors were printed by commander itself.
  if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  const known = explain(error);
  if (known) {
    process.stderr.write(`${known.text}\n`);
    return known.code;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`This is a bug in Rejoin, please report it:\n${text}\n`);
  return EXIT.bug;
}
