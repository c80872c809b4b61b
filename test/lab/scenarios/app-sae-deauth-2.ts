import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { entryIsNew, lookBefore, nothingElseChanged, patient } from '../guest/treatment.ts';
import { serveApp } from '../guest/window.ts';
import type { Scenario } from '../scenario.ts';

const name = 'app-sae-deauth-2';

export const scenario: Scenario = {
  name,
  title:
    'a person in a browser presses Reconnect: the real loop ends, the screen shows the proof, nothing else is touched',
  seed: '000',
  timeoutS: 300,
  record: false,
  outside: 'reconnect',
  async run(lab) {
    const both = await patient(lab);
    const { ap, station } = both;
    const app = await serveApp(lab);
    await station.leave();
    await ap.forgetKeys();
    await MisbehavingAp.takeOver(ap, { answer: { kind: 'deauth', reason: 2 } });
    const before = await lookBefore(both);
    await station.order('RECONNECT');
    await station.gaveUp('the loop was to begin', 60);
    await app.shownOutside(name);
    await station.connected('the screen shows the proof, and the station is not connected', 5);
    await entryIsNew(both, before);
    await nothingElseChanged(both, before);
  },
};
