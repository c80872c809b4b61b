import { AKM_PSK, PASSWORDS, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'psk-added-pmkid-wrong-passphrase',
  title: 'The request to a WPA2 network names a key that nobody made, and the passphrase is wrong',
  timeoutS: 300,
  expected: {
    wpa: { verdict: 'wrong-passphrase', variant: 'psk', recovered: false },
    iw: null,
    hostapd: { verdict: 'wrong-passphrase', variant: 'psk' },
  },
  async run(lab) {
    const ap = await lab.accessPoint(psk());
    await lab.watch();
    const station = await lab.station(psk(PASSWORDS.wrong));
    await station.addEntry(0, ap.bssid, AKM_PSK);
    await station.gaveUp('the supplicant was to blame the pre-shared key');
    await station.gaveUp('the second try was to fail too', 90);
  },
};
