import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { PASSWORDS, sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'sae-password-changed-behind-deauth-2',
  title:
    'A changed password hides behind a refused cached key: once the key is cleared, the full SAE exchange fails',
  seed: '000',
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
    const answer = { kind: 'deauth', reason: 2 } as const;
    await MisbehavingAp.takeOver(ap, { answer, endsWithFullSae: false });
    await station.refused(4, 'the cached PMKID was to be refused');
    await station.gaveUp('the supplicant was to give the network up for a while');
    // What a person's "forget this network" or a remedy does: any change of the network flushes its entries.
    await station.order('DISABLE_NETWORK 0');
    await station.order('SET_NETWORK 0 ap_max_inactivity 1');
    await station.order('SET_NETWORK 0 ap_max_inactivity 0');
    if ((await station.cache()).length > 0) throw new Error('the cache was to be empty');
    await station.order('ENABLE_NETWORK 0');
    for (let n = 1; n <= 3; n++) {
      await station.events.next({ rejected: /AUTH-REJECT/ }, 60, `full SAE exchange ${n} was to be rejected`);
    }
    await station.gaveUp('the supplicant was to give the network up again');
  },
};
