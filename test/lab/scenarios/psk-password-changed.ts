import { PASSWORDS, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'psk-password-changed',
  title: 'The passphrase of a WPA2 network is changed at the access point after a good connection',
  timeoutS: 240,
  expected: { wpa: { verdict: 'wrong-passphrase', variant: 'psk', recovered: false }, iw: null },
  async run(lab) {
    const ap = await lab.accessPoint(psk());
    const station = await lab.station(psk());
    await station.connected();
    await lab.watch();
    await ap.stop();
    await station.disconnected('the access point said no goodbye when it was restarted');
    await ap.start(psk(PASSWORDS.changed));
    await station.gaveUp('the supplicant was to blame the pre-shared key', 90);
    await station.gaveUp('the second try was to fail too', 90);
  },
};
