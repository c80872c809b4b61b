import { Skip } from '../scenario.ts';
import type { AccessPoint } from './access-point.ts';
import type { Lab } from './lab.ts';
import { AKM_SAE, sae, type Network } from './networks.ts';
import { hasRejoin, rejoin, type Answer } from './rejoin.ts';
import type { Station } from './station.ts';

/** Another access point of the network in trouble, and one of another network: their entries must outlive every remedy. */
const SIBLING_BSSID = '02:00:00:00:99:00';
const OTHER_BSSID = '02:00:00:00:99:01';
const other: Network = { ...sae(), ssid: 'lab-other', extra: ['disabled=1'] };

export interface Patient {
  readonly ap: AccessPoint;
  readonly station: Station;
}

/** What must be the same after a remedy as before it. */
export interface Before {
  readonly configuration: string;
  readonly pmkid: string;
  readonly bystanders: string;
}

/** A station connected by SAE whose cache also holds an entry of a second access point and one of a second network. */
export async function patient(lab: Lab): Promise<Patient> {
  if (!hasRejoin()) throw new Skip('app/cli/main.ts is not there yet');
  const ap = await lab.accessPoint(sae());
  const station = await lab.station([sae(), other]);
  await station.connected();
  for (const [id, bssid] of [SIBLING_BSSID, OTHER_BSSID].entries()) {
    await station.addEntry(id, bssid, AKM_SAE);
  }
  return { ap, station };
}

async function bystanders(station: Station): Promise<string> {
  const entries = (await station.cache()).filter(
    ({ bssid }) => bssid === SIBLING_BSSID || bssid === OTHER_BSSID,
  );
  return entries
    .map(({ bssid, pmkid }) => `${bssid} ${pmkid}`)
    .sort()
    .join('\n');
}

/** Takes down what a remedy may not change. */
export async function lookBefore({ ap, station }: Patient): Promise<Before> {
  const pmkid = (await station.cacheEntry(ap.bssid))?.pmkid;
  if (pmkid === undefined) throw new Error('there is no entry to clear');
  return { configuration: await station.configuration(), pmkid, bystanders: await bystanders(station) };
}

/** @throws with one sentence for the first thing that the remedy changed and should not have */
export async function nothingElseChanged({ station }: Patient, before: Before): Promise<void> {
  const lines = before.configuration.split('\n');
  const now = (await station.configuration()).split('\n');
  for (const [index, line] of lines.entries()) {
    if (now[index] !== line) throw new Error(`the configuration said '${line}' and now says '${now[index]}'`);
  }
  if ((await bystanders(station)) !== before.bystanders) throw new Error('the entry of a bystander is gone');
}

/** The entry of the access point in trouble must be a new one. */
export async function entryIsNew({ ap, station }: Patient, before: Before): Promise<void> {
  const after = await station.cacheEntry(ap.bssid);
  if (after === undefined) throw new Error('the new connection left no entry');
  if (after.pmkid === before.pmkid) throw new Error('the entry is still the old one');
}

/**
 * Brings a healthy station into a loop, lets `rejoin fix` end it, and looks that nothing else was touched.
 * @param trouble makes the access point refuse the cached key; the station disconnects before and reconnects after it
 */
export async function fixEndsTheLoop(
  lab: Lab,
  trouble: (patient: Patient) => Promise<unknown>,
): Promise<Answer> {
  const both = await patient(lab);
  const { station } = both;
  await station.leave();
  await trouble(both);
  const before = await lookBefore(both);
  await station.order('RECONNECT');
  await station.gaveUp('the loop was to begin', 60);
  lab.step('the supplicant gave up; rejoin fix begins');
  const startedAt = Date.now();
  const answer = await rejoin('fix', 'lab-sae', '--yes', '--json');
  lab.measured['fix'] = Date.now() - startedAt;
  lab.note('fix.json', answer.stdout);
  lab.note('fix.err', answer.stderr);
  lab.step(`rejoin fix ended with ${answer.code}`);
  if (answer.code !== 0)
    throw new Error(`rejoin fix ended with ${answer.code}: ${answer.stderr.trim().split('\n').at(-1)}`);
  await station.connected('rejoin fix says that it is done, and the station is not connected', 5);
  await entryIsNew(both, before);
  await nothingElseChanged(both, before);
  return answer;
}

/** What a remedy asks of the supplicant, as that shows it (PMKSA_ADD with its key is masked as key-add): a key that is cleared, and all that makes it try anew. */
const CLEARING = /Control interface command '(?:key-add|PMKSA_ADD|PMKSA_FLUSH)/;
const ASKING =
  /Control interface command '(?:REASSOCIATE|RECONNECT|DISABLE_NETWORK|ENABLE_NETWORK|SELECT_NETWORK)/;

/** @returns how often a key was cleared, and an attempt asked for, since there were so many events */
export function remediesSince({ station }: Patient, count: number): { clearings: number; asked: number } {
  return {
    clearings: station.events.since(count, CLEARING).length,
    asked: station.events.since(count, ASKING).length,
  };
}

/** Guard has told of these; @throws where it was more than once that it lets an access point be, or a cure too often */
export function toldOnce(lab: Lab): void {
  const told = lab.told().filter((one) => one['schema'] === 'rejoin.fix/1');
  lab.note('fixes.json', JSON.stringify(told, undefined, 2));
  const fixed = told.filter((one) => one['outcome'] === 'fixed').length;
  if (fixed > 1) throw new Error(`guard mode told ${fixed} times that it is fixed`);
  const left = told.filter((one) => String(one['text']).includes('leaves it alone')).length;
  if (left > 1) throw new Error(`guard mode told ${left} times that it leaves the access point alone`);
}
