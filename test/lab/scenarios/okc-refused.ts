import { eap, OKC_STATION } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'okc-refused',
  title: 'A key that was guessed for a second access point is unknown there, and EAP follows',
  seed: '001',
  expected: { wpa: { verdict: 'healthy' } },
  async run(lab) {
    const first = await lab.accessPoint(eap());
    const second = await lab.accessPoint(eap(), 2);
    second.vanish();
    const station = await lab.station(eap(undefined, OKC_STATION));
    await station.connected();
    await lab.watch();

    second.appear();
    await station.roam(second.bssid);
    await station.events.next({ guessed: /PMKSA-CACHE-ADDED/ }, 20, 'no opportunistic entry was made');
    await station.events.next({ eap: /CTRL-EVENT-EAP-STARTED/ }, 40, 'the access point was to ask for EAP');
    await station.connected('the full EAP exchange failed');
    first.vanish();
  },
};
