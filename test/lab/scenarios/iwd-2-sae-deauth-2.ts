import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-2-sae-deauth-2',
  title:
    'iwd 2 offers no cached key, and is deauthenticated with reason 2 before the association all the same',
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
      answer: { kind: 'deauth', reason: 2 },
      onlyPmkid: false,
      endsWithFullSae: false,
    });
    const iwd = await lab.iwd(2);
    for (let n = 1; n <= 3; n++) {
      await iwd.connect(sae());
      await iwd.reaches('disconnected', 'the access point was to deauthenticate');
    }
    await iwd.keepJournal();
  },
};
