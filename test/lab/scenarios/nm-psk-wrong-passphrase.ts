import { ELSEWHERE } from '../guest/network-manager.ts';
import { PASSWORDS, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-psk-wrong-passphrase',
  title: 'The passphrase that a desktop was given is wrong',
  timeoutS: 240,
  expected: {
    wpa: { verdict: 'wrong-passphrase', variant: 'psk', recovered: false },
    iw: null,
    manager: { verdict: 'undetermined' },
    journal: { verdict: 'wrong-passphrase', variant: 'psk', recovered: false },
  },
  async run(lab) {
    await lab.accessPoint(psk(PASSWORDS.right, ELSEWHERE));
    const desktop = await lab.desktop();
    await desktop.addProfile(psk(PASSWORDS.wrong));
    await desktop.said(
      /asking for new key|association took too long/,
      'NetworkManager was to ask for the password',
      90,
    );
    await desktop.said(/\(wlan1\): state change: .* -> failed/, 'the activation was to fail', 150);
    await desktop.nmcli('--wait', '0', 'connection', 'up', 'lab-psk');
    await desktop.said(/\(wlan1\): state change: .* -> failed/, 'the second activation was to fail too', 150);
    await lab.pause(1);
    await desktop.keepJournal();
  },
};
