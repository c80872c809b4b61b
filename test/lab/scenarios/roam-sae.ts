import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'roam-sae',
  title: 'A station roams between two access points of one WPA3 network and back',
  expected: { wpa: { verdict: 'healthy', recovered: false } },
  async run(lab) {
    const first = await lab.accessPoint(sae());
    const second = await lab.accessPoint(sae(), 2);
    const station = await lab.station(sae());
    const { text } = await station.connected();
    await lab.watch();
    const [here, there] = text.includes(first.bssid) ? [first, second] : [second, first];
    for (const target of [there, here, there]) {
      await station.roam(target.bssid);
      const event = await station.connected(`the roam to ${target.bssid} failed`);
      if (!event.text.includes(target.bssid)) throw new Error(`connected elsewhere than ${target.bssid}`);
    }
  },
};
