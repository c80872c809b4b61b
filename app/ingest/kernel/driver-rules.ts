/**
 * Drivers that say that they or their firmware failed, and what only looks like it. There are too many drivers, and too many
 * sentences, to list: a fault is told by who speaks (a driver's name) and by the words that all of them use for it
 * (`driver-words.ts`). Texts are those of the drivers' sources (drivers/net/wireless,
 * Linux 2.6 to 6.x, and vendors' drivers); none was compared with a failing card.
 */
import { FAULT, NOISE } from '../driver-words.ts';
import { at, MAC } from '../text.ts';
import type { KernelRule } from './rules.ts';
import { vendorRules } from './vendor-rules.ts';

/** How messages of drivers begin: a driver's name, a bus or device behind it, maybe a function. */
const NAMES = [
  'iwlwifi',
  'iwlagn ',
  'iwl3945 ',
  'iwl4965 ',
  'ipw2',
  'ath: ',
  'ath5k ',
  'ath6kl',
  'ath9k',
  'ath10k',
  'ath11k',
  'ath12k',
  'carl9170 ',
  'wcn36xx',
  'wil6210 ',
  'rtw_8',
  'rtw88',
  'rtw89',
  'rtw_core: ',
  'rtl8',
  'rtlwifi: ',
  'rtl_usb: ',
  'r8188eu ',
  'R8188EU: ',
  'r8712u: ',
  'RTL871X: ',
  'RTW: ',
  'mt76',
  'mt79',
  'mwifiex_',
  'mwifiex: ',
  'mwlwifi',
  'mwl8k ',
  'libertas',
  'brcmfmac',
  'brcmsmac ',
  'brcmsmac: ',
  'b43-phy',
  'b43 ',
  'wlcore: ',
  'wl12xx ',
  'wl18xx ',
  'rt2500',
  'phy0 -> ',
  'phy1 -> ',
  'phy2 -> ',
  'rt2800',
  'rt73usb',
  'rsi_91x: ',
  'zd1211rw ',
  'p54',
  'cw1200',
  'wilc',
  'ieee80211 ',
] as const;

/** `0000:02:00.0: `, `mmc1:0001:1: `, `c800000.wifi: `, `phy0: `, `1 ERROR: `; some messages name the function, too. */
const FRONT = String.raw`[\w.-]{0,24}(?: ?ERROR)?:? {0,2}(?:\S{1,40}: {1,2})?(?:\w{1,48}: )?`;

/** What every card says now and then, and one that hangs says without end. */
const SLOW = 'timed out to flush|failed to flush|Failed to flush';
export const SLOW_QUEUES = 'queues that were not emptied';

const PATTERN = at`${FRONT}(?:(?=[^\n]{0,200}?(?:(${SLOW})|${NOISE.join('|')}))|[^\n]{0,160}?(${FAULT.join('|')}))`;

