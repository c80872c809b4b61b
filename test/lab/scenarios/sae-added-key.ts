import { AKM_SAE, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-added-key',
  title: 'Another program put a key into the cache that the access point never made; status 53, and it heals',
  expected: { wpa: { verdict: 'healthy', variant: 'recovered', recovered: true } },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    await station.leave();
    await station.addEntry(0, ap.bssid, AKM_SAE);
    await station.order('RECONNECT');
    await station.events.next({ rejected: /status_code=53/ }, 20, 'the added key was not refused');
    await station.connected('the supplicant did not heal itself');
    await lab.pause(7);
  },
};
