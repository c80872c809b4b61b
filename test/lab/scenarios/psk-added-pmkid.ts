import { randomBytes } from 'node:crypto';
import { psk } from '../guest/networks.ts';
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
    station.events.skip();
    await station.order('DISCONNECT');
    await station.disconnected('DISCONNECT did not end the connection');
    const [reauthS, lifetimeS, akm, opportunistic] = [30_240, 43_200, 2, 0];
    const [pmkid, pmk] = [randomBytes(16).toString('hex'), randomBytes(32).toString('hex')];
    await station.order(
      `PMKSA_ADD 0 ${ap.bssid} ${pmkid} ${pmk} ${reauthS} ${lifetimeS} ${akm} ${opportunistic}`,
    );
    await station.order('RECONNECT');
    await station.connected('a PMKID was to mean nothing where a passphrase makes the key');
    await lab.pause(7);
  },
};
