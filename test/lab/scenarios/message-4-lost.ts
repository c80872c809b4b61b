import { EAPOL_ON_INTERFACE, EapolLoss } from '../guest/eapol-loss.ts';
import { psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'message-4-lost',
  title: 'Message 4/4 is lost each time: the station has its keys, the access point retries 3/4 and gives up',
  seed: '003',
  expected: { wpa: { verdict: 'handshake-loss', variant: 'message-4', recovered: false }, iw: null },
  async run(lab) {
    await lab.accessPoint(psk());
    const station = await lab.station(psk(), [EAPOL_ON_INTERFACE]);
    await station.connected();
    await lab.watch();
    await EapolLoss.begin(station.iface, 'message-4', 'silently');
    await station.rejoin();
    for (const which of ['first', 'second', 'third']) {
      await station.connected(`the ${which} handshake was to look complete`);
      await station.disconnected(`the access point was to give the ${which} handshake up`);
    }
  },
};
