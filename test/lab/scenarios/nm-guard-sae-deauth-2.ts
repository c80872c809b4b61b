import { troubled } from '../guest/restart.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-guard-sae-deauth-2',
  title:
    'An ordinary user’s rejoin watch --guard ends the loop through NetworkManager in a third of the time that it needs itself',
  seed: '000',
  timeoutS: 240,
  record: false,
  async run(lab) {
    const { desktop, restart } = await troubled(lab);
    const stored = await desktop.stored();
    const alone = await restart('alone');
    lab.become('nobody');
    const watcher = await lab.watch('--guard');
    const guarded = await restart('guarded');
    if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
    const fix = lab.told().find((one) => one['schema'] === 'rejoin.fix/1');
    if (fix?.['outcome'] !== 'fixed') throw new Error(`guard mode told ${JSON.stringify(fix)}`);
    if (guarded.refusals !== 2) throw new Error(`${guarded.refusals} refusals under guard`);
    if (guarded.afterSecond * 3 > alone.total)
      throw new Error(`${guarded.afterSecond} ms is no third of ${alone.total} ms`);
    if (guarded.total > alone.total) throw new Error('guard mode was slower than NetworkManager');
    if ((await desktop.stored()) !== stored) throw new Error('a stored profile changed');
  },
};
