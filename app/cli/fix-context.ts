/** What every part of `fix` needs at hand. */
import type { Finding } from '../domain/finding.ts';
import type { Platform } from '../platform/port.ts';
import { drawFinding } from '../report/terminal.ts';
import type { FixReport, Outcome } from './live-treatment.ts';
import type { FixPlan, PlanOptions } from './plan.ts';
import { layoutFor } from './style.ts';

export interface FixOptions extends PlanOptions {
  readonly yes?: true;
  readonly force?: true;
  readonly keepCacheEmpty?: true;
  readonly undo?: true;
  /** Seconds. */
  readonly timeout: number;
}

export interface FixContext {
  readonly platform: Platform;
  readonly options: FixOptions;
  readonly signal: AbortSignal;
  readonly say: (text: string) => void;
}

export function tellFinding(context: FixContext, finding: Finding): void {
  context.say(drawFinding({ ...finding, plan: [] }, [], layoutFor(process.stderr)));
}

export function reportOf(
  plan: FixPlan,
  outcome: Outcome,
  text: string,
  more: Partial<FixReport> = {},
): FixReport {
  const { iface, ssid } = plan.network;
  return { by: 'fix', outcome, text, at: Date.now(), iface, ssid, ...more };
}
