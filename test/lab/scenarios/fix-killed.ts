import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { rejoin } from '../guest/rejoin.ts';
import { lookBefore, patient } from '../guest/treatment.ts';
import type { Scenario } from '../scenario.ts';

/** What the supplicant shows of a remedy while it is under way; each is a moment to be killed at. */
const MOMENTS = [
  /Control interface command '(DISABLE_NETWORK|DISCONNECT)/,
  /Control interface command '(PMKSA_ADD|SET_NETWORK)/,
  /PMKSA-CACHE-REMOVED/,
  /Control interface command '(ENABLE_NETWORK|RECONNECT)/,
];

export const scenario: Scenario = {
  name: 'fix-killed',
  title: 'rejoin fix is killed half-way, again and again; the next start leaves the configuration as it was',
  timeoutS: 300,
  record: false,
  async run(lab) {
    const both = await patient(lab);
    const { ap, station } = both;
    await station.leave();
    await ap.forgetKeys();
    await MisbehavingAp.takeOver(ap, { answer: { kind: 'deauth', reason: 2 } });
    const { configuration } = await lookBefore(both);
    await station.order('RECONNECT');
    await station.refused(2, 'the loop was to begin', 60);
    for (const moment of MOMENTS) {
      station.events.skip();
      const fix = lab.startRejoin('fix', 'lab-sae', '--yes', '--json');
      const seen = await Promise.race([
        station.events.next({ moment }, 60, `${String(moment)} did not come`).then(() => true),
        fix.exited.then(() => false),
      ]);
      await fix.stop('SIGKILL');
      lab.step(seen ? `killed at ${String(moment)}` : `over before ${String(moment)}`);
      await rejoin('cache', '--json');
      const now = await station.configuration();
      if (now !== configuration)
        throw new Error(`killed at ${String(moment)}, the configuration stayed changed`);
    }
  },
};
