/** The recording that comes with Rejoin, as events. */
import { readFile } from 'node:fs/promises';
import type { WifiEvent } from '../domain/events.ts';
import { createIngest } from '../ingest/ingest.ts';

const RECORDING = new URL('../demo/sae-deauth-2.log', import.meta.url);

/** @param file where it lies in a packed app */
export async function demoEvents(file: URL | string = RECORDING): Promise<WifiEvent[]> {
  const events: WifiEvent[] = [];
  const ingest = createIngest({ emit: (event) => events.push(event) });
  ingest.feed(await readFile(file));
  ingest.end();
  return events;
}
