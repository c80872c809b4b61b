/**
 * Drivers that associate by themselves and say so in the kernel's log: Realtek's own (`RTL871X`, `RTW`, core/rtw_mlme_ext.c), Marvell's (mwifiex), Broadcom's (bcmdhd), the port of OpenBSD's
 * iwm to macOS (itlwm), and on access points Ralink's and MediaTek's (ap_auth.c, ap_assoc.c, cmm_wpa.c), Realtek's (8192cd) and Xiaomi's `wifi_log`. Wordings of
 * their sources and of public logs.
 */
import { NO_BSSID } from '../../domain/ids.ts';
import { ssidFromBytes } from '../../domain/ssid.ts';
import { associated, connected, ended, keptOut } from '../access-points/rule.ts';
import { UNKNOWN_ALGORITHM } from '../iw-event/rules.ts';
import type { Read } from '../rules.ts';
import { at, toMac, toNumber } from '../text.ts';
import type { KernelRule, KernelMemory } from './rules.ts';

const ADDRESS = String.raw`((?:[\da-fA-F]{2}[:-]){5}[\da-fA-F]{2})`;
const SAMPLE = '02:00:00:00:00:00';

const bssidOf = ({ vendor }: KernelMemory): ReturnType<typeof toMac> => vendor ?? NO_BSSID;
const authenticated = (bssid: ReturnType<typeof toMac>, status = 0): Read => ({
  kind: 'auth-response',
  bssid,
  algorithm: UNKNOWN_ALGORITHM,
  transaction: 2,
  status,
});

/** What `report_join_res` says of a join in vain: no answer to the authentication, to the association request; no beacon, a refusal. */
const JOINS: ReadonlyMap<string, Read> = new Map([
  ['-1', { kind: 'auth-timeout' }],
  ['-2', { kind: 'assoc-timeout' }],
]);

/** `RTL871X: ` until 2016, `RTW: ` since; `R8188EU: ` in the kernel's copy. */
const realtek: readonly KernelRule[] = ['RTL871X: ', 'RTW: ', 'R8188EU: '].flatMap(
  (own): readonly KernelRule[] => [
    {
      head: `${own}set bssid:`,
      rest: at`${ADDRESS}`,
      read: ([, bssid], station) => {
        station.vendor = toMac(bssid);
        return undefined;
      },
      samples: [],
      kinds: [],
      quiet: [`${own}set bssid:${SAMPLE}`],
    },
    {
      head: `${own}start auth`,
      read: (_, station) => {
        station.isInHandshake = false;
        return { kind: 'auth-request', bssid: bssidOf(station) };
      },
      samples: [`${own}start auth`],
      kinds: ['auth-request'],
    },
    {
      head: `${own}auth success, start assoc`,
      read: (_, station) => [
        authenticated(bssidOf(station)),
        { kind: 'assoc-request', bssid: bssidOf(station) },
      ],
      samples: [`${own}auth success, start assoc`],
      kinds: ['auth-response', 'assoc-request'],
    },
    {
      head: `${own}assoc success`,
      read: (_, station) => {
        station.isUp = true;
        return { kind: 'assoc-response', bssid: bssidOf(station), status: 0 };
      },
      samples: [`${own}assoc success`],
      kinds: ['assoc-response'],
    },
    {
      head: `${own}assoc reject, status`,
      rest: at`(?: code)?: (\d{1,3})$`,
      read: ([, status], station) => ({
        kind: 'assoc-response',
        bssid: bssidOf(station),
        status: toNumber(status),
      }),
      samples: [`${own}assoc reject, status code: 17`],
      kinds: ['assoc-response'],
    },
    {
      head: `${own}clnt auth fail, status: `,
      rest: at`(\d{1,3})$`,
      read: ([, status], station) => authenticated(bssidOf(station), toNumber(status)),
      samples: [`${own}clnt auth fail, status: 13`],
      kinds: ['auth-response'],
    },
    {
      head: `${own}report_join_res(`,
      rest: at`(-?\d{1,4})\)`,
      read: ([, result = '']) => JOINS.get(result),
      samples: [`${own}report_join_res(-1)`],
      kinds: ['auth-timeout'],
      quiet: [`${own}report_join_res(3)`, `${own}report_join_res(-4)`],
    },
    {
      // No beacon and no answer to its probes for seconds (rtw_mlme_ext.c).
      head: `${own}linked_status_chk(`,
      rest: at`[\w.-]{1,15}\) disconnect or roaming`,
      read: () => ({ kind: 'beacon-loss' }),
      samples: [`${own}linked_status_chk(wlan0) disconnect or roaming`],
      kinds: ['beacon-loss'],
    },
    {
      // Whoever ended it: a farewell that was heard stands before it, with its reason.
      head: `${own}indicate disassoc`,
      read: (_, station) => {
        const { isUp } = station;
        station.isUp = false;
        return isUp ? { kind: 'disconnected', bssid: bssidOf(station), reason: 0, local: false } : undefined;
      },
      samples: [],
      kinds: [],
      quiet: [`${own}indicate disassoc`],
    },
    {
      head: `${own}link to `,
      rest: at`.{1,64} fail`,
      read: () => ({ kind: 'join-failed' }),
      samples: [`${own}link to Artable_lab fail`],
      kinds: ['join-failed'],
    },
    ...['OnDeAuth', 'OnDisassoc'].map((head): KernelRule => ({
      head: `${own}${head}`,
      rest: at`(?:\(\S{1,15}\))? (?:[Rr]eason(?: code)?[=(:] ?(\d{1,5}))`,
      read: ([, reason], station) => {
        station.isUp = false;
        return {
          kind: 'disconnected',
          bssid: bssidOf(station),
          reason: toNumber(reason),
          local: false,
          frame: head === 'OnDeAuth' ? 'deauthentication' : 'disassociation',
        };
      },
      samples: [`${own}${head}(wlan0) reason=15, ta=${SAMPLE}, ignore=0`],
      kinds: ['disconnected'],
    })),
    {
      // The keys of a handshake that is complete.
      head: `${own}set pairwise key `,
      read: (_, station) => ({ kind: 'keys-installed', bssid: bssidOf(station) }),
      samples: [`${own}set pairwise key to hw: alg:4(WEP40-1 WEP104-5 TKIP-2 AES-4) camid:4`],
      kinds: ['keys-installed'],
    },
    {
      // The first is message 1/4; whether one of the others is message 3/4, or 1/4 once more, is not said.
      head: `${own}recv eapol packet`,
      read: (_, station) => {
        if (station.isInHandshake === true) return undefined;
        station.isInHandshake = true;
        return { kind: 'eapol-key', message: 1, direction: 'received' };
      },
      samples: [`${own}recv eapol packet`],
      kinds: ['eapol-key'],
    },
    ...['send eapol packet', 'rtw_', 'set group key', 'nolinked power', 'module init', 'link_timer_hdl'].map(
      (head): KernelRule => ({
        head: `${own}${head}`,
        samples: [],
        kinds: [],
        quiet: [`${own}${head} …`],
      }),
    ),
  ],
);

