import { MisbehavingAp } from '../guest/misbehaving-ap.ts';
import { startServices } from '../guest/network-manager.ts';
import { sae } from '../guest/networks.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'wpa-bus-guard-sae-deauth-2',
  title:
    'Where the control socket is root’s alone, a member of netdev ends the loop through wpa_supplicant on the message bus',
  seed: '000',
  timeoutS: 420,
  record: false,
  async run(lab) {
    await startServices();
    const ap = await lab.accessPoint(sae());
    const station = await lab.station(sae(), [], true);
    await station.connected();
    lab.become('nobody');
    const closed = await lab.rejoin('fix', 'lab-sae', '--json');
    if (closed.code !== 5 || !closed.stderr.includes('netdev'))
      throw new Error(`nobody was told ${closed.code}: ${closed.stderr}`);
    lab.become('member');
    const watcher = await lab.watch('--guard');
    await lab.pause(8);
    await ap.forgetKeys();
    const rogue = await MisbehavingAp.takeOver(ap, { answer: { kind: 'deauth', reason: 2 } });
    station.events.skip();
    const from = Date.now();
    await ap.kick(station.address, 2);
    await station.connected('guard mode did not end the loop');
    lab.measured['after-first-refusal'] = Date.now() - (rogue.answeredAt[0] ?? from);
    if (rogue.answered > 3) throw new Error(`connected only after ${rogue.answered} refusals`);
    await lab.pause(8);
    if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
    const fix = lab.told().find((one) => one['schema'] === 'rejoin.fix/1');
    if (fix?.['outcome'] !== 'fixed') throw new Error(`guard mode told ${JSON.stringify(fix)}`);
  },
};
