import { eap } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'eap-login-renewed',
  title: 'After a join over the saved key the access point has the login renewed, and the connection stays',
  expected: { wpa: { verdict: 'healthy' } },
  async run(lab) {
    const network = eap();
    await lab.accessPoint({ ...network, extra: ['eap_reauth_period=12'] });
    const station = await lab.station(network);
    await station.connected();
    await lab.watch();
    await station.rejoin();
    await station.connected('the saved key was not accepted');
    await station.events.next({ renewed: /CTRL-EVENT-EAP-SUCCESS/ }, 60, 'the login was to be renewed');
    await station.events.next({ again: /CTRL-EVENT-EAP-SUCCESS/ }, 60, 'the login was to be renewed again');
    await lab.pause(3);
  },
};
