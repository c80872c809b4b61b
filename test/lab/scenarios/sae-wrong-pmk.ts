import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-wrong-pmk',
  title: 'Both ends agree on the PMKID and not on the PMK: every MIC of message 2/4 is wrong',
  seed: '002',
  expected: { wpa: { verdict: 'stale-pmksa', variant: 'four-way-with-cached-pmk', recovered: false } },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae());
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
