import { ELSEWHERE } from '../guest/network-manager.ts';
import { PASSWORDS, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-message-1-lost',
  title:
    'The access point accepts the association and stays silent: NetworkManager asks for a password that is right',
  timeoutS: 240,
  expected: {
    wpa: { verdict: 'handshake-loss', variant: 'message-1', recovered: false },
    // The default level shows no message of the handshake.
    info: null,
    iw: null,
    manager: { verdict: 'undetermined' },
    // The journal is left out: how many attempts fit into NetworkManager's patience decides whether the loss is named.
  },
  async run(lab) {
    const ap = await lab.accessPoint(psk(PASSWORDS.right, ELSEWHERE));
    await ap.control.order('SET ext_eapol_frame_io 1');
    const desktop = await lab.desktop();
    await desktop.addProfile(psk());
    await desktop.said(/association took too long/, 'NetworkManager was to lose its patience', 90);
    await desktop.said(
      /config -> need-auth|asking for new secrets/,
      'NetworkManager was to ask for the password',
    );
    await desktop.said(/\(wlan1\): state change: .* -> failed/, 'the activation was to fail', 150);
    await lab.pause(1);
    await desktop.keepJournal();
  },
};
