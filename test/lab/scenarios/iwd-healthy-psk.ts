import { psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-healthy-psk',
  title: 'iwd 3 joins a WPA2 network, leaves it and joins it again',
  timeoutS: 240,
  expected: { wpa: { verdict: 'healthy', recovered: false }, iw: null },
  async run(lab) {
    await lab.accessPoint(psk());
    const iwd = await lab.iwd(3);
    await iwd.connect(psk());
    await iwd.reaches('connected', 'iwd was to connect');
    await iwd.rejoin(psk());
    await iwd.reaches('connected', 'iwd was to connect again');
    await lab.pause(7);
    await iwd.keepJournal();
  },
};
