import { eap, OKC_STATION } from '../guest/networks.ts';
import { pmkidFor, spoil } from '../guest/okc.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'okc-wrong-pmk',
  title: 'The second access point knows the PMKID that was guessed for it, with another PMK',
  seed: '001',
  expected: {
    wpa: { verdict: 'stale-pmksa', variant: 'okc', recovered: false },
    iw: null,
    // How a key came into a cache is not to be seen.
    air: { verdict: 'stale-pmksa', variant: 'four-way-with-cached-pmk', recovered: false },
  },
  async run(lab) {
    const first = await lab.accessPoint(eap());
    const second = await lab.accessPoint(eap(), 2);
    second.vanish();
    const station = await lab.station(eap(undefined, OKC_STATION));
    await station.connected();
    await lab.watch();

    const pmk = await station.pmk(0, first.bssid);
    await second.teachPmk(station.address, pmkidFor(pmk, second.bssid, station.address), spoil(pmk));
    second.appear();
    await station.roam(second.bssid);
    await station.events.next({ guessed: /PMKSA-CACHE-ADDED/ }, 20, 'no opportunistic entry was made');
    first.vanish();
    await station.refused(4, 'the handshake with the guessed key was to fail', 60);
    await station.gaveUp('the supplicant was to give the network up for a while');
  },
};