/** Marvell's, behind the bus that the card sits on (`drivers/net/wireless/marvell/mwifiex`). */
const BUS = String.raw`(?:pcie|sdio|usb) \S{1,24}: info: `;
const marvell: readonly KernelRule[] = [
  {
    head: 'mwifiex_',
    rest: at`${BUS}trying to associate to (?:'.{0,64}' )?bssid ${ADDRESS}`,
    read: ([, bssid]) => ({ kind: 'assoc-request', bssid: toMac(bssid), authUnseen: true }),
    samples: [`mwifiex_pcie 0000:01:00.0: info: trying to associate to 'lab' bssid ${SAMPLE}`],
    kinds: ['assoc-request'],
  },
  {
    head: 'mwifiex_',
    rest: at`${BUS}associated to bssid ${ADDRESS} successfully`,
    read: ([, bssid]) => ({ kind: 'assoc-response', bssid: toMac(bssid), status: 0 }),
    samples: [`mwifiex_pcie 0000:01:00.0: info: associated to bssid ${SAMPLE} successfully`],
    kinds: ['assoc-response'],
  },
  {
    // Its own request, or an event of the firmware: it does not say which.
    head: 'mwifiex_',
    rest: at`${BUS}successfully disconnected from ${ADDRESS}: reason code (\d{1,5})`,
    read: ([, bssid, reason]) => ({
      kind: 'disconnected',
      bssid: toMac(bssid),
      reason: toNumber(reason),
      local: true,
    }),
    samples: [`mwifiex_pcie 0000:01:00.0: info: successfully disconnected from ${SAMPLE}: reason code 3`],
    kinds: ['disconnected'],
  },
];

/** What the firmware made up itself stands in the place of the capabilities (`enum mwifiex_connect_err`), 4 is its time that ran out. */
const OF_FIRMWARE = 0xfffb;
const RAN_OUT = 4;

