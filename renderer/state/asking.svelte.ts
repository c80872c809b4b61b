/** Calls that a press of a button makes: while one is under way it is not made again, and what it answers is said. */
import type { Said } from '../../app/domain/said.ts';
import { CallError } from '../../app/ipc/contract/contract.ts';

let refusal = $state<readonly Said[]>();
let underWay = $state(0);

export const asking = {
  get busy(): boolean {
    return underWay > 0;
  },
  /** Why the last call was not carried out. */
  get refusal(): readonly Said[] | undefined {
    return refusal;
  },
  dismiss(): void {
    refusal = undefined;
  },
};

export async function ask(call: () => Promise<unknown>): Promise<void> {
  underWay++;
  refusal = undefined;
  try {
    await call();
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    refusal = error.said;
  } finally {
    underWay--;
  }
}
