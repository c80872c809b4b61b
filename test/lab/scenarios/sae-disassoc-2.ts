import { keyRefused } from '../guest/refusing.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-disassoc-2',
  title:
    'An access point that lost its keys accepts the association with a cached PMKID, then disassociates, reason 2',
  seed: '000',
  expected: { wpa: { verdict: 'stale-pmksa', variant: 'disassociated-after-association', recovered: false } },
  async run(lab) {
    const { station } = await keyRefused(lab, { answer: { kind: 'accept-then-disassoc', reason: 2 } });
    await station.refused(4, 'the access point was to disassociate after accepting the cached PMKID');
    await station.gaveUp('the supplicant was to give the network up for a while');
    await station.refused(1, 'the loop was to go on after the back-off');
  },
};
