import type { Command } from 'commander';
import { EXIT_CODES } from '../domain/causes.ts';
import type { Platform } from '../platform/port.ts';
import { EXIT, UsageError } from './exit.ts';
import type { FixOptions } from './fix-context.ts';
import { runFix } from './fix-run.ts';
import { CTRL_OPTION, IFACE_OPTION, openPlatform } from './live-platform.ts';
import { fixJson, type Outcome } from './live-treatment.ts';
import { layoutFor } from './style.ts';

const EXITS: Record<Outcome, number> = {
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
};

/** Does it, verifies it, tells it. @returns the exit code */
export async function fixNetwork(ssid: string, options: FixOptions, platform: Platform): Promise<number> {
  const stop = new AbortController();
  const cancel = (): void => stop.abort(new Cancelled());
  process.once('SIGINT', cancel);
  try {
    const say = (text: string): void => void process.stderr.write(`${text}\n`);
    const report = await runFix({ platform, options, signal: stop.signal, say }, ssid);
    const { paint } = layoutFor(process.stdout);
    const tone = EXITS[report.outcome] === EXIT.ok ? paint.good : paint.bad;
    process.stdout.write(options.json ? `${JSON.stringify(fixJson(report))}\n` : `${tone(report.text)}\n`);
    return EXITS[report.outcome];
  } catch (error) {
    if (!(error instanceof Cancelled) && !stop.signal.aborted) throw error;
    process.stderr.write('Cancelled. Nothing is left half-done: the network is configured as it was.\n');
    return EXIT.notFixed;
  } finally {
    process.removeListener('SIGINT', cancel);
  }
}

class Cancelled extends Error {}

function seconds(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 3600)) throw new UsageError('--timeout is a number of seconds, up to 3600.');
  return value;
}

export function registerFix(program: Command): void {
  program
    .command('fix')
    .summary('clear the cached key that is refused, reconnect, prove it')
    .description(
      'Looks at what goes on with a network. If a cached key is refused, clears that one key, asks for a full login and\n' +
        'watches it. The password, other access points and other networks are kept. A cache that is not at fault is left alone.',
    )
    .argument('<ssid>', 'the network, as text or as Rejoin prints it (\\xNN for bytes that are no text)')
    .option('--bssid <address>', 'clear the key of this access point, without looking first')
    .option('--force', 'clear without having seen a refusal')
    .option('-y, --yes', 'do not ask')
    .option('--timeout <seconds>', 'how long to wait for the proof', seconds, 30)
    .option(
      '--keep-cache-empty',
      'from now on `watch` empties the cache of this network after each connection',
    )
    .option('--undo', 'use the cache of this network again')
    .option(...IFACE_OPTION)
    .option('--json', 'print one JSON object, schema rejoin.fix/1')
    .option(...CTRL_OPTION)
    .action(async (ssid: string, options: FixOptions) => {
      const platform = openPlatform(options);
      try {
        process.exitCode = await fixNetwork(ssid, options, platform);
      } finally {
        platform.close();
      }
    });
}
