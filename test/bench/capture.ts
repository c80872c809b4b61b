import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { packetsOf, pcapHeader, pcapRecord, radiotap, RADIOTAP, type Packet } from '../support/captures.ts';
import { measure, median } from './measure.ts';

const MIB = Number(process.env['REJOIN_BENCH_MIB'] ?? 256);
const ROUNDS = 3;
const FORM = { linkType: RADIOTAP, dress: radiotap(false) };
/** Encrypted data of other stations between the recorded frames: bytes of each, and one for so many recorded frames. */
const DATA = 1400;
const EVERY = 4;
const scenarios = join(import.meta.dirname, '../scenarios');
const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');

/** A data frame of a neighbour, to its access point or from it. */
function neighbour(number: number): Uint8Array {
  const frame = new Uint8Array(DATA).fill(0x5a);
  const station = [2, 0, 0, 0, 9, number % 200];
  const [first, second] = number % 2 === 0 ? [[2, 0, 0, 0, 8, 0], station] : [station, [2, 0, 0, 0, 8, 0]];
  frame.set([0x88, 0x40 | (number % 2 === 0 ? 1 : 2), 0, 0, ...first, ...second, ...first]);
  return frame;
}

/** All recorded captures, one after the other, again and again, with neighbours' data in between. */
function writeCapture(path: string): number {
  const recorded = readdirSync(scenarios, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('air.pcapng.gz'))
    .flatMap((name) => packetsOf(gunzipSync(readFileSync(join(scenarios, name)))));
  const frames = recorded.flatMap(({ frame }, index) =>
    index % EVERY === 0 ? [frame, neighbour(index / EVERY)] : [frame],
  );
  const file = openSync(path, 'w');
  writeSync(file, pcapHeader(FORM));
  let packets = 0;
  for (let bytes = 0; bytes < MIB * 2 ** 20;) {
    const first = packets;
    const record = (frame: Uint8Array, index: number): Uint8Array =>
      pcapRecord({ at: 1.79e12 + (first + index) * 10, frame } satisfies Packet, FORM);
    bytes += writeSync(file, Buffer.concat(frames.map(record)));
    packets += frames.length;
  }
  closeSync(file);
  return packets;
}

/** `rejoin diagnose` on a large capture against `tshark -Y eapol` over the same bytes: time ratio and peak memory. */
export async function benchCapture(): Promise<void> {
  if (spawnSync('tshark', ['--version'], { stdio: 'ignore' }).status !== 0) {
    console.log('capture: tshark is not installed (apt-get install tshark).\n');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const path = join(folder, 'air.pcap');
  try {
    const packets = writeCapture(path);
    const ratios: number[] = [];
    let peak = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const tshark = await measure('tshark', ['-Y', 'eapol', '-r', path]);
      const ours = await measure(process.execPath, [rejoin, 'diagnose', '--json', path]);
      const { verdict } = JSON.parse(ours.stdout) as { verdict: string };
      ratios.push(tshark.seconds / ours.seconds);
      peak = Math.max(peak, ours.peakMiB);
      console.log(
        `capture of ${MIB} MiB, ${packets} packets: ${ours.seconds.toFixed(2)} s, ` +
          `tshark -Y eapol ${tshark.seconds.toFixed(2)} s (${tshark.peakMiB.toFixed(0)} MiB), ${verdict}`,
      );
    }
    console.log(
      `tshark / diagnose: ${median(ratios).toFixed(1)} times, peak memory ${peak.toFixed(0)} MiB\n`,
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
