import type { Command } from 'commander';
import type { PlanStep } from '../domain/finding.ts';
import type { Mac } from '../domain/ids.ts';
import type { CachedKey, KnownNetwork, Platform } from '../platform/port.ts';
import { reconnectOnly, treatment } from '../remedy/plan.ts';
import { stepTitle } from '../report/plan-words.ts';
import { EXIT } from './exit.ts';
import { CTRL_OPTION, IFACE_OPTION, openPlatform, type LiveOptions } from './live-platform.ts';
import { findNetwork, parseBssid } from './live-target.ts';
import { layoutFor } from './style.ts';

export interface PlanOptions extends LiveOptions {
  readonly bssid?: string;
}

/** What `fix` would do with a network, as far as that can be said without trying. */
export interface FixPlan {
  readonly network: KnownNetwork;
  /** The cached keys that could be at fault. */
  readonly keys: readonly CachedKey[];
  readonly steps: readonly PlanStep[];
  /** One sentence: why these steps, or why none. */
  readonly why: string;
}

const keysOf = (network: KnownNetwork, bssid: Mac | undefined, keys: readonly CachedKey[]): CachedKey[] =>
  keys.filter(
    (key) => key.iface === network.iface && (bssid ? key.bssid === bssid : key.ssid === network.ssid),
  );

export async function planFix(ssid: string, options: PlanOptions, platform: Platform): Promise<FixPlan> {
  const bssid = parseBssid(options.bssid);
  const network = findNetwork(ssid, await platform.networks(options.iface));
  const keys = keysOf(network, bssid, await platform.cachedKeys(network.iface));
  const { clearBss } = await platform.capabilities(network.iface);
  const whose = bssid ? `the access point ${bssid}` : `"${network.ssid}"`;
  const plan = (why: string, steps: readonly PlanStep[]): FixPlan => ({ network, keys, steps, why });
  if (network.disabled) {
    const advice = `Switch it on first if you want it: wpa_cli -i ${network.iface} enable_network ${network.id}`;
    return plan(`"${network.ssid}" is switched off, and Rejoin does not switch it on by itself.`, [
      { step: 'advise', privilege: 'none', advice },
    ]);
  }
  if (network.connected && !bssid)
    return plan(`"${network.ssid}" is connected: there is nothing to fix.`, []);
  if (keys.length === 0)
    return plan(
      `No key is cached for ${whose}: there is nothing to clear.`,
      reconnectOnly(network.tempDisabled),
    );
  const waiting = reconnectOnly(network.tempDisabled).slice(0, -1);
  return plan(
    bssid
      ? `The key of ${whose} is cleared because you name it.`
      : `${keys.length === 1 ? 'One key is' : `${keys.length} keys are`} cached for ${whose}. Only one that is seen to be refused is cleared.`,
    [...waiting, ...treatment(clearBss ? 'bss' : 'network')],
  );
}

const NEEDS: Record<NonNullable<PlanStep['privilege']>, string> = {
  none: '',
  'control-interface': ' Needs group netdev.',
  root: ' Needs root.',
};

/** The steps for a person, numbered, each with its cost and privilege. */
export function planText(plan: FixPlan, heading: (text: string) => string): string {
  const steps = plan.steps.map(
    (step, index) =>
      `  ${index + 1}. ${stepTitle(step)}${step.cost === undefined ? '' : ` ${step.cost}`}${NEEDS[step.privilege ?? 'none']}`,
  );
  return [heading(plan.why), ...steps].join('\n');
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
  why,
  plan: steps,
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
        const plan = await planFix(ssid, options, platform);
        const { paint } = layoutFor(process.stdout);
        process.stdout.write(
          options.json ? `${JSON.stringify(planJson(plan), null, 2)}\n` : `${planText(plan, paint.bold)}\n`,
        );
        process.exitCode = EXIT.ok;
      } finally {
        platform.close();
      }
    });
}
