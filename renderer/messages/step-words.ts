/** A step of a plan in the language of the person. */
import type { Said } from '../../app/domain/said.ts';
import type { PlanView } from '../../app/ipc/contract/views.ts';
import { t } from './i18n.svelte.ts';

/** @param say of whoever's machine it is */
export function stepWords(
  { step, scope, advice }: PlanView['steps'][number],
  say: (sentence: Said) => string,
): string {
  if (step === 'clear-pmksa') return t(`step.clear-pmksa.${scope ?? 'bss'}`);
  if (step === 'advise') return advice ? say(advice) : '';
  return t(`step.${step}`);
}
