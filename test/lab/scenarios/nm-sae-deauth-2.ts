import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { ELSEWHERE } from '../guest/network-manager.ts';
import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-sae-deauth-2',
  title:
    'The access point restarts under a desktop: it refuses the cached PMKID with deauthentication 2 until NetworkManager gives up',
  seed: '000',
  timeoutS: 180,
  expected: {
    wpa: { verdict: 'stale-pmksa', variant: 'deauth-before-association', recovered: false },
    manager: { verdict: 'undetermined' },
    journal: { verdict: 'stale-pmksa', variant: 'deauth-before-association', recovered: false },
  },
  async run(lab) {
    const ap = await lab.accessPoint(sae(PASSWORDS.right, ELSEWHERE));
    await lab.dhcp(ap);
    const desktop = await lab.desktop();
    await desktop.addProfile(sae(), 'connection.autoconnect', 'no');
    await desktop.nmcli('--wait', '0', 'connection', 'up', 'lab-sae');
    await desktop.activated();
    await lab.pause(8);
    await ap.forgetKeys();
    await MisbehavingAp.takeOver(ap, { answer: { kind: 'deauth', reason: 2 }, onlyPmkid: true });
    await ap.kick(desktop.address, 2);
    await desktop.said(/activated -> failed/, 'NetworkManager was to lose its patience');
    await lab.pause(1);
    await desktop.keepJournal();
  },
};
