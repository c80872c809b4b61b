/**
 * Drivers that say that they or their firmware failed, and what only looks like it. Texts are those of the drivers' sources
 * (drivers/net/wireless, Linux 4.x to 6.x); none was compared with a failing card. A fault is a sign that a command was
 * not carried out or that the firmware had to be started anew. Queues that were slow to empty, reports that did not come
 * and scans that were refused happen on healthy links: they are known and say nothing.
 */
import { at } from '../text.ts';
import type { KernelRule } from './rules.ts';

/** `0000:02:00.0: `, `mmc1:0001:1: `, `1-1.2:1.0: `, `c800000.wifi: `; some messages name the function too. */
const DEVICE = String.raw`(?:\S{1,40}: )?(?:\w{1,48}: )?`;
const PHY = String.raw`(?:phy|wiphy)\d+: (?:\w{1,48}: )?`;

interface Driver {
  readonly heads: readonly string[];
  readonly front: string;
  readonly faults: string;
  readonly samples: readonly string[];
  /** Known lines that are no fault. */
  readonly noise?: string;
  readonly quiet?: readonly string[];
}

const DRIVERS: readonly Driver[] = [
  {
    heads: ['iwlwifi ', 'iwlagn '],
    front: DEVICE,
    faults:
      'Microcode SW error detected|Hardware error detected|Error sending \\S+: (?:time out|enqueue_hcmd failed)|Queue \\d+ (?:is active on fifo \\d+ and )?stuck for|Failed to (?:start|run|load) |Failed to wake NIC|Firmware error during reconfiguration',
    samples: [
      '0000:00:14.3: Microcode SW error detected. Restarting 0x0.',
      '0000:00:14.3: Error sending SCAN_OFFLOAD_REQUEST_CMD: time out after 2000ms.',
      '0000:00:14.3: Queue 11 is active on fifo 1 and stuck for 10000 ms. SW [40, 93] HW [40, 93] FH TRB=0x0a5a5a5a2',
      '0000:03:00.0: Failed to start RT ucode: -110',
    ],
    noise: 'Unhandled alg|No beacon heard and the|Not associated and the|missed beacons? exceeds',
    quiet: [
      '0000:00:14.3: Unhandled alg: 0x707',
      '0000:00:14.3: No beacon heard and the time event is over already...',
    ],
  },
  {
    heads: ['ath10k_pci ', 'ath10k_sdio ', 'ath10k_snoc ', 'ath10k_usb ', 'ath10k_ahb '],
    front: DEVICE,
    faults: 'firmware crashed!|wmi command \\d+ timeout|failed to wake target|device has crashed',
    samples: [
      '0000:02:00.0: firmware crashed! (guid n/a)',
      '0000:02:00.0: wmi command 16387 timeout, restarting hardware',
    ],
    noise: 'received unexpected tx_fetch_ind|failed to flush transmit queue',
    quiet: ['0000:02:00.0: received unexpected tx_fetch_ind event: in push mode'],
  },
  {
    heads: ['ath11k_pci ', 'ath11k_ahb ', 'ath12k_pci ', 'ath11k ', 'ath12k '],
    front: DEVICE,
    faults: 'firmware crashed: |wmi command \\d+ timeout|failed to start core',
    samples: ['0000:04:00.0: firmware crashed: MHI_CB_EE_RDDM', '0000:04:00.0: wmi command 20488 timeout'],
    noise: 'failed to flush transmit queue',
    quiet: ['0000:04:00.0: failed to flush transmit queue, data pkts pending 2'],
  },
  {
    heads: ['ath: ', 'ath9k: '],
    front: PHY,
    faults: 'Unable to reset (?:channel|hardware)|Chip reset failed|Reset failed',
    samples: ['phy0: Unable to reset channel, reset status -5', 'phy0: Chip reset failed'],
    noise: 'Failed to stop TX DMA|DMA failed to stop|Could not stop RX|Failed to wakeup',
    quiet: ['phy0: Failed to stop TX DMA, queues=0x10f!'],
  },
  {
    heads: ['rtw_8', 'rtw89_8'],
    front: `\\w{3,6} ${DEVICE}`,
    faults:
      'failed to send h2c command|firmware failed to restore hardware|mac power on failed|SER catches error|failed to download firmware|c2h reg timeout',
    samples: [
      '821ce 0000:01:00.0: failed to send h2c command',
      '922ae 0000:02:00.0: SER catches error: 0x4000',
    ],
    noise:
      'timed out to flush queue|failed to get tx report|firmware failed to report density|firmware failed to leave lps',
    quiet: [
      '822be 0000:01:00.0: timed out to flush queue 2',
      '822cu 1-1:1.2: failed to get tx report from firmware',
    ],
  },
  {
    heads: ['mt76', 'mt79'],
    front: `\\w{2,6} ${DEVICE}`,
    faults:
      'Message \\S+ \\(seq \\d+\\) timeout|driver own failed|chip full reset failed|(?:error: )?(?:mt76x02u_mcu_wait_resp )?timed out|vendor request req:\\S+ off:\\S+ failed:-(?:71|110)|Timeout for driver own',
    samples: ['21e 0000:03:00.0: Message 00020007 (seq 10) timeout', '21e 0000:03:00.0: driver own failed'],
  },
  {
    heads: ['mwifiex_pcie ', 'mwifiex_sdio ', 'mwifiex_usb '],
    front: DEVICE,
    faults: 'Timeout cmd id = |Firmware wakeup failed|FW is in bad state|firmware (?:is in bad state|dump)',
    samples: ['0000:03:00.0: mwifiex_cmd_timeout_func: Timeout cmd id = 0xfa, act = 0xe000'],
  },
  {
    heads: ['brcmfmac: ', 'brcmfmac '],
    front: DEVICE,
    faults:
      'Firmware has halted or crashed|mailbox indicates firmware halted|bus is down\\. we have nothing to do|Timeout on response for query command|resumed on timeout|\\S+ failed w/status -110',
    samples: [
      'brcmf_fw_crashed: Firmware has halted or crashed',
      'brcmf_sdio_hostmail: mailbox indicates firmware halted',
      'brcmf_sdio_bus_rxctl: resumed on timeout',
    ],
    noise: 'set chanspec 0x|scan error|error \\(-52\\)|power management disabled',
    quiet: [
      'brcmf_set_channel: set chanspec 0x100c fail, reason -52',
      'brcmf_cfg80211_scan: scan error (-12)',
    ],
  },
  {
    heads: ['ieee80211 '],
    front: PHY,
    // The first is mac80211's own word, whatever the driver: it sets the card up anew.
    faults:
      'Hardware restart was requested|Firmware has halted or crashed|bus is down\\. we have nothing to do|Timeout on response for query command|(?:Error - )?Vendor Request 0x\\w+ failed for offset 0x\\w+ with error -(?:71|110)',
    samples: [
      'phy0: Hardware restart was requested',
      'phy0: brcmf_msgbuf_query_dcmd: Timeout on response for query command',
      'phy0: brcmf_fil_cmd_data: bus is down. we have nothing to do.',
      'phy0: rt2x00usb_vendor_request: Error - Vendor Request 0x07 failed for offset 0x101c with error -110',
    ],
    noise: '(?:Warning - )?Queue \\d+ failed to flush|Selected rate control|set chanspec 0x|scan error',
    quiet: ['phy0: rt2x00queue_flush_queue: Warning - Queue 2 failed to flush'],
  },
  {
    heads: ['b43-phy'],
    front: '\\d+ ?(?:ERROR)?: ',
    faults: 'Controller RESET|MAC suspend failed|Fatal DMA error',
    samples: ['0 ERROR: MAC suspend failed'],
  },
];

const samplesUnder = (head: string, samples: readonly string[] = []): string[] =>
  samples.map((sample) => head + sample);

const rulesOf = ({ heads, front, faults, noise, samples, quiet }: Driver): KernelRule[] =>
  heads.map((head) => ({
    head,
    rest: at`${front}(?:(${faults})${noise === undefined ? '' : `|(?:${noise})`})`,
    read: ([, what]) => (what === undefined ? undefined : { kind: 'driver-fault', what }),
    samples: samplesUnder(head, samples),
    kinds: ['driver-fault'],
    quiet: samplesUnder(head, quiet),
  }));

/** What stands at the beginning of a message that names no interface of mac80211. */
export const driverRules: readonly KernelRule[] = [
  ...DRIVERS.flatMap(rulesOf),
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
