import { EAPOL_ON_INTERFACE, EapolLoss } from '../guest/eapol-loss.ts';
import { psk } from '../guest/networks.ts';
import { radio } from '../guest/radios.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'message-4-lost-once',
  title: 'Message 4/4 is lost in one handshake, and the next one is complete',
  seed: '003',
  expected: { wpa: { verdict: 'healthy', variant: 'recovered', recovered: true }, iw: null },
  async run(lab) {
    await lab.accessPoint(psk());
    const loss = await EapolLoss.begin(radio(1).iface, 'message-4', 'silently');
    await lab.watch();
    const station = await lab.station(psk(), [EAPOL_ON_INTERFACE]);
    // Message 3/4 comes four times, and each time the station believes that the handshake is complete.
    for (let n = 1; n <= 4; n++) {
      await station.events.next({ done: /Key negotiation completed/ }, 30, `3/4 was to come ${n} times`);
    }
    await loss.end();
    await station.disconnected('the access point was to give the first handshake up');
    await station.connected('the second handshake failed');
    await lab.pause(7);
  },
};
