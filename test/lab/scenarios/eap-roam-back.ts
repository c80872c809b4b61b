import { eap } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'eap-roam-back',
  title: 'A station of an 802.1X network roams to a second access point and back over the saved key',
  expected: { wpa: { verdict: 'healthy', recovered: false } },
  async run(lab) {
    const first = await lab.accessPoint(eap());
    const second = await lab.accessPoint(eap(), 2);
    second.vanish();
    const station = await lab.station(eap());
    await station.connected();
    await lab.watch();
    second.appear();
    await station.roam(second.bssid);
    await station.connected('the full EAP exchange at the second access point failed');
    await station.roam(first.bssid);
    const event = await station.events.next(
      { connected: /CTRL-EVENT-CONNECTED/, eap: /CTRL-EVENT-EAP-STARTED/ },
      40,
      'the saved key was not accepted',
    );
    if (event.kind === 'eap') throw new Error('the access point asked for EAP although it had the key');
  },
};
