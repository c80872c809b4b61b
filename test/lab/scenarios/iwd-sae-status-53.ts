import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-sae-status-53',
  title: 'An access point that lost its keys tells iwd 3 so with status 53, and iwd heals itself at once',
  timeoutS: 300,
  expected: { wpa: { verdict: 'healthy', variant: 'recovered', recovered: true }, iw: null },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const iwd = await lab.iwd(3);
    await iwd.connect(sae());
    await iwd.reaches('connected', 'iwd was to connect');
    await ap.forgetKeys();
    await iwd.rejoin(sae());
    await iwd.reaches('connected', 'iwd was to heal itself');
    await lab.pause(7);
    await iwd.keepJournal();
  },
};
