import { keyRefused } from '../guest/refusing.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-assoc-silent',
  title: 'An access point that lost its keys does not answer association requests with a cached PMKID',
  seed: '000',
  expected: { wpa: { verdict: 'stale-pmksa', variant: 'association-unanswered', recovered: false } },
  async run(lab) {
    const { station, rogue } = await keyRefused(lab, { answer: { kind: 'silent' } });
    await station.gaveUp('the supplicant was to give the unanswered network up for a while');
    const answered = rogue.answered;
    await station.events.next(
      { associating: /Trying to associate/ },
      30,
      'the loop was to go on after the back-off',
    );
    await station.gaveUp('the next attempt was to stay unanswered too');
    if (rogue.answered <= answered) throw new Error('the last request carried no PMKID');
  },
};
