import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-guard-wrong-password',
  title:
    'A password that is wrong is not fixed by an ordinary user’s rejoin watch --guard through NetworkManager',
  timeoutS: 240,
  record: false,
  async run(lab) {
    await lab.accessPoint(sae(PASSWORDS.right));
    const desktop = await lab.desktop();
    await desktop.polkit(['nobody']);
    lab.become('nobody');
    const watcher = await lab.watch('--guard');
    await desktop.addProfile(sae(PASSWORDS.wrong));
    await desktop.said(/\(wlan1\): state change: .* -> failed/, 'the activation was to fail', 120);
    await lab.pause(2);
    if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
    const told = lab.told();
    if (told.some((one) => one['schema'] === 'rejoin.fix/1')) throw new Error('something was cleared');
    if (told.at(-1)?.['cause'] !== 'wrong-passphrase')
      throw new Error(`rejoin watch told ${JSON.stringify(told.at(-1))} last`);
  },
};
