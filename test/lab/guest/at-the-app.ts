import { MisbehavingAp } from './misbehaving-ap.ts';
import { entryIsNew, lookBefore, nothingElseChanged, patient } from './treatment.ts';
import { serveApp } from './window.ts';
import type { Lab } from './lab.ts';

/** A loop that is ended from outside, at the app: one key goes, and nothing else. */
export async function treatedAtApp(lab: Lab, name: string): Promise<void> {
  const both = await patient(lab);
  const { ap, station } = both;
  const app = await serveApp(lab);
  await station.leave();
  await ap.forgetKeys();
  await MisbehavingAp.takeOver(ap, { answer: { kind: 'deauth', reason: 2 } });
  const before = await lookBefore(both);
  await station.order('RECONNECT');
  await station.gaveUp('the loop was to begin', 60);
  await app.shownOutside(name);
  await station.connected('the app says that it is over, and the station is not connected', 5);
  await entryIsNew(both, before);
  await nothingElseChanged(both, before);
}
