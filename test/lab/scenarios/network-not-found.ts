import { psk, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'network-not-found',
  title: 'No access point of the network is in reach',
  expected: {
    wpa: { verdict: 'network-not-found', recovered: false },
    // The default log is silent about scans, and the kernel does not know what is looked for.
    info: null,
    iw: null,
    together: null,
    // Nothing is asked of an access point that is not there.
    air: { verdict: 'undetermined' },
  },
  async run(lab) {
    await lab.accessPoint(psk());
    await lab.watch();
    const station = await lab.station(sae());
    for (let n = 1; n <= 3; n++) {
      await station.events.next({ gone: /NETWORK-NOT-FOUND/ }, 60, 'a scan was to find nothing');
    }
  },
};
