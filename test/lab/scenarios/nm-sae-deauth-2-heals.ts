import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { ELSEWHERE } from '../guest/network-manager.ts';
import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-sae-deauth-2-heals',
  title:
    'The access point refuses the cached PMKID until NetworkManager activates the network anew, which empties its cache',
  seed: '000',
  timeoutS: 180,
  expected: {
    wpa: { verdict: 'healthy', variant: 'recovered', recovered: true },
    manager: { verdict: 'healthy', variant: 'recovered', recovered: true },
    journal: { verdict: 'healthy', variant: 'recovered', recovered: true },
  },
  async run(lab) {
    const ap = await lab.accessPoint(sae(PASSWORDS.right, ELSEWHERE));
    await lab.dhcp(ap);
    const desktop = await lab.desktop();
    await desktop.addProfile(sae());
    await desktop.activated();
    await lab.pause(8);
    await ap.forgetKeys();
    await MisbehavingAp.takeOver(ap, { answer: { kind: 'deauth', reason: 2 }, onlyPmkid: true });
    await ap.kick(desktop.address, 2);
    await desktop.said(/link timed out/, 'NetworkManager was to lose its patience');
    await desktop.activated('the new activation was to end the loop');
    await lab.pause(8);
    await desktop.keepJournal();
  },
};
