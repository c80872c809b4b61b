import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-2-sae-ap-forgets',
  title: 'iwd 2 caches no PMK: an access point that lost its keys is joined with a full SAE exchange',
  timeoutS: 300,
  expected: {
    wpa: { verdict: 'healthy', recovered: false },
    // Without -d it says nothing of its attempts.
    info: null,
    iw: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const iwd = await lab.iwd(2);
    await iwd.connect(sae());
    await iwd.reaches('connected', 'iwd was to connect');
    await ap.forgetKeys();
    await iwd.rejoin(sae());
    await iwd.reaches('connected', 'iwd was to connect again');
    await lab.pause(7);
    await iwd.keepJournal();
  },
};
