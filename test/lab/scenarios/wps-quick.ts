import { psk, WPS_ACCESS_POINT } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'wps-quick',
  title: 'A push button hands over the credentials, and the association follows at once',
  seed: '004',
  expected: { wpa: { verdict: 'healthy', recovered: false } },
  async run(lab) {
    const ap = await lab.accessPoint(psk(undefined, WPS_ACCESS_POINT));
    await lab.watch();
    const station = await lab.station([]);
    await ap.control.order('WPS_PBC');
    await station.order('WPS_PBC');

    await station.events.next({ success: /WPS-SUCCESS/ }, 60, 'WPS did not succeed');
    await station.connected('the network of the push button was not joined');
  },
};
