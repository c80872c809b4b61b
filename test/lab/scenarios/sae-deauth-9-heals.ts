import { keyRefused } from '../guest/refusing.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-deauth-9-heals',
  title: 'A cached PMKID is refused with reason 9 twice, then the key goes and a full login holds',
  seed: '000',
  expected: { wpa: { verdict: 'healthy', variant: 'recovered', recovered: true } },
  async run(lab) {
    const { station } = await keyRefused(lab, { answer: { kind: 'deauth', reason: 9 }, onlyPmkid: true });
    await station.refused(2, 'the access point was to refuse the cached PMKID');
    station.events.skip();
    // A changed field empties this network's cache, and no other.
    for (const value of [1, 0]) await station.order(`SET_NETWORK 0 ap_max_inactivity ${value}`);
    await station.connected('the full login failed');
    await lab.pause(7);
  },
};
