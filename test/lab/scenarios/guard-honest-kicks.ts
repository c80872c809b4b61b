import { patient, remediesSince } from '../guest/treatment.ts';
import type { Scenario } from '../scenario.ts';

export const scenario: Scenario = {
  name: 'guard-honest-kicks',
  title:
    'An access point is restarted three times and then only ends connections: guard clears nothing, and saved keys are used',
  seed: '000',
  timeoutS: 600,
  record: false,
  async run(lab) {
    const both = await patient(lab);
    const { ap, station } = both;
    const watcher = await lab.watch('--guard');
    const start = station.events.count;
    for (let n = 1; n <= 3; n++) {
      await ap.forgetKeys();
      await station.rejoin();
      await station.events.next({ rejected: /status_code=53/ }, 40, `restart ${n}: status 53 did not come`);
      await station.connected(`restart ${n}: the supplicant did not heal itself`, 60);
      await lab.pause(8);
    }
    if (remediesSince(both, start).clearings > 0) throw new Error('a key was cleared that heals by itself');
    const kicks = station.events.count;
    for (let n = 1; n <= 4; n++) {
      station.events.skip();
      await ap.kick(station.address, 3);
      await station.disconnected(`kick ${n} did not end the connection`);
      await station.connected(`the station did not come back after kick ${n}`, 60);
      await lab.pause(8);
    }
    if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
    const { clearings, asked } = remediesSince(both, kicks);
    if (clearings + asked > 0)
      throw new Error(`${clearings} clearings and ${asked} attempts asked for by guard`);
    if (station.events.since(kicks, /PMKSA-CACHE-ADDED/).length > 0)
      throw new Error('a saved key was not used');
    if (lab.told().some((one) => one['schema'] === 'rejoin.fix/1'))
      throw new Error('guard mode told of a fix');
  },
};
