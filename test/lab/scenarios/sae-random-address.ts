import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-random-address',
  title: 'A station with a new random address at each join logs in fully each time',
  // The recordings of the air and of the access point show two stations, each well.
  expected: { wpa: { verdict: 'healthy' }, together: null },
  async run(lab) {
    await lab.accessPoint(sae());
    const station = await lab.station(sae(undefined, ['mac_addr=1']), ['rand_addr_lifetime=1']);
    await station.connected();
    await lab.watch();
    for (let n = 2; n <= 3; n++) {
      await lab.pause(2);
      await station.rejoin();
      await station.connected(`join ${n} failed`);
    }
  },
};
