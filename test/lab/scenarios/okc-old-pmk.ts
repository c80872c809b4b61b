import { eap, OKC_STATION } from '../guest/networks.ts';
import { pmkidFor } from '../guest/okc.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'okc-old-pmk',
  title: 'The PMK changes at one access point while an entry made from the old one remains for another',
  seed: '001',
  expected: { wpa: { verdict: 'healthy' } },
  async run(lab) {
    const first = await lab.accessPoint(eap());
    const second = await lab.accessPoint(eap(), 2);
    second.vanish();
    const station = await lab.station(eap(undefined, OKC_STATION));
    await station.connected();
    await lab.watch();

    const pmk = await station.pmk(0, first.bssid);
    await second.teachPmk(station.address, pmkidFor(pmk, second.bssid, station.address), pmk);
    second.appear();
    await station.roam(second.bssid);
    await station.connected('the guessed key was not accepted');
    for (const ap of [first, second]) await ap.forgetKeys();
    await station.roam(first.bssid);
    await station.events.next(
      { eap: /CTRL-EVENT-EAP-STARTED/ },
      40,
      'the first access point was to ask for EAP',
    );
    await station.connected('the full EAP exchange failed');
    await station.roam(second.bssid);
    await station.connected('the return to the second access point failed');
  },
};
