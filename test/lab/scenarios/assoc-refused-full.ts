import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'assoc-refused-full',
  title: 'The access point refuses associations with status 17: it serves as many stations as it can',
  expected: { wpa: { verdict: 'ap-refused', variant: 'full', recovered: false } },
  async run(lab) {
    const ap = await lab.accessPoint(psk());
    await MisbehavingAp.takeOver(ap, { answer: { kind: 'refuse', status: 17 }, onlyPmkid: false });
    await lab.watch();
    const station = await lab.station(psk());
    await station.refused(4, 'the association was to be refused', 60);
    await station.gaveUp('the supplicant was to give the network up for a while', 60);
  },
};
