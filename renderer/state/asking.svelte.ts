/** Calls that a press of a button makes: what they answer is said. */
import type { Said } from '../../app/domain/said.ts';
import { CallError } from '../../app/ipc/contract/call-error.ts';

let refusal = $state<readonly Said[]>();

export const asking = {
  /** Why the last call was not carried out. */
  get refusal(): readonly Said[] | undefined {
    return refusal;
  },
  dismiss(): void {
    refusal = undefined;
  },
};

export async function ask(call: () => Promise<unknown>): Promise<void> {
  refusal = undefined;
  try {
    await call();
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    refusal = error.said;
  }
}
