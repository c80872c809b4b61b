import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-2-assoc-refused-full',
  title: 'The access point refuses iwd 2 with status 17',
  timeoutS: 300,
  expected: {
    wpa: { verdict: 'undetermined' },
    // Without -d it says nothing of its attempts.
    info: null,
    iw: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(psk());
    await MisbehavingAp.takeOver(ap, { answer: { kind: 'refuse', status: 17 }, onlyPmkid: false });
    const iwd = await lab.iwd(2);
    for (let n = 1; n <= 3; n++) {
      await iwd.connect(psk());
      await iwd.reaches('disconnected', 'the association was to be refused');
    }
    await iwd.keepJournal();
  },
};
