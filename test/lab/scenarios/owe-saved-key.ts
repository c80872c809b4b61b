import { owe } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'owe-saved-key',
  title: 'An OWE network is joined, then again with the saved key, then after the access point lost it',
  expected: { wpa: { verdict: 'healthy' } },
  async run(lab) {
    const ap = await lab.accessPoint(owe());
    const station = await lab.station(owe());
    await station.connected();
    if ((await station.cacheEntry(ap.bssid)) === undefined) throw new Error('OWE left no entry in the cache');
    await lab.watch();
    await station.rejoin();
    await station.connected('the saved key was not accepted');
    await ap.forgetKeys();
    await station.rejoin();
    await station.connected('the full exchange failed');
    await lab.pause(7);
  },
};
