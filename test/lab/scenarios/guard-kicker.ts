import { lookBefore, nothingElseChanged, patient, remediesSince, toldOnce } from '../guest/treatment.ts';
import type { Scenario } from '../scenario.ts';

/** Milliseconds. */
const FOR = 180_000;

export const scenario: Scenario = {
  name: 'guard-kicker',
  title:
    'An access point ends each connection with reason 2 for three minutes, early and late: no saved key was refused, none is cleared',
  seed: '000',
  timeoutS: 600,
  record: false,
  async run(lab) {
    const both = await patient(lab);
    const { ap, station } = both;
    const watcher = await lab.watch('--guard');
    const before = await lookBefore(both);
    const start = station.events.count;
    const end = Date.now() + FOR;
    for (let n = 0; Date.now() < end; n++) {
      await lab.pause(n % 2 === 0 ? 2 : 9);
      station.events.skip();
      await ap.kick(station.address, 2);
      await station.disconnected(`kick ${n} did not end the connection`);
      await station.connected(`the station did not come back after kick ${n}`, 90);
    }
    if (watcher?.isRunning !== true) throw new Error('rejoin watch ended by itself');
    const { clearings, asked } = remediesSince(both, start);
    if (clearings + asked > 0)
      throw new Error(`${clearings} clearings and ${asked} attempts asked for by guard`);
    toldOnce(lab);
    const last = lab.told().at(-1);
    if (last?.['cause'] !== 'ap-disconnects' && last?.['cause'] !== 'healthy')
      throw new Error(`told last: ${JSON.stringify(last)}`);
    await nothingElseChanged(both, before);
  },
};
