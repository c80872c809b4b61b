/**
 * What reading costs beside another checkout of the program, in processor time: both read the traces of each row of `dialects.ts` in
 * turn, and the ratio is the median of the rounds. What comes before the dialect is known is not counted.
 *
 *     git worktree add ../before 4ee0538 && ln -s "$PWD/node_modules" ../before/node_modules
 *     REJOIN_BENCH_AGAINST=$PWD/../before npm run bench -- reading
 */
import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTraces, wantedRows } from './dialects.ts';
import { median } from './measure.ts';

const ROUNDS = Number(process.env['REJOIN_BENCH_ROUNDS'] ?? 5);
const ours = join(import.meta.dirname, '../..');

interface Read {
  readonly seconds: number;
  readonly lines: number;
}

const reader = (checkout: string): ChildProcess =>
  fork(join(import.meta.dirname, 'read-once.ts'), [checkout]);

const read = (child: ChildProcess, path: string): Promise<Read> =>
  new Promise((resolve, reject) => {
    child.once('message', (message) => resolve(message as Read));
    child.once('exit', () => reject(new Error('A reader has ended.')));
    child.send(path);
  });

export async function benchReading(): Promise<void> {
  const against = process.env['REJOIN_BENCH_AGAINST'];
  if (against === undefined) {
    console.log('reading: REJOIN_BENCH_AGAINST names no other checkout.');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const input = join(folder, 'input');
  try {
    const table = [];
    for (const row of wantedRows()) {
      writeTraces(row, input);
      const children = [reader(against), reader(ours)] as const;
      const rounds: (readonly [Read, Read])[] = [];
      // The first round only makes the code warm.
      for (let round = 0; round <= ROUNDS; round++) {
        const both = [await read(children[0], input), await read(children[1], input)] as const;
        if (round > 0) rounds.push(both);
      }
      for (const child of children) child.kill();
      table.push({
        row: row.name,
        'microseconds a line': Number(
          median(rounds.map(([, { seconds, lines }]) => (seconds * 1e6) / lines)).toFixed(2),
        ),
        'times before': Number(median(rounds.map(([old, now]) => now.seconds / old.seconds)).toFixed(2)),
      });
    }
    console.table(table);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
