import { existsSync } from 'node:fs';
import { KeptHistory } from '../service/kept-history.ts';
import { historyFile } from '../store/place.ts';
import { Store } from '../store/store.ts';
import { note } from './output.ts';

/** What the history of this person has kept. Where there is none it is not made. */
export async function keptHere<T>(ask: (history: KeptHistory) => Promise<T>, none: T): Promise<T> {
  const path = historyFile();
  if (!existsSync(path)) return none;
  const store = new Store({ path, notice: note });
  try {
    return await ask(new KeptHistory(store));
  } finally {
    await store.close();
  }
}
