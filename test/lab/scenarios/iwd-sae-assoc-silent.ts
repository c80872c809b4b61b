import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-sae-assoc-silent',
  title: 'iwd 3 offers a cached PMKID and gets no answer; its next attempt is a full SAE exchange',
  timeoutS: 300,
  expected: { wpa: { verdict: 'healthy', variant: 'recovered', recovered: true }, iw: null },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const iwd = await lab.iwd(3);
    await iwd.connect(sae());
    await iwd.reaches('connected', 'iwd was to connect');
    await ap.forgetKeys();
    await MisbehavingAp.takeOver(ap, { answer: { kind: 'silent' } });
    await iwd.rejoin(sae());
    for (let n = 1; n <= 4 && (await iwd.state()) !== 'connected'; n++) await iwd.connect(sae());
    await iwd.reaches('connected', 'iwd was to heal itself');
    await lab.pause(7);
    await iwd.keepJournal();
  },
};
