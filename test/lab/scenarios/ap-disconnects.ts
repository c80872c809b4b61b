import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'ap-disconnects',
  title: 'The access point ends an established connection again and again, with reasons 2 to 8',
  timeoutS: 240,
  expected: {
    wpa: { verdict: 'ap-disconnects' },
    // Neither the kernel's text nor the access point's default log says that the connections held.
    iw: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    for (const reason of [2, 3, 4, 5, 6, 7, 8]) {
      // A connection shorter than six seconds that ends with reason 2 would not count as one that held.
      await lab.pause(7);
      station.events.skip();
      await ap.kick(station.address, reason);
      await station.disconnected(`reason ${reason} was to end the connection`);
      await station.connected(`the station did not come back after reason ${reason}`);
    }
    await lab.pause(7);
  },
};
