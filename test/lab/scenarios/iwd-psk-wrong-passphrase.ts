import { PASSWORDS, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-psk-wrong-passphrase',
  title: 'iwd 3 is given a wrong WPA2 passphrase three times',
  timeoutS: 300,
  expected: {
    wpa: { verdict: 'wrong-passphrase', variant: 'psk', recovered: false },
    // By itself it says neither how it authenticated nor how far it came.
    info: { verdict: 'undetermined' },
    iw: null,
  },
  async run(lab) {
    await lab.accessPoint(psk());
    const iwd = await lab.iwd(3);
    for (let n = 1; n <= 3; n++) {
      await iwd.connect(psk(PASSWORDS.wrong));
      await iwd.reaches('disconnected', 'the connection was to fail');
    }
    await iwd.keepJournal();
  },
};
