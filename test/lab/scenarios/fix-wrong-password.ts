import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { PASSWORDS, sae } from '../guest/networks.ts';
import { rejoin } from '../guest/rejoin.ts';
import { lookBefore, nothingElseChanged, patient } from '../guest/treatment.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'fix-wrong-password',
  title:
    'A changed password hides behind a refused cached key: rejoin fix clears the key, tries, and says that it is the password',
  seed: '000',
  timeoutS: 240,
  record: false,
  async run(lab) {
    const both = await patient(lab);
    const { ap, station } = both;
    station.events.skip();
    await ap.stop();
    await station.disconnected('the access point said no goodbye when it was restarted');
    await ap.start(sae(PASSWORDS.changed));
    const answer = { kind: 'deauth', reason: 2 } as const;
    await MisbehavingAp.takeOver(ap, { answer, endsWithFullSae: false });
    const before = await lookBefore(both);
    await station.gaveUp('the loop was to begin', 60);
    const said = await rejoin('fix', 'lab-sae', '--yes', '--json');
    lab.note('fix.json', said.stdout);
    lab.note('fix.err', said.stderr);
    lab.step(`rejoin fix ended with ${said.code}`);
    if (!said.stdout.includes('wrong-passphrase'))
      throw new Error('rejoin fix does not say that it is the password');
    if (said.code !== 11)
      throw new Error(`rejoin fix ended with ${said.code}, and 11 stands for the password`);
    await nothingElseChanged(both, before);
  },
};
