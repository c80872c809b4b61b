import { ELSEWHERE } from '../guest/network-manager.ts';
import { PASSWORDS, psk, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-network-not-found',
  title: 'A person asks a desktop for a network that is not in reach',
  timeoutS: 180,
  expected: {
    wpa: { verdict: 'network-not-found', recovered: false },
    info: null,
    iw: null,
    together: null,
    manager: { verdict: 'network-not-found' },
    journal: { verdict: 'network-not-found' },
  },
  async run(lab) {
    await lab.accessPoint(psk(PASSWORDS.right, ELSEWHERE));
    const desktop = await lab.desktop();
    await desktop.addProfile(sae());
    await desktop.nmcli('--wait', '0', 'connection', 'up', 'lab-sae');
    await desktop.said(/\(wlan1\): state change: .* -> failed/, 'the activation was to fail', 100);
    await lab.pause(1);
    await desktop.keepJournal();
  },
};
