import { eap } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'healthy-eap',
  title: 'An 802.1X network is joined with PEAP, then again with the cached key and no EAP',
  expected: { wpa: { verdict: 'healthy', recovered: false } },
  async run(lab) {
    const ap = await lab.accessPoint(eap());
    const station = await lab.station(eap());
    await station.connected();
    const first = await station.cacheEntry(ap.bssid);
    if (first === undefined) throw new Error('EAP left no entry in the cache');
    await lab.watch();
    await station.rejoin();
    const event = await station.events.next(
      { connected: /CTRL-EVENT-CONNECTED/, eap: /CTRL-EVENT-EAP-STARTED/ },
      40,
      'the cached key was not accepted',
    );
    if (event.kind === 'eap') throw new Error('the access point asked for EAP although it had the key');
  },
};
