import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure } from './measure.ts';

/** What the lab's guard scenario writes down, in seconds (test/lab/scenarios). */
interface GuardFigures {
  readonly refusals: number;
  readonly secondRefusalToConnected: number;
  readonly firstRefusalToConnected: number;
  readonly plainJoin: number;
}

const run = join(import.meta.dirname, '../lab/run.ts');

/** Refusal to connected with `watch --guard`, against a plain full SAE join of the same run; the bare supplicant loops. */
export async function benchGuard(): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'rejoin-bench-guard-'));
  try {
    await measure(process.execPath, [run, 'guard', '--out', out]);
    const path = join(out, 'guard', 'figures.json');
    if (!existsSync(path)) {
      console.log('guard: the lab did not run on this machine (see docs/lab.md).\n');
      return;
    }
    const figures = JSON.parse(readFileSync(path, 'utf8')) as GuardFigures;
    const ratio = figures.secondRefusalToConnected / figures.plainJoin;
    console.log(
      `guard: connected after ${figures.refusals} refusals, ${figures.firstRefusalToConnected.toFixed(2)} s after the first, ` +
        `${figures.secondRefusalToConnected.toFixed(2)} s after the second\n` +
        `guard / plain full SAE join (${figures.plainJoin.toFixed(2)} s): ${ratio.toFixed(2)} times\n`,
    );
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