const marvellRefusal: KernelRule = {
  head: 'mwifiex_',
  rest: at`(?:pcie|sdio|usb) \S{1,24}: ASSOC_RESP: association failed, status code = (\d{1,5}), error = 0x([\da-f]{1,4})`,
  read: ([, status, error = '0']) => {
    const code = toNumber(status);
    if (Number.parseInt(error, 16) < OF_FIRMWARE)
      return { kind: 'assoc-response', bssid: NO_BSSID, status: code };
    return code === RAN_OUT ? { kind: 'assoc-timeout' } : { kind: 'join-failed' };
  },
  samples: [
    'mwifiex_pcie 0000:01:00.0: ASSOC_RESP: association failed, status code = 17, error = 0x431, a_id = 0xffff',
  ],
  kinds: ['assoc-response'],
};

/** Broadcom's own driver (bcmdhd, `wl_cfg80211.c`, `wl_iapsta.c`): the firmware joins; of its events those of frames have the frame's reason. */
const broadcom: readonly KernelRule[] = [
  {
    head: '[dhd-',
    namesInterface: true,
    rest: at`(\w{1,15})\] wl_cfg80211_connect : Connecting with ${ADDRESS} ssid "([^"]{1,32})"`,
    read: ([, , bssid, ssid = '']) => ({
      kind: 'assoc-request',
      bssid: toMac(bssid),
      ssid: ssidFromBytes(ssid),
      authUnseen: true,
    }),
    samples: [
      `[dhd-wlan0] wl_cfg80211_connect : Connecting with ${SAMPLE} ssid "lab", len (3), sec=wpa2psk/aes, channel=11`,
    ],
    kinds: ['assoc-request'],
  },
  {
    head: '[dhd-',
    namesInterface: true,
    rest: at`(\w{1,15})\] wl_ext_iapsta_event : \[S\] Link UP with ${ADDRESS}`,
    read: ([, , bssid]) => ({ kind: 'assoc-response', bssid: toMac(bssid), status: 0 }),
    samples: [`[dhd-wlan0] wl_ext_iapsta_event : [S] Link UP with ${SAMPLE}`],
    kinds: ['assoc-response'],
  },
  {
    head: '[dhd-',
    namesInterface: true,
    rest: at`(\w{1,15})\] wl_ext_iapsta_event : \[S\] Link down with ${ADDRESS}, WLC_E_(\w{1,24})\(\d{1,3}\), reason (\d{1,5})`,
    read: ([, , bssid, event = '', reason]) => ({
      kind: 'disconnected',
      bssid: toMac(bssid),
      reason: /^(?:DEAUTH|DISASSOC)/.test(event) ? toNumber(reason) : 0,
      local: /^(?:DEAUTH|DISASSOC)$/.test(event),
    }),
    samples: [
      `[dhd-wlan0] wl_ext_iapsta_event : [S] Link down with ${SAMPLE}, WLC_E_DEAUTH_IND(6), reason 15`,
    ],
    kinds: ['disconnected'],
  },
  {
    head: '[dhd-',
    namesInterface: true,
    rest: at`(\w{1,15})\] wl_bss_connect_done : Report connect result - connection failed`,
    read: () => ({ kind: 'join-failed' }),
    samples: ['[dhd-wlan0] wl_bss_connect_done : Report connect result - connection failed'],
    kinds: ['join-failed'],
  },
];

/** Qualcomm's prima and qcacld (`CORE/MAC/src/pe/lim`): process, level and part stand before the function. */
const qualcomm: readonly KernelRule[] = [
  {
    head: 'wlan: [',
    rest: at`\d{1,6}:[A-Z]{1,2} {0,2}:[A-Z]{2,4} {0,2}\] \w{1,48}: (?:\d{1,6}: )?Received (Deauth|Disassoc) frame [^\n]{0,160}? reason code (\d{1,5}) from ${ADDRESS}`,
    read: ([, frame, reason, bssid]) => ({
      kind: 'disconnected',
      bssid: toMac(bssid),
      reason: toNumber(reason),
      local: false,
      frame: frame === 'Deauth' ? 'deauthentication' : 'disassociation',
    }),
    samples: [
      `wlan: [28055:E :PE ] limProcessDeauthFrame: 144: Received Deauth frame for Addr: ${SAMPLE} (mlm state = eLIM_MLM_LINK_ESTABLISHED_STATE) with reason code 7 from ${SAMPLE}`,
    ],
    kinds: ['disconnected'],
  },
  {
    head: 'wlan: [',
    rest: at`\d{1,6}:[A-Z]{1,2} {0,2}:[A-Z]{2,4} {0,2}\] lim\w{1,44}: (?:\d{1,6}: )?received (AUTH|ASSOC|REASSOC) failure timeout`,
    read: ([, what]) => ({ kind: what === 'AUTH' ? 'auth-timeout' : 'assoc-timeout' }),
    samples: [
      'wlan: [22320:E :PE ] limProcessAuthFailureTimeout: 4229: received AUTH failure timeout in sessionid 0',
    ],
    kinds: ['auth-timeout'],
  },
  {
    head: 'wlan: connection failed with ',
    rest: at`${ADDRESS}`,
    read: () => ({ kind: 'join-failed' }),
    samples: [`wlan: connection failed with ${SAMPLE} reason:3 and Status:7`],
    kinds: ['join-failed'],
  },
];

