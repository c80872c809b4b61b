import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-2-healthy-sae',
  title: 'iwd 2 joins a WPA3 network, leaves it and joins it again',
  timeoutS: 240,
  expected: {
    wpa: { verdict: 'healthy', recovered: false },
    // Without -d it says nothing of its attempts.
    info: null,
    iw: null,
  },
  async run(lab) {
    await lab.accessPoint(sae());
    const iwd = await lab.iwd(2);
    await iwd.connect(sae());
    await iwd.reaches('connected', 'iwd was to connect');
    await iwd.rejoin(sae());
    await iwd.reaches('connected', 'iwd was to connect again');
    await lab.pause(7);
    await iwd.keepJournal();
  },
};
