/** Reads a file each time it is named one, with the reader of the checkout that it was started for, and says what that cost. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type * as Ours from '../../app/ingest/ingest.ts';

const CHUNK = 128 * 1024;
/** Detection looks at no more than this. */
const HELD = 8 * CHUNK;
const [, , checkout = ''] = process.argv;
const { createIngest } = (await import(join(checkout, 'app/ingest/ingest.ts'))) as typeof Ours;

process.on('message', (path: string) => {
  const bytes = readFileSync(path);
  const ingest = createIngest({ year: 2026, emit: () => undefined });
  ingest.feed(bytes.subarray(0, HELD));
  const from = ingest.counts.lines;
  const before = process.cpuUsage();
  for (let p = HELD; p < bytes.length; p += CHUNK) ingest.feed(bytes.subarray(p, p + CHUNK));
  ingest.end();
  const { user, system } = process.cpuUsage(before);
  process.send?.({ seconds: (user + system) / 1e6, lines: ingest.counts.lines - from });
});
