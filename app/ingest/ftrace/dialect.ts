/**
 * Linux' trace events of cfg80211 and mac80211 as `trace-cmd report` and `tracing/trace` print them
 * (`net/wireless/trace.h`, `net/mac80211/trace.h` of Linux 4.9 to 6.12): what is asked of the driver, and what it hands up.
 */
import type { Happening } from '../../domain/events.ts';
import { NO_BSSID } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';
import { dialectOf, type ProgramRule } from '../program.ts';
import type { Read } from '../rules.ts';
import { at, MAC, toMac, toNumber } from '../text.ts';

/** `  wpa_supplicant-447   [001] ....  1155.573909: `; `trace-cmd` may leave the flags out. */
const OWN = at` {0,24}(?:\S{1,32}|<idle>)-\d{1,8} +(?:\([ \d-]{1,9}\) +)?\[\d{3}\] (?:[\w.]{4,6} )? *(\d{1,10}\.\d{6}): +`;

const BSSID = '02:00:00:00:00:00';
const DEVICE = String.raw`phy\d{1,4}, netdev:([\w.@-]{1,15})\(\d{1,9}\)`;

type What = Extract<Happening, { kind: 'driver-refused' }>['what'];

/** The request whose result comes next. */
interface Calls {
  asked: What | undefined;
}
type TraceRule = ProgramRule<Calls>;

const quiet = (head: string): TraceRule => ({ head, samples: [], kinds: [], quiet: [`${head}phy0`] });

const asks = (what: What, calls: Calls, read: Read): Read => {
  calls.asked = what;
  return read;
};

/** Types of interfaces (`enum nl80211_iftype`) that are a station's. */
const STATION = String.raw`vif:([\w.@-]{1,15})\(2p?\)`;

const stationState = (
  rest: RegExp,
  read: (bssid: string | undefined) => Happening,
  sample: string,
): TraceRule => ({
  head: 'drv_sta_state: ',
  rest,
  read: ([, iface = '', bssid]) => ({ ...read(bssid), iface }),
  samples: [`drv_sta_state: phy0 vif:wlan0(2) sta:${BSSID} ${sample}`],
  kinds: [read(undefined).kind],
});
const state = (change: string): RegExp => at`phy\d{1,4} ${STATION} sta:(${MAC}) state: ${change}`;