/** Sentences of the drivers, each a fault. */
const FAULTS: readonly string[] = [
  'iwlwifi 0000:00:14.3: Microcode SW error detected. Restarting 0x0.',
  'iwlwifi 0000:00:14.3: Error sending SCAN_OFFLOAD_REQUEST_CMD: time out after 2000ms.',
  'iwlwifi 0000:00:14.3: Queue 11 is active on fifo 1 and stuck for 10000 ms. SW [40, 93] HW [40, 93] FH TRB=0x0a5a5a5a2',
  'iwlwifi 0000:03:00.0: Failed to start RT ucode: -110',
  'iwlwifi 0000:03:00.0: FW error in SYNC CMD SCAN_REQ_UMAC',
  'ath10k_pci 0000:02:00.0: firmware crashed! (guid n/a)',
  'ath10k_pci 0000:02:00.0: wmi command 16387 timeout, restarting hardware',
  'ath10k_pci 0000:02:00.0: failed to install key for vdev 0 peer 02:00:00:00:00:00: -110',
  'ath11k_pci 0000:04:00.0: firmware crashed: MHI_CB_EE_RDDM',
  'ath12k_pci 0000:04:00.0: wmi command 20488 timeout',
  'ath: phy0: Unable to reset channel, reset status -5',
  'ath: phy0: Chip reset failed',
  'rtw_8821ce 0000:01:00.0: failed to send h2c command',
  'rtw88_8822ce 0000:03:00.0: mac power on failed',
  'rtw89_8922ae 0000:02:00.0: SER catches error: 0x4000',
  'rtw89_8852be 0000:02:00.0: failed to leave ips state',
  'mt7921e 0000:03:00.0: Message 00020007 (seq 10) timeout',
  'mt7921e 0000:03:00.0: driver own failed',
  'mt76x2u 1-1:1.0: error: mt76x02u_mcu_wait_resp timed out',
  'mt7601u 1-1:1.0: Error: MCU response pre-completed! timeout',
  'mwifiex_pcie 0000:03:00.0: mwifiex_cmd_timeout_func: Timeout cmd id = 0xfa, act = 0xe000',
  'mwifiex_sdio mmc1:0001:1: Firmware wakeup failed',
  'ath10k_pci 0000:02:00.0: failed to install key for vdev 0 peer 02:00:00:00:00:00: -11',
  'brcmfmac: brcmf_fw_crashed: Firmware has halted or crashed',
  'brcmfmac: brcmf_sdio_hostmail: mailbox indicates firmware halted',
  'brcmfmac: brcmf_sdio_bus_rxctl: resumed on timeout',
  'brcmfmac mmc1:0001:1: brcmf_sdio_download_firmware: dongle image file download failed -110',
  'brcmfmac: CONSOLE: 002276.390 wl0: wlc_dpc HAMMERING fatal txs err',
  'ieee80211 phy0: Hardware restart was requested',
  'ieee80211 phy0: brcmf_msgbuf_query_dcmd: Timeout on response for query command',
  'ieee80211 phy0: brcmf_fil_cmd_data: bus is down. we have nothing to do.',
  'ieee80211 phy0: rt2x00usb_vendor_request: Error - Vendor Request 0x07 failed for offset 0x101c with error -110',
  'b43-phy0 ERROR: MAC suspend failed',
  'b43-phy0 ERROR: Firmware file "b43/ucode5.fw" not found',
  'iwlwifi 0000:00:14.3: no suitable firmware found!',
  'wcn36xx: ERROR Timeout! No SMD response to req 55 in 10000ms',
  'wcn36xx: ERROR hal_config_bss response failed err=-5',
  'wcn36xx a204000.remoteproc:smd-edge:wcnss:wifi: ERROR Timeout! No SMD response to req 12 in 10000ms',
  'wlcore: ERROR command execute failure: hardware error -110',
  'rtl8xxxu 1-1:1.0: rtl8xxxu_writeN: failed to write block, error: -110',
];

/** Sentences of the drivers that are known and say nothing. */
const QUIET: readonly string[] = [
  'iwlwifi 0000:00:14.3: Unhandled alg: 0x707',
  'iwlwifi 0000:00:14.3: No beacon heard and the time event is over already...',
  'ath10k_pci 0000:02:00.0: received unexpected tx_fetch_ind event: in push mode',
  'ath10k_pci 0000:02:00.0: could not request stats (-108)',
  'ath11k_pci 0000:04:00.0: failed to flush transmit queue, data pkts pending 2',
  'ath: phy0: Failed to stop TX DMA, queues=0x10f!',
  'rtw_8822be 0000:01:00.0: timed out to flush queue 2',
  'rtw_8822cu 1-1:1.2: failed to get tx report from firmware',
  'brcmfmac: brcmf_set_channel: set chanspec 0x100c fail, reason -52',
  'brcmfmac: brcmf_cfg80211_scan: scan error (-12)',
  'ieee80211 phy0: rt2x00queue_flush_queue: Warning - Queue 2 failed to flush',
  'ieee80211 phy0: brcmf_run_escan: error (-52)',
  'brcmfmac: brcmf_update_bss_info: wl dtim_assoc failed (-52)',
];

const LONGEST_FIRST = NAMES.toSorted((one, other) => other.length - one.length);
const byHead = (sentences: readonly string[]): ReadonlyMap<string | undefined, readonly string[]> =>
  Map.groupBy(sentences, (sentence) => LONGEST_FIRST.find((head) => sentence.startsWith(head)));
