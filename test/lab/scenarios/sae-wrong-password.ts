import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-wrong-password',
  title: 'The password of a WPA3 network is wrong and has never been right',
  expected: { wpa: { verdict: 'wrong-passphrase', variant: 'sae', recovered: false } },
  async run(lab) {
    await lab.accessPoint(sae());
    await lab.watch();
    const station = await lab.station(sae(PASSWORDS.wrong));
    // Up to 2.9 nothing is said of a refused confirm, only that the network is given up.
    const isTold = lab.isOf({ part: 'wpa_supplicant', from: '2.10' });
    if (isTold) await station.refused(4, 'the access point was to reject the SAE confirm');
    await station.gaveUp('the supplicant was to give the network up for a while');
    if (isTold) await station.refused(1, 'the next try was to fail too');
    else await station.gaveUp('the next try was to fail too', 90);
  },
};
