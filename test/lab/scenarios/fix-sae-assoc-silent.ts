import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { fixEndsTheLoop } from '../guest/treatment.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'fix-sae-assoc-silent',
  title: 'rejoin fix ends the loop of a cached key that is answered by silence, and touches nothing else',
  seed: '000',
  timeoutS: 180,
  record: false,
  async run(lab) {
    await fixEndsTheLoop(lab, async ({ ap }) => {
      await ap.forgetKeys();
      await MisbehavingAp.takeOver(ap, { answer: { kind: 'silent' } });
    });
  },
};
