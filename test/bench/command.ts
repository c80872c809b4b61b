import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { measure, median } from './measure.ts';

const SIZE = 100 * 2 ** 20;
const ROUNDS = 5;
const ROOT = join(import.meta.dirname, '../..');
const RECORDING = join(ROOT, 'test/scenarios/sae-deauth-2/wpa-msgdump.log.gz');

/** Seconds of two programs in turn, so that a busy machine is busy for both. */
async function inTurn(ours: readonly string[], base: readonly string[]): Promise<[number, number]> {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++)
    for (const [index, [program = '', ...args]] of [ours, base].entries())
      times[index]?.push((await measure(program, args)).seconds);
  return [median(times[0]), median(times[1])];
}

/** The packed command: its start against Node's own, and reading against the checkout. */
export async function benchCommand(): Promise<void> {
  const command = join(ROOT, 'out/command', `${process.platform}-${process.arch}`, 'rejoin');
  if (!existsSync(command)) {
    console.log('command: left out, npm run build:command makes it\n');
    return;
  }
  const [version, node] = await inTurn([command, '--version'], [process.execPath, '-e', '0']);
  console.log(
    `command --version: ${(1000 * version).toFixed(0)} ms, node -e 0 ${(1000 * node).toFixed(0)} ms: ${(version / node).toFixed(2)} times`,
  );
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  try {
    const log = join(folder, 'wpa.log');
    const recording = gunzipSync(readFileSync(RECORDING));
    const file = openSync(log, 'w');
    for (let written = 0; written < SIZE; written += recording.length) writeSync(file, recording);
    closeSync(file);
    const checkout = [process.execPath, join(ROOT, 'app/cli/rejoin.js')];
    const [ours, theirs] = await inTurn([command, 'diagnose', log], [...checkout, 'diagnose', log]);
    console.log(
      `command diagnose 100 MiB: ${ours.toFixed(2)} s, the checkout ${theirs.toFixed(2)} s: ${(ours / theirs).toFixed(2)} times\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
