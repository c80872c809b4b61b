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
/** Bytes of neighbours' data frames: those that carry something, and those that acknowledge it. */
const DATA = [1400, 120];
/** Neighbours: kinds of their frames, how many frames come between two recorded ones, access points, stations. */
const KINDS = 3;
const BETWEEN = 4 * KINDS;
const POINTS = 40;
const STATIONS = 200;
const scenarios = join(import.meta.dirname, '../scenarios');
const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');

/** In turns a beacon of a neighbour, encrypted data to it or from it, and the radio's acknowledgement of that. */
function neighbour(number: number, beacon: Uint8Array): Uint8Array {
  const round = Math.floor(number / KINDS);
  const point = [2, 0, 0, 0, 8, round % POINTS];
  const station = [2, 0, 0, 0, 9, round % STATIONS];
  const [sender, receiver] = round % 2 === 0 ? [station, point] : [point, station];
  switch (number % KINDS) {
    case 0: {
      const frame = Uint8Array.from(beacon);
      frame.set([...point, ...point], 10);
      return frame;
    }
    case 1: {
      const frame = new Uint8Array(DATA[round % DATA.length] ?? 0).fill(0x5a);
      frame.set([0x88, 0x40 | (sender === station ? 1 : 2), 0, 0, ...receiver, ...sender, ...point]);
      return frame;
    }
    default:
      return Uint8Array.from([0xd4, 0, 0, 0, ...sender]);
  }
}

/** All recorded captures, one after the other, again and again, with neighbours in between. */
function writeCapture(path: string): number {
  const recorded = readdirSync(scenarios, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('air.pcapng.gz'))
    .flatMap((name) => packetsOf(gunzipSync(readFileSync(join(scenarios, name)))));
  const beacon = recorded.find(({ frame }) => frame[0] === 0x80)?.frame ?? new Uint8Array(0);
  const frames = recorded.flatMap(({ frame }, index) => [
    frame,
    ...Array.from({ length: BETWEEN }, (_, n) => neighbour(index * BETWEEN + n, beacon)),
  ]);
  const file = openSync(path, 'w');
  writeSync(file, pcapHeader(FORM));
  let packets = 0;
  for (let bytes = 0; bytes < MIB * 2 ** 20;) {
    const first = packets;
    const record = (frame: Uint8Array, index: number): Uint8Array =>
      pcapRecord({ at: 1.79e12 + first + index, frame } satisfies Packet, FORM);
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