const itlwm: readonly KernelRule[] = ['itlwm: ', '(itlwm) itlwm: '].map((front): KernelRule => ({
  head: `${front}ieee80211_`,
  // Names of the functions that run.
  rest: at`(?:recv_4way_msg([13])|\w{1,48})`,
  read: ([, message]) =>
    message === undefined
      ? undefined
      : { kind: 'eapol-key', message: message === '1' ? 1 : 3, direction: 'received' },
  samples: [`${front}ieee80211_recv_4way_msg3`],
  kinds: ['eapol-key'],
  quiet: [`${front}ieee80211_eapol_key_input`],
}));

/** Told of a station by its access point's driver. */
const ofPeer = (address: string | undefined, reads: readonly Read[]): readonly Read[] =>
  reads.map((read) => ({ ...read, station: toMac(address), witness: 'access-point', iface: '' }));

const ralink: readonly KernelRule[] = [
  {
    head: 'ASSOC - ',
    rest: at`.{0,60}?STA ${ADDRESS}`,
    read: ([, address], station) => {
      station.peer = address;
      return ofPeer(address, [{ kind: 'assoc-response', bssid: NO_BSSID, status: 0 }]);
    },
    samples: [`ASSOC - assign AID=2 to STA ${SAMPLE}`],
    kinds: ['assoc-response'],
  },
  {
    head: 'AUTH - ',
    rest: at`.{0,60}?Status=(\d{1,3}) from .{0,12}?${ADDRESS}`,
    read: ([, status, address]) => ofPeer(address, [authenticated(NO_BSSID, toNumber(status))]),
    samples: [`AUTH - MBSS(0), Rcv AUTH seq#1, Alg=0, Status=0 from [wcid=255]${SAMPLE}`],
    kinds: ['auth-response'],
  },
  ...['DE-AUTH(seq-', 'DISASSOC(seq-'].map((head): KernelRule => ({
    head,
    rest: at`\d{1,5}\) from ${ADDRESS}, reason=(\d{1,5})`,
    read: ([, address, reason]) =>
      ofPeer(address, [{ kind: 'disconnected', bssid: NO_BSSID, reason: toNumber(reason), local: true }]),
    samples: [`${head}7) from ${SAMPLE}, reason=3`],
    kinds: ['disconnected'],
  })),
  {
    head: '4Way-MSG1 timeout with ',
    rest: at`${ADDRESS}`,
    read: ([, address]) => ofPeer(address, [{ kind: 'handshake-retries-exhausted', message: 2 }]),
    samples: [`4Way-MSG1 timeout with ${SAMPLE}`],
    kinds: ['handshake-retries-exhausted'],
  },
  {
    // It names nobody: the one that associated last is meant, where one is known.
    head: 'MIC Different in pairwise msg ',
    rest: at`([24]) of 4-way handshake`,
    read: ([, message], { peer }) =>
      peer === undefined
        ? undefined
        : ofPeer(peer, [{ kind: 'mic-failure', message: message === '2' ? 2 : 4 }]),
    samples: [],
    kinds: [],
    quiet: ['MIC Different in pairwise msg 2 of 4-way handshake!'],
  },
  {
    // Message 4/4 fitted.
    head: 'AP SETKEYS DONE',
    rest: at`(?:.{0,200}? from ${ADDRESS})?`,
    read: ([, address]) =>
      address === undefined ? undefined : ofPeer(address, [{ kind: 'connected', bssid: NO_BSSID }]),
    samples: [`AP SETKEYS DONE - AKMMap=WPA2PSK, PairwiseCipher=AES, GroupCipher=AES, wcid=1 from ${SAMPLE}`],
    kinds: ['connected'],
  },
  ...['Rcv Wcid(', 'Receive EAPoL-Key frame from STA ', 'WpaEAPOLKeyAction: ', 'WPAStart4WayHS'].map(
    (head): KernelRule => ({ head, samples: [], kinds: [], quiet: [`${head} …`] }),
  ),
];

