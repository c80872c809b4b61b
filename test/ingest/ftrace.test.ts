import { expect, it } from 'vitest';
import { ftrace } from '../../app/ingest/ftrace/dialect.ts';
import { read as judge } from '../support/station-log.ts';
import { read } from './support.ts';

const BSSID = '02:00:00:00:00:00';
const line = (task: string, time: string, event: string): string => `${task}   [001] ....  ${time}: ${event}`;
const asked = (time: string): string =>
  line('  wpa_supplicant-447', time, `rdev_auth: phy0, netdev:wlan0(3), auth type: 4, bssid: ${BSSID}`);

it('reads the events of whichever task they name', () => {
  const waits = [1, 2, 3].flatMap((n) => [
    asked(`${n}0.000000`),
    line(
      '    kworker/u8:1-117',
      `${n}1.000000`,
      `cfg80211_send_auth_timeout: netdev:wlan0(3), mac: ${BSSID}`,
    ),
  ]);
  expect(judge(waits).verdict).toBe('auth-timeout');
  expect(read(asked('10.000000'), { dialect: ftrace }).events).toMatchObject([
    { kind: 'auth-request', at: 10_000, iface: 'wlan0', algorithm: 3, bssid: BSSID },
  ]);
});

it('tells a refusal by the request that it answers', () => {
  const returned = (value: number): string =>
    line('  wpa_supplicant-447', '10.100000', `rdev_return_int: phy0, returned: ${value}`);
  const { events } = read([asked('10.000000'), returned(-16), returned(-95)].join('\n'), { dialect: ftrace });
  expect(events.slice(1)).toMatchObject([{ kind: 'driver-refused', what: 'auth', errno: 16 }]);
});

it("takes a station's states for what was answered, and an access point's for nothing", () => {
  const states = (type: number): unknown[] =>
    read(
      ['1->2', '2->3', '3->4']
        .map((change) => `drv_sta_state: phy0 vif:wlan0(${type}) sta:${BSSID} state: ${change}`)
        .map((event) => line('   kworker/u8:1-117', '10.000000', event))
        .join('\n'),
      { dialect: ftrace },
    ).events.map(({ kind }) => kind);
  expect(states(2)).toEqual(['auth-response', 'assoc-response', 'connected']);
  expect(states(3)).toEqual([]);
});
