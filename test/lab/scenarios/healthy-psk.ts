import { psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'healthy-psk',
  title: 'A WPA2 network is joined, left and joined again; there is no cached key in this',
  expected: { wpa: { verdict: 'healthy', recovered: false } },
  async run(lab) {
    await lab.accessPoint(psk());
    const station = await lab.station(psk());
    await station.connected();
    await lab.watch();
    await station.rejoin();
    await station.connected('the second join failed');
    if ((await station.cache()).length > 0) throw new Error('a pre-shared key left a PMKSA entry');
  },
};
