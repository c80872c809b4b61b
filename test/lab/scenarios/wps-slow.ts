import { psk, WPS_ACCESS_POINT } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'wps-slow',
  title: 'A push button hands over the credentials, and the association takes seconds to follow',
  seed: '004',
  expected: { wpa: { verdict: 'wps-slow' }, iw: null },
  async run(lab) {
    const ap = await lab.accessPoint(psk(undefined, WPS_ACCESS_POINT));
    await lab.watch();
    const station = await lab.station([]);
    await ap.control.order('WPS_PBC');
    await station.order('WPS_PBC');

    await station.events.next({ received: /WPS-CRED-RECEIVED/ }, 60, 'WPS handed nothing over');
    // From here the access point answers no authentication frame for a while.
    await ap.control.order('SET ignore_auth_probability 1.0');
    const success = await station.events.next({ success: /WPS-SUCCESS/ }, 60, 'WPS did not succeed');
    await lab.pause(6.5);
    await ap.control.order('SET ignore_auth_probability 0.0');
    const associated = await station.events.next(
      { associated: /Associated with/ },
      60,
      'the network was not joined',
    );
    if (associated.at - success.at < 5000) throw new Error('the association came within five seconds');
    await station.connected('the handshake failed');
  },
};
