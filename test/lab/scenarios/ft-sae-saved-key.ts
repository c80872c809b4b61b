import { ftSae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'ft-sae-saved-key',
  title: 'The first association of an FT-SAE network uses a saved key, then one that the access point lost',
  expected: { wpa: { verdict: 'healthy' } },
  async run(lab) {
    const ap = await lab.accessPoint(ftSae());
    const station = await lab.station(ftSae());
    await station.connected();
    await lab.watch();
    await station.rejoin();
    await station.connected('the second join failed');
    await ap.forgetKeys();
    await station.rejoin();
    await station.connected('the full login failed');
    await lab.pause(7);
  },
};
