import { psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'two-supplicants',
  title: 'Another supplicant already holds the interface, and the driver refuses what ours asks for',
  seed: '004',
  expected: {
    wpa: { verdict: 'competing-controller', recovered: false },
    events: null,
    iw: null,
    together: null,
    // Both have one address.
    air: null,
  },
  async run(lab) {
    const ap = await lab.accessPoint(psk());
    const other = await lab.secondSupplicant(psk());
    await ap.events.next({ joined: /AP-STA-CONNECTED/ }, 40, 'the other supplicant did not connect');
    await lab.watch();
    const station = await lab.station(psk());
    await station.gaveUp('the driver was to refuse the commands of the station', 60);
    await station.gaveUp('the driver was to go on refusing', 60);
    if (!other.isRunning) throw new Error('the other supplicant ended');
  },
};
