import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measure, median } from './measure.ts';

const SCENARIO = 'guard-sae-deauth-2';
const run = join(import.meta.dirname, '../lab/run.ts');

/** What the lab's guard scenario measures, in milliseconds. */
interface Result {
  readonly measured?: Readonly<Record<string, number>>;
}

/** Refusal to connected with `watch --guard`, against a plain full SAE join of the same run. The bare supplicant loops on. */
export async function benchGuard(): Promise<void> {
  const out = mkdtempSync(join(tmpdir(), 'rejoin-bench-guard-'));
  try {
    await measure(process.execPath, [run, SCENARIO, '--out', out]);
    const path = join(out, SCENARIO, 'result.json');
    const { measured = {} } = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Result) : {};
    const joins = Object.entries(measured).filter(([name]) => name.startsWith('plain-join'));
    const guard = measured['after-first-refusal'];
    if (guard === undefined || joins.length === 0) {
      console.log('guard: the lab did not measure it on this machine (see docs/lab.md).\n');
      return;
    }
    const plain = median(joins.map(([, ms]) => ms));
    console.log(
      `guard: connected ${(guard / 1000).toFixed(2)} s after the first refusal; a plain full SAE join takes ` +
        `${(plain / 1000).toFixed(2)} s\nguard / plain join: ${(guard / plain).toFixed(2)} times\n`,
    );
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}
