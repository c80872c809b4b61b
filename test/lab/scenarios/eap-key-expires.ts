import { EAPOL_ON_INTERFACE, EapolLoss } from '../guest/eapol-loss.ts';
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
    await lab.watch();
    // The least that hostap takes for a key is what is left behind its reauthentication threshold.
    const station = await lab.station(network, [
      EAPOL_ON_INTERFACE,
      'dot11RSNAConfigPMKLifetime=25',
      'dot11RSNAConfigPMKReauthThreshold=100',
    ]);
    await station.connected();
    station.events.skip();
    // A second before the end the supplicant asks for a new login, and one that succeeds would keep the connection.
    const loss = await EapolLoss.begin(station.iface, 'all', 'silently');
    await station.disconnected('the key was to end the connection with it', 90);
    await loss.end();
    await station.connected('a full login was to follow');
    await lab.pause(7);
  },
};
