import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-2-sae-wrong-password',
  title: 'iwd 2 is given a wrong WPA3 password three times',
  timeoutS: 300,
  expected: {
    wpa: { verdict: 'wrong-passphrase', variant: 'sae', recovered: false },
    // Without -d it says nothing of its attempts.
    info: null,
    iw: null,
  },
  async run(lab) {
    await lab.accessPoint(sae());
    const iwd = await lab.iwd(2);
    for (let n = 1; n <= 3; n++) {
      await iwd.connect(sae(PASSWORDS.wrong));
      await iwd.reaches('disconnected', 'the connection was to fail');
    }
    await iwd.keepJournal();
  },
};
