import type { Command } from 'commander';
import { planFix, type FixPlan } from '../live/plan.ts';
import { findTarget } from '../live/target.ts';
import { planStepJson } from '../report/diagnosis-json.ts';
import { say } from '../words/say.ts';
import { recallNames } from './recall-names.ts';
import { EXIT } from './exit.ts';
import { openHere } from './here.ts';
import { help } from './help.ts';
import { ctrlOption, ifaceOption, jsonOption, type LiveOptions } from './live-platform.ts';
import { aboutNetwork, nextLine } from './next-command.ts';
import { print, printJson } from './output.ts';
import { planText } from './plan-text.ts';
import { registerSignedPlans } from './signed-plan.ts';
import { layoutFor } from './style.ts';
import { visibleIn } from '../domain/visible.ts';

interface PlanOptions extends LiveOptions {
  readonly bssid?: string;
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
  const plan = program
    .command('plan')
    .summary(help('help.plan'))
    .description(help('help.plan.more'))
    .argument('<ssid>', help('help.ssid'))
    .option('--bssid <address>', help('help.plan.bssid'))
    .option(...ifaceOption())
    .option(...jsonOption('rejoin.plan/1'))
    .option(...ctrlOption())
    .action(async (ssid: string, options: PlanOptions) => {
      const [platform] = await Promise.all([openHere(options), recallNames()]);
      try {
        const plan = await planFix(await findTarget(ssid, options, platform), platform);
        if (options.json) printJson(planJson(plan), 2);
        else {
          const layout = layoutFor(process.stdout);
          print(planText(visibleIn(plan), layout));
          const command = plan.steps.length > 0 ? aboutNetwork('fix', plan.network.ssid) : undefined;
          print(nextLine(command ?? 'rejoin watch', layout));
        }
        process.exitCode = EXIT.ok;
      } finally {
        platform.close();
      }
    });
  registerSignedPlans(plan);
}
