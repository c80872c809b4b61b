import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-sae-password-changed',
  title:
    'The password of a WPA3 network was changed: iwd 3 fails with the cached key first and with the old password then',
  timeoutS: 300,
  expected: {
    wpa: { verdict: 'wrong-passphrase', variant: 'sae', recovered: false },
    // By itself it says neither how it authenticated nor how far it came.
    info: { verdict: 'undetermined' },
    iw: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const iwd = await lab.iwd(3);
    await iwd.connect(sae());
    await iwd.reaches('connected', 'iwd was to connect');
    await ap.stop();
    await ap.start(sae(PASSWORDS.changed));
    for (let n = 1; n <= 3; n++) {
      await iwd.connect(sae());
      await iwd.reaches('disconnected', 'the old password was to fail');
    }
    await iwd.keepJournal();
  },
};
