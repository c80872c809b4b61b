/**
 * Performance, as ratios against a named baseline measured in the same run. Machines differ and are noisy: nothing here
 * is a test, and nothing here fails a build.
 *
 *     npm run bench                 all that this machine can run
 *     npm run bench -- diagnose     a 1 GiB log against grep over the same bytes
 *     npm run bench -- command      the packed command: its start against Node's, reading against the checkout
 *     npm run bench -- dialects      each dialect's traces, repeated, against grep over the same bytes
 *     npm run bench -- reading       the same traces, processor time beside another checkout (REJOIN_BENCH_AGAINST)
 *     npm run bench -- stations      an access point's log with 50,000 stations, against grep over the same bytes
 *     npm run bench -- capture      a capture of 256 MiB against tshark -Y eapol
 *     npm run bench -- latency      from the supplicant's datagram to the verdict, and the idle cost of `watch`
 *     npm run bench -- store        attempts a second into the history against plain inserts, and the list of networks
 *     npm run bench -- guard        refusal to connected in the radio lab, against the bare supplicant and a plain join
 *     npm run bench -- window       from the start of the checkout and of the packed command to the first verdict painted
 *     npm run bench -- painted      from the supplicant's datagram to what it changes in the window, painted
 *     npm run bench -- opened       a log of 200 MiB opened in the window, against the command line
 *     npm run bench -- renderer-timeline   frames of the timeline with 10,000 attempts, against an idle page
 *     npm run bench -- renderer-devices    frames of the list of 50,000 devices, against an idle page
 */
import { benchCapture } from './capture.ts';
import { benchCommand } from './command.ts';
import { benchDiagnose } from './diagnose.ts';
import { benchDialects } from './dialects.ts';
import { benchGuard } from './guard.ts';
import { benchLatency } from './latency.ts';
import { benchOpened } from './opened.ts';
import { benchPainted } from './painted.ts';
import { benchReading } from './reading.ts';
import { benchRendererDevices } from './renderer-devices.ts';
import { benchRendererTimeline } from './renderer-timeline.ts';
import { benchStations } from './stations.ts';
import { benchStore } from './store.ts';
import { benchWindow } from './window.ts';

const BENCHES: Record<string, () => Promise<void>> = {
  diagnose: benchDiagnose,
  command: benchCommand,
  dialects: benchDialects,
  capture: benchCapture,
  reading: benchReading,
  stations: benchStations,
  store: benchStore,
  latency: benchLatency,
  guard: benchGuard,
  'renderer-timeline': benchRendererTimeline,
  'renderer-devices': benchRendererDevices,
  window: benchWindow,
  painted: benchPainted,
  opened: benchOpened,
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no bench "${unknown.join('", "')}". Known: ${Object.keys(BENCHES).join(', ')}.\n`,
  );
  process.exit(2);
}
for (const name of wanted.length > 0 ? wanted : Object.keys(BENCHES)) await BENCHES[name]?.();
