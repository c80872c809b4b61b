/** Numbers of signed plans: each is carried out once. */
import { said } from '../domain/said.ts';
import { CallError } from '../ipc/contract/call-error.ts';
import { usedPlansFolder } from '../live/keep-empty.ts';
import { demandUnused, useOnce } from '../plans/used-numbers.ts';

export interface UsedPlans {
  /** @throws where it was used */
  demandUnused(nonce: string): void;
  /** Takes it for good. @throws where it was used */
  use(nonce: string): void;
}

/** @throws PlanRefused */
export const KEPT_PLANS: UsedPlans = {
  demandUnused: (nonce) => demandUnused(nonce, usedPlansFolder()),
  use: (nonce) => useOnce(nonce, usedPlansFolder()),
};

/** The same where nothing of this computer may be touched. @throws CallError */
export class PlayedPlans implements UsedPlans {
  readonly #used = new Set<string>();

  demandUnused(nonce: string): void {
    if (this.#used.has(nonce)) throw new CallError('refused', said('plan.used'));
  }

  use(nonce: string): void {
    this.demandUnused(nonce);
    this.#used.add(nonce);
  }
}
