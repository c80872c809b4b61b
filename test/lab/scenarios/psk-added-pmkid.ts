import { AKM_PSK, psk } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'psk-added-pmkid',
  title: 'The request to a WPA2 network names a key that nobody made; the password is right, and it connects',
  expected: { wpa: { verdict: 'healthy' } },
  async run(lab) {
    const ap = await lab.accessPoint(psk());
    const station = await lab.station(psk());
    await station.connected();
    await lab.watch();
    await station.leave();
    await station.addEntry(0, ap.bssid, AKM_PSK);
    await station.order('RECONNECT');
    await station.connected('a PMKID was to mean nothing where a passphrase makes the key');
    await lab.pause(7);
  },
};
