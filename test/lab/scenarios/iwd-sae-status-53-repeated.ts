import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-sae-status-53-repeated',
  title:
    'An access point loses its keys again and again; iwd 3 is told with status 53 each time and heals itself',
  timeoutS: 300,
  expected: { wpa: { verdict: 'stale-pmksa', variant: 'invalid-pmkid', recovered: false }, iw: null },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const iwd = await lab.iwd(3);
    await iwd.connect(sae());
    await iwd.reaches('connected', 'iwd was to connect');
    for (let n = 1; n <= 4; n++) {
      await ap.forgetKeys();
      await iwd.rejoin(sae());
      await iwd.reaches('connected', 'iwd was to heal itself');
      await lab.pause(7);
    }
    await iwd.keepJournal();
  },
};
