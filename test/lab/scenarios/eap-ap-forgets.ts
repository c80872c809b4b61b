import { eap } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'eap-ap-forgets',
  title: 'An access point of an 802.1X network lost its keys and asks for EAP again, as it should',
  expected: { wpa: { verdict: 'healthy' } },
  async run(lab) {
    const ap = await lab.accessPoint(eap());
    const station = await lab.station(eap());
    await station.connected();
    await lab.watch();
    await ap.forgetKeys();
    await station.rejoin();
    await station.events.next({ eap: /CTRL-EVENT-EAP-STARTED/ }, 40, 'the access point was to ask for EAP');
    await station.connected('the full EAP exchange failed');
  },
};
