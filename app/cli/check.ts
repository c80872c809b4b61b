/** `rejoin check`: a verdict for programs that ask once, as portals and fleet managers do. */
import type { Command } from 'commander';
import { EXIT_CODES, type Cause } from '../domain/causes.ts';
import { said, type Said } from '../domain/said.ts';
import { visible, visibleIn } from '../domain/visible.ts';
import { checkMachine, type Checked } from '../live/check.ts';
import { LiveSession } from '../live/session.ts';
import { liveInputs } from '../platform/live-inputs.ts';
import { thresholdsOf } from '../policy/in-force.ts';
import { findingJson } from '../report/diagnosis-json.ts';
import { headlineOf } from '../words/finding.ts';
import { say } from '../words/say.ts';
import { seconds } from './fix.ts';
import { openHere, policyHere } from './here.ts';
import { tellOrganisation } from './telemetry-here.ts';
import { help } from './help.ts';
import { ctrlOption, ifaceOption, jsonOption, type LiveOptions } from './live-platform.ts';
import { afterLook } from './next-command.ts';
import { note, print, printJson } from './output.ts';
import { layoutFor } from './style.ts';

interface CheckCommand extends LiveOptions {
  readonly ssid?: string;
  readonly timeout: number;
}

/** What a look says: a connection that holds is healthy though nothing was seen to happen. */
export function verdictOf({ finding, connected }: Checked): { cause: Cause; words: Said } {
  if (finding && !(connected && finding.cause === 'undetermined'))
    return { cause: finding.cause, words: headlineOf(finding) };
  return connected
    ? { cause: 'healthy', words: said('check.connected') }
    : { cause: 'undetermined', words: said('check.nothing') };
}

/** Schema `rejoin.check/1`: the keys of a diagnosis, and what was looked at. */
export function checkJson(checked: Checked): Record<string, unknown> {
  const { iface, ssid, connected, finding, looked } = checked;
  const { cause, words } = verdictOf(checked);
  const own = finding?.cause === cause ? finding : undefined;
  return {
    schema: 'rejoin.check/1',
    verdict: cause,
    ...(own?.variant === undefined ? {} : { variant: own.variant }),
    confidence: own?.confidence ?? (cause === 'healthy' ? 1 : 0),
    recovered: own?.recovered ?? false,
    exit: EXIT_CODES[cause],
    iface: iface ?? null,
    ssid: ssid ?? null,
    connected,
    text: say(words),
    ...words,
    looked: Math.round(looked),
    findings: own ? [findingJson(own)] : [],
    inputs: liveInputs,
  };
}

async function check(options: CheckCommand): Promise<number> {
  const platform = await openHere(options);
  try {
    const { ssid, iface } = options;
    const session = new LiveSession(platform, iface, () => thresholdsOf(policyHere().current));
    const checked = await checkMachine({ ssid, iface, timeout: options.timeout * 1000 }, platform, session);
    const { cause, words } = verdictOf(checked);
    if (options.json) printJson(checkJson(checked));
    else {
      const { paint, locale } = layoutFor(process.stdout);
      const tone = cause === 'healthy' ? paint.good : cause === 'undetermined' ? paint.warn : paint.bad;
      const where = visible([checked.iface, checked.ssid].filter(Boolean).join(' '));
      print(
        [where, `${tone(say(visibleIn(words), locale))} ${paint.dim(`[${cause}]`)}`]
          .filter(Boolean)
          .join(': '),
      );
      note(said('terminal.next', { command: afterLook(cause, checked.ssid) }));
    }
    const { iface: seen = '', finding } = checked;
    await tellOrganisation((telemetry) => finding && telemetry.finding(seen, finding));
    return EXIT_CODES[cause];
  } finally {
    platform.close();
  }
}

export function registerCheck(program: Command): void {
  program
    .command('check')
    .summary(help('help.check'))
    .description(help('help.check.more'))
    .option('--ssid <name>', help('help.check.ssid'))
    .option('--timeout <seconds>', help('help.check.timeout'), seconds, 60)
    .option(...ifaceOption())
    .option(...jsonOption('rejoin.check/1'))
    .option(...ctrlOption())
    .action(async (options: CheckCommand) => {
      process.exitCode = await check(options);
    });
}
