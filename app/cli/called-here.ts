/** How access points are called at this terminal: by the names that somebody gave to them in the window. */
import { existsSync } from 'node:fs';
import type { Said } from '../domain/said.ts';
import { historyFile } from '../store/place.ts';
import { calledBy, type AccessPointNames, type Called } from '../words/access-point.ts';
import { say, sayAll } from '../words/say.ts';
import { spokenLocale } from './language.ts';

let names: AccessPointNames = {};

/** Asks the history for the names. An answer waits for no history that cannot be read. */
export async function recallNames(): Promise<AccessPointNames> {
  // It brings a database, and most terminals have no history.
  if (!existsSync(historyFile())) return names;
  const { keptHere } = await import('./kept-here.ts');
  names = await keptHere((history) => history.accessPoints(), {}).catch(() => ({}));
  return names;
}

export const calledHere: Called = (bssid) => calledBy(names)(bssid);

/** Sentences of this machine in the language of this terminal. */
export const tellHere = (sentences: Said | readonly Said[]): string =>
  'code' in sentences
    ? say(sentences, spokenLocale(), 'mine', calledHere)
    : sayAll(sentences, spokenLocale(), 'mine', calledHere);
