import { keyRefused } from '../guest/refusing.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-deauth-2',
  title: 'An access point that lost its keys answers a cached PMKID with deauthentication reason 2, for ever',
  seed: '000',
  expected: { wpa: { verdict: 'stale-pmksa', variant: 'deauth-before-association', recovered: false } },
  async run(lab) {
    const { station } = await keyRefused(lab, { answer: { kind: 'deauth', reason: 2 }, onlyPmkid: true });
    await station.refused(4, 'the access point was to refuse the cached PMKID');
    await station.gaveUp('the supplicant was to give the network up for a while');
    await station.refused(1, 'the loop was to go on after the back-off');
  },
};
