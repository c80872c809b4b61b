import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { entryIsNew, lookBefore, nothingElseChanged, patient } from '../guest/treatment.ts';
import { serveApp } from '../guest/window.ts';
import type { Scenario } from '../scenario.ts';

const name = 'app-answer-code';

export const scenario: Scenario = {
  name,
  title:
    'a case code, decoded outside, an answer code typed into the window: the one key goes, and the result code says fixed',
  seed: '000',
  timeoutS: 300,
  record: false,
  outside: 'helped-by-phone',
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
    await station.connected('the result code says fixed, and the station is not connected', 5);
    await entryIsNew(both, before);
    await nothingElseChanged(both, before);
  },
};
