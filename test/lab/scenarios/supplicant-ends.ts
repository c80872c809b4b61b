import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'supplicant-ends',
  title: 'The supplicant is ended while connected; nothing is wrong',
  expected: { wpa: { verdict: 'healthy', recovered: false } },
  async run(lab) {
    await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    await lab.pause(2);
    await station.stop();
    await lab.pause(1);
  },
};
