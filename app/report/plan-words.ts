import type { PlanStep } from '../domain/finding.ts';
import { said, type Said } from '../domain/said.ts';

/** A step of a plan. What it costs is said by the step itself. Undefined for advice without words. */
export function stepTitle(step: PlanStep, accessPoints = 1): Said | undefined {
  switch (step.step) {
    case 'clear-pmksa':
      return step.scope === undefined || step.scope === 'bss'
        ? said('step.clear.bss', { count: Math.max(1, accessPoints) })
        : said(`step.clear.${step.scope}`);
    case 'ask-for-password':
    case 'advise':
      return step.advice;
    default:
      return said(`step.${step.step}`);
  }
}
