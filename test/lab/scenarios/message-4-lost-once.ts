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
    const station = await lab.station(psk(), [EAPOL_ON_INTERFACE]);
    await lab.watch();
    await station.connected('the first handshake was to look complete');
    await station.disconnected('the access point was to give the first handshake up');
    await loss.end();
    await station.connected('the second handshake failed');
    await lab.pause(7);
  },
};
