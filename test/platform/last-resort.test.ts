import { said } from '../../app/domain/said.ts';
import { SaidError } from '../../app/words/said-error.ts';
import { english } from '../support/words.ts';
import { describe, expect, test } from 'vitest';
import type { WifiEvent } from '../../app/domain/events.ts';
import { mac, type Ssid } from '../../app/domain/ids.ts';
import { withLastResort } from '../../app/platform/last-resort.ts';
import type { NodeWifi, PresentConnection } from '../../app/platform/node-wifi.ts';
import type { Capabilities, FollowOptions, Platform } from '../../app/platform/port.ts';
import { until } from '../native/support.ts';

const AP = mac('02:00:00:00:00:01');
const OFFICE: PresentConnection = { iface: 'wlan0', bssid: AP, ssid: 'office' as Ssid };

class Wifi implements NodeWifi {
  now: PresentConnection[] | Error = [];
  asked = 0;
  scan(): ReturnType<NodeWifi['scan']> {
    return Promise.resolve([{ bssid: AP, ssid: 'office' as Ssid, akms: ['psk'], signal: -59 }]);
  }
  connections(): Promise<PresentConnection[]> {
    this.asked++;
    return this.now instanceof Error ? Promise.reject(this.now) : Promise.resolve(this.now);
  }
}

/** Of a platform only what concerns a witness. */
function platformThat(
  verify: boolean,
  adapters: readonly string[] = ['wlan0'],
): { platform: Platform; emit: (event: WifiEvent) => void } {
  const see = [{ witness: 'kernel', ok: verify }];
  let following: FollowOptions | undefined;
  const platform = {
    capabilities: () =>
      Promise.resolve({
        see,
        adapters,
        cuts: [],
        verify,
        controllers: [],
        privilege: 'none',
        missing: [],
      } as Capabilities),
    follow: (options: FollowOptions) => {
      following = options;
      return new Promise<void>((resolve) => options.signal.addEventListener('abort', () => resolve()));
    },
  } as unknown as Platform;
  return { platform, emit: (event) => following?.emit(event) };
}

function follow(platform: Platform, iface?: string) {
  const abort = new AbortController();
  const events: WifiEvent[] = [];
  const notices: string[] = [];
  const run = platform.follow({
    ...(iface === undefined ? {} : { iface }),
    emit: (event) => void events.push(event),
    notice: ({ said }) => void notices.push(english(said)),
    signal: abort.signal,
  });
  return { events, notices, stop: () => (abort.abort(), run) };
}

describe('the witness of last resort', () => {
  test('is not asked where there is a better one', async () => {
    const wifi = new Wifi();
    const platform = withLastResort(platformThat(true).platform, wifi, 5);
    const seen = follow(platform);
    expect((await platform.capabilities()).see).toHaveLength(1);
    await seen.stop();
    expect([wifi.asked, seen.events, seen.notices]).toEqual([0, [], []]);
  });

  test('is not asked where there is no adapter', async () => {
    const wifi = new Wifi();
    const seen = follow(withLastResort(platformThat(false, []).platform, wifi, 5));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await seen.stop();
    expect([wifi.asked, seen.events, seen.notices]).toEqual([0, [], []]);
  });

  test('tells what is in reach, and when the connection comes and goes', async () => {
    const wifi = new Wifi();
    const seen = follow(withLastResort(platformThat(false).platform, wifi, 5), 'wlan0');
    await until(() => wifi.asked > 1, 'a look');
    wifi.now = [OFFICE];
    await until(() => seen.events.length >= 2, 'connected');
    wifi.now = [{ ...OFFICE, iface: 'wlan1' }];
    await until(() => seen.events.length >= 3, 'gone');
    await seen.stop();
    expect(seen.events).toMatchObject([
      { kind: 'bss-seen', bssid: AP, ssid: 'office', iface: 'wlan0' },
      { kind: 'manager-state', state: 'link-up', ssid: 'office', iface: 'wlan0', witness: 'manager' },
      { kind: 'manager-state', state: 'disconnected', iface: 'wlan0' },
    ]);
    expect(seen.notices).toEqual([expect.stringMatching(/never why not\.$/)]);
  });

  test('falls silent as soon as a better one is heard', async () => {
    const wifi = new Wifi();
    const { platform, emit } = platformThat(false);
    const seen = follow(withLastResort(platform, wifi, 5));
    await until(() => wifi.asked > 0, 'a look');
    const origin = { input: 0, line: 1, text: 'x' };
    emit({ at: 1, origin, witness: 'kernel', iface: 'wlan0', kind: 'scan-started' });
    wifi.now = [OFFICE];
    const { asked } = wifi;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(wifi.asked).toBeLessThanOrEqual(asked + 1);
    expect(seen.events.map((event) => event.kind)).not.toContain('manager-state');
    await seen.stop();
  });

  test('says in the capabilities, and once while it follows, that it can tell nothing either', async () => {
    const wifi = new Wifi();
    const why = said('last-resort.not-there');
    const detail = said('follow.last-resort.fails', { program: 'nmcli', why });
    wifi.now = new SaidError(detail);
    const platform = withLastResort(platformThat(false).platform, wifi, 5);
    expect((await platform.capabilities()).see.at(-1)).toMatchObject({ ok: false, detail });
    const seen = follow(platform);
    await until(() => seen.notices.length > 1, 'the notice');
    expect(seen.notices.at(-1)).toBe(wifi.now.message);
    await seen.stop();
  });
});
