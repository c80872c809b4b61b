import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { EXIT_CODES } from '../domain/causes.ts';
import { PlatformError, type Platform } from '../platform/port.ts';
import { EXIT, UsageError } from './exit.ts';
import { keptSentence, runFix, type FixOptions, type FixProgress } from '../live/fix.ts';
import type { CourseStep, Outcome } from '../remedy/course-state.ts';
import { said, type Said } from '../domain/said.ts';
import { say, sayAll } from '../words/say.ts';
import { spokenLocale } from './language.ts';
import { clearedSentences } from '../remedy/course-words.ts';
import { fixJson } from '../report/fix-json.ts';
import { drawFinding } from '../report/terminal.ts';
import { lockOf } from '../platform/course-lock.ts';
import { openPlatform } from '../platform/open.ts';
import { CTRL_OPTION, IFACE_OPTION, type LiveOptions } from './live-platform.ts';
import { planText } from './plan.ts';
import { print, printJson, note, warn } from './output.ts';
import { layoutFor } from './style.ts';
import { visible, visibleIn } from '../domain/visible.ts';

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
  changed: EXIT.notFixed,
  cancelled: EXIT.notFixed,
  failed: EXIT.notFixed,
};

interface FixCommand extends FixOptions, LiveOptions {
  readonly iface?: string;
  readonly yes?: true;
  readonly readPassword?: true;
  readonly passwordInArguments?: true;
}

/** What a person at a terminal is told while it goes on. */
function sentenceOf(progress: FixProgress): string {
  switch (progress.what) {
    case 'repaired':
      return progress.text;
    case 'planned':
      return planText(visibleIn(progress.plan), layoutFor(process.stderr));
    case 'keeping-empty':
      return say(keptSentence(progress.plan.network.ssid), spokenLocale());
    case 'step':
      return stepSentence(progress.step);
  }
}

function stepSentence({ what, cleared, finding, why }: CourseStep): string {
  switch (what) {
    case 'looking':
      return why ? say(why, spokenLocale()) : 'Asking for an attempt to look at.';
    case 'found':
      return finding ? drawFinding({ ...finding, plan: [] }, [], layoutFor(process.stderr)) : '';
    case 'cleared':
      return cleared ? sayAll(clearedSentences(cleared), spokenLocale()) : '';
    case 'asked':
      return 'Asked for a full login.';
    case 'larger-cut':
      return why ? say(said('course.not-helped', { why }), spokenLocale()) : '';
    case 'connected':
      return 'Handshake complete, connected. Watching that it holds.';
    default:
      return '';
  }
}

async function askAtTerminal(signal: AbortSignal): Promise<void> {
  if (!process.stdin.isTTY)
    throw new PlatformError('privilege', 'Nobody is at a terminal to agree to this: add --yes to do it.');
  const line = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await line.question('Do it? [y/N] ', { signal });
    if (!/^(?:y|yes|j|ja)$/i.test(answer.trim()))
      throw new PlatformError('privilege', 'Nothing was done, as you wished.');
  } finally {
    line.close();
  }
}

/** Does it, verifies it, tells it. @returns the exit code */
export async function fixNetwork(ssid: string, options: FixCommand, platform: Platform): Promise<number> {
  const stop = new AbortController();
  const cancel = (): void => stop.abort(new Cancelled());
  process.once('SIGINT', cancel);
  try {
    const { signal } = stop;
    const tell = (progress: FixProgress): void => {
      const sentence = sentenceOf(progress);
      if (sentence) warn(sentence);
    };
    const agree = async (): Promise<void> => (options.yes ? undefined : askAtTerminal(signal));
    const agreeToMore = async (_: unknown, why: readonly Said[]): Promise<boolean> => {
      note(sayAll(why, spokenLocale()));
      return agree().then(
        () => true,
        () => false,
      );
    };
    const lock = lockOf(platform);
    const report = await runFix({ platform, options, signal, lock, tell, agree, agreeToMore }, ssid);
    const { paint } = layoutFor(process.stdout);
    const tone = EXITS[report.outcome] === EXIT.ok ? paint.good : paint.bad;
    if (options.json) printJson(fixJson(report));
    else print(tone(visible(sayAll(report.said, spokenLocale()))));
    return EXITS[report.outcome];
  } catch (error) {
    if (!(error instanceof Cancelled) && !stop.signal.aborted) throw error;
    note('Cancelled. Nothing is left half-done: the network is configured as it was.');
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
    .option('--read-password', 'on a Mac: read the saved password of this network; macOS asks you too')
    .option(
      '--password-in-arguments',
      'on a Mac without the native addon: give it to networksetup, where other users of this Mac can see it meanwhile',
    )
    .option('--json', 'print one JSON object, schema rejoin.fix/1')
    .option(...CTRL_OPTION)
    .action(async (ssid: string, options: FixCommand) => {
      const { readPassword = false, passwordInArguments = false } = options;
      const consent = { readKey: readPassword || passwordInArguments, keyInArguments: passwordInArguments };
      const platform = openPlatform({ ...options, consent });
      try {
        process.exitCode = await fixNetwork(ssid, options, platform);
      } finally {
        platform.close();
      }
    });
}
