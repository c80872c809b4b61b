import { fixEndsTheLoop } from '../guest/treatment.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'fix-sae-wrong-pmk',
  title: 'rejoin fix ends the loop of a right PMKID with a wrong PMK, and touches nothing else',
  seed: '002',
  timeoutS: 180,
  record: false,
  async run(lab) {
    await fixEndsTheLoop(lab, ({ ap, station }) => station.spoilPmk(0, ap.bssid));
  },
};
