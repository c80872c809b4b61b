import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-2-sae-disassoc-2',
  title: 'iwd 2 offers no cached key, and is disassociated with reason 2 after the association all the same',
  timeoutS: 300,
  expected: {
    wpa: { verdict: 'undetermined' },
    // Without -d it says nothing of its attempts.
    info: null,
    iw: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    await MisbehavingAp.takeOver(ap, {
      answer: { kind: 'accept-then-disassoc', reason: 2 },
      onlyPmkid: false,
      endsWithFullSae: false,
    });
    const iwd = await lab.iwd(2);
    for (let n = 1; n <= 3; n++) {
      await iwd.connect(sae());
      await iwd.reaches('disconnected', 'the access point was to disassociate');
    }
    await iwd.keepJournal();
  },
};
