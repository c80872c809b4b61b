import { ELSEWHERE } from '../guest/network-manager.ts';
import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-sae-wrong-password',
  title: 'The password of a WPA3 network is wrong: NetworkManager calls that a network that was not found',
  timeoutS: 240,
  expected: {
    wpa: { verdict: 'wrong-passphrase', variant: 'sae', recovered: false },
    iw: null,
    manager: { verdict: 'undetermined' },
    journal: { verdict: 'wrong-passphrase', variant: 'sae', recovered: false },
  },
  differences: [
    {
      part: 'NetworkManager',
      from: '1.58',
      why: 'It asks for a new key after one refused confirm, and without an agent that is the end: one refusal accuses no password.',
      expected: { wpa: { verdict: 'undetermined' }, journal: { verdict: 'undetermined' } },
    },
  ],
  async run(lab) {
    await lab.accessPoint(sae(PASSWORDS.right, ELSEWHERE));
    const desktop = await lab.desktop();
    await desktop.addProfile(sae(PASSWORDS.wrong));
    await desktop.said(/\(wlan1\): state change: .* -> failed/, 'the activation was to fail', 150);
    await lab.pause(1);
    await desktop.keepJournal();
  },
};
