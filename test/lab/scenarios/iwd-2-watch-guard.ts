import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'iwd-2-watch-guard',
  title:
    'Over iwd 2, which keeps no key, a member of netdev is told so, sees a full login, and nothing is cleared',
  timeoutS: 300,
  record: false,
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const iwd = await lab.iwd(2);
    await iwd.connect(sae());
    await iwd.reaches('connected', 'iwd was to connect');
    lab.become('member');
    const watcher = await lab.watch('--guard');
    if (!lab.notices().includes('Watching through iwd.')) throw new Error(`watch said: ${lab.notices()}`);
    await ap.forgetKeys();
    const rogue = await MisbehavingAp.takeOver(ap, {
      answer: { kind: 'deauth', reason: 2 },
      onlyPmkid: true,
    });
    await iwd.rejoin(sae());
    await iwd.reaches('connected', 'a full login was to succeed at once');
    await lab.pause(7);
    if (rogue.answered > 0) throw new Error('iwd 2 offered a cached key');
    if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
    const told = lab.told();
    if (told.some((one) => one['schema'] === 'rejoin.fix/1')) throw new Error('something was cleared');
    if (told.at(-1)?.['cause'] !== 'healthy') throw new Error(`told last: ${JSON.stringify(told.at(-1))}`);
    const fix = await lab.rejoin('fix', 'lab-sae', '--force', '--yes', '--json');
    lab.note('fix.json', fix.stdout);
    lab.note('fix.err', fix.stderr);
    if (fix.code === 1 || (await iwd.state()) !== 'connected')
      throw new Error(`rejoin fix ended with ${fix.code}: ${fix.stderr}`);
  },
};
