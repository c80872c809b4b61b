import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'ap-disconnects-once',
  title:
    'The access point ends an established connection once with reason 2, and the cached key brings it back',
  expected: { wpa: { verdict: 'healthy', variant: 'recovered', recovered: true } },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    await lab.pause(7);
    await ap.kick(station.address, 2);
    await station.disconnected('reason 2 was to end the connection');
    await station.connected('the station did not come back');
    await lab.pause(7);
  },
};
