import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { measure, median } from './measure.ts';

const GIB = 2 ** 30;
const PATTERN = 'CTRL-EVENT|PMKSA|SME:|State:';
const ROUNDS = 3;
const scenarios = join(import.meta.dirname, '../scenarios');

/** 1 GiB of -dd log: the lab's recordings of wpa_supplicant, one after the other, again and again. */
function writeLog(path: string): void {
  const recordings = readdirSync(scenarios, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('wpa-msgdump.log.gz'))
    .map((name) => gunzipSync(readFileSync(join(scenarios, name))));
  if (recordings.length === 0) throw new Error('There is no -dd recording under test/scenarios.');
  const all = Buffer.concat(recordings);
  const file = openSync(path, 'w');
  for (let written = 0; written < GIB; written += all.length) writeSync(file, all);
  closeSync(file);
}

/** `rejoin diagnose` on 1 GiB against grep over the same bytes: time ratio and peak memory. */
export async function benchDiagnose(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const log = join(folder, 'wpa.log');
  try {
    writeLog(log);
    const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
    const ratios: number[] = [];
    let peak = 0;
    await measure('grep', ['-cE', PATTERN, log]);
    for (let round = 0; round < ROUNDS; round++) {
      const grep = await measure('grep', ['-cE', PATTERN, log]);
      const ours = await measure(process.execPath, [rejoin, 'diagnose', '--json', log]);
      const { verdict } = JSON.parse(ours.stdout) as { verdict: string };
      ratios.push(ours.seconds / grep.seconds);
      peak = Math.max(peak, ours.peakMiB);
      console.log(
        `diagnose 1 GiB: ${ours.seconds.toFixed(2)} s, grep ${grep.seconds.toFixed(2)} s, ${verdict}`,
      );
    }
    console.log(
      `diagnose / grep -cE: ${median(ratios).toFixed(2)} times, peak memory ${peak.toFixed(0)} MiB\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
