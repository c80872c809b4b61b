import { EAPOL_ON_INTERFACE, EapolLoss } from '../guest/eapol-loss.ts';
import { psk } from '../guest/networks.ts';
import { radio } from '../guest/radios.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'psk-slow-ap',
  title: 'One 4-way handshake times out because message 2/4 is late, and the next one is complete',
  expected: { wpa: { verdict: 'healthy', variant: 'recovered', recovered: true } },
  async run(lab) {
    await lab.accessPoint(psk());
    const loss = await EapolLoss.begin(radio(1).iface, 'all', 'silently');
    const station = await lab.station(psk(), [EAPOL_ON_INTERFACE]);
    await lab.watch();
    await station.disconnected('the first handshake was to time out', 40);
    await loss.end();
    await station.connected('the second handshake failed');
    await lab.pause(7);
  },
};
