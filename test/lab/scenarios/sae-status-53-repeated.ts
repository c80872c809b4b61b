import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-status-53-repeated',
  title:
    'An access point without a cache answers every PMKID with status 53; the supplicant heals itself each time',
  seed: '000',
  expected: { wpa: { verdict: 'healthy', variant: 'recovered', recovered: true } },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    for (const which of ['first', 'second']) {
      await MisbehavingAp.takeOver(ap, { answer: { kind: 'refuse', status: 53 } });
      await station.rejoin();
      await station.events.next({ rejected: /status_code=53/ }, 20, `the ${which} PMKID was not refused`);
      await station.connected(`the supplicant did not heal itself after the ${which} refusal`);
    }
  },
};
