import { eap, PASSWORDS } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'eap-wrong-password',
  title: 'The account password of an 802.1X network is wrong',
  expected: {
    wpa: { verdict: 'eap-rejected', variant: 'credentials', recovered: false },
    // An EAP failure travels in data frames: the kernel tells only that the access point ended it with reason 23.
    iw: null,
    hostapd: { verdict: 'eap-rejected' },
  },
  async run(lab) {
    await lab.accessPoint(eap());
    await lab.watch();
    const station = await lab.station(eap(PASSWORDS.eapWrong));
    for (const which of ['first', 'second']) {
      await station.events.next(
        { failure: /CTRL-EVENT-EAP-FAILURE/ },
        60,
        `the ${which} EAP exchange was to fail`,
      );
      await station.disconnected(`the ${which} failure was to end the association`);
    }
    await station.gaveUp('the supplicant was to give the network up for a while');
  },
};
