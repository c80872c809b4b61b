import { keyRefused } from '../guest/refusing.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-deauth-9',
  title: 'An access point that lost its keys answers a cached PMKID with deauthentication reason 9, for ever',
  seed: '000',
  expected: { wpa: { verdict: 'stale-pmksa', variant: 'deauth-before-association', recovered: false } },
  async run(lab) {
    const { station } = await keyRefused(lab, { answer: { kind: 'deauth', reason: 9 }, onlyPmkid: true });
    await station.refused(4, 'the access point was to refuse the cached PMKID');
    await station.gaveUp('the supplicant was to give the network up for a while');
  },
};
