import { spawn } from 'node:child_process';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { withFolder } from '../native/support.ts';
import { ids } from './records.ts';
import { opened } from './support.ts';

const RUNS = Number(process.env['REJOIN_KILL_RUNS'] ?? 20);

/** Runs a writer and kills it some milliseconds after its first word. @returns the findings that it said were safe */
async function killedAfter(path: string, run: number, ms: number): Promise<string[]> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'killed-writer.ts'), path, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    if (text === '') setTimeout(() => child.kill('SIGKILL'), ms);
    text += chunk.toString();
  });
  await new Promise((resolve) => child.once('close', resolve));
  return text.split('\n').slice(0, -1);
}

describe('processes', () => {
  it(
    `that are killed ${RUNS} times at random moments lose no finding that was safe`,
    () =>
      withFolder(async (folder) => {
        const path = join(folder, 'history.db');
        let told = 0;
        for (let run = 0; run < RUNS; run++) {
          const safe = await killedAfter(path, run, Math.random() * 60);
          expect(safe.length).toBeGreaterThan(0);
          told += safe.length;
          const db = new Sqlite(path);
          const kept = new Set(db.prepare('SELECT id FROM findings').pluck().all());
          expect(safe.filter((id) => !kept.has(id))).toEqual([]);
          expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
          // Each run is looked at once: a growing file would only make the looking slow.
          db.exec('DELETE FROM findings; DELETE FROM attempts');
          db.close();
          if ((run + 1) % 100 === 0)
            console.log(`${run + 1} kills, ${told} findings told as safe, none lost`);
        }
      }),
    60_000 + 5000 * RUNS,
  );

  it('write one history at the same time', () =>
    withFolder(async (folder) => {
      const path = join(folder, 'history.db');
      const safe = await Promise.all([killedAfter(path, 1, 700), killedAfter(path, 2, 700)]);
      const store = opened(path);
      const kept = new Set(ids(await store.findings({ limit: 99_999 })));
      expect(safe.flat().filter((id) => !kept.has(id))).toEqual([]);
      expect(Math.min(...safe.map(({ length }) => length))).toBeGreaterThan(0);
    }));
});
