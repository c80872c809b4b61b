import { NO_LIMITS } from '../../app/domain/treatment.ts';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { LiveSession } from '../../app/live/session.ts';
import { openPlatform } from '../../app/platform/open.ts';
import { nativeAvailable } from '../../native/index.ts';
import { FakeSupplicant } from '../platform/linux/fake-supplicant.ts';
import { percentile } from './measure.ts';

const AP = '02:00:00:00:00:00';
const ROUNDS = 2000;
const IDLE_SECONDS = 30;

/** A refused attempt and a full login, as a supplicant tells them; the last line of each changes the verdict. */
export const REFUSED = [
  `SME: Trying to authenticate with ${AP} (SSID='lab' freq=2412 MHz)`,
  `Trying to associate with ${AP} (SSID='lab' freq=2412 MHz)`,
  `CTRL-EVENT-DISCONNECTED bssid=${AP} reason=2`,
];
export const CONNECTED = [
  `SME: Trying to authenticate with ${AP} (SSID='lab' freq=2412 MHz)`,
  `SME: Trying to authenticate with ${AP} (SSID='lab' freq=2412 MHz)`,
  `PMKSA-CACHE-ADDED ${AP} 0`,
  `Trying to associate with ${AP} (SSID='lab' freq=2412 MHz)`,
  `Associated with ${AP}`,
  `WPA: Key negotiation completed with ${AP} [PTK=CCMP GTK=CCMP]`,
  `CTRL-EVENT-CONNECTED - Connection to ${AP} completed [id=0 id_str=]`,
];

async function withSupplicant<T>(
  work: (folder: string, supplicant: FakeSupplicant) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'rejoin-bench-'));
  const supplicant = new FakeSupplicant(folder);
  supplicant.network(0, 'lab');
  try {
    return await work(folder, supplicant);
  } finally {
    supplicant.daemon.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds from the datagram's sending to the judged verdict, through socket, parser, model and detectors. */
async function latencies(folder: string, supplicant: FakeSupplicant): Promise<number[]> {
  const platform = await openPlatform({ ctrl: folder, limits: () => NO_LIMITS });
  const session = new LiveSession(platform);
  const stop = new AbortController();
  let sentAt = 0;
  let waiting: (() => void) | undefined;
  const measured: number[] = [];
  session.listen({
    moved(link, story, event) {
      session.finding(link, story);
      if (event.kind !== 'disconnected' && event.kind !== 'connected') return;
      measured.push(performance.now() - sentAt);
      waiting?.();
    },
  });
  const running = session.run(stop.signal);
  while (supplicant.daemon.monitors.size === 0) await pause(20);
  await pause(200);
  for (let round = 0; round < ROUNDS; round++) {
    const lines = round % 5 === 4 ? CONNECTED : REFUSED;
    const judged = new Promise<void>((resolve) => (waiting = resolve));
    for (const [index, line] of lines.entries()) {
      if (index === lines.length - 1) sentAt = performance.now();
      supplicant.daemon.tell(3, line);
    }
    await Promise.race([judged, pause(1000)]);
    await pause(2);
  }
  stop.abort();
  await running;
  platform.close();
  return measured;
}

/** Share of one core that an idle `rejoin watch` takes, in percent, from the kernel's own accounting. */
async function idleShare(folder: string): Promise<number> {
  const rejoin = join(import.meta.dirname, '../../app/cli/rejoin.js');
  const child = spawn(process.execPath, [rejoin, 'watch', '--ctrl', folder, '--json'], { stdio: 'ignore' });
  const ticks = (): number => {
    const fields = readFileSync(`/proc/${child.pid ?? 0}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  };
  await pause(4000);
  const before = ticks();
  await pause(IDLE_SECONDS * 1000);
  const share = (ticks() - before) / IDLE_SECONDS;
  child.kill('SIGINT');
  return share;
}

/** From the supplicant's datagram to the verdict, and what `watch` costs while nothing happens. */
export async function benchLatency(): Promise<void> {
  const native = nativeAvailable();
  if (!native.ok) {
    console.log(`latency: ${native.reason}\n`);
    return;
  }
  const measured = await withSupplicant(latencies);
  console.log(
    `datagram to verdict over ${measured.length} verdicts: p50 ${percentile(measured, 0.5).toFixed(2)} ms, ` +
      `p99 ${percentile(measured, 0.99).toFixed(2)} ms, worst ${Math.max(...measured).toFixed(2)} ms`,
  );
  const share = await withSupplicant((folder) => idleShare(folder));
  console.log(`idle watch: ${share.toFixed(2)} % of a core over ${IDLE_SECONDS} s\n`);
}
