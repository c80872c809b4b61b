import type { Command } from 'commander';
import type { PlanStep } from '../domain/finding.ts';
import { planFix, type FixPlan } from '../live/plan.ts';
import { findTarget } from '../live/target.ts';
import { planStepJson } from '../report/diagnosis-json.ts';
import { stepTitle } from '../report/plan-words.ts';
import type { Layout } from '../report/terminal.ts';
import { say } from '../words/say.ts';
import { EXIT } from './exit.ts';
import { openPlatform } from '../platform/open.ts';
import { CTRL_OPTION, IFACE_OPTION, type LiveOptions } from './live-platform.ts';
import { print, printJson } from './output.ts';
import { layoutFor } from './style.ts';
import { visibleIn } from '../domain/visible.ts';

interface PlanOptions extends LiveOptions {
  readonly bssid?: string;
}

const NEEDS: Record<NonNullable<PlanStep['privilege']>, string> = {
  none: '',
  'control-interface': ' Needs group netdev.',
  polkit: ' The system may ask you to agree.',
  keychain: ' The system asks whether Rejoin may use the saved password.',
  administrator: ' Needs an administrator.',
  root: ' Needs root.',
};

/** The steps for a person, numbered, each with its cost and privilege. */
export function planText(plan: FixPlan, { paint, locale }: Layout): string {
  const steps = plan.steps.map(
    (step, index) =>
      `  ${index + 1}. ${[stepTitle(step), step.cost].flatMap((text) => (text ? say(text, locale) : [])).join(' ')}${NEEDS[step.privilege ?? 'none']}`,
  );
  return [paint.bold(say(plan.why, locale)), ...steps].join('\n');
}

export const planJson = ({ network, keys, steps, why }: FixPlan): Record<string, unknown> => ({
  schema: 'rejoin.plan/1',
  iface: network.iface,
  ssid: network.ssid,
  networkId: network.id,
  state: network.connected
    ? 'connected'
    : network.disabled
      ? 'switched-off'
      : network.tempDisabled
        ? 'waiting-after-failures'
        : 'not-connected',
  manager: network.manager ?? null,
  keys: keys.map(({ bssid, pmkid, birth, expiresIn }) => ({ bssid, pmkid, birth, expiresIn })),
  why: say(why),
  whySaid: why,
  plan: steps.map(planStepJson),
});

export function registerPlan(program: Command): void {
  program
    .command('plan')
    .summary('what `fix` would do with a network, without doing it')
    .description(
      'Says what `fix` would do with a network: each step with its cost and what it needs. Changes nothing.',
    )
    .argument('<ssid>', 'the network, as text or as Rejoin prints it (\\xNN for bytes that are no text)')
    .option('--bssid <address>', 'the key of this access point')
    .option(...IFACE_OPTION)
    .option('--json', 'print one JSON object, schema rejoin.plan/1')
    .option(...CTRL_OPTION)
    .action(async (ssid: string, options: PlanOptions) => {
      const platform = openPlatform(options);
      try {
        const plan = await planFix(await findTarget(ssid, options, platform), platform);
        if (options.json) printJson(planJson(plan), 2);
        else print(planText(visibleIn(plan), layoutFor(process.stdout)));
        process.exitCode = EXIT.ok;
      } finally {
        platform.close();
      }
    });
}
