import { psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'short-joins',
  title: 'Six joins that each last a few seconds, each ended by the access point',
  timeoutS: 240,
  expected: {
    wpa: { verdict: 'ap-disconnects' },
    // The kernel alone does not tell that the connections held.
    iw: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(psk());
    const station = await lab.station(psk());
    await station.connected();
    await lab.watch();
    for (let n = 1; n <= 6; n++) {
      await lab.pause(8);
      station.events.skip();
      await ap.kick(station.address, 6);
      await station.disconnected(`join ${n} was to end`);
      await station.connected(`the station did not come back after join ${n}`);
    }
  },
};