/** Realtek's driver of access points (8192cd), in routers of many makers. Of what follows an association it tells without a name. */
export const realtekPoint: readonly KernelRule[] = [
  ...['A wireless client ', 'A STA '].map((head): KernelRule => ({
    head,
    rest: at`(?:is |was )(associated|re-?associated|disassociated|deauthenticated|expired|deleted|rejected)[^\n]{0,64}? - ${ADDRESS}`,
    read: ([, what = '', address], station) => {
      if (/^(?:re-?)?assoc/.test(what)) {
        station.peer = address;
        return ofPeer(address, [associated()]);
      }
      return ofPeer(address, what === 'rejected' ? keptOut : [ended(0, true)]);
    },
    samples: [`${head}is associated - ${SAMPLE}`],
    kinds: ['assoc-response'],
  })),
  {
    head: 'Open and authenticated',
    read: (_, { peer }) => (peer === undefined ? undefined : ofPeer(peer, [connected])),
    samples: [],
    kinds: [],
    quiet: ['Open and authenticated'],
  },
  {
    // The message of the handshake, and what is wrong with it; so it is spelled.
    head: 'Authentication failled! (',
    rest: at`4-2: MIC`,
    read: (_, { peer }) =>
      peer === undefined ? undefined : ofPeer(peer, [{ kind: 'mic-failure', message: 2 }]),
    samples: [],
    kinds: [],
    quiet: ['Authentication failled! (4-2: MIC error)'],
  },
  ...['WPA-', 'WPA2-', 'WPA3-'].map((head): KernelRule => ({
    head,
    rest: at`[\w-]{2,12} (PSK|1X|RADIUS|SAE)?[^\n]{0,24}? ?authentication in progress`,
    read: ([, akm], { peer }) =>
      peer === undefined || akm !== 'PSK' ? undefined : ofPeer(peer, [{ kind: 'akm-selected', akm: 'psk' }]),
    samples: [],
    kinds: [],
    quiet: [`${head}AES PSK authentication in progress...`],
  })),
];

/** `[Class 3 - SEND EAPOL 1/4]`; message 1 and 3 are the station's to receive. */
function xiaomiReads(what: string, status: number): readonly Read[] {
  const message = /EAPOL ([1-4])\/4/.exec(what)?.[1];
  const bssid = NO_BSSID;
  if (message !== undefined) {
    const number = toNumber(message) as 1 | 2 | 3 | 4;
    const key: Read = {
      kind: 'eapol-key',
      message: number,
      direction: number % 2 === 1 ? 'received' : 'sent',
    };
    return number === 4 ? [key, { kind: 'handshake-completed' }, { kind: 'connected', bssid }] : [key];
  }
  if (/RECV (?:RE)?ASSOC/.test(what)) return [{ kind: 'assoc-request', bssid }];
  if (/SEND (?:RE)?ASSOC/.test(what)) return [{ kind: 'assoc-response', bssid, status }];
  if (what.includes('RECV AUTH')) return [{ kind: 'auth-request', bssid }];
  if (what.includes('SEND AUTH')) return [authenticated(bssid, status)];
  if (/(?:DEAUTH|DISASSOC)/.test(what))
    return [{ kind: 'disconnected', bssid, reason: 0, local: what.includes('RECV') }];
  return [];
}

const xiaomi: KernelRule = {
  head: 'wifi_log: [Class ',
  rest: at`\d - ([A-Z_\d/ ]{2,32})\] - .{0,24}?sta_mac="${ADDRESS}"(?:[^\n]{0,160}?status="(\d{1,5})")?`,
  read: ([, what = '', address, status]) => ofPeer(address, xiaomiReads(what, toNumber(status ?? '0'))),
  samples: [
    `wifi_log: [Class 2 - SEND ASSOC RSP] - if="wl0", sta_mac="${SAMPLE}", bssid="${SAMPLE}", action="mlme-assoc", status="0", Aid="1"`,
  ],
  kinds: ['assoc-response'],
};

export const vendorRules: readonly KernelRule[] = [
  ...realtek,
  ...marvell,
  marvellRefusal,
  ...broadcom,
  ...qualcomm,
  ...itlwm,
  ...ralink,
  ...realtekPoint,
  xiaomi,
];