const faults = byHead(FAULTS);
const quiet = byHead(QUIET);

const faultRules: readonly KernelRule[] = NAMES.map((head) => ({
  head,
  rest: PATTERN,
  read: ([, slow, what]) => {
    const fault = slow === undefined ? what : SLOW_QUEUES;
    return fault === undefined ? undefined : { kind: 'driver-fault', what: fault };
  },
  samples: [`${head}0: firmware crashed`, ...(faults.get(head) ?? [])],
  kinds: ['driver-fault'],
  quiet: quiet.get(head) ?? [],
}));

/** Firmware that runs beside the driver, on a processor of Qualcomm's with a driver of its own (drivers/remoteproc). */
const WIFI_PROCESSOR = String.raw`[\w.-]{0,32}(?:wcss|wpss|wcnss)`;
const processorRules: readonly KernelRule[] = [
  ...['qcom-q6v5-wcss', 'qcom-wcnss-pil '].map((head): KernelRule => ({
    head,
    rest: at`[\w-]{0,16} ?[\w.-]{1,40}: (fatal error received|watchdog (?:received|bite))`,
    read: ([, what = '']) => ({ kind: 'driver-fault', what }),
    samples: [`${head.trim()} cd00000.remoteproc: fatal error received:`],
    kinds: ['driver-fault'],
  })),
  {
    head: 'remoteproc remoteproc',
    rest: at`\d: (?:(crash detected) in|handling (crash) #\d+ in) ${WIFI_PROCESSOR}`,
    read: ([, found, handled = '']) => ({ kind: 'driver-fault', what: found ?? handled }),
    samples: [
      'remoteproc remoteproc0: crash detected in cd00000.q6v5_wcss: type fatal error',
      'remoteproc remoteproc0: handling crash #1 in cd00000.q6v5_wcss',
    ],
    kinds: ['driver-fault'],
  },
];

/** What stands at the beginning of a message that names no interface of mac80211. */
export const driverRules: readonly KernelRule[] = [
  ...vendorRules,
  ...faultRules,
  ...processorRules,
  {
    // mt7603 before it had a device's name in its messages (mt76, 2016).
    head: 'MCU message ',
    rest: at`\d{1,3} \(seq \d{1,3}\) (timed out)`,
    read: ([, what = '']) => ({ kind: 'driver-fault', what: `MCU message ${what}` }),
    samples: ['MCU message 8 (seq 10) timed out'],
    kinds: ['driver-fault'],
  },
  {
    // net/mac80211/key.c, from 5.6 on: what is sent while the key changes may go out in the clear or be lost.
    head: 'Rekeying PTK for STA ',
    rest: at`${MAC} but driver can't safely do that`,
    read: () => ({ kind: 'unsafe-rekey' }),
    samples: ["Rekeying PTK for STA 02:00:00:00:00:00 but driver can't safely do that."],
    kinds: ['unsafe-rekey'],
  },
  ...['IPv6: ADDRCONF(NETDEV_CHANGE): ', 'ADDRCONF(NETDEV_CHANGE): '].map((head): KernelRule => ({
    head,
    // The supplicant lets it become ready when the handshake is complete. Said once after the interface came up.
    rest: at`(\S{1,15}): link becomes ready`,
    namesInterface: true,
    read: (_, station) => station.association && { kind: 'connected', bssid: station.association.bssid },
    samples: [],
    kinds: [],
    quiet: [`${head}wlan0: link becomes ready`],
  })),
  ...['IPv6: ADDRCONF(NETDEV_UP): ', 'ADDRCONF(NETDEV_UP): '].map((head): KernelRule => ({
    head,
    rest: at`\S{1,15}: link is not ready`,
    samples: [],
    kinds: [],
    quiet: [`${head}wlan0: link is not ready`],
  })),
  {
    head: 'ERROR @wl_notify_scan_status : ',
    rest: at`\S{1,15} Scan_results error`,
    samples: [],
    kinds: [],
    quiet: ['ERROR @wl_notify_scan_status : wlan0 Scan_results error (-22)'],
  },
];
