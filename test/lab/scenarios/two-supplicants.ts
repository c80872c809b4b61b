import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'two-supplicants',
  title: 'A second supplicant is started on the interface of the first',
  seed: '004',
  expected: {
    wpa: { verdict: 'competing-controller', recovered: false },
    events: null,
    iw: null,
    together: null,
  },
  async run(lab) {
    await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    const second = await lab.secondSupplicant(sae());
    for (let n = 1; n <= 3; n++)
      await station.disconnected('the second supplicant was to break the connection', 40);
    await second.stop();
  },
};
