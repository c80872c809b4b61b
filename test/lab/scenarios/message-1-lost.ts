import { psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'message-1-lost',
  title: 'The access point accepts the association and never sends message 1/4',
  expected: {
    wpa: { verdict: 'handshake-loss', variant: 'message-1', recovered: false },
    info: null,
    iw: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(psk());
    const station = await lab.station(psk());
    await station.connected();
    await lab.watch();
    await ap.control.order('SET ext_eapol_frame_io 1');
    await station.rejoin();
    await station.refused(3, 'the association was to end without a handshake', 60);
  },
};
