/**
 * Plays a refusal and a recovery through the whole pipeline before anything real happens. The first run of a program's
 * parts is five times slower than the second, and guard has to be faster than the supplicant's next attempt (100 ms).
 */
import { now } from '../platform/linux/clock.ts';
import { MonitorReader } from '../platform/linux/monitor-reader.ts';
import type { Platform } from '../platform/port.ts';
import { Attendant } from './attendant.ts';
import { Guard } from './guard.ts';
import { LiveSession } from './session.ts';

const AP = '02:00:00:00:00:00';
const WHERE = `${AP} (SSID='warm-up' freq=2412 MHz)`;
const REFUSED = [
  'State: DISCONNECTED -> SCANNING',
  'CTRL-EVENT-SCAN-STARTED ',
  'CTRL-EVENT-SCAN-RESULTS ',
  'RSN: using KEY_MGMT SAE',
  'PMKSA cache entry found - try to use PMKSA caching instead of new SAE authentication',
  `SME: Trying to authenticate with ${WHERE}`,
  'State: SCANNING -> AUTHENTICATING',
  `SME: Authentication response: peer=${AP} auth_type=0 auth_transaction=2 status_code=0`,
  `Trying to associate with ${WHERE}`,
  'State: AUTHENTICATING -> ASSOCIATING',
  `CTRL-EVENT-DISCONNECTED bssid=${AP} reason=2`,
  'State: ASSOCIATING -> DISCONNECTED',
  "Control interface command 'LIST_NETWORKS'",
];
const CONNECTED = [
  `SME: Trying to authenticate with ${WHERE}`,
  `SME: Trying to authenticate with ${WHERE}`,
  `PMKSA-CACHE-ADDED ${AP} 0`,
  `Trying to associate with ${WHERE}`,
  `Associated with ${AP}`,
  `WPA: Key negotiation completed with ${AP} [PTK=CCMP GTK=CCMP]`,
  `CTRL-EVENT-CONNECTED - Connection to ${AP} completed [id=0 id_str=]`,
];
const LOOP = [
  ...CONNECTED,
  `CTRL-EVENT-DISCONNECTED bssid=${AP} reason=3 locally_generated=1`,
  ...REFUSED,
  ...REFUSED,
  ...CONNECTED,
];
const ROUNDS = 8;
/** Milliseconds between two lines. */
const STEP = 20;

const nothing = (): Promise<never> => Promise.reject(new Error('warm-up'));
const STUB: Pick<Platform, 'clearKey' | 'prepare' | 'standDown'> = {
  clearKey: nothing,
  prepare: nothing,
  standDown: nothing,
};
const quiet = (): void => undefined;

export async function warmUp(): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    const platform = STUB as Platform;
    const session = new LiveSession(platform, 'warm-up');
    const attendant = new Attendant({ session, platform });
    const guard = new Guard({ session, platform, attendant, report: quiet, warn: quiet });
    session.listen({
      moved(link, story, event) {
        guard.moved(link, story, event.at ?? 0);
      },
    });
    const reader = new MonitorReader('warm-up', 0, (event) => session.see(event));
    let at = now();
    let line = 0;
    for (const text of LOOP) reader.read({ level: 3, text, at: (at += STEP) }, ++line);
    await guard.close();
  }
}
