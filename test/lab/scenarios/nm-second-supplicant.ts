import { ELSEWHERE } from '../guest/network-manager.ts';
import { PASSWORDS, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-second-supplicant',
  title:
    'A wpa_supplicant that somebody started by hand holds the interface that NetworkManager wants to drive',
  timeoutS: 180,
  expected: {
    wpa: { verdict: 'competing-controller' },
    iw: null,
    together: null,
    manager: { verdict: 'undetermined' },
    journal: { verdict: 'competing-controller' },
  },
  async run(lab) {
    await lab.accessPoint(psk(PASSWORDS.right, ELSEWHERE));
    await lab.secondSupplicant(psk());
    await lab.pause(8);
    const desktop = await lab.desktop();
    await desktop.addProfile(psk());
    await lab.pause(60);
    await desktop.keepJournal();
  },
};
