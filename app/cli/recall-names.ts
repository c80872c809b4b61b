import { existsSync } from 'node:fs';
import { historyFile } from '../store/place.ts';
import type { AccessPointNames } from '../words/access-point.ts';
import { callAccessPoints } from './called-here.ts';

/** Asks the history how access points are called. An answer waits for no history that cannot be read. */
export async function recallNames(): Promise<AccessPointNames> {
  // It brings a database, and most terminals have no history.
  if (!existsSync(historyFile())) return {};
  const { keptHere } = await import('./kept-here.ts');
  const names = await keptHere((history) => history.accessPoints(), {}).catch(() => ({}));
  callAccessPoints(names);
  return names;
}
