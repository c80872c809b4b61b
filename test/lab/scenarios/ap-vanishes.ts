import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'ap-vanishes',
  title: 'The access point loses its power while connected and does not come back',
  expected: {
    wpa: { verdict: 'signal-lost', recovered: false },
    // hwsim0 hears every radio, also those that no other radio can hear.
    air: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    ap.vanish();
    await station.disconnected('the kernel was to notice that the access point is gone', 60);
    for (let n = 1; n <= 2; n++) {
      await station.events.next(
        { gone: /NETWORK-NOT-FOUND|No suitable network found/ },
        40,
        'a scan was to find nothing',
      );
    }
  },
};
