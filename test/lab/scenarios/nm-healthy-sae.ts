import { ELSEWHERE } from '../guest/network-manager.ts';
import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-healthy-sae',
  title: 'NetworkManager joins a WPA3 network and gets an address',
  timeoutS: 180,
  expected: {
    wpa: { verdict: 'healthy', recovered: false },
    manager: { verdict: 'healthy', recovered: false },
    journal: { verdict: 'healthy', recovered: false },
  },
  async run(lab) {
    const ap = await lab.accessPoint(sae(PASSWORDS.right, ELSEWHERE));
    await lab.dhcp(ap);
    const desktop = await lab.desktop();
    await desktop.addProfile(sae());
    await desktop.activated();
    await lab.pause(3);
    await desktop.keepJournal(true);
  },
};
