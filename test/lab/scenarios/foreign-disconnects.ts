import { sae } from '../guest/networks.ts';
import { run } from '../guest/process.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'foreign-disconnects',
  title: 'Another program disconnects the interface again and again',
  seed: '004',
  expected: { wpa: { verdict: 'competing-controller' }, iw: null },
  async run(lab) {
    await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    for (let n = 1; n <= 4; n++) {
      await lab.pause(2);
      station.events.skip();
      await run('iw', 'dev', station.iface, 'disconnect');
      await station.disconnected('iw disconnect did not end the connection');
      await station.connected('the station did not come back');
    }
  },
};
