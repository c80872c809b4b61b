import { OKC_STATION, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-okc',
  title: 'A key guessed from SAE at one access point is offered to a second one that does not know it',
  seed: '001',
  expected: { wpa: { verdict: 'healthy' } },
  async run(lab) {
    const first = await lab.accessPoint(sae());
    const second = await lab.accessPoint(sae(), 2);
    second.vanish();
    const station = await lab.station(sae(undefined, OKC_STATION));
    await station.connected();
    await lab.watch();
    second.appear();
    await station.roam(second.bssid);
    await station.connected('the second access point did not let the station in');
    first.vanish();
    await lab.pause(7);
  },
};