const rules: readonly TraceRule[] = [
  {
    head: 'rdev_auth: ',
    rest: at`${DEVICE}, auth type: (\d{1,3}), bssid: (${MAC})`,
    read: ([, iface = '', algorithm, bssid], calls) =>
      // nl80211 counts the kinds otherwise than 802.11: 0 open, 1 shared key, 2 FT, 3 EAP of Cisco's, 4 SAE.
      asks('auth', calls, {
        kind: 'auth-request',
        bssid: toMac(bssid),
        iface,
        ...(algorithm === '4' ? { algorithm: 3 } : algorithm === '0' ? { algorithm: 0 } : {}),
      }),
    samples: [`rdev_auth: phy0, netdev:wlan0(3), auth type: 0, bssid: ${BSSID}`],
    kinds: ['auth-request'],
  },
  {
    head: 'rdev_assoc: ',
    rest: at`${DEVICE}, bssid: (${MAC})`,
    read: ([, iface = '', bssid], calls) =>
      asks('assoc', calls, { kind: 'assoc-request', bssid: toMac(bssid), iface }),
    samples: [
      `rdev_assoc: phy0, netdev:wlan0(3), bssid: ${BSSID}, prev bssid: 00:00:00:00:00:00, use mfp: false, flags: 0x0`,
    ],
    kinds: ['assoc-request'],
  },
  {
    head: 'rdev_connect: ',
    rest: at`${DEVICE}, bssid: (${MAC}), ssid: (.{0,32}), auth type: \d`,
    read: ([, iface = '', bssid, ssid = ''], calls) =>
      asks('assoc', calls, {
        kind: 'assoc-request',
        bssid: toMac(bssid),
        iface,
        authUnseen: true,
        ...(ssid === '' ? {} : { ssid: ssidFromBytes(ssid) }),
      }),
    samples: [
      `rdev_connect: phy0, netdev:wlan0(3), bssid: ${BSSID}, ssid: lab, auth type: 0, privacy: true, wpa versions: 2, flags: 0x0, previous bssid: 00:00:00:00:00:00`,
    ],
    kinds: ['assoc-request'],
  },
  ...['rdev_deauth: ', 'rdev_disassoc: '].map((head): TraceRule => ({
    head,
    rest: at`${DEVICE}, bssid: (${MAC}), reason: (\d{1,5})`,
    read: ([, iface = '', bssid, reason]) => ({
      kind: 'disconnected',
      bssid: toMac(bssid),
      reason: toNumber(reason),
      local: true,
      iface,
    }),
    samples: [`${head}phy0, netdev:wlan0(3), bssid: ${BSSID}, reason: 3`],
    kinds: ['disconnected'],
  })),
  {
    head: 'rdev_disconnect: ',
    rest: at`${DEVICE}, reason code: (\d{1,5})`,
    read: ([, iface = '', reason]) => ({
      kind: 'disconnected',
      bssid: NO_BSSID,
      reason: toNumber(reason),
      local: true,
      iface,
    }),
    samples: ['rdev_disconnect: phy0, netdev:wlan0(3), reason code: 3'],
    kinds: ['disconnected'],
  },
  {
    head: 'rdev_return_int: ',
    rest: at`phy\d{1,4}, returned: (-?\d{1,5})`,
    read: ([, result], calls) => {
      const what = calls.asked;
      calls.asked = undefined;
      const errno = -toNumber(result);
      return what !== undefined && errno > 0 ? { kind: 'driver-refused', what, errno } : undefined;
    },
    samples: [],
    kinds: [],
    quiet: ['rdev_return_int: phy0, returned: 0'],
  },
  {
    head: 'cfg80211_send_auth_timeout: ',
    rest: at`netdev:([\w.@-]{1,15})\(\d{1,9}\), mac: (${MAC})`,
    read: ([, iface = '', bssid]) => ({ kind: 'auth-timeout', bssid: toMac(bssid), iface }),
    samples: [`cfg80211_send_auth_timeout: netdev:wlan0(3), mac: ${BSSID}`],
    kinds: ['auth-timeout'],
  },
  ...['cfg80211_send_assoc_timeout: ', 'cfg80211_send_assoc_failure: '].map((head): TraceRule => ({
    head,
    rest: at`netdev:([\w.@-]{1,15})\(\d{1,9}\), (?:mac|bssid|ap_addr): (${MAC})(?:, timeout: (\d))?`,
    read: ([, iface = '', bssid, timeout]) =>
      // "abandoned" is this end's own doing.
      timeout === '0' ? undefined : { kind: 'assoc-timeout', bssid: toMac(bssid), iface },
    samples: [`${head}netdev:wlan0(3), mac: ${BSSID}`],
    kinds: ['assoc-timeout'],
  })),
  ...['api_beacon_loss: ', 'api_connection_loss: '].map((head): TraceRule => ({
    head,
    rest: at`${STATION}`,
    read: ([, iface = '']) => ({ kind: 'beacon-loss', iface }),
    samples: [`${head}vif:wlan0(2)`],
    kinds: ['beacon-loss'],
  })),
  stationState(
    state('1->2'),
    (bssid) => ({
      kind: 'auth-response',
      bssid: toMac(bssid),
      algorithm: UNKNOWN_ALGORITHM,
      transaction: 2,
      status: 0,
    }),
    'state: 1->2',
  ),
  stationState(
    state('2->3'),
    (bssid) => ({ kind: 'assoc-response', bssid: toMac(bssid), status: 0 }),
    'state: 2->3',
  ),
  // The port is authorised: whatever handshake there was is over.
  stationState(state('3->4'), (bssid) => ({ kind: 'connected', bssid: toMac(bssid) }), 'state: 3->4'),
  ...['rdev_', 'drv_', 'cfg80211_', 'api_', 'wiphy_work_', 'stop_queue: ', 'wake_queue: '].map(quiet),
];

export const ftrace = dialectOf({
  name: 'ftrace',
  title: "Linux' trace events of cfg80211 and mac80211: trace-cmd report, tracing/trace",
  witness: 'kernel',
  own: { pattern: OWN, at: ([, seconds]) => Number(seconds) * 1000 },
  bare: (message) => `  wpa_supplicant-447   [001] ....  1155.573909: ${message}`,
  rules,
  telling: [': rdev_', ': cfg80211_', ': drv_'],
  begin: (): Calls => ({ asked: undefined }),
});
