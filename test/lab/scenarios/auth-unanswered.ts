import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'auth-unanswered',
  title: 'The access point does not answer authentication frames, and there is no cached key',
  seed: '004',
  timeoutS: 240,
  expected: {
    wpa: { verdict: 'auth-timeout', recovered: false },
    // With SAE in the supplicant the kernel sees a frame go out and, five seconds later, a farewell.
    iw: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    await ap.control.order('SET ignore_auth_probability 1.0');
    await lab.watch();
    const station = await lab.station(sae());
    await station.gaveUp('the supplicant was to give the silent network up for a while', 90);
    await station.gaveUp('the next try was to stay unanswered too', 90);
  },
};
