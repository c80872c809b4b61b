import { troubled } from '../guest/restart.ts';
import type { Answer } from '../guest/rejoin.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-fix-sae-deauth-2',
  title:
    'An ordinary user’s rejoin fix ends the loop through NetworkManager, and says so where polkit refuses',
  seed: '000',
  timeoutS: 240,
  record: false,
  async run(lab) {
    const { desktop, restart } = await troubled(lab);
    const stored = await desktop.stored();
    lab.become('nobody');
    const idle = await lab.rejoin('fix', 'lab-sae', '--yes', '--json');
    if (idle.json['outcome'] !== 'healthy') throw new Error(`a connected network: ${idle.stdout}`);
    let answer: Answer | undefined;
    await restart('fix', async () => {
      await lab.pause(1);
      answer = await lab.rejoin('fix', 'lab-sae', '--yes', '--json');
    });
    lab.note('fix.json', answer?.stdout ?? '');
    lab.note('fix.err', answer?.stderr ?? '');
    // NetworkManager may be out of it by itself before the program has started.
    if (answer?.code !== 0 || !['fixed', 'connected', 'healthy'].includes(String(answer.json['outcome'])))
      throw new Error(`rejoin fix ended with ${answer?.code}: ${JSON.stringify(answer?.json)}`);
    await desktop.polkit([]);
    const refused = await lab.rejoin('fix', 'lab-sae', '--force', '--yes', '--json');
    lab.note('refused.err', refused.stderr);
    if (refused.code !== 5 || !refused.stderr.includes('polkit'))
      throw new Error(`polkit refused, and rejoin ended with ${refused.code}: ${refused.stderr}`);
    if ((await desktop.stored()) !== stored) throw new Error('a stored profile changed');
  },
};
