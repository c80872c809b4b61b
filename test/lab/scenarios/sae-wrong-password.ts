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
    await station.refused(4, 'the access point was to reject the SAE confirm');
    await station.gaveUp('the supplicant was to give the network up for a while');
    await station.refused(1, 'the next try was to fail too');
  },
};
