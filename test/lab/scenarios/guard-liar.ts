import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { lookBefore, nothingElseChanged, patient, remediesSince, toldOnce } from '../guest/treatment.ts';
import type { Scenario } from '../scenario.ts';

/** Milliseconds. */
const FOR = 180_000;

export const scenario: Scenario = {
  name: 'guard-liar',
  title:
    'An access point refuses the key of each full login for three minutes: guard clears its key twice, says so once, and stops',
  seed: '000',
  timeoutS: 600,
  record: false,
  async run(lab) {
    const both = await patient(lab);
    const { ap, station } = both;
    const watcher = await lab.watch('--guard');
    await MisbehavingAp.takeOver(ap, { answer: { kind: 'deauth', reason: 2 }, endsWithFullSae: false });
    const before = await lookBefore(both);
    const start = station.events.count;
    const end = Date.now() + FOR;
    let ours = 0;
    while (Date.now() < end) {
      station.events.skip();
      // It may be in a back-off, and has nothing to disconnect then.
      await station.order('DISCONNECT');
      await station.order('RECONNECT');
      ours++;
      const ends = { connected: /CTRL-EVENT-CONNECTED/, gaveUp: /SSID-TEMP-DISABLED/ };
      // Long enough for a proof, and for a back-off before it.
      await station.events.next(ends, 30, 'nothing came of it').catch(() => undefined);
      await lab.pause(9);
    }
    if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
    const { clearings } = remediesSince(both, start);
    lab.step(`${clearings} clearings in ${ours} joins`);
    if (clearings < 1 || clearings > 2) throw new Error(`${clearings} clearings in three minutes`);
    toldOnce(lab);
    const left = lab.told().filter((one) => String(one['text']).includes('leaves it alone'));
    if (left.length !== 1) throw new Error('guard mode did not say that it leaves the access point alone');
    await nothingElseChanged(both, before);
  },
};
