import { PASSWORDS, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'psk-wrong-passphrase',
  title: 'The passphrase of a WPA2 network is wrong and has never been right',
  expected: {
    wpa: { verdict: 'wrong-passphrase', variant: 'psk', recovered: false },
    iw: null,
    hostapd: { verdict: 'wrong-passphrase', variant: 'psk' },
  },
  async run(lab) {
    await lab.accessPoint(psk());
    await lab.watch();
    const station = await lab.station(psk(PASSWORDS.wrong));
    await station.gaveUp('the supplicant was to blame the pre-shared key');
    await station.gaveUp('the second try was to fail too', 90);
  },
};
