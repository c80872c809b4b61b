import { ELSEWHERE } from '../guest/network-manager.ts';
import { PASSWORDS, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-dhcp-silent',
  title: 'A desktop joins a network in which nobody gives addresses out',
  timeoutS: 240,
  // The supplicant knows nothing of addresses: to it all is well.
  expected: {
    wpa: { verdict: 'healthy' },
    iw: null,
    manager: { verdict: 'no-address', variant: 'dhcp-silent' },
    journal: { verdict: 'no-address', variant: 'dhcp-silent' },
  },
  async run(lab) {
    await lab.accessPoint(psk(PASSWORDS.right, ELSEWHERE));
    const desktop = await lab.desktop();
    await desktop.addProfile(psk());
    await desktop.said(/\(wlan1\): state change: .* -> failed/, 'no address was to end the activation', 150);
    await lab.pause(1);
    await desktop.keepJournal();
  },
};
