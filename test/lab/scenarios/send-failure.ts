import { EAPOL_ON_INTERFACE, EapolLoss } from '../guest/eapol-loss.ts';
import { psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'send-failure',
  title: 'EAPOL frames cannot be sent from this computer, and the supplicant blames the pre-shared key',
  seed: '003',
  expected: {
    wpa: { verdict: 'handshake-loss', variant: 'message-2', recovered: false },
    events: null,
    iw: null,
    // Why the station does not answer 1/4 is not to be seen.
    air: { verdict: 'undetermined' },
  },
  async run(lab) {
    await lab.accessPoint(psk());
    const station = await lab.station(psk(), [EAPOL_ON_INTERFACE]);
    await station.connected();
    await lab.watch();
    await EapolLoss.begin(station.iface, 'all', 'with-an-error');
    await station.rejoin();
    await station.gaveUp('the supplicant was to blame the pre-shared key', 60);
    await station.gaveUp('the second try was to fail too', 60);
  },
};
