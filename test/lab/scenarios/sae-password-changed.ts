import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-password-changed',
  title:
    'The password of a WPA3 network is changed and the cache lost: status 53 first, then every SAE confirm fails',
  timeoutS: 180,
  expected: { wpa: { verdict: 'wrong-passphrase', variant: 'sae', recovered: false } },
  async run(lab) {
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae());
    await station.connected();
    await lab.watch();
    station.events.skip();
    await ap.stop();
    await station.disconnected('the access point said no goodbye when it was restarted');
    await ap.start(sae(PASSWORDS.changed));
    await station.events.next(
      { rejected: /ASSOC-REJECT .*status_code=53/ },
      60,
      'the cached PMKID was not refused',
    );
    await station.refused(3, 'the full SAE exchange was to fail');
    await station.gaveUp('the supplicant was to give the network up for a while');
    await station.refused(1, 'the next try was to fail too');
  },
};
