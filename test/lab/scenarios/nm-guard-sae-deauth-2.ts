import type { Lab } from '../guest/lab.ts';
import type { Daemon } from '../guest/process.ts';
import { troubled, type Took } from '../guest/restart.ts';
import type { Scenario } from '../scenario.ts';

function mustBeFixed(lab: Lab, watcher: Daemon | undefined, { refusals }: Took, fixes: number): void {
  if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
  const all = lab.told().filter((one) => one['schema'] === 'rejoin.fix/1');
  const fix = all.at(-1);
  if (all.length !== fixes || fix?.['outcome'] !== 'fixed')
    throw new Error(`guard mode told ${JSON.stringify(fix)}`);
  // NetworkManager may have one attempt more on its way while the key is being cleared.
  if (refusals > 3) throw new Error(`${refusals} refusals under guard`);
}

export const scenario: Scenario = {
  name: 'nm-guard-sae-deauth-2',
  title:
    'rejoin watch --guard ends the loop under NetworkManager, as a user without any right and as a member of netdev; how long it took is measured beside NetworkManager alone',
  seed: '000',
  timeoutS: 420,
  record: false,
  async run(lab) {
    const { desktop, restart } = await troubled(lab);
    const stored = await desktop.stored();
    await restart('alone');
    lab.become('nobody');
    const watcher = await lab.watch('--guard');
    const unprivileged = await restart('nobody');
    mustBeFixed(lab, watcher, unprivileged, 1);
    await watcher?.stop('SIGINT');
    lab.become('member');
    const member = await lab.watch('--guard');
    await lab.pause(3);
    const privileged = await restart('member');
    mustBeFixed(lab, member, privileged, 2);
    if ((await desktop.stored()) !== stored) throw new Error('a stored profile changed');
  },
};
