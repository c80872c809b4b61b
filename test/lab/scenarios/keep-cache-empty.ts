import { rejoin } from '../guest/rejoin.ts';
import { patient } from '../guest/treatment.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'keep-cache-empty',
  title:
    'rejoin keeps the cache of one network empty, so that each join is a full one, and its undo ends that',
  record: false,
  timeoutS: 240,
  async run(lab) {
    const { ap, station } = await patient(lab);
    const others = (await station.cache()).filter(({ bssid }) => bssid !== ap.bssid).length;
    const kept = await rejoin('fix', 'lab-sae', '--keep-cache-empty', '--yes', '--json');
    lab.note('fix.json', kept.stdout + kept.stderr);
    await lab.watch();
    const gone = async () => {
      for (let tries = 0; tries < 100; tries++) {
        if ((await station.cacheEntry(ap.bssid)) === undefined) return true;
        await lab.pause(0.2);
      }
      return false;
    };
    await station.rejoin();
    await station.connected('the first join after the choice failed');
    if (!(await gone())) throw new Error('the entry is still there twenty seconds after the connection');
    if (!(await station.order('STATUS')).includes('wpa_state=COMPLETED')) {
      throw new Error('emptying the cache broke the connection');
    }
    // The sibling access point belongs to the same network and may go with it; the other network's entry may not.
    if ((await station.cache()).length < others - 1) throw new Error('another network lost its entry');
    await rejoin('fix', 'lab-sae', '--undo', '--yes', '--json');
    await station.rejoin();
    await station.connected('the join after the undo failed');
    await lab.pause(5);
    if ((await station.cacheEntry(ap.bssid)) === undefined)
      throw new Error('the cache is still emptied after the undo');
  },
};
