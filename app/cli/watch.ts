import type { Command } from 'commander';
import type { WifiEvent } from '../domain/events.ts';
import { networkId } from '../domain/link-key.ts';
import { said } from '../domain/said.ts';
import type { Finding } from '../domain/finding.ts';
import type { Link } from '../model/link-state.ts';
import { PlatformError, type Platform } from '../platform/port.ts';
import type { CourseReport } from '../remedy/course-state.ts';
import { findingJson, isoTime } from '../report/diagnosis-json.ts';
import { fixJson } from '../report/fix-json.ts';
import { headlineOf } from '../words/finding.ts';
import { say } from '../words/say.ts';
import { calledHere, tellHere } from './called-here.ts';
import { recallNames } from './recall-names.ts';
import { EXIT } from './exit.ts';
import { Attendant } from '../live/attendant.ts';
import { Guard } from '../live/guard.ts';
import { CacheEmptier } from '../live/keep-empty.ts';
import { lockOf } from '../platform/course-lock.ts';
import { liveInputs } from '../platform/live-inputs.ts';
import { inForce, mayGuard, thresholdsOf } from '../policy/in-force.ts';
import { help } from './help.ts';
import { openHere, policyHere, tellDamage } from './here.ts';
import { telemetryHere } from './telemetry-here.ts';
import { ctrlOption, ifaceOption, type LiveOptions } from './live-platform.ts';
import { LiveSession } from '../live/session.ts';
import { warmUp } from '../live/warm-up.ts';
import { aboutNetwork, afterFinding, nextLine } from './next-command.ts';
import { print, printJson, note, showStanding } from './output.ts';
import { standingOf } from './standing.ts';
import { layoutFor } from './style.ts';
import { visible, visibleIn } from '../domain/visible.ts';

interface WatchOptions extends LiveOptions {
  readonly guard?: true;
}

/** Attempts below which nothing but a named cause is worth a line. */
const WORTH_A_LINE = 2;

/** Follows this machine until it is interrupted. */
export async function watchMachine(
  options: WatchOptions,
  platform: Platform,
  signal: AbortSignal,
): Promise<void> {
  for (const repaired of await platform.repair()) note(repaired);
  const policy = policyHere();
  const wanted = options.guard ?? policy.current.enforced.guard ?? false;
  const isGuarded = wanted && mayGuard(policy.current);
  if (options.guard && !isGuarded) note(said('policy.no-guard'));
  if (isGuarded) await warmUp();
  const session = new LiveSession(platform, options.iface, () => thresholdsOf(policy.current));
  const telemetry = telemetryHere();
  telemetry.start();
  const report = (fix: CourseReport): void => {
    telemetry.fix(fix);
    if (options.json) printJson(fixJson(fix));
    else print(fixLine(visibleIn(fix)));
  };
  const attendant = new Attendant({ session, platform, lock: lockOf(platform) });
  const guard = isGuarded ? new Guard({ session, platform, attendant, report, warn: note }) : undefined;
  const emptier = new CacheEmptier(platform, note, () => inForce(policy.current, 'keepEmptyNetworks'));
  const told = new Map<string, string>();
  let last: string[] = [];
  session.listen({
    notice: ({ said: what }) => note(what),
    moved(link, story, event) {
      // Guard first: what is printed can wait.
      if (mayGuard(policy.current)) guard?.moved(link, story, event.at ?? Date.now());
      const finding = session.finding(link, story);
      emptier.moved(link, story);
      showStanding(standingOf(link, story, event.at ?? Date.now()));
      if (!finding || !isWorthALine(finding, link)) return;
      const key = networkId(link.iface, story);
      const state = [finding.cause, finding.variant, finding.recovered].join(' ');
      telemetry.finding(link.iface, finding);
      if (told.get(key) === state) return;
      told.set(key, state);
      if (options.json) printJson(liveJson(finding, link, event));
      else {
        last = [findingLine(finding, link, event)];
        // Guard does it by itself.
        if (!options.guard && finding.cause !== 'healthy')
          last.push(`  ${nextLine(afterWatched(finding), layoutFor(process.stdout))}`);
        for (const line of last) print(line);
      }
    },
  });
  policy.listen((changed) => {
    note(said('policy.changed'));
    tellDamage(changed);
    void telemetry.policyChanged();
  });
  await session.run(signal);
  showStanding(undefined);
  // Whoever has watched long has seen it go by. Who reads it by machine has it.
  if (process.stdout.isTTY) for (const line of last) print(line);
  policy.close();
  // What guard is in the middle of is ended first, and told.
  await attendant.close();
  await guard?.close();
  await telemetry.close();
}

/** Watches until the first interrupt. @returns the exit code */
export async function watchLive(options: WatchOptions): Promise<number> {
  const [platform] = await Promise.all([openHere(options), recallNames()]);
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(name, () => stop.abort());
  try {
    const isAny = options.iface === undefined && options.ctrl === undefined;
    if (isAny && (await platform.capabilities()).adapters.length === 0)
      throw new PlatformError('missing', [
        said('system.no-adapter'),
        said('terminal.waits-for-adapter', { option: '--iface NAME' }),
      ]);
    await watchMachine(options, platform, stop.signal);
  } finally {
    platform.close();
  }
  return EXIT.ok;
}

/** A single refusal that nothing names yet is no news; a connection is, and so is every named cause. */
const isWorthALine = (finding: Finding, link: Link): boolean =>
  finding.cause !== 'undetermined' || (finding.attempts >= WORTH_A_LINE && !link.attempt);

function liveJson(finding: Finding, link: Link, event: WifiEvent): Record<string, unknown> {
  return {
    schema: 'rejoin.finding/1',
    at: isoTime(event.at),
    iface: link.iface,
    ...findingJson(finding),
    inputs: liveInputs,
  };
}

/** While it is watched already, only what mends or explains it is worth typing. */
const afterWatched = (finding: Finding): string => {
  const command = afterFinding(finding);
  return command === 'rejoin watch' ? (aboutNetwork('plan', finding.ssid) ?? 'rejoin status') : command;
};

const clock = (at: number | undefined): string => new Date(at ?? Date.now()).toTimeString().slice(0, 8);

function findingLine(finding: Finding, link: Link, event: WifiEvent): string {
  const { paint, locale } = layoutFor(process.stdout);
  const tone =
    finding.cause === 'healthy' ? paint.good : finding.cause === 'undetermined' ? paint.warn : paint.bad;
  const code = finding.variant ? `${finding.cause} · ${finding.variant}` : finding.cause;
  const [bssid] = finding.bssids;
  const place = [link.iface, finding.ssid, bssid && `(${calledHere(bssid)})`];
  const where = visible(place.filter(Boolean).join(' '));
  return `${paint.dim(clock(event.at))} ${where}: ${tone(say(headlineOf(visibleIn(finding)), locale))} ${paint.dim(`[${code}]`)}`;
}

function fixLine(fix: CourseReport): string {
  const { paint } = layoutFor(process.stdout);
  const good = fix.outcome === 'fixed' || fix.outcome === 'connected';
  return `${paint.dim(clock(fix.at))} ${fix.iface} ${fix.ssid}: ${(good ? paint.good : paint.bad)(tellHere(fix.said))}`;
}

export function registerWatch(program: Command): void {
  program
    .command('watch')
    .summary(help('help.watch'))
    .description(help('help.watch.more'))
    .option(...ifaceOption())
    .option('--guard', help('help.watch.guard'))
    .option('--json', help('help.watch.json'))
    .option(...ctrlOption())
    .action(async (options: WatchOptions) => {
      process.exitCode = await watchLive(options);
    });
}
