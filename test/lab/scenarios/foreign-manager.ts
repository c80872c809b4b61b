import { networkBlock, psk } from '../guest/networks.ts';
import { run } from '../guest/process.ts';
import type { Scenario } from '../scenario.ts';

/** What a second manager does to a network that it believes to be its own: removes it and adds it again. */
async function readd(iface: string, oldId: string): Promise<string> {
  const cli = (...args: string[]) => run('wpa_cli', '-i', iface, ...args);
  await cli('remove_network', oldId);
  const id = (await cli('add_network')).trim();
  for (const line of networkBlock(psk()).split('\n').slice(1, -1)) {
    const [field = '', value = ''] = line.trim().split('=');
    await cli('set_network', id, field, value);
  }
  await cli('enable_network', id);
  return id;
}

export const scenario: Scenario = {
  name: 'foreign-manager',
  title: 'Another program removes the network and adds it again, over and over',
  seed: '004',
  expected: {
    wpa: { verdict: 'competing-controller' },
    // The default log tells neither commands nor networks that come and go, only disconnections that look like a user's.
    info: null,
    iw: null,
    // Who commands a station is not in the air.
    air: null,
  },
  async run(lab) {
    await lab.accessPoint(psk());
    const station = await lab.station(psk());
    await station.connected();
    await lab.watch();
    let id = '0';
    for (let n = 1; n <= 4; n++) {
      await lab.pause(2);
      station.events.skip();
      id = await readd(station.iface, id);
      await station.disconnected('removing the network did not end the connection');
      await station.connected('the network was not joined again');
    }
  },
};
