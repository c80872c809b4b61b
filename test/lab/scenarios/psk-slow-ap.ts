import { EAPOL_ON_INTERFACE, EapolLoss } from '../guest/eapol-loss.ts';
import { psk } from '../guest/networks.ts';
import { radio } from '../guest/radios.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'psk-slow-ap',
  title: 'One 4-way handshake times out because message 2/4 is late, and the next one is complete',
  expected: {
    wpa: { verdict: 'healthy', variant: 'recovered', recovered: true },
    // Until the station's first data frame a capture cannot tell what it does not send from what it does not hear.
    air: { verdict: 'healthy' },
  },
  async run(lab) {
    await lab.accessPoint(psk());
    const loss = await EapolLoss.begin(radio(1).iface, 'all', 'silently');
    await lab.watch();
    const station = await lab.station(psk(), [EAPOL_ON_INTERFACE]);
    for (let n = 1; n <= 4; n++) {
      await station.events.next({ sent: /Sending EAPOL-Key 2\/4/ }, 30, `1/4 was to come ${n} times`);
    }
    await loss.end();
    await station.disconnected('the first handshake was to time out');
    await station.connected('the second handshake failed');
    await lab.pause(7);
  },
};
