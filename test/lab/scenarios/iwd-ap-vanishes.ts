import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-ap-vanishes',
  title: 'The access point of iwd 3 loses its power while connected and does not come back',
  timeoutS: 300,
  expected: { wpa: { verdict: 'signal-lost', recovered: false }, iw: null },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const iwd = await lab.iwd(3);
    await iwd.connect(sae());
    await iwd.reaches('connected', 'iwd was to connect');
    await lab.pause(7);
    ap.vanish();
    await iwd.reaches('disconnected', 'iwd was to notice that the access point is gone', 120);
    await lab.pause(20);
    await iwd.keepJournal();
  },
};
