import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'healthy-sae',
  title: 'A WPA3 network is joined with a full SAE exchange, then again with the cached key',
  expected: { wpa: { verdict: 'healthy', recovered: false } },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    const first = await station.cacheEntry(ap.bssid);
    if (first === undefined) throw new Error('SAE left no entry in the cache');
    await lab.watch();
    await station.rejoin();
    await station.connected('the cached key was not accepted');
    const second = await station.cacheEntry(ap.bssid);
    if (second?.pmkid !== first.pmkid)
      throw new Error('the second join made a new PMKID: it did not use the cache');
  },
};
