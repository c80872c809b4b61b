import { sae } from '../guest/networks.ts';
import { run } from '../guest/process.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'interface-down',
  title: 'The interface is switched off while connected; nothing is wrong',
  expected: { wpa: { verdict: 'healthy', recovered: false }, iw: null },
  async run(lab) {
    await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    await lab.pause(2);
    await run('ip', 'link', 'set', station.iface, 'down');
    await station.disconnected('the connection was to end with the interface');
    await lab.pause(2);
  },
};
