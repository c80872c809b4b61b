import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-auth-unanswered',
  title: 'The access point answers no authentication frame of iwd 3',
  timeoutS: 300,
  expected: { wpa: { verdict: 'auth-timeout', recovered: false }, iw: null },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const iwd = await lab.iwd(3);
    await ap.control.order('SET ignore_auth_probability 1.0');
    for (let n = 1; n <= 3; n++) {
      await iwd.connect(sae());
      await iwd.reaches('disconnected', 'the attempt was to fail');
    }
    await iwd.keepJournal();
  },
};
