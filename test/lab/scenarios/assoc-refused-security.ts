import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'assoc-refused-security',
  title: 'The access point refuses associations with status 31: it insists on protected management frames',
  expected: { wpa: { verdict: 'ap-refused', variant: 'security-mismatch', recovered: false } },
  async run(lab) {
    const ap = await lab.accessPoint(psk());
    await MisbehavingAp.takeOver(ap, { answer: { kind: 'refuse', status: 31 }, onlyPmkid: false });
    await lab.watch();
    const station = await lab.station(psk());
    await station.refused(4, 'the association was to be refused', 60);
    await station.gaveUp('the supplicant was to give the network up for a while', 60);
  },
};
