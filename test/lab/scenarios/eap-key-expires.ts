import { eap } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'eap-key-expires',
  title: 'The key of a live connection comes to its end of life: this device leaves, logs in anew, and stays',
  timeoutS: 240,
  expected: { wpa: { verdict: 'healthy' } },
  async run(lab) {
    const network = eap();
    await lab.accessPoint(network);
    // The least that hostap takes for a key is what is left behind its reauthentication threshold.
    const station = await lab.station(network, [
      'dot11RSNAConfigPMKLifetime=25',
      'dot11RSNAConfigPMKReauthThreshold=100',
    ]);
    await station.connected();
    await lab.watch();
    station.events.skip();
    await station.disconnected('the key was to end the connection with it', 90);
    await station.connected('a full login was to follow');
    await lab.pause(7);
  },
};
