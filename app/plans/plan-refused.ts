import { SaidError } from '../words/said-error.ts';

/** Why a plan is not carried out; one sentence. */
export class PlanRefused extends SaidError {
  override readonly name = 'PlanRefused';
}
