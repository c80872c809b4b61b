import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-status-53',
  title: 'An access point that lost its keys says so with status 53, and the supplicant heals itself',
  seed: '000',
  expected: { wpa: { verdict: 'healthy', variant: 'recovered', recovered: true } },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    const before = await station.cacheEntry(ap.bssid);
    await lab.watch();
    await ap.forgetKeys();
    await station.rejoin();
    await station.events.next({ rejected: /ASSOC-REJECT .*status_code=53/ }, 20, 'status 53 did not come');
    await station.connected('the supplicant did not heal itself');
    const after = await station.cacheEntry(ap.bssid);
    if (after === undefined || after.pmkid === before?.pmkid) throw new Error('no new PMKID was made');
  },
};
