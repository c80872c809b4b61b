/** What an organisation's policy makes of the settings that a window shows. Pure. */
import type { LiveState, Settings } from '../ipc/contract/views.ts';
import { inForce, limitsOf, mayGuard, redactionOf, reportAddressOf } from '../policy/in-force.ts';
import type { Policy } from '../policy/policy.ts';
import { DEFAULT_SETTINGS } from './default-settings.ts';

const KEYS = Object.keys(DEFAULT_SETTINGS) as readonly (keyof Settings)[];

/** Enforced before chosen, chosen before default. */
export function settingsUnder(policy: Policy, chosen: Partial<Settings>): Settings {
  const all = { ...DEFAULT_SETTINGS, ...only(policy.defaults), ...chosen, ...only(policy.enforced) };
  return mayGuard(policy) ? all : { ...all, guard: false };
}

/** What nobody at this computer can change. */
export const lockedBy = (policy: Policy): (keyof Settings)[] =>
  KEYS.filter((key) => policy.enforced[key] !== undefined || (key === 'guard' && !mayGuard(policy)));

/** What may be changed here. */
export function limitsUnder(policy: Policy): LiveState['limits'] {
  const { remedies, largestCut } = limitsOf(policy);
  return { remedies: [...remedies], largestCut, keptEmpty: [...inForce(policy, 'keepEmptyNetworks')] };
}

/** What may be in a report, and where it goes. */
export function reportsUnder(policy: Policy): LiveState['reports'] {
  const { preset, mayBeOpen } = redactionOf(policy);
  const address = reportAddressOf(policy);
  return { level: preset, mayBeOpen, ...(address === undefined ? {} : { address }) };
}

const only = (values: Policy['enforced']): Partial<Settings> =>
  Object.fromEntries(KEYS.flatMap((key) => (values[key] === undefined ? [] : [[key, values[key]]])));
