import { ELSEWHERE } from '../guest/network-manager.ts';
import { PASSWORDS, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-healthy-psk',
  title: 'NetworkManager joins a WPA2 network and gets an address; later a person disconnects',
  timeoutS: 180,
  expected: {
    wpa: { verdict: 'healthy', recovered: false },
    manager: { verdict: 'healthy', recovered: false },
    journal: { verdict: 'healthy', recovered: false },
  },
  async run(lab) {
    const ap = await lab.accessPoint(psk(PASSWORDS.right, ELSEWHERE));
    await lab.dhcp(ap);
    const desktop = await lab.desktop();
    await desktop.addProfile(psk());
    await desktop.activated();
    await lab.pause(8);
    await desktop.nmcli('device', 'disconnect', desktop.iface);
    await desktop.said(/state change: deactivating -> disconnected/, 'the person was to disconnect');
    await lab.pause(2);
    await desktop.keepJournal();
  },
};
