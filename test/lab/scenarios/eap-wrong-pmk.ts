import { eap } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'eap-wrong-pmk',
  title: 'Both ends agree on the PMKID of an 802.1X network and not on the PMK: nothing falls back to EAP',
  seed: '002',
  expected: {
    wpa: { verdict: 'stale-pmksa', recovered: false },
    // Open authentication is what every 802.1X attempt begins with, and EAP travels in data frames.
    iw: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(eap());
    const station = await lab.station(eap());
    await station.connected();
    await lab.watch();
    station.events.skip();
    await station.order('DISCONNECT');
    await station.disconnected();
    await station.spoilPmk(0, ap.bssid);
    await station.order('RECONNECT');
    await station.refused(4, 'the 4-way handshake with the spoilt PMK was to fail', 60);
    await station.gaveUp('the supplicant was to give the network up for a while');
  },
};
