import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-ap-disconnects',
  title: 'The access point ends connections of iwd 3 with reasons 2 to 4',
  timeoutS: 300,
  expected: { wpa: { verdict: 'ap-disconnects' }, iw: null },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const iwd = await lab.iwd(3);
    await iwd.connect(sae());
    await iwd.reaches('connected', 'iwd was to connect');
    for (const reason of [2, 3, 4]) {
      // A connection shorter than six seconds that ends with reason 2 would not count as one that held.
      await lab.pause(7);
      await ap.kick(iwd.address, reason);
      await iwd.events.next(
        { ended: /Received Deauthentication event/ },
        20,
        `reason ${reason} was to end the connection`,
      );
      await iwd.reaches('connected', 'iwd was to come back');
    }
    await lab.pause(7);
    await iwd.keepJournal();
  },
};
