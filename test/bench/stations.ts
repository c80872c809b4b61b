import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOf, crowdLog, truthOf } from '../support/station-crowd.ts';
import { measure } from './measure.ts';

/** REJOIN_BENCH_STATIONS and REJOIN_BENCH_MIB make it smaller. */
const STATIONS = Number(process.env['REJOIN_BENCH_STATIONS'] ?? 50_000);
const MIB = Number(process.env['REJOIN_BENCH_MIB'] ?? 2048);
const PATTERN = 'AP-STA|IEEE 802\\.11|WPA: |CTRL-EVENT';

interface Answer {
  readonly verdict: string;
  readonly stations: readonly {
    readonly station: string;
    readonly verdict: string;
    readonly variant?: string;
  }[];
}

function writeLog(path: string): void {
  const file = openSync(path, 'w');
  for (const piece of crowdLog(STATIONS, MIB * 2 ** 20)) writeSync(file, piece);
  closeSync(file);
}

/** Stations whose row is not what their life was. */
function misjudged({ stations }: Answer): number {
  const rows = new Map(stations.map((row) => [row.station, row]));
  let wrong = 0;
  for (let index = 0; index < STATIONS; index++) {
    const truth = truthOf(index);
    const row = rows.get(addressOf(index));
    if (row?.verdict !== truth.verdict || row.variant !== truth.variant) wrong++;
  }
  return wrong;
}

/** An access point's log of 2 GiB in which 50,000 stations lie among each other: all of them, and one that is named. */
export async function benchStations(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const log = join(folder, 'hostapd.log');
  const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
  try {
    writeLog(log);
    await measure('grep', ['-cE', PATTERN, log]);
    const grep = await measure('grep', ['-cE', PATTERN, log]);
    const told = (name: string, seconds: number, peak: number, what: string): void =>
      console.log(
        `${name}: ${seconds.toFixed(1)} s, ${(seconds / grep.seconds).toFixed(1)} times grep, peak memory ${peak.toFixed(0)} MiB, ${what}`,
      );
    const all = await measure(process.execPath, [rejoin, 'diagnose', '--json', '--all-stations', log]);
    const wrong = misjudged(JSON.parse(all.stdout) as Answer);
    told(`${STATIONS} stations in ${MIB} MiB`, all.seconds, all.peakMiB, `${wrong} misjudged`);
    const station = addressOf(STATIONS - 1);
    const one = await measure(process.execPath, [rejoin, 'diagnose', '--json', '--station', station, log]);
    const { verdict } = JSON.parse(one.stdout) as Answer;
    told(`--station ${station}`, one.seconds, one.peakMiB, verdict);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
