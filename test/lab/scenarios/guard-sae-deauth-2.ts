import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { entryIsNew, lookBefore, nothingElseChanged, patient } from '../guest/treatment.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'guard-sae-deauth-2',
  title: 'rejoin watch --guard clears the refused key by itself at the first refusal',
  seed: '000',
  timeoutS: 420,
  record: false,
  async run(lab) {
    const both = await patient(lab);
    const { ap, station } = both;
    // The yardstick of the same run: a full SAE exchange, from RECONNECT to CONNECTED.
    for (let n = 1; n <= 3; n++) {
      await station.leave();
      await station.forgetEntry(0, ap.bssid);
      const from = Date.now();
      await station.order('RECONNECT');
      lab.measured[`plain-join-${n}`] = (await station.connected('the plain join failed')).at - from;
    }
    const watcher = await lab.watch('--guard');
    await station.leave();
    await ap.forgetKeys();
    const rogue = await MisbehavingAp.takeOver(ap, { answer: { kind: 'deauth', reason: 2 } });
    const before = await lookBefore(both);
    await station.order('RECONNECT');
    await station.refused(1, 'the cached PMKID was to be refused');
    const refused = Date.now();
    const connected = await station.connected('guard mode did not end the loop', 60);
    lab.measured['after-first-refusal'] = connected.at - refused;
    if (rogue.answered > 1) throw new Error(`connected only after ${rogue.answered} refusals`);
    if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
    await lab.pause(1);
    await entryIsNew(both, before);
    await nothingElseChanged(both, before);
  },
};
