import { EXIT } from './exit-codes.ts';
import { VERSION } from './version.ts';

/** Portals ask for it often, so it is told before anything else is loaded. */
const asksVersion = ([, , first = '', ...more]: readonly string[]): boolean =>
  ['--version', '-V'].includes(first) && more.length === 0;

/** Runs the command line; leaves the exit code in `process.exitCode`. */
export async function run(argv: readonly string[]): Promise<void> {
  // A reader that goes away (`| head`) ends us quietly.
  process.stdout.on('error', (error: NodeJS.ErrnoException) =>
    process.exit(error.code === 'EPIPE' ? EXIT.ok : EXIT.bug),
  );
  if (asksVersion(argv)) process.stdout.write(`${VERSION}\n`);
  else await (await import('./program.ts')).runProgram(argv);
}
