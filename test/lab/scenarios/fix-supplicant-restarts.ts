import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { patient } from '../guest/treatment.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'fix-supplicant-restarts',
  title:
    'The supplicant restarts under rejoin fix; the fix ends in order and the configuration is that of the file',
  timeoutS: 180,
  record: false,
  async run(lab) {
    const both = await patient(lab);
    const { ap, station } = both;
    const configuration = await station.configuration();
    await station.leave();
    await ap.forgetKeys();
    const rogue = await MisbehavingAp.takeOver(ap, { answer: { kind: 'deauth', reason: 2 } });
    await station.order('RECONNECT');
    await station.refused(2, 'the loop was to begin', 60);
    station.events.skip();
    const fix = lab.startRejoin('fix', 'lab-sae', '--yes', '--json');
    const begun = { begun: /Control interface command '(DISABLE_NETWORK|DISCONNECT|PMKSA_ADD|SET_NETWORK)/ };
    await station.events.next(begun, 60, 'rejoin fix did not begin');
    await station.stop();
    await rogue.release();
    await station.start();
    const code = await fix.exited;
    lab.step(`rejoin fix ended with ${code}`);
    if (code === 1 || code === -1) throw new Error(`rejoin fix broke down (exit ${code})`);
    await station.connected('the restarted supplicant did not connect');
    if ((await station.configuration()) !== configuration)
      throw new Error('the configuration is not that of the file');
  },
};
