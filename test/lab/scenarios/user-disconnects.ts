import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'user-disconnects',
  title: 'A person disconnects on purpose; nothing is wrong',
  expected: { wpa: { verdict: 'healthy', recovered: false } },
  async run(lab) {
    await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    await lab.pause(2);
    await station.order('DISCONNECT');
    await station.disconnected('DISCONNECT did not end the connection');
    await lab.pause(2);
  },
};
