import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'ap-vanishes-and-returns',
  title: 'The access point loses its power while connected and comes back',
  expected: {
    wpa: { verdict: 'healthy', variant: 'recovered', recovered: true },
    // hwsim0 hears every radio, also those that no other radio can hear.
    air: { verdict: 'healthy' },
  },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    ap.vanish();
    await station.disconnected('the kernel was to notice that the access point is gone', 60);
    ap.appear();
    await station.connected('the station did not come back', 60);
    await lab.pause(7);
  },
};
