/**
 * Plays a refusal, its treatment and the recovery through the whole house before anything real happens. The first run of
 * a program's parts is five times slower than the second, and guard has to be faster than the supplicant's next attempt
 * (100 ms). Everything runs as it will, against a control socket that answers by itself.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { lockOf } from '../platform/course-lock.ts';
import { Intents } from '../platform/linux/intents.ts';
import { MonitorReader } from '../platform/linux/monitor-reader.ts';
import { clearKey } from '../platform/linux/remedies.ts';
import type { Supplicant } from '../platform/linux/supplicant.ts';
import type { WpaCtrl } from '../platform/linux/wpa-ctrl.ts';
import { reconnects, type Platform } from '../platform/port.ts';
import { SHORT_LIFE } from '../model/outcome.ts';
import type { FixOutcome } from '../domain/treatment.ts';
import { Attendant } from './attendant.ts';
import { Guard } from './guard.ts';
import { LiveSession } from './session.ts';

const AP = '02:00:00:00:00:00';
const IFACE = 'warm-up';
const WHERE = `${AP} (SSID='warm-up' freq=2412 MHz)`;
const JOINING = [
  'State: DISCONNECTED -> SCANNING',
  'CTRL-EVENT-SCAN-STARTED ',
  'CTRL-EVENT-SCAN-RESULTS ',
  'RSN: using KEY_MGMT SAE',
];
const REFUSED = [
  ...JOINING,
  'PMKSA cache entry found - try to use PMKSA caching instead of new SAE authentication',
  `SME: Trying to authenticate with ${WHERE}`,
  'State: SCANNING -> AUTHENTICATING',
  `SME: Authentication response: peer=${AP} auth_type=0 auth_transaction=2 status_code=0`,
  `Trying to associate with ${WHERE}`,
  'State: AUTHENTICATING -> ASSOCIATING',
  `CTRL-EVENT-DISCONNECTED bssid=${AP} reason=2`,
  'State: ASSOCIATING -> DISCONNECTED',
];
const CONNECTED = [
  ...JOINING,
  `SME: Trying to authenticate with ${WHERE}`,
  `SME: Trying to authenticate with ${WHERE}`,
  `PMKSA-CACHE-ADDED ${AP} 0`,
  `Trying to associate with ${WHERE}`,
  `Associated with ${AP}`,
  `WPA: Key negotiation completed with ${AP} [PTK=CCMP GTK=CCMP]`,
  `CTRL-EVENT-CONNECTED - Connection to ${AP} completed [id=0 id_str=]`,
];
const LEFT = [`CTRL-EVENT-DISCONNECTED bssid=${AP} reason=3 locally_generated=1`];
const ROUNDS = 8;
/** Milliseconds between two lines. */
const STEP = 20;
/** Turns of the loop that a treatment may take to clear. */
const PATIENCE = 200;

const ANSWERS = new Map([
  ['LIST_NETWORKS', 'network id / ssid / bssid / flags\n0\twarm-up\tany\t[CURRENT]'],
  ['ADD_NETWORK', '1'],
]);
const HEADER = 'Index / AA / PMKID / expiration (in seconds) / opportunistic';

/** A supplicant with one key, which goes when it is cleared. */
function imaginary(): Supplicant {
  let rows = `\n1 ${AP} 000102030405060708090a0b0c0d0e0f 43200 0`;
  const request = (command: string): Promise<string> => {
    if (command === 'PMKSA') return Promise.resolve(HEADER + rows);
    if (command.startsWith('REMOVE_NETWORK')) rows = '';
    return Promise.resolve(ANSWERS.get(command) ?? 'OK');
  };
  const pipeline = (commands: readonly string[]): Promise<string[]> => Promise.all(commands.map(request));
  const ctrl = { ended: false, request, pipeline } as unknown as WpaCtrl;
  const imagined = {
    ...{ iface: IFACE, ctrl, manager: undefined, takesPmksaAdd: Promise.resolve(true) },
    ...{ spare: () => undefined, takePrepared: () => undefined },
    work: <T>(task: (ctrl: WpaCtrl) => Promise<T>): Promise<T> => task(ctrl),
  };
  return imagined as unknown as Supplicant;
}

const nothing = (): Promise<void> => Promise.resolve();
const quiet = (): void => undefined;

/** One loop, its end by guard, and the proof. @returns how it ended */
async function play(intents: Intents): Promise<FixOutcome | undefined> {
  let outcome: FixOutcome | undefined;
  const supplicant = imaginary();
  const stub: Pick<Platform, 'clearKey' | 'prepare' | 'standDown' | 'reconnect'> = {
    clearKey: (network, cut, options = {}) =>
      clearKey(supplicant, intents, network, cut, reconnects(options), options.check),
    ...{ prepare: nothing, standDown: nothing, reconnect: nothing },
  };
  const platform = stub as Platform;
  const session = new LiveSession(platform, IFACE);
  let at = Date.now();
  const lock = lockOf({ place: `${IFACE}-${process.pid}` });
  const attendant = new Attendant({ session, platform, lock, now: () => at });
  const guard = new Guard({
    session,
    platform,
    attendant,
    report: (told) => (outcome = told.outcome),
    warn: quiet,
  });
  session.listen({ moved: (link, story, event) => guard.moved(link, story, event.at ?? 0) });
  const reader = new MonitorReader(IFACE, 0, (event) => session.see(event));
  let line = 0;
  const tell = (lines: readonly string[]): void => {
    for (const text of lines) reader.read({ level: 3, text, at: (at += STEP) }, ++line);
  };
  tell([...CONNECTED, ...LEFT, ...REFUSED]);
  const isCleared = (): boolean => attendant.running(IFACE)?.course.cleared !== undefined;
  for (let turns = 0; turns < PATIENCE && !isCleared(); turns++) await turn();
  at = Math.max(at, Date.now());
  tell(CONNECTED);
  // It has held by then.
  at += SHORT_LIFE;
  tell(LEFT);
  await attendant.close();
  await guard.close();
  return outcome;
}

/** @returns how the treatments ended; undefined where there is no room for their notes, and nothing was played */
export async function warmUp(): Promise<FixOutcome | undefined> {
  const folder = await mkdtemp(join(tmpdir(), 'rejoin-warm-up-')).catch(() => undefined);
  if (folder === undefined) return undefined;
  const intents = new Intents(folder);
  let outcome: FixOutcome | undefined;
  for (let round = 0; round < ROUNDS; round++) outcome = await play(intents);
  await rm(folder, { recursive: true, force: true });
  return outcome;
}
