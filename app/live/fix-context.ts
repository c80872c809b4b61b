/** What every part of a fix needs at hand, and what it tells while it goes on. */
import type { Finding } from '../domain/finding.ts';
import type { Cleared, Platform } from '../platform/port.ts';
import type { FixPlan, PlanOptions } from './plan.ts';
import type { FixReport, Outcome } from './treatment.ts';

export interface FixOptions extends PlanOptions {
  /** Clear without having seen a refusal. */
  readonly force?: boolean | undefined;
  readonly keepCacheEmpty?: boolean | undefined;
  /** Use the cache of this network again. */
  readonly undo?: boolean | undefined;
  /** Seconds to wait for the proof. */
  readonly timeout: number;
}

/** Where a fix is, in the order in which it gets there. */
export type FixProgress =
  /** Something that an earlier run left half-done was put right. */
  | { readonly what: 'repaired'; readonly text: string }
  | { readonly what: 'planned'; readonly plan: FixPlan }
  | { readonly what: 'keeping-empty'; readonly plan: FixPlan }
  /** An attempt was asked for, to look at it. */
  | { readonly what: 'looking'; readonly iface: string }
  | { readonly what: 'found'; readonly finding: Finding }
  | { readonly what: 'cleared'; readonly cleared: Cleared }
  | { readonly what: 'larger-cut'; readonly why: string }
  /** Up, and yet to hold. */
  | { readonly what: 'connected' };

export interface FixContext {
  readonly platform: Platform;
  readonly options: FixOptions;
  readonly signal: AbortSignal;
  tell(progress: FixProgress): void;
  /** Asked once before anything is changed. @throws where nobody agrees */
  agree(plan: FixPlan): Promise<void>;
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
