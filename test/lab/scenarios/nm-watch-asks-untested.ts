import { PASSWORDS, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'nm-watch-asks-untested',
  title:
    'NetworkManager asks for a password that nothing has tested, and rejoin watch tells an ordinary user so',
  timeoutS: 240,
  record: false,
  async run(lab) {
    const ap = await lab.accessPoint(psk(PASSWORDS.right));
    await ap.control.order('SET ext_eapol_frame_io 1');
    const desktop = await lab.desktop();
    lab.become('nobody');
    const watcher = await lab.watch('--guard');
    await desktop.addProfile(psk());
    await desktop.said(/asking for new secrets/, 'NetworkManager was to ask for the password', 120);
    await lab.pause(3);
    if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
    const notice = /NetworkManager asks for the password of "lab-psk", and nothing .* shown it to be wrong/;
    if (!notice.test(lab.notices())) throw new Error(`rejoin watch said: ${lab.notices()}`);
    const told = lab.told();
    if (told.some((one) => one['cause'] === 'wrong-passphrase')) throw new Error('the password was accused');
    if (told.some((one) => one['schema'] === 'rejoin.fix/1')) throw new Error('something was cleared');
  },
};
